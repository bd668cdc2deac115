/** Kinds of meeting (sinh hoạt thường kỳ, chuyên đề, kết hợp). */
export const MEETING_KINDS = ['REGULAR', 'THEMATIC', 'COMBINED'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** Who leads the branch: decides whether the line "chi ủy đã họp" applies. */
export const LEADERSHIPS = ['COMMITTEE', 'SECRETARY_AND_DEPUTY', 'SECRETARY_ONLY'] as const;
export type Leadership = (typeof LEADERSHIPS)[number];

/**
 * What happened at one meeting, in whole numbers (people, minutes, tasks; 0 … 100 000). A key that is missing has not
 * been entered yet: missing is never zero.
 */
export interface MeetingFacts {
  /** Day of the meeting, ISO `yyyy-mm-dd` in Asia/Ho_Chi_Minh. */
  heldOn?: string;
  /** Thời lượng (phút). */
  minutes?: number;
  /** Đảng số. */
  memberCount?: number;
  /** Sinh hoạt tạm thời đến / đi. */
  temporaryIn?: number;
  temporaryOut?: number;
  /** Được miễn công tác và sinh hoạt. */
  exempt?: number;
  /** Đang làm nhiệm vụ đặc biệt (lực lượng vũ trang). */
  specialDuty?: number;
  /** Được miễn nhưng vẫn dự: tính vào số phải dự. */
  exemptPresent?: number;
  present?: number;
  /** Vắng có lý do / không lý do. */
  excused?: number;
  unexcused?: number;
  /** Số đảng viên phát biểu. */
  speakers?: number;
  /** Nhiệm vụ kỳ trước: giao / hoàn thành. */
  tasksAssigned?: number;
  tasksDone?: number;
  /** Có nội dung học tập và làm theo Bác (Chỉ thị 05). */
  directive05Theme?: boolean;
  /** Kỳ này có phần chuyên đề (thường kỳ kết hợp chuyên đề). Always true for a thematic meeting. */
  hasThematicPart?: boolean;
  /** Thời lượng riêng của phần chuyên đề (phút). */
  thematicMinutes?: number;
  /** Tên chuyên đề. */
  theme?: string;
}

/** Facts the server adds from the register; the secretary does not type them. */
export interface CellContext {
  leadership: Leadership;
  /** Minimum duration set by the superior for a small branch, minutes. */
  minMinutesOverride?: number;
}

export type ScoringFacts = MeetingFacts & CellContext;

/** A regular meeting with a thematic part is a combined one. */
export function meetingKindOf(thematic: boolean, facts: MeetingFacts): MeetingKind {
  if (thematic) return 'THEMATIC';
  return facts.hasThematicPart ? 'COMBINED' : 'REGULAR';
}

/** What score() is given of a meeting, the same in browser, server and print. A thematic meeting is all thematic part. */
export function scoringFacts(kind: MeetingKind, facts: MeetingFacts, context: CellContext): ScoringFacts {
  return { ...facts, ...context, ...(kind === 'THEMATIC' ? { hasThematicPart: true } : {}) };
}

/** The whole-number facts. */
export const COUNT_FACTS = [
  'minutes',
  'memberCount',
  'temporaryIn',
  'temporaryOut',
  'exempt',
  'specialDuty',
  'exemptPresent',
  'present',
  'excused',
  'unexcused',
  'speakers',
  'tasksAssigned',
  'tasksDone',
  'thematicMinutes',
] as const;
export type CountFact = (typeof COUNT_FACTS)[number];

export type FactName = keyof MeetingFacts | keyof CellContext;

/** How each fact is called in forms and messages. */
export const FACT_LABEL: Readonly<Record<keyof MeetingFacts, string>> = {
  heldOn: 'Ngày họp',
  minutes: 'Thời lượng (phút)',
  memberCount: 'Đảng số',
  temporaryIn: 'Tạm thời đến',
  temporaryOut: 'Tạm thời đi',
  exempt: 'Được miễn sinh hoạt',
  specialDuty: 'Nhiệm vụ đặc biệt',
  exemptPresent: 'Được miễn nhưng dự',
  present: 'Có mặt',
  excused: 'Vắng có lý do',
  unexcused: 'Vắng không lý do',
  speakers: 'Phát biểu',
  tasksAssigned: 'Nhiệm vụ giao kỳ trước',
  tasksDone: 'Nhiệm vụ hoàn thành',
  directive05Theme: 'Có nội dung Chỉ thị 05',
  hasThematicPart: 'Có phần chuyên đề',
  thematicMinutes: 'Thời lượng phần chuyên đề (phút)',
  theme: 'Tên chuyên đề',
};

/**
 * The facts the form asks of a meeting of this kind, in its order. The thematic part of a meeting that has none is not
 * asked, nor whether a thematic meeting has one.
 */
export function askedFacts(kind: MeetingKind): (keyof MeetingFacts)[] {
  const out: readonly string[] = kind === 'REGULAR' ? THEMATIC_PART : kind === 'THEMATIC' ? ['hasThematicPart'] : [];
  return (Object.keys(FACT_LABEL) as (keyof MeetingFacts)[]).filter((fact) => !out.includes(fact));
}

const THEMATIC_PART: readonly (keyof MeetingFacts)[] = ['thematicMinutes', 'theme'];

/** How each kind of meeting is called. */
export const MEETING_KIND_LABEL: Readonly<Record<MeetingKind, string>> = {
  REGULAR: 'Sinh hoạt thường kỳ',
  THEMATIC: 'Sinh hoạt chuyên đề',
  COMBINED: 'Sinh hoạt thường kỳ kết hợp chuyên đề',
};

/**
 * Phải dự = đảng số + tạm thời đến − tạm thời đi − miễn − nhiệm vụ đặc biệt + được miễn nhưng dự. The
 * five corrections count as 0 while they are not entered; without đảng số there is no answer. People; below 0 only when
 * the facts contradict each other, which checkFacts() reports.
 */
export function expectedCount(facts: MeetingFacts): number | undefined {
  if (facts.memberCount === undefined) return undefined;
  const { memberCount, temporaryIn = 0, temporaryOut = 0, exempt = 0, specialDuty = 0, exemptPresent = 0 } = facts;
  return memberCount + temporaryIn - temporaryOut - exempt - specialDuty + exemptPresent;
}
