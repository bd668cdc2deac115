import { addDays, addMonths, monthOf, vietnamDay } from '@chibo/domain';
import { newId } from '../db/new-id';
import type { MeetingPlanRow } from '../meeting-plans/meeting-plan.entity';
import { instantOn, meetingDay } from './calendar';
import { OFFERED } from './offered';
import type { DemoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';
import { Random } from './random';
import type { DemoCell, DemoTree } from './tree';

/** Of five branches one has not said yet when it meets next. */
const SILENT = 4;

const TIMES = ['07:30', '08:00', '14:00', '16:30'];
const PLACES = ['Phòng họp tầng 1', 'Phòng họp tầng 2', 'Phòng họp cơ quan', 'Hội trường'];

/** These secretaries are asked on their first page when they meet next. */
const ASKED: readonly string[] = [OFFERED.halfDone, OFFERED.untouched, OFFERED.returned];

export interface PlannedMeetings {
  plans: MeetingPlanRow[];
  audit: NewAuditRow[];
}

/** Most branches have said when and where they meet next month. */
export function plannedMeetings(tree: DemoTree, people: DemoPeople, now: Date): PlannedMeetings {
  const random = new Random('planned-meetings');
  const month = addMonths(monthOf(vietnamDay(now)), 1);
  const cells = tree.cells.filter(({ code }, at) => at % 5 !== SILENT && !ASKED.includes(code));
  const plans = cells.map((cell) => planOf(cell, month, random));
  return { plans, audit: plans.map((plan) => actOf(plan, people, now, random)) };
}

function planOf({ id: cellId, usualDay }: DemoCell, month: string, random: Random): MeetingPlanRow {
  const day = meetingDay(month, usualDay);
  return { id: newId(), cellId, month, day, time: random.pick(TIMES), place: random.pick(PLACES) };
}

/** Said in the last ten days. */
function actOf(
  { cellId, month, day, time, place }: MeetingPlanRow,
  { authors }: DemoPeople,
  now: Date,
  random: Random,
): NewAuditRow {
  const at = instantOn(addDays(vietnamDay(now), -random.int(0, 10)), [8, 17], random, now);
  const after = { day, time: time ?? undefined, place };
  return actsOn('organization', cellId)(at, authors.secretary, 'meeting.planned', { month, before: null, after });
}
