import type { IndicatorTemplate, IndicatorValue, Target } from '@chibo/domain';
import { INDICATOR_TEMPLATES, monthsSpanned, vietnamDay } from '@chibo/domain';
import { newId } from '../db/new-id';
import type {
  Indicator,
  IndicatorClosing,
  IndicatorDraft,
  IndicatorReport,
  IndicatorValueRow,
} from '../indicators/indicator.entities';
import type { DemoPeople } from './people';
import type { DemoTree } from './tree';

/** What the bloc counts besides scores, as database rows. */
export interface IndicatorRows {
  indicators: Indicator[];
  reports: IndicatorReport[];
  values: IndicatorValueRow[];
  closings: IndicatorClosing[];
}

/** A figure of an article: the total of all that enter it, in full units. */
interface Figure {
  part: number;
  whole?: number;
  moreThan?: boolean;
}

/**
 * The figures articles printed, by template; of 2018, or of the bloc and year they are of, shown in the demonstration's 2018.
 * Where an article gives a percentage alone, counts that come to it.
 */
const FIGURES: Readonly<Record<string, Figure>> = {
  'inspected-organizations': { part: 31 },
  'inspected-members': { part: 19 },
  'inspected-cells-below': { part: 27 },
  'inspected-members-below': { part: 79 },
  'inspected-by-cells': { part: 109 },
  'signs-of-violation': { part: 6 },
  'studying-organizations': { part: 65, whole: 65 },
  'studying-members': { part: 6731 },
  'studying-others': { part: 3279 },
  'study-attendance': { part: 2958, whole: 3000 },
  'new-member-classes': { part: 2 },
  'new-member-trainees': { part: 157 },
  'candidate-classes': { part: 2 },
  'candidate-trainees': { part: 150 },
  'training-passed': { part: 307, whole: 307 },
  admitted: { part: 191 },
  resolutions: { part: 5 },
  regulations: { part: 2 },
  members: { part: 3051 },
  'clean-and-strong': { part: 63, whole: 65 },
  'members-well-done': { part: 2911, whole: 3051 },
  'units-well-done': { part: 63, whole: 65 },
  'organizations-well-done': { part: 300, whole: 311 },
  'cultural-units': { part: 60, whole: 65 },
  'welfare-funds': { part: 127, moreThan: true },
  'house-funds': { part: 6, moreThan: true },
  houses: { part: 115 },
  'border-homes': { part: 1.7, moreThan: true },
  'collective-deeds': { part: 2500, moreThan: true },
  'personal-deeds': { part: 3000, moreThan: true },
};

/** Of the two years before: with the 191 of 2018 they are 14,16% over what the congress is made to aim at. */
const ADMITTED_BEFORE: Readonly<Record<string, number>> = { '2016': 220, '2017': 234 };

const TARGETS: Readonly<Record<string, Target[]>> = {
  admitted: [
    { period: '2018', aim: 'AT_LEAST', value: 12_000, label: 'kế hoạch năm', decimals: 0 },
    { period: '2015-2020', aim: 'AT_LEAST', value: 56_500, label: 'chỉ tiêu đại hội', decimals: 2 },
  ],
  members: [{ period: '2018', aim: 'MORE_THAN', value: 300_000, label: 'chỉ tiêu năm', decimals: 1 }],
};

/** Of the running year the first so many have sent their figures. */
const SENT_THIS_YEAR = 41;

interface Ground {
  tree: DemoTree;
  people: DemoPeople;
  now: Date;
}

