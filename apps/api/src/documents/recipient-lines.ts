import { BLANK } from '../paper/wording';

/** Ended as the form has it: commas, the last line by a full stop. */
export function recipientLines(lines: readonly string[]): string[] {
  const all = lines.length > 0 ? lines : [BLANK.repeat(6), 'Lưu'];
  return all.map((line, at) => `- ${line.replace(/[,.;]+$/u, '')}${at === all.length - 1 ? '.' : ','}`);
}
