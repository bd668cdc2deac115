import type { TouchedCardView } from '@chibo/contracts';
import type { MeetingKind, PublishedSet } from '@chibo/domain';
import { BEGUN_STATES, criteriaSetFor, formatMonth, MEETING_KIND_LABEL, monthOf } from '@chibo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MeetingPlacement } from '../scorecards/placement';
import type { Draft } from '../scorecards/scorecard.entities';

interface OpenRow {
  id: string;
  cell_id: string;
  month: string;
  kind: MeetingKind;
  draft: string;
}

/** After every month and every day there is. */
const NEVER = '9999-12-31';

/** The cards branches are working on whose set would be another one: what publishing into the past does. */
@Injectable()
export class TouchedCards {
  constructor(private readonly placement: MeetingPlacement) {}

  /** By month and branch. Sent cards and cards given back by line keep the set they were sent with. */
  async of(
    manager: EntityManager,
    candidate: PublishedSet,
    before: readonly PublishedSet[],
    after: readonly PublishedSet[],
  ): Promise<TouchedCardView[]> {
    const touched: TouchedCardView[] = [];
    for (const row of await this.open(manager, candidate)) {
      const draft = JSON.parse(row.draft) as Draft;
      const { heldOn } = draft.facts;
      const { day, nodes } = await this.placement.inMonth(manager, row.cell_id, row.month, heldOn);
      const path = nodes.map((node) => node.id);
      const [was, becomes] = [before, after].map((sets) => criteriaSetFor(path, sets, row.kind, day));
      if (was === becomes) continue;
      touched.push({
        scorecardId: row.id,
        cellName: nodes[0].name,
        month: formatMonth(row.month),
        kindLabel: MEETING_KIND_LABEL[row.kind],
        heldOn,
        marks: draft.answers.length,
        without: becomes === undefined,
      });
    }
    return touched;
  }

  /** Open cards of branches that stand under the owner at some time of the period, in its months. */
  private open(manager: EntityManager, { ownerId, validFrom, validTo = NEVER }: PublishedSet): Promise<OpenRow[]> {
    return manager.sql<OpenRow[]>`
      WITH RECURSIVE tree (id) AS (
        SELECT id FROM organization WHERE id = ${ownerId}
        UNION
        SELECT link.child_id FROM tree JOIN organization_link link ON link.parent_id = tree.id
          AND link.valid_from < ${validTo} AND (link.valid_to IS NULL OR link.valid_to > ${`${monthOf(validFrom)}-01`})
      )
      SELECT card.id, card.cell_id, card.month, card.kind, card.draft FROM tree
      CROSS JOIN scorecard card
      WHERE card.cell_id = tree.id AND card.month >= ${monthOf(validFrom)} AND card.month <= ${monthOf(validTo)}
        AND (card.state IN (${() => BEGUN_STATES})
          OR (card.state = 'RETURNED' AND (card.returned_lines IS NULL OR card.returned_lines = '[]')))
      ORDER BY card.month, card.cell_id, card.id`;
  }
}
