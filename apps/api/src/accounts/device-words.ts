/** The first that matches: browsers name those they are made like as well. */
const BROWSERS: readonly [RegExp, string][] = [
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Zalo/i, 'Zalo'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chrome OS'],
  [/Mac OS X|Macintosh/, 'máy Mac'],
  [/Linux/, 'Linux'],
];

/** "Chrome, Windows" of what a browser says of itself; nothing of it is kept that would tell devices of one kind apart. */
export function deviceWords(agent: string | undefined): string | null {
  if (!agent) return null;
  const named = [BROWSERS, SYSTEMS].flatMap((known) => known.find(([sign]) => sign.test(agent))?.[1] ?? []);
  return named.length > 0 ? named.join(', ') : 'Chương trình khác';
}
