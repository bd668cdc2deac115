import type { BareDb } from './bare-db';
import type { Model } from './bare';

type Send = (model: Model, id: string, content: { facts: { heldOn: string } }, key: string) => Promise<string>;

/** Sending a card: one transaction at a time, with a statement for every row the product writes and one that looks at the card. */
export function bareSend(db: BareDb): Send {
  const statements = prepared(db);
  let queue: Promise<unknown> = Promise.resolve();
  let sent = 0;
  return (model, id, content, key) => {
    const result = queue.then(() => send(statements, `bare-${(sent += 1)}`, { model, id, content, key }));
    queue = result.catch(() => undefined);
    return result;
  };
}

function prepared(db: BareDb) {
  return {
    begin: db.run('BEGIN IMMEDIATE'),
    commit: db.run('COMMIT'),
    card: db.all('SELECT version, month, cell_id, superior_id, meeting_id FROM scorecard WHERE id = ?'),
    number: db.all(
      'INSERT INTO receipt_counter (month, last) VALUES (?, 1) ON CONFLICT (month) DO UPDATE SET last = last + 1 RETURNING last',
    ),
    updateCard: db.run(
      "UPDATE scorecard SET state = 'SUBMITTED', version = version + 1, draft = ?, self_total = ?, self_band = ?, self_lines = ?, self_full = ?, receipt_number = ?, submitted_at = ?, submitted_by = ?, deadline = ?, saved_at = ? WHERE id = ? AND version = ?",
    ),
    snapshot: db.run(
      'INSERT INTO assessment (id, scorecard_id, kind, revision, criteria_set_version_id, snapshot, total, band, author_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    meeting: db.run('UPDATE meeting SET held_on = ? WHERE id = ?'),
    obligation: db.run(
      "UPDATE obligation SET state = 'MET', version = version + 1 WHERE cell_id = ? AND month = ? AND kind = 'REGULAR'",
    ),
    audit: db.run(
      'INSERT INTO audit (at, account_id, action, subject_type, subject_id, payload, request_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    cellMonth: db.run(
      "UPDATE cell_month SET state = 'SUBMITTED', self_total = ?, self_band = ?, self_lines = ?, self_full = ?, sent_on = ?, deadline = ? WHERE cell_id = ? AND month = ?",
    ),
    uncount: db.run('DELETE FROM month_count WHERE month = ? AND superior_id = ?'),
    count: db.run(
      `INSERT INTO month_count (month, superior_id, cell_kind, kind, criteria_set_version_id, open, returned, waiting, decided, excused, not_held, sent_late, good, fair, average, poor)
      SELECT month, superior_id, cell_kind, kind, criteria_set_version_id, count(CASE WHEN state IN ('OPEN', 'DRAFT') THEN 1 END), 0,
        count(CASE WHEN state = 'SUBMITTED' THEN 1 END), 0, 0, 0, count(CASE WHEN sent_on > deadline THEN 1 END), 0, 0, 0, 0
      FROM cell_month WHERE month = ? AND superior_id = ? GROUP BY month, superior_id, cell_kind, kind, criteria_set_version_id`,
    ),
    key: db.run('INSERT INTO idempotency_key (id, payload_hash, response, created_at) VALUES (?, ?, ?, ?)'),
  };
}

async function send(
  on: ReturnType<typeof prepared>,
  unique: string,
  { model, id, content, key }: { model: Model; id: string; content: { facts: { heldOn: string } }; key: string },
): Promise<string> {
  const at = new Date().toISOString();
  const { total, band, deadline } = model.receipt as { total: number; band: string; deadline: string };
  await on.begin();
  const [card] = await on.card(id);
  const { month, cell_id: cell, superior_id: superior, meeting_id: meeting } = card;
  const [{ last }] = await on.number(month);
  const receipt = { ...model.receipt, number: `${String(month)}-${String(last).padStart(4, '0')}`, at };
  const own = [total, band, ...model.figures];
  const figures = [JSON.stringify(content), ...own, receipt.number, at, 'author', deadline, at];
  await on.updateCard(...figures, id, card['version']);
  await on.snapshot(unique, id, 'SELF', 1, 'set', model.snapshot, total, band, 'author', at);
  await on.meeting(content.facts.heldOn, meeting);
  await on.obligation(cell, month);
  const vote = { officialPresent: 16, approve: 16, disapprove: 0, other: 0 };
  await on.audit(at, 'author', 'scorecard.voted', 'scorecard', id, JSON.stringify(vote), unique);
  const sent = { revision: 1, total, band, receipt: receipt.number, late: true };
  await on.audit(at, 'author', 'scorecard.submitted', 'scorecard', id, JSON.stringify(sent), unique);
  await on.cellMonth(...own, at.slice(0, 10), deadline, cell, month);
  await on.uncount(month, superior);
  await on.count(month, superior);
  await on.key(key, unique, model.response, at);
  await on.commit();
  return JSON.stringify(receipt);
}
