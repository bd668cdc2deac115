import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard } from '../written-once';
import { int, key, table, text, textOrNull } from './columns';

const CLOSING_REPLAY = table('closing_replay', [key('closing_id'), text('seals'), text('made_at')]);

const REPLAY_ROUND = table('replay_round', [
  key(),
  text('program'),
  text('phase'),
  text('after'),
  int('looked'),
  int('differing'),
  text('differences'),
  text('began_at'),
  textOrNull('finished_at'),
]);

/** What closed months come to when they are worked out again, and where the looking stands. */
export class Replays1797330000000 implements MigrationInterface {
  readonly name = 'Replays1797330000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(CLOSING_REPLAY);
    await guard(runner, 'closing_replay');
    await runner.createTable(REPLAY_ROUND);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(REPLAY_ROUND);
    await runner.dropTable(CLOSING_REPLAY);
  }
}
