import type { Notice } from '@chibo/domain';
import { addDays, monthOf, vietnamDay } from '@chibo/domain';
import { newId } from '../db/new-id';
import type { NoticeRow } from '../notices/notice.entity';
import { BRANCH } from '../accounts/acting';
import type { Scorecard } from '../scorecards/scorecard.entities';
import type { DemoPeople } from './people';
import type { DemoCell, DemoTree } from './tree';

/** What is older has been read. Days. */
const FRESH = 10;

/** Notices are of the months that are still spoken of. Days. */
const REMEMBERED = 100;

interface Ground {
  tree: DemoTree;
  scorecards: readonly Scorecard[];
  people: DemoPeople;
  now: Date;
}

/** What the secretaries who can sign in were told of their cards: given back, or decided. */
export function noticesTold({ tree, scorecards, people, now }: Ground): NoticeRow[] {
  const since = monthOf(addDays(vietnamDay(now), -REMEMBERED));
  const cells = new Map(tree.cells.map((cell) => [cell.id, cell]));
  return people.roles
    .filter(({ role }) => BRANCH.some((one) => one === role))
    .flatMap(({ accountId, organizationId }) => {
      const cell = cells.get(organizationId);
      const own = scorecards.filter(({ cellId, month }) => cellId === organizationId && month >= since);
      return cell ? own.flatMap((card) => noticeOf(accountId, card, cell, tree, now)) : [];
    });
}

function noticeOf(accountId: string, card: Scorecard, cell: DemoCell, tree: DemoTree, now: Date): NoticeRow[] {
  const [at, content] = occasionOf(card, cell, tree);
  if (!at || !content) return [];
  const key = `${content.kind.toLowerCase()}:${card.id}:${card.version - 1}`;
  const readAt = vietnamDay(new Date(at)) < addDays(vietnamDay(now), -FRESH) ? at : null;
  return [{ id: newId(), accountId, key, kind: content.kind, content, createdAt: at, readAt }];
}

function occasionOf(
  card: Scorecard,
  cell: DemoCell,
  { root, partyOrgs }: DemoTree,
): [at?: string | null, what?: Notice] {
  const { id: scorecardId, state, month, decidedTotal: total, decidedBand: band } = card;
  const about = { scorecardId, cell: cell.name, month };
  if (state === 'RETURNED') {
    const by = [root, ...partyOrgs].find(({ id }) => id === cell.parentId)?.name ?? '';
    const due = card.returnedDue ? { due: card.returnedDue } : {};
    return [card.returnedAt, { kind: 'RETURNED', ...about, by, lines: card.returnedLines?.length ?? 0, ...due }];
  }
  if (state === 'DECIDED' && total !== null && band !== null)
    return [card.decidedAt, { kind: 'DECIDED', ...about, total, band }];
  return [];
}
