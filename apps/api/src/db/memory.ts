import type { EntityManager } from 'typeorm';

/** What nearly every request asks and hardly anything changes, with the tables it is read from. */
const REGISTER = [
  'organization',
  'organization_kind',
  'organization_profile',
  'organization_link',
  'organization_superior',
] as const;

const SUBJECTS = {
  register: REGISTER,
  sets: ['criteria_set_version'],
  deadlines: ['deadline_rule', 'deadline_exception'],
  visits: ['visit', 'visit_place'],
  settings: [...REGISTER, 'committee_setting'],
  closings: ['month_closing', 'month_reopening', 'committee_setting'],
  months: ['obligation'],
} as const;

export type Subject = keyof typeof SUBJECTS;

const TABLES = Object.entries(SUBJECTS).map(
  ([subject, tables]) => [subject as Subject, new RegExp(`\\b(?:${tables.join('|')})\\b`, 'i')] as const,
);

const CHANGES = /\b(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b/i;

/** What a statement may change: any subject one of whose tables a text that changes something names at all. */
export function subjectsTouchedBy(statement: string): Subject[] {
  if (!CHANGES.test(statement)) return [];
  return TABLES.flatMap(([subject, names]) => (names.test(statement) ? [subject] : []));
}

/** Rows kept of one subject, all answers together: some tens of megabytes at most. */
const MOST_ROWS = 60_000;

interface Answer {
  value: unknown;
  rows: number;
}

/** Answers about one subject since it was last changed; the ones asked least lately go first. */
class Answers {
  private readonly byKey = new Map<string, Answer>();
  private rows = 0;

  get(key: string): Answer | undefined {
    const found = this.byKey.get(key);
    if (!found) return undefined;
    this.byKey.delete(key);
    this.byKey.set(key, found);
    return found;
  }

  set(key: string, answer: Answer): void {
    this.drop(key);
    this.byKey.set(key, answer);
    this.rows += answer.rows;
    for (const [oldest] of this.byKey) {
      if (this.rows <= MOST_ROWS) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.rows -= this.byKey.get(key)?.rows ?? 0;
    this.byKey.delete(key);
  }
}

/**
 * What is committed of some subjects, as long as nobody changes it. Only where every write goes through one process: on SQLite.
 * `forget()` is called when a transaction that touched a subject has ended, before it is acknowledged. An answer asked for
 * before that and come after it is not kept: it may be of before or of after.
 */
export class Memory {
  private readonly subjects = new Map<Subject, Answers>();

  of(subject: Subject): Answers {
    const known = this.subjects.get(subject) ?? new Answers();
    this.subjects.set(subject, known);
    return known;
  }

  forget(subjects: Iterable<Subject>): void {
    for (const subject of subjects) this.subjects.delete(subject);
  }
}

interface Reading {
  memory: Memory;
  /** The manager sees what is not committed. */
  isTouched(subject: Subject): boolean;
}

const READINGS = new WeakMap<EntityManager, Reading>();

/** Lets a manager read by the memory, except of what its own transaction has touched. */
export function readsBy(manager: EntityManager, reading: Reading): void {
  READINGS.set(manager, reading);
}

/**
 * The answer to `key`, read only where it is not known. Shared by all who ask: nobody may change it, and nobody can.
 * @param key names the question within the subject, with all it depends on
 */
export async function remembered<T extends readonly object[]>(
  manager: EntityManager,
  subject: Subject,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const reading = READINGS.get(manager);
  if (!reading || reading.isTouched(subject)) return read();
  const answers = reading.memory.of(subject);
  const known = answers.get(key);
  if (known) return known.value as T;
  const value = await read();
  for (const row of value) Object.freeze(row);
  Object.freeze(value);
  // What has been forgotten meanwhile is a list of answers that nobody looks at any more.
  if (!reading.isTouched(subject)) answers.set(key, { value, rows: value.length + 1 });
  return value;
}
