import type { Score } from '@chibo/domain';
import { branchDeadline, handedInAt, isLate } from '@chibo/domain';
import type { AuditAction, AuditPayloads } from '../audit/audit-payloads';
import type { AuditRow } from '../audit/audit.entity';
import type { Obligation } from '../obligations/obligation.entities';
import type { DemoAuthors, NumberedCard, PlannedCard } from './planned-card';

/** Whose matter it was is found when it is stored (`storeAudit()`). */
export type NewAuditRow = Omit<AuditRow, 'seq' | 'organizationId' | 'network'>;

const REQUEST = 'demonstration';

type Act = <A extends AuditAction>(at: Date, accountId: string, action: A, payload: AuditPayloads[A]) => NewAuditRow;

export function actsOn(subjectType: AuditRow['subjectType'], subjectId: string): Act {
  return (at, accountId, action, payload) => ({
    at: at.toISOString(),
    accountId,
    action,
    subjectType,
    subjectId,
    payload,
    requestId: REQUEST,
  });
}

/** Sending, returning and deciding of one card; opening, while it is not sent. */
export function cardAudit(card: NumberedCard, id: string, { secretary, officer, keyer }: DemoAuthors): NewAuditRow[] {
  const { month, kind, set, savedAt, score, verified, sentAt, decidedAt, returned } = card;
  const act = actsOn('scorecard', id);
  if (!score || !sentAt)
    return [act(savedAt, secretary, 'scorecard.opened', { month, kind, criteriaSetVersionId: set.versionId })];
  const rows = card.keyed
    ? keying(card, submission(card, score, sentAt), act, { secretary, keyer })
    : [
        act(sentAt, secretary, 'scorecard.voted', voteOf(card)),
        act(sentAt, secretary, 'scorecard.submitted', submission(card, score, sentAt)),
      ];
  if (returned)
    rows.push(
      act(returned.at, officer, 'scorecard.returned', {
        before: 'SUBMITTED',
        after: 'RETURNED',
        message: returned.message,
        lines: returned.lines,
        due: returned.due,
      }),
    );
  if (decidedAt) {
    const { total, band } = verified?.score ?? score;
    rows.push(
      act(decidedAt, officer, 'scorecard.verified', {
        before: 'SUBMITTED',
        after: 'VERIFIED',
        total,
        adjustments: verified?.adjustments.length ?? 0,
      }),
    );
    rows.push(
      act(decidedAt, officer, 'scorecard.decided', {
        before: 'VERIFIED',
        after: 'DECIDED',
        total,
        band,
      }),
    );
  }
  return rows;
}

function keying(
  card: NumberedCard,
  sent: AuditPayloads['scorecard.submitted'],
  act: Act,
  { secretary, keyer }: Pick<DemoAuthors, 'secretary' | 'keyer'>,
): NewAuditRow[] {
  const { keyed, sentAt, month, kind, set } = card;
  if (!keyed || !sentAt) return [];
  const { paper, receivedOn, agreedAt } = keyed;
  const opened = { month, kind, criteriaSetVersionId: set.versionId };
  const from = { before: 'DRAFT', ...sent, paper, receivedOn, ownDraft: false, vote: voteOf(card) };
  return [
    act(sentAt, keyer, 'scorecard.opened', opened),
    act(sentAt, keyer, 'scorecard.keyed-in', from),
    ...(agreedAt ? [act(agreedAt, secretary, 'scorecard.keyed-agreed', { paper })] : []),
  ];
}

function voteOf({ content }: PlannedCard): AuditPayloads['scorecard.voted'] {
  const { officialPresent = 0, approve = 0, disapprove = 0, other = 0 } = content.vote;
  return { officialPresent, approve, disapprove, other };
}

function submission(
  { month, content, receiptNumber = '', keyed }: NumberedCard,
  { total, band }: Score,
  sentAt: Date,
): AuditPayloads['scorecard.submitted'] {
  return {
    revision: 1,
    total,
    band,
    receipt: receiptNumber,
    late: isLate(
      branchDeadline(month, content.facts.heldOn),
      handedInAt({ receivedOn: keyed?.receivedOn, submittedAt: sentAt.toISOString() }),
    ),
  };
}

/** The branch reports that it did not meet, or its superior excuses it. */
export function obligationAudit(
  { id, state, reason, document }: Obligation,
  at: Date,
  { secretary, officer }: DemoAuthors,
): NewAuditRow {
  const act = actsOn('obligation', id);
  if (state === 'NOT_HELD') return act(at, secretary, 'obligation.not-held', { before: 'OPEN', after: state, reason });
  return act(at, officer, 'obligation.excused', { before: 'OPEN', after: state, reason: reason ?? '', document });
}
