import type { Problem } from '../scoring';

/** The branch's vote on its own card: official members only (Điều lệ Đảng). A number that is missing was not entered. */
export interface Vote {
  /** Đảng viên chính thức có mặt: the base. */
  officialPresent?: number;
  /** Tán thành / không tán thành / ý kiến khác: together the base. */
  approve?: number;
  disapprove?: number;
  other?: number;
}

export const VOTE_LABEL: Readonly<Record<keyof Vote, string>> = {
  officialPresent: 'Đảng viên chính thức có mặt',
  approve: 'Tán thành',
  disapprove: 'Không tán thành',
  other: 'Ý kiến khác',
};

const FIELDS = ['officialPresent', 'approve', 'disapprove', 'other'] as const;

/**
 * What is wrong with a vote, at `vote.…`: numbers missing, a base of nobody or of more than were present, opinions that
 * do not add up to the base. Empty when it stands.
 */
export function checkVote(vote: Vote, present?: number): Problem[] {
  const missing = FIELDS.filter((field) => vote[field] === undefined);
  if (missing.length > 0)
    return missing.map((field) => ({ at: `vote.${field}`, text: `Biểu quyết: chưa nhập "${VOTE_LABEL[field]}".` }));
  const { officialPresent = 0, approve = 0, disapprove = 0, other = 0 } = vote;
  if (FIELDS.some((field) => !Number.isInteger(vote[field]) || (vote[field] ?? 0) < 0)) {
    return [{ at: 'vote.officialPresent', text: 'Biểu quyết: các số phải là số nguyên từ 0.' }];
  }
  return [...checkBase(officialPresent, present), ...checkSum([approve, disapprove, other], officialPresent)];
}

function checkBase(base: number, present: number | undefined): Problem[] {
  const at = 'vote.officialPresent';
  if (base < 1) return [{ at, text: 'Biểu quyết cần ít nhất 1 đảng viên chính thức có mặt.' }];
  if (present === undefined || base <= present) return [];
  return [{ at, text: `Số đảng viên chính thức có mặt (${base}) nhiều hơn số có mặt (${present}).` }];
}

function checkSum(opinions: readonly number[], base: number): Problem[] {
  const sum = opinions.reduce((total, count) => total + count, 0);
  if (sum === base) return [];
  const text = `Biểu quyết: ${opinions.join(' + ')} = ${sum}, nhưng số đảng viên chính thức có mặt là ${base}.`;
  return [{ at: 'vote.approve', text }];
}
