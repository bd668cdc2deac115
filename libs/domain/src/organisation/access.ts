/** What an account may act as, at one organisation. */
export const ROLES = ['ADMIN', 'CELL_SECRETARY', 'CELL_DEPUTY', 'COMMITTEE_OFFICER', 'COMMITTEE_READER'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  ADMIN: 'Quản trị hệ thống',
  CELL_SECRETARY: 'Bí thư chi bộ',
  CELL_DEPUTY: 'Phó bí thư chi bộ',
  COMMITTEE_OFFICER: 'Cán bộ cấp ủy',
  COMMITTEE_READER: 'Lãnh đạo cấp ủy (chỉ xem)',
};

/** Where the actor's organisation stands towards the subject's, by today's tree. */
export type Relation = 'OWN' | 'DIRECT_SUPERIOR' | 'INDIRECT_SUPERIOR' | 'BELOW' | 'STRANGER';

export type AccessAction =
  | 'readCard'
  | 'writeCard'
  | 'submitCard'
  | 'giveUpCard'
  | 'keyInCard'
  | 'answerCard'
  | 'reviewCard'
  | 'decideCard'
  | 'readHistory'
  | 'readMonth'
  | 'readRanking'
  | 'closeMonth'
  | 'writeCommentary'
  | 'excuseObligation'
  | 'grantLeave'
  | 'enterPast'
  | 'chaseCells'
  | 'readDeadlines'
  | 'manageDeadlines'
  | 'readSupervision'
  | 'manageSupervision'
  | 'planVisits'
  | 'readVisits'
  | 'readFindings'
  | 'rateOwnYear'
  | 'readOwnClassification'
  | 'readClassifications'
  | 'manageClassifications'
  | 'readCommendations'
  | 'manageCommendations'
  | 'readModels'
  | 'nominateModel'
  | 'remarkModel'
  | 'manageModels'
  | 'readCeiling'
  | 'manageCeiling'
  | 'readCommitteeSettings'
  | 'manageCommitteeSettings'
  | 'readLetterhead'
  | 'readIssuedPapers'
  | 'manageLetterhead'
  | 'readIndicators'
  | 'enterIndicators'
  | 'manageIndicators'
  | 'readGroupings'
  | 'manageGroupings'
  | 'readOrganization'
  | 'manageOrganizations'
  | 'manageAccounts'
  | 'manageMails'
  | 'readRecurringJobs'
  | 'readAudit'
  | 'readReadiness'
  | 'manageSetup'
  | 'readCriteriaSets'
  | 'manageCriteriaSets';

const OWN: Relation[] = ['OWN'];
const ABOVE: Relation[] = ['DIRECT_SUPERIOR', 'INDIRECT_SUPERIOR'];
const SUBTREE: Relation[] = ['OWN', ...ABOVE];
/** Up or down one's own line of the tree, beside nothing. */
const LINE: Relation[] = [...SUBTREE, 'BELOW'];

/**
 * The one table of rights: action → role → relations in which it is allowed. Only the direct superior verifies and
 * decides (HD42-HD/BTCTW 28/10/2025); higher levels read.
 */
