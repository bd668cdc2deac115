/** Letters and figures nobody takes for another: no 0 O, no 1 I L; nor M and W, which are too wide for their place on paper. */
export const CHECK_CODE_LETTERS = 'ABCDEFGHJKNPQRSTUVXYZ23456789';

/** Signs of a code: 18 of 29 are 87 bits. */
export const CHECK_CODE_LENGTH = 18;

const GROUP = 6;

/** Signs of a code that invites: 15 of 29 are 72 bits. */
export const INVITATION_CODE_LENGTH = 15;

const INVITATION_GROUP = 5;

/** A code as it stands on paper, in groups: "K7N2PX-9QVERT-ABCDEF". */
export function checkCodeWords(code: string): string {
  return inGroups(code, GROUP);
}

/** "K7N2P-X9QVE-RTABC". */
export function invitationCodeWords(code: string): string {
  return inGroups(code, INVITATION_GROUP);
}

function inGroups(code: string, signs: number): string {
  return code.match(new RegExp(`.{1,${signs}}`, 'gu'))?.join('-') ?? '';
}

/** The code in what was typed or scanned, whatever stands between its signs; undefined: it cannot be one. */
export function checkCodeOf(typed: string): string | undefined {
  return codeOf(typed, CHECK_CODE_LENGTH);
}

/** The same of a code that invites. */
export function invitationCodeOf(typed: string): string | undefined {
  return codeOf(typed, INVITATION_CODE_LENGTH);
}

function codeOf(typed: string, length: number): string | undefined {
  const code = typed.toUpperCase().replace(/[\s.\-\u2010-\u2015]/gu, '');
  return code.length === length && [...code].every((sign) => CHECK_CODE_LETTERS.includes(sign)) ? code : undefined;
}

/** What a check finds: of a code nobody was given, of a record as it is now. */
export const PAPER_CHECKS = ['MATCHES', 'NEWER', 'DIFFERS', 'UNREADABLE', 'UNKNOWN'] as const;
export type PaperCheck = (typeof PAPER_CHECKS)[number];

export const PAPER_CHECK_LABEL: Readonly<Record<PaperCheck, string>> = {
  MATCHES: 'Khớp',
  NEWER: 'Đã có bản mới hơn',
  DIFFERS: 'Không khớp',
  UNREADABLE: 'Chưa đối chiếu được',
  UNKNOWN: 'Không có mã này',
};
