import 'reflect-metadata';

/**
 * npm run bench: the product against a bare yardstick (speed.ts). npm run bench -- further 30000: the same with so many more
 * organisations in the register. npm run bench -- country 3000 30000: countries of so many branches, on SQLite or with
 * TEST_DATABASE_URL on PostgreSQL (country/measure.ts). npm run bench -- papers: cards, workbooks and all cards as one file
 * (papers.ts). npm run bench -- import 20000: a workbook of so many branches looked through and taken in (imports.ts).
 */
const [what, ...sizes] = process.argv.slice(2);
if (what === 'country') {
  const { measureCountries } = await import('./country/measure');
  await measureCountries(sizes.length > 0 ? sizes.map(Number) : [3_000, 30_000]);
  process.exit();
}
if (what === 'papers') {
  const { measurePapers } = await import('./papers');
  await measurePapers();
  process.exit();
}
if (what === 'import') {
  const { measureImport } = await import('./imports');
  await measureImport(Number(sizes[0] ?? 20_000));
  process.exit();
}
const { measureSpeed } = await import('./speed');
await measureSpeed(what === 'further' ? Number(sizes[0] ?? 30_000) : 0);
process.exit();
