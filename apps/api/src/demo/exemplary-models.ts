import type { ModelState } from '@chibo/domain';
import { addDays, foldVietnamese, vietnamDay } from '@chibo/domain';
import { newId } from '../db/new-id';
import type { ExemplaryModel } from '../exemplary-models/exemplary-model.entities';
import type { DemoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';
import type { DemoTree } from './tree';

/** How a model of the demonstration stands, and since how many days. */
const MODELS: readonly { title: string; summary: string; state: ModelState; opened?: number }[] = [
  {
    title: 'Mỗi tuần một việc làm theo Bác',
    summary: 'Mỗi đảng viên đăng ký một việc cụ thể hằng tuần, chi bộ kiểm điểm trong sinh hoạt thường kỳ (minh họa).',
    state: 'RECOGNISED',
    opened: 40,
  },
  {
    title: 'Văn phòng không giấy',
    summary: 'Xử lý văn bản trên mạng, bớt giấy in và thời gian chờ của người dân (minh họa).',
    state: 'OPEN',
    opened: 3,
  },
  {
    title: 'Ngày thứ bảy tình nguyện',
    summary: 'Mỗi quý một ngày giúp xã được phân công (minh họa).',
    state: 'NOMINATED',
  },
];

/** Days a list of the demonstration is open. */
const DAYS = 10;

export interface ModelRows {
  models: ExemplaryModel[];
  audit: NewAuditRow[];
}

/** Three models of this year, collected by the bloc: one recognised, one before all, one nominated. */
export function demoModels({ tree, people, now }: { tree: DemoTree; people: DemoPeople; now: Date }): ModelRows {
  const own = tree.cells.filter(({ parentId }) => parentId === tree.root.id);
  const stored = MODELS.map((model, at) => rowOf(model, { own: own[at].id, root: tree.root.id, people, now }));
  return { models: stored.map(({ row }) => row), audit: stored.flatMap(({ audit }) => audit) };
}

function rowOf(
  { title, summary, state, opened }: (typeof MODELS)[number],
  { own, root, people, now }: { own: string; root: string; people: DemoPeople; now: Date },
): { row: ExemplaryModel; audit: NewAuditRow[] } {
  const { secretary, officer } = people.authors;
  const [id, today] = [newId(), vietnamDay(now)];
  const openedOn = opened === undefined ? null : addDays(today, -opened);
  const openUntil = openedOn && addDays(openedOn, DAYS - 1);
  const decidedOn = state === 'RECOGNISED' && openUntil ? addDays(openUntil, 5) : null;
  const year = Number(today.slice(0, 4));
  const morning = (day: string): Date => new Date(`${day}T02:00:00Z`);
  const nominatedAt = morning(addDays(openedOn ?? today, -7));
  const act = actsOn('model', id);
  const nominated = { organizationId: own, committeeId: root, year, title };
  const audit = [act(nominatedAt, secretary, 'model.nominated', nominated)];
  if (openedOn && openUntil) audit.push(act(morning(openedOn), officer, 'model.opened', { openUntil }));
  if (decidedOn)
    audit.push(act(morning(decidedOn), officer, 'model.decided', { after: state, number: NUMBER, on: decidedOn }));
  return {
    row: {
      ...{ id, committeeId: root, organizationId: own, year, title, summary, state, openedOn, openUntil },
      ...{ folded: foldVietnamese(`${title} ${summary}`), nominatedBy: secretary },
      ...{ nominatedAt: nominatedAt.toISOString(), decisionNumber: decidedOn && NUMBER, decidedOn },
      version: audit.length,
    },
    audit,
  };
}

const NUMBER = '33-QĐ/ĐUK';
