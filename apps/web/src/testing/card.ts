import type { AssessmentView, ScorecardContent, ScorecardView } from '@chibo/contracts';
import type { Adjustment, Criterion, CriteriaSet, Points } from '@chibo/domain';
import { DEFAULT_REASONS, score } from '@chibo/domain';

/** Of line 2.2; the others have the reasons every set has. */
const REASONS = [
  { code: 'LATE', label: 'Gửi muộn' },
  { code: 'NONE', label: 'Không có' },
];

/** A small set with one line of each kind the screen has to show. */
export const SET: CriteriaSet = {
  code: 'SMALL',
  title: 'Bộ nhỏ để thử',
  source: 'mẫu',
  meetingKinds: ['REGULAR', 'COMBINED'],
  scoreStep: 100,
  denominator: { excused: 'COUNTED' },
  minMinutes: { base: 90, rules: [], smallestAllowed: 45, thematic: 60 },
  groups: [
    { code: '1', label: 'Tỷ lệ dự', maxPoints: 2000, criteria: [attendance()] },
    {
      code: '2',
      label: 'Chuẩn bị',
      maxPoints: 8000,
      criteria: [
        line('2.1', 'Nội dung đúng, đủ', 1500, { kind: 'CHECK' }),
        line('2.2', 'Có dự thảo nghị quyết', 500, { kind: 'CHECK' }),
        line('2.3', 'Điều hành linh hoạt', 500, { kind: 'RANGE' }),
        line('2.4', 'Nêu gương', 3500, { kind: 'RANGE' }),
        line('2.5', 'Nề nếp', 2000, { kind: 'DEDUCT', points: 200, floor: 0 }),
      ],
    },
  ],
  bands: [
    { band: 'GOOD', from: 9000 },
    { band: 'FAIR', from: 7000 },
    { band: 'AVERAGE', from: 5000 },
    { band: 'POOR', from: 0 },
  ],
  bandRules: [
    {
      code: 'ATTENDANCE',
      label: 'Có mặt từ 90% trở lên',
      cap: 'FAIR',
      requires: { kind: 'MEASURE_AT_LEAST', measure: 'ATTENDANCE', at: 9000 },
    },
  ],
  yearRule: { classes: [{ band: 'POOR' }], notHeldCountsAs: 'POOR' },
  weaknessesRequired: true,
};

function line(code: string, label: string, maxPoints: Points, rule: Criterion['rule']): Criterion {
  return { code, label, shortLabel: label, maxPoints, rule, reasons: code === '2.2' ? REASONS : undefined };
}

function attendance(): Criterion {
  const levels = [
    { points: 2000, label: 'từ 90%', lower: { at: 9000, inclusive: true } },
    { points: 1000, label: 'dưới 90%', upper: { at: 9000, inclusive: false } },
  ];
  return line('1.1', 'Tỷ lệ có mặt trên số phải dự', 2000, { kind: 'LEVELS', measure: 'ATTENDANCE', levels });
}

export const FACTS: ScorecardContent['facts'] = {
  heldOn: '2026-03-05',
  minutes: 95,
  memberCount: 18,
  exempt: 1,
  present: 16,
  excused: 1,
  unexcused: 0,
};

/** Ready to be sent: 94 points, Tốt. */
export const FULL: ScorecardContent = {
  facts: FACTS,
  answers: [
    { code: '2.1', value: 1, note: 'Biên bản ngày 05/03' },
    { code: '2.2', value: 0, reasonCode: 'LATE', note: 'Gửi trước nửa ngày' },
    { code: '2.3', value: 400, reasonCode: DEFAULT_REASONS[0].code },
    { code: '2.4', value: 3500, note: 'Nghị quyết 05' },
    { code: '2.5', value: 0, note: 'Sổ theo dõi' },
  ],
  weaknesses: 'Còn 01 đồng chí vắng; tháng sau báo lịch trước 05 ngày.',
  vote: { officialPresent: 15, approve: 14, disapprove: 0, other: 1 },
};

export const EMPTY: ScorecardContent = { facts: {}, answers: [], weaknesses: '', vote: {} };

export function aCard(content: ScorecardContent, changes: Partial<ScorecardView> = {}): ScorecardView {
  const context = { leadership: 'COMMITTEE' } as const;
  return {
    id: 'card',
    version: 3,
    state: 'DRAFT',
    stateLabel: 'Đang lập phiếu',
    month: '2026-03',
    kind: 'REGULAR',
    cell: { id: 'cell', name: 'Chi bộ Phòng Tổng hợp', kindLabel: 'Chi bộ' },
    superior: { id: 'superior', name: 'Đảng ủy Sở Nội vụ' },
    criteriaSetVersionId: 'set',
    criteriaSet: SET,
    context,
    content,
    score: score(SET, { ...content.facts, ...context }, content.answers),
    deadline: '2026-03-07',
    carried: [],
    daysLeft: 2,
    twoPeople: false,
    moves: [{ move: 'save' }, { move: 'submit' }],
    savedAt: '2026-03-05T09:20:00Z',
    ...changes,
  };
}

/** Three things to mend since last month, the last one done. */
export const CARRIED: ScorecardView['carried'] = [
  { code: 'weaknesses', text: 'Báo lịch họp sớm hơn.', done: false },
  { code: '2.2', text: 'Mục 2.2 Dự thảo: mất 5 điểm (Gửi muộn)', done: false },
  { code: '2.3', text: 'Mục 2.3 Điều hành: mất 1 điểm', done: true },
];

/** What the branch sent of FULL. */
export const SELF: AssessmentView = {
  kind: 'SELF',
  criteriaSetVersionId: 'set',
  revision: 1,
  at: '2026-03-05T09:42:00Z',
  by: 'Bí thư',
  content: FULL,
  score: score(SET, { ...FACTS, leadership: 'COMMITTEE' }, FULL.answers),
};

/** One point less for line 2.3 of FULL. */
export const ADJUSTMENT: Adjustment = { code: '2.3', points: 300, reasonCode: 'TOO_HIGH', words: 'Biên bản chưa rõ' };