export const ACCESS: Readonly<Record<AccessAction, Partial<Record<Role, Relation[]>>>> = {
  readCard: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: ABOVE, COMMITTEE_READER: ABOVE },
  writeCard: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN },
  submitCard: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN },
  giveUpCard: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN },
  // What a branch handed in on paper, typed in by its direct superior; the branch says whether it is what the paper says.
  keyInCard: { COMMITTEE_OFFICER: ['DIRECT_SUPERIOR'] },
  answerCard: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN },
  reviewCard: { COMMITTEE_OFFICER: ['DIRECT_SUPERIOR'] },
  // Which of those above decides is a setting of the direct superior (decides in scorecard-moves).
  decideCard: { COMMITTEE_OFFICER: ABOVE },
  readHistory: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: ABOVE, COMMITTEE_READER: ABOVE },
  readMonth: { COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  readRanking: { COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  closeMonth: { COMMITTEE_OFFICER: OWN },
  writeCommentary: { COMMITTEE_OFFICER: OWN },
  excuseObligation: { COMMITTEE_OFFICER: ['DIRECT_SUPERIOR'] },
  // To send after a closing or a deadline that locks; not over a closing of a level above (mayOverrule).
  grantLeave: { COMMITTEE_OFFICER: ABOVE },
  // Months of before the branches were entered here, and their results from paper.
  enterPast: { COMMITTEE_OFFICER: SUBTREE },
  // Of a committee: the branches under it, also those of committees below.
  chaseCells: { COMMITTEE_OFFICER: SUBTREE },
  readDeadlines: {
    ADMIN: SUBTREE,
    CELL_SECRETARY: OWN,
    CELL_DEPUTY: OWN,
    COMMITTEE_OFFICER: SUBTREE,
    COMMITTEE_READER: SUBTREE,
  },
  // Not what a level above ordered for it (mayOverrule).
  manageDeadlines: { ADMIN: SUBTREE, COMMITTEE_OFFICER: SUBTREE },
  // The branch itself reads who follows it.
  readSupervision: {
    ADMIN: SUBTREE,
    CELL_SECRETARY: ['BELOW'],
    CELL_DEPUTY: ['BELOW'],
    COMMITTEE_OFFICER: SUBTREE,
    COMMITTEE_READER: SUBTREE,
  },
  manageSupervision: { ADMIN: SUBTREE, COMMITTEE_OFFICER: OWN },
  // A working group's visits are the committee's own; those above read how many there were.
  planVisits: { COMMITTEE_OFFICER: OWN },
  readVisits: { COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  // What was found at an organisation's own meeting; those above read it with the visit.
  readFindings: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: OWN, COMMITTEE_READER: OWN },
  // An organisation says of its own year what it thinks; those above decide it.
  rateOwnYear: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: OWN },
  readOwnClassification: {
    CELL_SECRETARY: OWN,
    CELL_DEPUTY: OWN,
    COMMITTEE_OFFICER: SUBTREE,
    COMMITTEE_READER: SUBTREE,
  },
  // A committee's list of a year: the organisations directly under it, so that nobody decides their own.
  readClassifications: { COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  manageClassifications: { COMMITTEE_OFFICER: OWN },
  // A committee's own list of whom it has commended; those above read it.
  readCommendations: { COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  manageCommendations: { COMMITTEE_OFFICER: OWN },
  // Whoever is under a committee sees what it has put before all, and nominates what is its own.
  readModels: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  nominateModel: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: OWN },
  remarkModel: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: OWN },
  manageModels: { COMMITTEE_OFFICER: OWN },
  readCeiling: { ADMIN: SUBTREE, COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  // A warning alone, so the committee may say it itself; not over what a level above ordered (mayOverrule).
  manageCeiling: { ADMIN: SUBTREE, COMMITTEE_OFFICER: SUBTREE },
  readCommitteeSettings: { ADMIN: SUBTREE, COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  // The committee above says how one below decides: nobody widens their own rights. Of administrators too (mayOverrule).
  manageCommitteeSettings: { ADMIN: SUBTREE, COMMITTEE_OFFICER: ABOVE },
  // What stands around a committee's papers: place, symbol, who signs.
  readLetterhead: { ADMIN: SUBTREE, COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  manageLetterhead: { ADMIN: SUBTREE },
  // What was printed, without what it says; opening one again asks for the right to what it says.
  readIssuedPapers: { COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  // What an organisation reports besides scores; it reads its own, those above read the sums and each.
  readIndicators: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: SUBTREE, COMMITTEE_READER: SUBTREE },
  enterIndicators: { CELL_SECRETARY: OWN, CELL_DEPUTY: OWN, COMMITTEE_OFFICER: OWN },
  manageIndicators: { COMMITTEE_OFFICER: OWN },
  // Of the committee that keeps it: those below count by its groups too.
  readGroupings: { ADMIN: LINE, COMMITTEE_OFFICER: LINE, COMMITTEE_READER: LINE },
  manageGroupings: { ADMIN: SUBTREE, COMMITTEE_OFFICER: OWN },
  // What the register says of one organisation.
  readOrganization: {
    ADMIN: SUBTREE,
    CELL_SECRETARY: OWN,
    CELL_DEPUTY: OWN,
    COMMITTEE_OFFICER: SUBTREE,
    COMMITTEE_READER: SUBTREE,
  },
  manageOrganizations: { ADMIN: SUBTREE },
  manageAccounts: { ADMIN: SUBTREE },
  // Letters to those whose accounts one looks after.
  manageMails: { ADMIN: SUBTREE },
  // What the service does by itself, and whether it failed.
  readRecurringJobs: { ADMIN: SUBTREE },
  // What was done in the part one looks after, without points and bands (docs/adr/0046).
  readAudit: { ADMIN: SUBTREE },
  // Who is missing before a month begins: those who can see to it.
  readReadiness: { ADMIN: SUBTREE, COMMITTEE_OFFICER: SUBTREE },
  manageSetup: { ADMIN: SUBTREE },
  // Of the owner of a set: whoever is scored by it, and those above who read what was scored.
  readCriteriaSets: {
    ADMIN: LINE,
    CELL_SECRETARY: LINE,
    CELL_DEPUTY: LINE,
    COMMITTEE_OFFICER: LINE,
    COMMITTEE_READER: LINE,
  },
  manageCriteriaSets: { ADMIN: SUBTREE, COMMITTEE_OFFICER: OWN },
};

export function allows(action: AccessAction, role: Role, relation: Relation): boolean {
  return ACCESS[action][role]?.includes(relation) ?? false;
}

export interface RoleStanding {
  role: Role;
  relation: Relation;
}

/** Why none of these roles may do it, in words. */
export function whyDenied(action: AccessAction, standings: readonly RoleStanding[]): string {
  if (action === 'reviewCard' || action === 'decideCard') return whyNotSuperior(standings, 'thẩm định, xếp loại phiếu');
  if (action === 'keyInCard') return whyNotSuperior(standings, 'nhập hộ phiếu');
  if (action === 'excuseObligation') return whyNotSuperior(standings, 'miễn, mở lại kỳ');
  if (standings.every(({ relation }) => relation === 'STRANGER' || relation === 'BELOW')) {
    return 'Tổ chức này không thuộc phạm vi của đồng chí.';
  }
  return DENIED[action] ?? 'Vai trò của đồng chí không có quyền này.';
}

const DENIED: Partial<Record<AccessAction, string>> = {
  writeCard: 'Chỉ bí thư hoặc phó bí thư của chi bộ lập và sửa phiếu.',
  submitCard: 'Chỉ bí thư hoặc phó bí thư của chi bộ gửi phiếu.',
  giveUpCard: 'Chỉ bí thư hoặc phó bí thư của chi bộ bỏ phiếu chưa dùng.',
  answerCard: 'Chỉ bí thư hoặc phó bí thư của chi bộ trả lời về bản nhập hộ.',
  enterPast: 'Mở và nhập các tháng đã qua là việc của cán bộ cấp ủy cấp trên.',
  grantLeave: 'Cho chi bộ gửi sau khóa sổ, sau hạn là việc của cán bộ cấp ủy cấp trên.',
  writeCommentary: 'Nhận xét dưới bảng do cán bộ của chính cấp ủy đó viết.',
  closeMonth: 'Mỗi cấp ủy tự khóa sổ tháng của mình; việc này do cán bộ của chính cấp ủy đó làm.',
  manageSupervision: 'Mỗi cấp ủy tự phân công cấp ủy viên phụ trách; cấp ủy cấp trên chỉ xem.',
  chaseCells: 'Nhắc chi bộ là việc của cán bộ cấp ủy.',
  planVisits: 'Mỗi cấp ủy tự lập kế hoạch tổ công tác; việc này do cán bộ của chính cấp ủy đó làm.',
  readVisits: 'Việc của tổ công tác do cấp ủy xem.',
  readFindings: 'Việc tổ công tác nêu do chính tổ chức được dự xem.',
  rateOwnYear: 'Tự xếp loại năm do bí thư, phó bí thư chi bộ hoặc cán bộ của chính cấp ủy làm.',
  readClassifications: 'Danh sách xếp loại năm do cấp ủy xem.',
  manageClassifications: 'Đề xuất, quyết định xếp loại năm do cán bộ của cấp ủy cấp trên trực tiếp làm.',
  readCommendations: 'Danh sách khen thưởng do cấp ủy xem.',
  manageCommendations: 'Mỗi cấp ủy tự ghi khen thưởng của mình; việc này do cán bộ của chính cấp ủy đó làm.',
  nominateModel: 'Đề cử mô hình do bí thư, phó bí thư chi bộ hoặc cán bộ của chính cấp ủy làm.',
  remarkModel: 'Góp ý mô hình do bí thư, phó bí thư chi bộ hoặc cán bộ cấp ủy làm.',
  manageModels: 'Công khai, quyết định mô hình do cán bộ của cấp ủy cấp trên trực tiếp làm.',
  manageCeiling: 'Mức trần xếp loại năm do cấp ủy hoặc quản trị đặt.',
  enterIndicators: 'Số liệu chỉ tiêu do chính tổ chức nhập.',
  manageIndicators: 'Mỗi cấp ủy tự lập chỉ tiêu và khóa số liệu của mình; việc này do cán bộ của chính cấp ủy đó làm.',
  manageGroupings: 'Nhóm tổ chức do cán bộ của cấp ủy chia nhóm hoặc quản trị nhập.',
  manageOrganizations: 'Chỉ quản trị hệ thống sửa danh mục tổ chức đảng.',
  manageAccounts: 'Chỉ quản trị hệ thống cấp tài khoản.',
  readRecurringJobs: 'Chỉ quản trị hệ thống xem việc hệ thống tự làm.',
  readReadiness: 'Kiểm tra sẵn sàng do quản trị hoặc cán bộ cấp ủy xem.',
  manageSetup: 'Chỉ quản trị hệ thống làm các việc thiết lập.',
  readAudit: 'Chỉ quản trị hệ thống xem nhật ký.',
  manageMails: 'Chỉ quản trị hệ thống xem và gửi lại thư.',
  manageDeadlines: 'Hạn gửi, hạn xếp loại do cấp ủy hoặc quản trị đặt.',
  manageCommitteeSettings: 'Cách thẩm định, xếp loại của một cấp ủy do cấp ủy cấp trên hoặc quản trị đặt.',
  readIssuedPapers: 'Sổ văn bản đã in do cấp ủy xem.',
  manageLetterhead: 'Thể thức văn bản của một cấp ủy do quản trị của cấp ủy đó đặt.',
  manageCriteriaSets: 'Bộ tiêu chí do văn phòng của cấp ủy ban hành quản lý.',
};

/**
 * The level an actor orders from: of the organisations it acts for, the highest above the subject.
 * @param path ids by today's tree, the subject first, then all above it
 * @param from where the actor's roles that have the right stand
 */
export function ordersFrom(path: readonly string[], from: readonly string[]): string | undefined {
  return path.findLast((id) => from.includes(id));
}

/**
 * Whether what was ordered from one level may be changed or dropped: from that level or one above it, never from below.
 * @param orderedBy absent (nobody remembers) or no longer above the subject: whoever has the right
 */
export function mayOverrule(path: readonly string[], from: readonly string[], orderedBy: string | null): boolean {
  const level = path.indexOf(ordersFrom(path, from) ?? '');
  return level >= 0 && level >= path.indexOf(orderedBy ?? '');
}

/** @param what with its capital: "Hạn này" */
export function whyOrdered(what: string, by: string): string {
  return `${what} do ${by} đặt; chỉ cấp đó hoặc cấp trên của cấp đó mới đổi được.`;
}

/** Of an act that is the direct superior's alone. */
function whyNotSuperior(standings: readonly RoleStanding[], act: string): string {
  const has = (relation: Relation): boolean => standings.some((standing) => standing.relation === relation);
  if (has('OWN')) return `Chi bộ không tự ${act} của mình; việc này do cấp ủy cấp trên trực tiếp làm.`;
  if (has('DIRECT_SUPERIOR')) return `Vai trò của đồng chí chỉ xem; cán bộ cấp ủy được giao mới ${act}.`;
  if (has('INDIRECT_SUPERIOR'))
    return `Đồng chí thuộc cấp trên gián tiếp nên chỉ xem; cấp ủy cấp trên trực tiếp ${act}.`;
  return 'Chi bộ này không trực thuộc tổ chức của đồng chí.';
}

/** Why a role may not stand at an organisation of this sort, in words. */
export function whyRoleMisplaced(role: Role, isCell: boolean): string | undefined {
  const ofCell = role === 'CELL_SECRETARY' || role === 'CELL_DEPUTY';
  if (ofCell && !isCell) return 'Bí thư, phó bí thư chi bộ phải gắn với một chi bộ.';
  if (!ofCell && isCell) return 'Vai trò này phải gắn với một cấp ủy, không phải chi bộ.';
  return undefined;
}
