import { addDays, daysOfQuarter, formatQuarter } from '../calendar';
import { formatDate, formatPoints } from '../text';
import type { Points } from '../points';
import type { MeetingKind } from '../facts';
import type { GapLevel } from '../month';
import { gapLevel, meanOfPoints } from '../month';

export const VISIT_STATES = ['PLANNED', 'DONE', 'MISSED'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

export const VISIT_STATE_LABEL: Readonly<Record<VisitState, string>> = {
  PLANNED: 'Theo kế hoạch',
  DONE: 'Đã dự',
  MISSED: 'Không dự',
};

/** What a working group sits in on: the meeting of a branch, which is scored, or a committee's own, which is not. */
export type VisitKind = 'CELL' | 'COMMITTEE';

/** An action asked for by a working group falls due within two years of the visit. Days. */
export const MOST_DUE_DAYS = 731;

/** Why a visit cannot be planned for this day, in words; undefined when it can. */
export function whyNotPlanned(quarter: string, plannedOn: string): string | undefined {
  return outside(quarter, plannedOn, 'Ngày dự kiến');
}

/** Why a visit cannot have taken place on this day. */
export function whyNotDone(quarter: string, doneOn: string, today: string): string | undefined {
  if (doneOn > today) return `Ngày dự ${formatDate(doneOn)} chưa đến.`;
  return outside(quarter, doneOn, 'Ngày dự');
}

/** Why an action cannot fall due on this day. */
export function whyNotDue(doneOn: string, dueOn: string): string | undefined {
  const last = addDays(doneOn, MOST_DUE_DAYS);
  if (dueOn >= doneOn && dueOn <= last) return undefined;
  return `Hạn thực hiện phải từ ngày dự ${formatDate(doneOn)} đến ${formatDate(last)}.`;
}

/** Why this account cannot give the observed score of a visit, in words; undefined when it can. */
export function whyNotObserved(
  visit: { kind: VisitKind; state: VisitState; members: readonly { accountId?: string }[] },
  accountId: string,
): string | undefined {
  if (visit.kind === 'COMMITTEE') return 'Dự họp cấp ủy thì ghi phát hiện, không chấm phiếu.';
  if (!visit.members.some((member) => member.accountId === accountId))
    return 'Chỉ đồng chí có tên trong tổ công tác chấm điểm quan sát.';
  return visit.state === 'DONE' ? undefined : 'Ghi ngày đã dự trước, rồi mới chấm điểm quan sát.';
}

/**
 * Whether a card is of the meeting a working group sat in on: of the same sort, whatever day the branch says, for there is one
 * regular meeting in a month; of thematic ones there may be several, so that one is of its day.
 */
export function isOfMeeting(
  seen: { kind: MeetingKind; doneOn: string },
  card: { kind: MeetingKind; heldOn?: string },
): boolean {
  const thematic = seen.kind === 'THEMATIC';
  if (thematic !== (card.kind === 'THEMATIC')) return false;
  return !thematic || card.heldOn === seen.doneOn;
}

function outside(quarter: string, day: string, what: string): string | undefined {
  const { first, last } = daysOfQuarter(quarter);
  if (day >= first && day <= last) return undefined;
  return `${what} ${formatDate(day)} không thuộc ${formatQuarter(quarter)} (${formatDate(first)} – ${formatDate(last)}).`;
}

/** Distinct committees and branches sat in on. */
export interface VisitCoverage {
  committees: number;
  cells: number;
}

export function visitCoverage(
  visits: readonly { organizationId: string; kind: VisitKind; state: VisitState }[],
): VisitCoverage {
  const seen = (wanted: VisitKind): number =>
    new Set(
      visits
        .filter(({ kind, state }) => kind === wanted && state === 'DONE')
        .map(({ organizationId }) => organizationId),
    ).size;
  return { committees: seen('COMMITTEE'), cells: seen('CELL') };
}

/** The report line: "08 cấp ủy và 18 chi bộ". */
export function coverageText({ committees, cells }: VisitCoverage): string {
  return `${twoDigits(committees)} cấp ủy và ${twoDigits(cells)} chi bộ`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

/** A branch that could be sat in on, with the gaps of its cards over two quarters. */
export interface VisitCandidate {
  organizationId: string;
  /** self − verified of each card that has both, hundredths; and self − observed. */
  verifiedGaps: readonly Points[];
  observedGaps: readonly Points[];
  /** Sat in on, or to be, in the quarter that is planned. */
  visited: boolean;
}

export interface VisitProposal {
  organizationId: string;
  because: 'GAP' | 'RANDOM';
  level?: GapLevel;
  /** The wider of the two mean gaps, hundredths; may be negative. */
  gap?: Points;
  /** Why, in a sentence; never an accusation. How much it asks for is said by `level`. */
  text: string;
}

/** Of ten proposals seven go by the gap, three by chance, so that every branch may be met. */
const BY_GAP = 0.7;

/**
 * Which branches to sit in on: those with a yellow or red gap first, the widest first, up to 70 % of the number asked for;
 * the rest drawn by chance from all others. Fewer than asked for only when there are no more.
 * @param random 0 ≤ x < 1, as Math.random
 */
export function proposeVisits(
  candidates: readonly VisitCandidate[],
  count: number,
  random: () => number,
): VisitProposal[] {
  const open = candidates.filter(({ visited }) => !visited).map(withGap);
  const byGap = open
    .filter(({ level }) => level === 'YELLOW' || level === 'RED')
    .sort((a, b) => Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0) || (a.organizationId < b.organizationId ? -1 : 1))
    .slice(0, Math.round(count * BY_GAP));
  const chosen = new Set(byGap);
  const rest = shuffled(
    open.filter((each) => !chosen.has(each)),
    random,
  ).slice(0, count - byGap.length);
  return [
    ...byGap.map((each) => ({ ...each, because: 'GAP' as const })),
    ...rest.map((each) => ({ ...each, because: 'RANDOM' as const, text: 'Chọn ngẫu nhiên.' })),
  ];
}

type Measured = Omit<VisitProposal, 'because'>;

function withGap({ organizationId, verifiedGaps, observedGaps }: VisitCandidate): Measured {
  const gaps = [meanOfPoints(verifiedGaps), meanOfPoints(observedGaps)];
  const level = gapLevel(...gaps);
  if (!level) return { organizationId, text: '' };
  const [verified = 0, observed = 0] = gaps.map((gap) => gap?.mean);
  return Math.abs(observed) > Math.abs(verified)
    ? { organizationId, level, gap: observed, text: gapText(observed, 'điểm tổ công tác') }
    : { organizationId, level, gap: verified, text: gapText(verified, 'điểm thẩm định') };
}

function gapText(gap: Points, than: string): string {
  const words = gap > 0 ? 'cao hơn' : 'thấp hơn';
  return `Hai quý qua, bình quân điểm tự chấm ${words} ${than} ${formatPoints(Math.abs(gap))} điểm.`;
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other], result[at]];
  }
  return result;
}