/** The indicators of the bloc's office with the year 2018 closed, two years before for the term, and a running year. */
export function demoIndicators({ tree, people, now }: Ground): IndicatorRows {
  const templates = INDICATOR_TEMPLATES.filter(({ code }) => code in FIGURES);
  const thisYear = vietnamDay(now).slice(0, 4);
  const indicators = templates.map((template, sort) => indicatorOf(template, sort, tree.root.id, people, thisYear));
  const idOf = new Map(templates.map(({ code }, at) => [code, indicators[at].id]));
  const grassroots = [...tree.partyOrgs, ...tree.cells.filter(({ kind }) => kind === 'GRASSROOTS_CELL')].map(
    ({ id }) => id,
  );
  const entered = (
    codes: readonly string[],
    period: string,
    figureOf: (code: string) => Figure,
    some = grassroots.length,
  ): Sent[] => {
    const own = templates.filter(({ code, entrant }) => codes.includes(code) && entrant === 'COMMITTEE');
    const below = templates.filter(({ code, entrant }) => codes.includes(code) && entrant === 'GRASSROOTS');
    const draftAt = (of: readonly IndicatorTemplate[], at: number, among: number): IndicatorDraft =>
      Object.fromEntries(of.map(({ code }) => [idOf.get(code) ?? '', shareOf(figureOf(code), at, among)]));
    return [
      ...(own.length > 0 ? [{ organizationId: tree.root.id, period, draft: draftAt(own, 0, 1) }] : []),
      ...grassroots
        .slice(0, some)
        .map((organizationId, at) => ({ organizationId, period, draft: draftAt(below, at, grassroots.length) })),
    ];
  };
  const all = Object.keys(FIGURES);
  const sent = [
    ...Object.entries(ADMITTED_BEFORE).flatMap(([year, part]) => entered(['admitted'], year, () => ({ part }))),
    ...entered(all, '2018', (code) => FIGURES[code]),
    ...entered(all, thisYear, (code) => FIGURES[code], SENT_THIS_YEAR),
  ];
  const by = people.authors.officer;
  return {
    indicators,
    reports: sent.map((one) => reportOf(one, now)),
    values: sent.flatMap((one) => valuesOf(one, by, now)),
    closings: [
      {
        ...{
          id: newId(),
          committeeId: tree.root.id,
          period: '2018',
          closedBy: by,
          closedAt: '2019-01-20T02:00:00.000Z',
        },
        ...{ reopenedBy: null, reopenedAt: null, reason: null },
      },
    ],
  };
}

interface Sent {
  organizationId: string;
  period: string;
  draft: IndicatorDraft;
}

function indicatorOf(
  template: IndicatorTemplate,
  sort: number,
  committeeId: string,
  people: DemoPeople,
  thisYear: string,
): Indicator {
  const { code, name, section, unit, period, sum, entrant, decimals, partName = null, wholeName = null } = template;
  const { aim, target } = template;
  const aimed = aim && target !== undefined ? { aim, value: target, label: 'chỉ tiêu năm', decimals: 1 } : undefined;
  const targets =
    TARGETS[code] ??
    (aimed
      ? [
          { ...aimed, period: '2018' },
          { ...aimed, period: thisYear, label: `chỉ tiêu năm ${thisYear}` },
        ]
      : []);
  return {
    ...{ id: newId(), committeeId, name, section, unit, period, sum, entrant, partName, wholeName, decimals, targets },
    ...{ sort, version: 1, retiredAt: null, createdBy: people.authors.officer, createdAt: '2018-01-05T02:00:00.000Z' },
  };
}

/** The part of one of many organisations in a total, so that all parts make it exactly; of a share no part beyond its whole. */
function shareOf({ part, whole, moreThan }: Figure, at: number, among: number): IndicatorValue {
  const split = (total: number): number => Math.floor(total / among) + (at < total % among ? 1 : 0);
  if (whole !== undefined) return { part: (split(whole) - split(whole - part)) * 100, whole: split(whole) * 100 };
  const own = among === 1 ? part : split(part);
  return { part: Math.round(own * 100), ...(moreThan ? { moreThan } : {}) };
}

/** In the first days after the period; of a running year so far. */
function sentAt(period: string, now: Date): string {
  const after = `${Number(monthsSpanned(period).to.slice(0, 4)) + 1}-01-05T02:00:00.000Z`;
  return after < now.toISOString() ? after : now.toISOString();
}

function reportOf({ organizationId, period, draft }: Sent, now: Date): IndicatorReport {
  const at = sentAt(period, now);
  return { id: newId(), organizationId, period, draft, version: 1, savedAt: at, sentAt: at };
}

function valuesOf({ organizationId, period, draft }: Sent, enteredBy: string, now: Date): IndicatorValueRow[] {
  const { from: firstMonth, to: lastMonth } = monthsSpanned(period);
  return Object.entries(draft).map(([indicatorId, { part, whole, moreThan = false }]) => ({
    ...{ id: newId(), indicatorId, organizationId, period, firstMonth, lastMonth, revision: 1, reason: null },
    ...{ part: String(part), whole: whole === undefined ? null : String(whole), moreThan: Number(moreThan) },
    ...{ enteredBy, enteredAt: sentAt(period, now), replacedAt: null },
  }));
}
