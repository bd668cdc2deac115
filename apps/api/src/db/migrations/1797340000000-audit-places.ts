import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres, postgresTrigger, sqliteTriggers } from '../written-once';

const INDEXES = {
  ix_audit_account: 'account_id, seq',
  ix_audit_organization: 'organization_id, seq',
  ix_audit_action: 'action, seq',
  ix_audit_at: 'at',
};

/** Type of a subject → whose it is. Cards and visits given up since have no row any more and stay without. */
const PLACES: Readonly<Record<string, string>> = {
  organization: 'audit.subject_id',
  scorecard: '(SELECT s.cell_id FROM scorecard s WHERE s.id = audit.subject_id)',
  obligation: '(SELECT s.cell_id FROM obligation s WHERE s.id = audit.subject_id)',
  visit: '(SELECT s.organization_id FROM visit s WHERE s.id = audit.subject_id)',
  classification: '(SELECT s.organization_id FROM annual_classification s WHERE s.id = audit.subject_id)',
  commendation: '(SELECT s.organization_id FROM commendation s WHERE s.id = audit.subject_id)',
  model: '(SELECT s.organization_id FROM exemplary_model s WHERE s.id = audit.subject_id)',
  grouping: '(SELECT s.committee_id FROM organization_grouping s WHERE s.id = audit.subject_id)',
  indicator: '(SELECT s.committee_id FROM indicator s WHERE s.id = audit.subject_id)',
  'criteria-set': '(SELECT s.owner_id FROM criteria_set_version s WHERE s.id = audit.subject_id)',
};

/** Of whose matter an act was, and from which network: what the page of acts is filtered by. Nothing of a row's own is changed. */
export class AuditPlaces1797340000000 implements MigrationInterface {
  readonly name = 'AuditPlaces1797340000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit ADD COLUMN organization_id text');
    await runner.query('ALTER TABLE audit ADD COLUMN network text');
    await unguarded(runner, async () => {
      for (const [type, place] of Object.entries(PLACES))
        await runner.query(`UPDATE audit SET organization_id = ${place} WHERE subject_type = '${type}'`);
      await runner.query(`
        UPDATE audit SET organization_id = substr(subject_id, 9) WHERE subject_type = 'month' AND length(subject_id) > 8`);
    });
    for (const [name, columns] of Object.entries(INDEXES))
      await runner.query(`CREATE INDEX ${name} ON audit (${columns})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}`);
    for (const column of ['network', 'organization_id']) await runner.query(`ALTER TABLE audit DROP COLUMN ${column}`);
  }
}

/** The new columns alone are filled in, in the migration's own transaction; then the guard stands as before. */
async function unguarded(runner: QueryRunner, fill: () => Promise<void>): Promise<void> {
  if (onPostgres(runner)) {
    await runner.query(`ALTER TABLE audit DISABLE TRIGGER ${postgresTrigger('audit')}`);
    await fill();
    await runner.query(`ALTER TABLE audit ENABLE ALWAYS TRIGGER ${postgresTrigger('audit')}`);
    return;
  }
  const [{ name, sql }] = sqliteTriggers('audit');
  await runner.query(`DROP TRIGGER ${name}`);
  await fill();
  await runner.query(sql);
}
