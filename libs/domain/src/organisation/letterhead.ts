/** Who signs in whose name, as real forms have it. */
export const SIGNS_FOR = [
  'T/M ĐẢNG ỦY',
  'T/M BAN THƯỜNG VỤ',
  'T/M BAN CHẤP HÀNH',
  'T/M TỈNH ỦY',
  'T/M THÀNH ỦY',
  'T/M CHI BỘ',
  'T/M CHI ỦY',
] as const;
export type SignsFor = (typeof SIGNS_FOR)[number];

/** A deputy signs with the same T/M, never K/T. */
export const SIGNATORIES = ['BÍ THƯ', 'PHÓ BÍ THƯ'] as const;
export type Signatory = (typeof SIGNATORIES)[number];

/** Most recipients named on a paper. */
export const MOST_RECIPIENTS = 10;

/** On paper, stands for what is written in by hand, and is wide enough for it. */
export const BLANK = '……';

/** "Số ……-BC/ĐU": the number is written in by hand when the paper is entered in the book. */
export function numberWords({ symbol }: { symbol?: string }): string {
  return `Số ${BLANK}-${symbol || BLANK}`;
}

/** Ended as the form has it: commas, the last line by a full stop. */
export function recipientLines(lines: readonly string[]): string[] {
  const all = lines.length > 0 ? lines : [BLANK.repeat(6), 'Lưu'];
  return all.map((line, at) => `- ${line.replace(/[,.;]+$/u, '')}${at === all.length - 1 ? '.' : ','}`);
}
