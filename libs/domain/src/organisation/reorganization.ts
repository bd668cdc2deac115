/**
 * How Party organisations are put in order, as decisions name it: ABSORB A + B stays B; MERGE A + B becomes a new C; SPLIT A
 * becomes two or more (A ends, or stays beside them); DISSOLVE its task has ended; DISBAND as discipline; TRANSFER the whole of
 * it goes under another superior.
 */
export const REORGANIZATIONS = ['ABSORB', 'MERGE', 'SPLIT', 'DISSOLVE', 'DISBAND', 'TRANSFER'] as const;
export type Reorganization = (typeof REORGANIZATIONS)[number];

/** Beside these what an administrator does to one organisation: found it, change it, mend its first day. */
export const REGISTER_ACTS = [...REORGANIZATIONS, 'FOUND', 'CHANGE', 'OPENING'] as const;
export type RegisterActKind = (typeof REGISTER_ACTS)[number];

export const REGISTER_ACT_LABEL: Readonly<Record<RegisterActKind, string>> = {
  ABSORB: 'Sáp nhập',
  MERGE: 'Hợp nhất',
  SPLIT: 'Chia tách',
  DISSOLVE: 'Giải thể',
  DISBAND: 'Giải tán',
  TRANSFER: 'Chuyển giao',
  FOUND: 'Thành lập',
  CHANGE: 'Thay đổi',
  OPENING: 'Sửa ngày thành lập',
};

/** What an organisation is to an act. */
export const REGISTER_PARTS = ['ENDS', 'STAYS', 'BEGINS', 'MOVES', 'CHANGES'] as const;
export type RegisterPart = (typeof REGISTER_PARTS)[number];

export const REGISTER_PART_LABEL: Readonly<Record<RegisterPart, string>> = {
  ENDS: 'kết thúc',
  STAYS: 'giữ lại',
  BEGINS: 'thành lập mới',
  MOVES: 'chuyển đi',
  CHANGES: 'thay đổi',
};

/** As much of a reorganisation as its kind decides. */
export interface ReorganizationShape {
  kind: Reorganization;
  /** Those it is about: they end, or move (TRANSFER). */
  organizations: number;
  /** New ones that take their place. */
  founded: number;
  /** One that exists and takes them in (ABSORB), stays beside what was parted from it (SPLIT), or stands above them (TRANSFER). */
  hasSuccessor: boolean;
}

/** Why this is no such reorganisation, in words and with the field; undefined when it is. */
export function whyNotReorganization(
  shape: ReorganizationShape,
): { field: 'organizationIds' | 'founded' | 'successorId'; text: string } | undefined {
  const { kind, organizations, founded, hasSuccessor } = shape;
  const least = kind === 'MERGE' ? 2 : 1;
  if (organizations < least) return { field: 'organizationIds', text: LEAST[least] };
  if (kind === 'SPLIT' && organizations > 1)
    return { field: 'organizationIds', text: 'Chia tách từng tổ chức một, mỗi lần một quyết định.' };
  const needs = NEEDS[kind];
  if (needs.successor === 'YES' && !hasSuccessor) return { field: 'successorId', text: SUCCESSOR[kind] ?? '' };
  if (needs.successor === 'NO' && hasSuccessor)
    return { field: 'successorId', text: `${REGISTER_ACT_LABEL[kind]} không có tổ chức tiếp nhận.` };
  const leastNew = kind === 'SPLIT' && hasSuccessor ? 1 : needs.founded;
  if (founded < leastNew) return { field: 'founded', text: FOUNDED[leastNew] };
  if (needs.founded === 0 && founded > 0)
    return { field: 'founded', text: `${REGISTER_ACT_LABEL[kind]} không lập tổ chức mới.` };
  return undefined;
}

const LEAST: Readonly<Record<number, string>> = {
  1: 'Đồng chí chọn ít nhất một tổ chức.',
  2: 'Hợp nhất cần ít nhất hai tổ chức.',
};

const FOUNDED: Readonly<Record<number, string>> = {
  1: 'Đồng chí ghi tổ chức mới.',
  2: 'Chia tách cần ít nhất hai tổ chức mới, hoặc giữ lại tổ chức cũ.',
};

const SUCCESSOR: Partial<Record<Reorganization, string>> = {
  ABSORB: 'Đồng chí chọn tổ chức giữ lại.',
  TRANSFER: 'Đồng chí chọn cấp trên mới.',
};

const NEEDS: Readonly<Record<Reorganization, { successor: 'YES' | 'NO' | 'MAY'; founded: number }>> = {
  ABSORB: { successor: 'YES', founded: 0 },
  MERGE: { successor: 'NO', founded: 1 },
  SPLIT: { successor: 'MAY', founded: 2 },
  DISSOLVE: { successor: 'NO', founded: 0 },
  DISBAND: { successor: 'NO', founded: 0 },
  TRANSFER: { successor: 'YES', founded: 0 },
};
