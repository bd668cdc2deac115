import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScorecardContent, ScorecardView } from '@chibo/contracts';
import { score } from '@chibo/domain';
import type { Adjustment, Answer, CriteriaSet, MeetingFacts, Points, ScoringFacts, ScoringRule } from '@chibo/domain';
import { TEMPLATES } from '@chibo/domain/templates';

export function template(code: string): CriteriaSet {
  const set = TEMPLATES.find((candidate) => candidate.code === code);
  if (!set) throw new Error(`No template ${code}.`);
  return set;
}

const FACTS: MeetingFacts = {
  heldOn: '2026-03-05',
  minutes: 80,
  memberCount: 18,
  exempt: 1,
  present: 15,
  excused: 2,
  unexcused: 0,
  speakers: 7,
  tasksAssigned: 11,
  tasksDone: 10,
  directive05Theme: false,
  hasThematicPart: false,
};

export interface CardOptions {
  set?: CriteriaSet;
  facts?: MeetingFacts;
  /** Codes of hand-answered lines that get nothing. */
  failed?: string[];
  /** Words of each line. */
  note?: (code: string) => string | undefined;
  weaknesses?: string;
  /** Leaves every hand-answered line open. */
  unanswered?: boolean;
  view?: Partial<ScorecardView>;
}

/** A card as the API would answer it: everything computed by score(). */
export function aCard(options: CardOptions = {}): ScorecardView {
  const { set = template('HD42-2025-commune'), facts = FACTS, weaknesses = 'Báo lịch họp trước 05 ngày.' } = options;
  const context = { leadership: 'COMMITTEE' as const };
  const content: ScorecardContent = {
    facts,
    answers: options.unanswered ? [] : answers(set, { ...facts, ...context }, options),
    weaknesses,
    vote: { officialPresent: 14, approve: 13, disapprove: 1, other: 0 },
  };
  return {
    id: 'a',
    version: 1,
    state: 'SUBMITTED',
    stateLabel: 'Đã gửi',
    month: '2026-03',
    kind: set.meetingKinds[0] ?? 'REGULAR',
    cell: { id: 'b', name: 'Chi bộ Phòng Tổng hợp', kindLabel: 'Chi bộ trực thuộc' },
    superior: { id: 'c', name: 'Đảng bộ Sở Nội vụ' },
    criteriaSetVersionId: 'd',
    criteriaSet: set,
    context,
    content,
    score: score(set, { ...facts, ...context }, content.answers),
    deadline: '2026-03-07',
    carried: [],
    daysLeft: 2,
    twoPeople: false,
    moves: [],
    savedAt: '2026-03-05T09:00:00.000Z',
    ...options.view,
  };
}

/** The same card decided with these adjustments: no points for the lines, with words by code. */
export function verified(card: ScorecardView, words: Record<string, string>): ScorecardView {
  const adjustments = Object.entries(words).map(([code, text]): Adjustment => ({
    code,
    points: 0,
    reasonCode: 'NO_EVIDENCE',
    words: text,
  }));
  const { content, criteriaSet, context } = card;
  const result = score(criteriaSet, { ...content.facts, ...context }, content.answers, adjustments);
  return {
    ...card,
    state: 'DECIDED',
    verified: {
      kind: 'VERIFIED',
      criteriaSetVersionId: '',
      revision: 1,
      at: card.savedAt,
      by: 'Cán bộ',
      score: result,
      content,
      adjustments,
    },
    decided: { total: result.total, band: result.band, at: card.savedAt, by: 'Cán bộ' },
  };
}

function answers(set: CriteriaSet, facts: ScoringFacts, { failed = [], note }: CardOptions): Answer[] {
  const maxima = new Map(score(set, facts, []).lines.map((line) => [line.code, line.maxPoints]));
  const criteria = set.groups.flatMap((group) => group.criteria);
  return criteria.map(({ code, rule }) => ({
    code,
    value: rule.kind === 'LEVELS' ? undefined : failed.includes(code) ? 0 : best(rule, maxima.get(code)),
    note: note?.(code),
  }));
}

function best(rule: ScoringRule, max: Points | undefined): number | undefined {
  if (rule.kind === 'CHECK') return 1;
  return rule.kind === 'DEDUCT' ? 0 : max;
}

export interface Word {
  text: string;
  page: number;
  x: number;
  y: number;
  /** Of its letters, pt. */
  size: number;
}

/** Of the typeface: from its lowest to its highest, for one point. */
const NATURAL = (1825 + 443) / 2048;

export interface Paper {
  pages: number;
  title: string;
  size: string;
  fonts: string[];
  words: Word[];
  /** Text of each page, all white space as one space. */
  text: string[];
  /** The same of all pages, without their heads and feet. */
  body: string;
}

/** Reads a PDF back with the tools of Poppler: what is in the file, not what we meant to put there. */
export function readBack(file: Buffer): Paper {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-paper-'));
  try {
    const path = join(folder, 'paper.pdf');
    writeFileSync(path, file);
    const run = (tool: string, ...args: string[]): string =>
      execFileSync(tool, args, { encoding: 'utf8', cwd: folder });
    const info = run('pdfinfo', path);
    const field = (name: string): string => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(info)?.[1] ?? '';
    return {
      pages: Number(field('Pages')),
      title: field('Title'),
      size: field('Page size'),
      fonts: run('pdffonts', path).trim().split('\n').slice(2),
      words: wordsOf(run('pdftotext', '-bbox', path, '-')),
      body: flat(run('pdftotext', '-raw', '-r', '72', '-x', '0', '-y', '50', '-W', '596', '-H', '706', path, '-')),
      text: run('pdftotext', '-raw', path, '-').split('\f').slice(0, -1).map(flat),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function flat(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u200b/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function wordsOf(xml: string): Word[] {
  return xml.split('<page ').flatMap((page, number) =>
    [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/gu)].map(
      ([, x1, y1, x2, y2, text = '']) => ({
        text,
        page: number,
        x: (Number(x1) + Number(x2)) / 2,
        y: (Number(y1) + Number(y2)) / 2,
        size: (Number(y2) - Number(y1)) / NATURAL,
      }),
    ),
  );
}

/** What stands in the three figure columns beside a code (or the words of the total), found by place on the page. */
export function figuresBeside(paper: Paper, label: string): Record<'max' | 'self' | 'verified', string> {
  const at = paper.words.find(({ text, x, y, page }) => text === label && x < 135 && (page > 1 || y > 170));
  if (!at) throw new Error(`${label} is not printed.`);
  const between = (left: number, right: number): string =>
    paper.words
      .filter((word) => word.page === at.page && Math.abs(word.y - at.y) < 2 && word.x > left && word.x < right)
      .map((word) => word.text)
      .join(' ');
  const [max, self, verified] = figureColumns(paper).map((middle) => between(middle - 18, middle + 18));
  return { max, self, verified };
}

/** Middles of the three columns, from their heads: "Thang điểm", "Chi bộ tự chấm", "Cấp trên chấm". */
function figureColumns({ words }: Paper): [number, number, number] {
  const thang = words.find(({ text }) => text === 'Thang');
  const last = words.findLast(({ text, page, y }) => text === 'chấm' && page === thang?.page && y < thang.y + 30);
  if (!thang || !last) throw new Error('The table has no heads.');
  return [thang.x, (thang.x + last.x) / 2, last.x];
}
