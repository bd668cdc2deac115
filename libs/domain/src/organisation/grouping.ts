/** Says of a list: those in no group. */
export const NO_GROUP = 'NONE';

/** The group a dated row, or nothing, says an organisation belongs to. Days are ISO; the end is exclusive, absent: none. */
export interface GroupSpan {
  groupId: string;
  from: string;
  to: string | null;
}

/** What is to hold from a day until another (exclusive, absent: for good): a group, or none (null). */
export interface GroupOrder {
  groupId: string | null;
  from: string;
  to: string | null;
}

/** What becomes of the rows of one organisation in one grouping. */
export interface Regrouping<S extends GroupSpan> {
  /** These end earlier: on `to`. */
  cut: { span: S; to: string }[];
  /** Of these no day is left; they stay readable as taken back. */
  dropped: S[];
  added: GroupSpan[];
}

/**
 * Carries an order into the rows of one organisation, so that on every day it belongs to at most one group: days of the order
 * are as it says, all others as they were. Nothing changes where it says what holds already.
 * @param spans rows that do not overlap, in any order
 */
export function regroup<S extends GroupSpan>(spans: readonly S[], order: GroupOrder): Regrouping<S> {
  const none: Regrouping<S> = { cut: [], dropped: [], added: [] };
  if (isGroupedSo(spans, order)) return none;
  const touched = spans.filter((span) => overlaps(span, order));
  const isBegunBefore = (span: S): boolean => span.from < order.from;
  return {
    cut: touched.filter(isBegunBefore).map((span) => ({ span, to: order.from })),
    dropped: touched.filter((span) => !isBegunBefore(span)),
    added: [
      ...(order.groupId === null ? [] : [{ groupId: order.groupId, from: order.from, to: order.to }]),
      ...touched.flatMap(({ groupId, to }) =>
        order.to !== null && (to === null || to > order.to) ? [{ groupId, from: order.to, to }] : [],
      ),
    ],
  };
}

/** The group that holds on a day, of rows that do not overlap. */
export function groupOn<S extends GroupSpan>(spans: readonly S[], day: string): S | undefined {
  return spans.find(({ from, to }) => from <= day && (to === null || day < to));
}

function isGroupedSo(spans: readonly GroupSpan[], { groupId, from, to }: GroupOrder): boolean {
  if (groupId === null) return !spans.some((span) => overlaps(span, { from, to }));
  const own = spans.find((span) => span.groupId === groupId && span.from <= from);
  return own !== undefined && (own.to === null || own.to >= (to ?? '9'));
}

type Days = Pick<GroupSpan, 'from' | 'to'>;

function overlaps(one: Days, other: Days): boolean {
  return (one.to === null || other.from < one.to) && (other.to === null || one.from < other.to);
}
