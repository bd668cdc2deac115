/** Largest number of people, minutes or tasks. */
export const MAX_COUNT = 100_000;
/** A meeting ends within a day. Minutes. */
export const MAX_MINUTES = 1440;

/** Where the form asks for a fact, in its order. RARE ones are spoken of only where there are some. */
export type FactSection = 'MEETING' | 'RARE' | 'PRESENCE' | 'TASKS' | 'QUESTIONS' | 'THEME';

interface AnyFact {
  /** How it is called in forms and messages. */
  label: string;
  section: FactSection;
  /** Facts that may have to change with it, and not the other way round. */
  agreeing?: readonly string[];
}

interface CountTraits extends AnyFact {
  kind: 'COUNT';
  unit: 'PEOPLE' | 'MINUTES' | 'TASKS';
  /** Smallest count that can be true; 0 where it is not said. */
  least?: number;
  /**
   * What is beyond is asked about, never refused: a slip of a finger (999 for 99) is seen, a rare truth stays. Ours, from
   * the size of branches and the length of an evening.
   */
  usual: { least?: number; most: number };
  /** A count as it is said in a sentence. */
  words: (count: number) => string;
  /** One of those that add up: đảng số with its corrections to phải dự, có mặt and vắng to the same. */
  attendance?: true;
  /** Added to đảng số or taken away from it, in words. */
  correction?: { sign: 1 | -1; words: string };
  /** A part of another count and never more than it, with the names of both. */
  partOf?: { whole: string; names: readonly [part: string, whole: string] };
  /** Stands in the form right behind this one of its section. */
  behind?: string;
}

type Fact =
  | CountTraits
  | ({ kind: 'DAY' } & AnyFact)
  | ({ kind: 'FLAG' } & AnyFact)
  /** `most`: characters. */
  | ({ kind: 'WORDS'; most: number } & AnyFact);

/**
 * What can be said of a meeting: the one table form, border, checks, paper and demonstration are made from. Order of the
 * minutes book.
 */
export const FACTS = {
  heldOn: { kind: 'DAY', label: 'Ngày họp', section: 'MEETING' },
  minutes: {
    kind: 'COUNT',
    label: 'Thời lượng',
    section: 'MEETING',
    unit: 'MINUTES',
    least: 1,
    usual: { least: 20, most: 300 },
    words: (count) => `${count} phút`,
    agreeing: ['thematicMinutes'],
  },
  memberCount: {
    kind: 'COUNT',
    label: 'Đảng số',
    section: 'MEETING',
    unit: 'PEOPLE',
    usual: { least: 3, most: 300 },
    words: (count) => `đảng số ${count}`,
    attendance: true,
  },
  temporaryIn: {
    kind: 'COUNT',
    label: 'Tạm thời đến',
    section: 'RARE',
    unit: 'PEOPLE',
    usual: { most: 50 },
    words: (count) => `${count} đồng chí tạm thời đến`,
    attendance: true,
    correction: { sign: 1, words: 'tạm thời đến' },
  },
  temporaryOut: {
    kind: 'COUNT',
    label: 'Tạm thời đi',
    section: 'RARE',
    unit: 'PEOPLE',
    usual: { most: 50 },
    words: (count) => `${count} đồng chí tạm thời đi`,
    attendance: true,
    correction: { sign: -1, words: 'tạm thời đi' },
  },
  /** Miễn công tác và sinh hoạt. */
  exempt: {
    kind: 'COUNT',
    label: 'Được miễn sinh hoạt',
    section: 'MEETING',
    unit: 'PEOPLE',
    usual: { most: 100 },
    words: (count) => `${count} đồng chí được miễn sinh hoạt`,
    attendance: true,
    correction: { sign: -1, words: 'được miễn' },
  },
  /** Of the armed forces. */
  specialDuty: {
    kind: 'COUNT',
    label: 'Nhiệm vụ đặc biệt',
    section: 'RARE',
    unit: 'PEOPLE',
    usual: { most: 50 },
    words: (count) => `${count} đồng chí làm nhiệm vụ đặc biệt`,
    attendance: true,
    correction: { sign: -1, words: 'nhiệm vụ đặc biệt' },
  },
  /** Exempt and came all the same: counts in phải dự. */
  exemptPresent: {
    kind: 'COUNT',
    label: 'Được miễn nhưng dự',
    section: 'RARE',
    unit: 'PEOPLE',
    usual: { most: 100 },
    words: (count) => `${count} đồng chí được miễn nhưng dự`,
    attendance: true,
    correction: { sign: 1, words: 'được miễn nhưng dự' },
    partOf: { whole: 'exempt', names: ['được miễn nhưng dự', 'được miễn'] },
  },
  present: {
    kind: 'COUNT',
    label: 'Có mặt',
    section: 'PRESENCE',
    unit: 'PEOPLE',
    usual: { most: 300 },
    words: (count) => `${count} đồng chí có mặt`,
    attendance: true,
  },
  excused: {
    kind: 'COUNT',
    label: 'Vắng có lý do',
    section: 'PRESENCE',
    unit: 'PEOPLE',
    usual: { most: 100 },
    words: (count) => `${count} đồng chí vắng có lý do`,
    attendance: true,
  },
  unexcused: {
    kind: 'COUNT',
    label: 'Vắng không lý do',
    section: 'PRESENCE',
    unit: 'PEOPLE',
    usual: { most: 50 },
    words: (count) => `${count} đồng chí vắng không lý do`,
    attendance: true,
  },
  speakers: {
    kind: 'COUNT',
    label: 'Phát biểu',
    section: 'PRESENCE',
    behind: 'present',
    unit: 'PEOPLE',
    usual: { most: 100 },
    words: (count) => `${count} đồng chí phát biểu`,
    partOf: { whole: 'present', names: ['phát biểu', 'có mặt'] },
  },
  /** Of the meeting before. */
  tasksAssigned: {
    kind: 'COUNT',
    label: 'Nhiệm vụ giao kỳ trước',
    section: 'TASKS',
    unit: 'TASKS',
    usual: { most: 100 },
    words: (count) => `${count} nhiệm vụ được giao`,
  },
  tasksDone: {
    kind: 'COUNT',
    label: 'Nhiệm vụ hoàn thành',
    section: 'TASKS',
    unit: 'TASKS',
    usual: { most: 100 },
    words: (count) => `${count} nhiệm vụ hoàn thành`,
    partOf: { whole: 'tasksAssigned', names: ['nhiệm vụ hoàn thành', 'nhiệm vụ giao'] },
  },
  /** Học tập và làm theo Bác. */
  directive05Theme: { kind: 'FLAG', label: 'Có nội dung Chỉ thị 05', section: 'QUESTIONS' },
  /** Thường kỳ kết hợp chuyên đề; always true of a thematic meeting. */
  hasThematicPart: {
    kind: 'FLAG',
    label: 'Có phần chuyên đề',
    section: 'QUESTIONS',
    agreeing: ['theme', 'thematicMinutes'],
  },
  thematicMinutes: {
    kind: 'COUNT',
    label: 'Thời lượng phần chuyên đề',
    section: 'THEME',
    unit: 'MINUTES',
    usual: { least: 10, most: 240 },
    words: (count) => `${count} phút phần chuyên đề`,
    agreeing: ['minutes'],
  },
  theme: { kind: 'WORDS', label: 'Tên chuyên đề', section: 'THEME', most: 300 },
} as const satisfies Readonly<Record<string, Fact>>;

