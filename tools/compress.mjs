import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** What browsers fetch and shrinks; pictures and fonts are packed already. */
const TEXTS = new Set(['.js', '.css', '.html', '.svg', '.json', '.txt', '.webmanifest', '.ico']);

/** Below this a packed file saves less than its headers cost. Bytes. */
const LEAST = 512;

/**
 * Puts a packed copy, brotli and gzip, beside each text file of a folder, as small as they get: the service hands them out
 * as they are and packs nothing itself.
 * @param {string} folder
 * @returns how many files were packed, with their bytes before and as brotli
 */
export function compressFolder(folder) {
  const files = globSync('**/*', { cwd: folder })
    .map((path) => join(folder, path))
    .filter((path) => TEXTS.has(extname(path)) && statSync(path).size >= LEAST);
  let [before, after] = [0, 0];
  for (const path of files) {
    const text = readFileSync(path);
    const brotli = brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    });
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
    [before, after] = [before + text.length, after + brotli.length];
  }
  return { files: files.length, before, after };
}

if (import.meta.filename === process.argv[1]) {
  const { files, before, after } = compressFolder(process.argv[2]);
  console.log(`${files} files packed: ${Math.round(before / 1024)} kB, ${Math.round(after / 1024)} kB as brotli`);
}
