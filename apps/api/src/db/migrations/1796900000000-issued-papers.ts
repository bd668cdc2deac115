import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard } from '../written-once';
import { index, int, intOrNull, key, table, text, textOrNull, unique } from './columns';

const ISSUED_PAPERS = table(
  'issued_paper',
  [
    key(),
    text('code'),
    text('organization_id'),
    int('number'),
    text('kind'),
    text('title'),
    textOrNull('selection'),
    text('organization_name'),
    text('search'),
    text('sort_key'),
    text('source'),
    text('source_hash'),
    text('record_hash'),
    text('content_hash'),
    intOrNull('card_version'),
    text('day'),
    text('issued_at'),
    textOrNull('issued_by'),
  ],
  [
    unique('ux_issued_paper_code', 'code'),
    unique('ux_issued_paper_content', 'source_hash', 'content_hash'),
    unique('ux_issued_paper_number', 'organization_id', 'number'),
    index('ix_issued_paper_issued', 'organization_id', 'issued_at'),
  ],
);

/** Papers that were printed, with the codes they are checked by. */
export class IssuedPapers1796900000000 implements MigrationInterface {
  readonly name = 'IssuedPapers1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(ISSUED_PAPERS);
    await guard(runner, 'issued_paper');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(ISSUED_PAPERS);
  }
}