type Facts = typeof FACTS;
type Named<Kind extends Fact['kind']> = {
  [Name in keyof Facts]: Facts[Name]['kind'] extends Kind ? Name : never;
}[keyof Facts];

/** The whole-number facts, those answered yes or no, and those in words. */
export type CountFact = Named<'COUNT'>;
export type FlagFact = Named<'FLAG'>;
export type WordsFact = Named<'WORDS'>;

/**
 * What happened at one meeting: days ISO `yyyy-mm-dd` in Asia/Ho_Chi_Minh, whole numbers of people, minutes, tasks. A key
 * that is missing has not been entered yet: missing is never zero.
 */
export type MeetingFacts = { [Name in CountFact]?: number } & { [Name in FlagFact]?: boolean } & {
  [Name in Named<'DAY'> | WordsFact]?: string;
};

/** Every fact, in the order of the minutes book. */
export const FACT_NAMES = Object.keys(FACTS) as (keyof MeetingFacts)[];

const named = <Name extends keyof MeetingFacts>(kind: Fact['kind']): Name[] =>
  FACT_NAMES.filter((name): name is Name => FACTS[name].kind === kind);

export const COUNT_FACTS = named<CountFact>('COUNT');
export const FLAG_FACTS = named<FlagFact>('FLAG');
export const WORDS_FACTS = named<WordsFact>('WORDS');

/** What the table says of a count. */
export function countTraits(fact: CountFact): CountTraits {
  return FACTS[fact];
}

/** How each fact is called in forms and messages, with its unit where the name does not tell it. */
export const FACT_LABEL = Object.fromEntries(
  FACT_NAMES.map((name) => [
    name,
    FACTS[name].label + ('unit' in FACTS[name] && FACTS[name].unit === 'MINUTES' ? ' (phút)' : ''),
  ]),
) as Readonly<Record<keyof MeetingFacts, string>>;

/** Facts that may have to change with this one: named in the table, or a part of it. */
export function agreeingWith(fact: keyof MeetingFacts): (keyof MeetingFacts)[] {
  const { agreeing = [] }: AnyFact = FACTS[fact];
  const parts = COUNT_FACTS.filter((part) => countTraits(part).partOf?.whole === fact);
  return [...(agreeing as readonly (keyof MeetingFacts)[]), ...parts];
}

/** The counts of a section, as the form has them. */
export function countsOfSection(section: FactSection): CountFact[] {
  const all = COUNT_FACTS.filter((fact) => FACTS[fact].section === section);
  const behind = (first: CountFact): CountFact[] => all.filter((fact) => countTraits(fact).behind === first);
  return all.filter((fact) => !countTraits(fact).behind).flatMap((fact) => [fact, ...behind(fact)]);
}

/** Largest count the server takes. */
export function mostOf(fact: CountFact): number {
  return countTraits(fact).unit === 'MINUTES' ? MAX_MINUTES : MAX_COUNT;
}
