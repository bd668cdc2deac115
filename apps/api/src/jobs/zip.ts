import { crc32 } from 'node:zlib';

/** A file of an archive, fetched when its turn has come. */
export interface ZipEntry {
  name: string;
  read: () => Promise<Buffer>;
}

/** Signatures of APPNOTE 6.3.10. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, the beginning of its calendar: the same files make the same bytes. */
const FIRST_DAY = 0x0021;

/**
 * A ZIP archive whose files are stored as they are (PDF is compressed already), part by part as it is asked for: no more
 * than one file is in memory, which the archive writers at hand do not hold to. Up to 65 535 files and 4 GB.
 */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, read } of entries) {
    const content = await read();
    const about = aboutOf(Buffer.from(name, 'utf8'), content);
    const head = localHead(about);
    central.push(centralHead(about, offset));
    offset += head.length + content.length;
    yield head;
    yield content;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield ending(entries.length, directory.length, offset);
}

interface About {
  name: Buffer;
  crc: number;
  size: number;
}

function aboutOf(name: Buffer, content: Buffer): About {
  return { name, crc: crc32(content), size: content.length };
}

function localHead({ name, crc, size }: About): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(LOCAL, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(UTF8, 6);
  head.writeUInt16LE(FIRST_DAY, 12);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt32LE(size, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function centralHead({ name, crc, size }: About, offset: number): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(CENTRAL, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(VERSION, 6);
  head.writeUInt16LE(UTF8, 8);
  head.writeUInt16LE(FIRST_DAY, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(size, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

function ending(files: number, directory: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(directory, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
