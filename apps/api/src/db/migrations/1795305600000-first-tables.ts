import type { MigrationInterface, QueryRunner } from 'typeorm';
import { index, int, intOrNull, key, sequence, table, text, textOrNull, unique } from './columns';

const TABLES = [
  table('installation', [key(), text('mode'), textOrNull('setup_code_hash'), text('created_at')]),
  table('organization_kind', [key('code'), text('label'), int('is_cell'), text('tier'), int('sort')]),
  table('organization', [key(), text('exists_from'), textOrNull('exists_to'), text('created_at')]),
  table(
    'organization_profile',
    [
      key(),
      text('organization_id'),
      text('kind'),
      text('code'),
      text('name'),
      text('folded'),
      text('leadership'),
      intOrNull('min_minutes_override'),
      text('valid_from'),
      textOrNull('valid_to'),
    ],
    [
      unique('ux_organization_profile', 'organization_id', 'valid_from'),
      index('ix_organization_profile_folded', 'folded'),
    ],
  ),
  table(
    'organization_link',
    [key(), text('child_id'), text('parent_id'), text('valid_from'), textOrNull('valid_to')],
    [unique('ux_organization_link', 'child_id', 'valid_from'), index('ix_organization_link_parent', 'parent_id')],
  ),
  table(
    'deadline_rule',
    [key(), text('organization_id'), text('tier'), int('days')],
    [unique('ux_deadline_rule', 'organization_id', 'tier')],
  ),
  table(
    'account',
    [
      key(),
      text('login'),
      text('login_key'),
      text('display_name'),
      textOrNull('password_hash'),
      textOrNull('disabled_at'),
      text('created_at'),
    ],
    [unique('ux_account_login', 'login_key')],
  ),
  table(
    'role_assignment',
    [key(), text('account_id'), text('organization_id'), text('role'), text('valid_from'), textOrNull('valid_to')],
    [index('ix_role_assignment_account', 'account_id'), index('ix_role_assignment_organization', 'organization_id')],
  ),
  table(
    'session',
    [
      key('token_hash'),
      text('account_id'),
      text('created_at'),
      text('last_seen_at'),
      text('expires_at'),
      int('idle_seconds'),
    ],
    [index('ix_session_account', 'account_id'), index('ix_session_expires', 'expires_at')],
  ),
  table('sign_in_failure', [key(), text('subject'), text('at')], [index('ix_sign_in_failure', 'subject', 'at')]),
  table(
    'audit',
    [
      sequence('seq'),
      text('at'),
      textOrNull('account_id'),
      text('action'),
      text('subject_type'),
      text('subject_id'),
      text('payload'),
      text('request_id'),
    ],
    [index('ix_audit_subject', 'subject_id')],
  ),
  table(
    'criteria_set_version',
    [
      key(),
      text('set_id'),
      int('version'),
      text('status'),
      text('owner_id'),
      text('meeting_kinds'),
      text('content'),
      textOrNull('valid_from'),
      textOrNull('valid_to'),
      textOrNull('published_at'),
      text('created_at'),
    ],
    [unique('ux_criteria_set_version', 'set_id', 'version'), index('ix_criteria_set_version_owner', 'owner_id')],
  ),
  table(
    'obligation',
    [
      key(),
      text('cell_id'),
      text('month'),
      text('kind'),
      text('state'),
      textOrNull('reason'),
      textOrNull('document'),
      int('version'),
    ],
    [unique('ux_obligation', 'cell_id', 'month', 'kind'), index('ix_obligation_month', 'month', 'kind')],
  ),
  table(
    'meeting',
    [key(), text('cell_id'), text('month'), text('slot'), text('kind'), textOrNull('held_on')],
    [unique('ux_meeting_slot', 'cell_id', 'month', 'slot')],
  ),
  table(
    'scorecard',
    [
      key(),
      text('meeting_id'),
      text('cell_id'),
      text('month'),
      text('kind'),
      text('superior_id'),
      text('state'),
      int('version'),
      text('criteria_set_version_id'),
      text('draft'),
      intOrNull('self_total'),
      textOrNull('self_band'),
      intOrNull('decided_total'),
      textOrNull('decided_band'),
      textOrNull('receipt_number'),
      textOrNull('submitted_at'),
      textOrNull('submitted_by'),
      textOrNull('deadline'),
      textOrNull('decided_at'),
      textOrNull('decided_by'),
      textOrNull('returned_message'),
      textOrNull('returned_at'),
      textOrNull('returned_by'),
      text('saved_at'),
    ],
    [
      unique('ux_scorecard_meeting', 'meeting_id'),
      index('ix_scorecard_month', 'month', 'superior_id'),
      index('ix_scorecard_cell', 'cell_id', 'month'),
    ],
  ),
  table(
    'assessment',
    [
      key(),
      text('scorecard_id'),
      text('kind'),
      int('revision'),
      text('criteria_set_version_id'),
      text('snapshot'),
      int('total'),
      text('band'),
      text('author_id'),
      text('created_at'),
    ],
    [unique('ux_assessment', 'scorecard_id', 'kind', 'revision')],
  ),
  table('receipt_counter', [key('month'), int('last')]),
  table(
    'idempotency_key',
    [key(), text('payload_hash'), text('response'), text('created_at')],
    [index('ix_idempotency_key_created', 'created_at')],
  ),
];

/** Kinds of organisation known today; new ones are further rows. */
const KINDS: [code: string, label: string, isCell: number, tier: string][] = [
  ['PROVINCIAL_PARTY_ORG', 'Đảng bộ tỉnh', 0, 'UPPER'],
  ['BLOC_PARTY_ORG', 'Đảng bộ Khối', 0, 'UPPER'],
  ['UPPER_PARTY_ORG', 'Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng', 0, 'UPPER'],
  ['GRASSROOTS_PARTY_ORG', 'Đảng bộ cơ sở', 0, 'GRASSROOTS'],
  ['PARTIAL_PARTY_ORG', 'Đảng bộ bộ phận', 0, 'GRASSROOTS'],
  ['SUB_GRASSROOTS_PARTY_ORG', 'Đảng bộ trực thuộc cơ sở', 0, 'GRASSROOTS'],
  ['SUBORDINATE_CELL', 'Chi bộ trực thuộc', 1, 'CELL'],
  ['GRASSROOTS_CELL', 'Chi bộ cơ sở', 1, 'CELL'],
  ['PARTY_CELL', 'Chi bộ', 1, 'CELL'],
];

export class FirstTables1795305600000 implements MigrationInterface {
  readonly name = 'FirstTables1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const each of TABLES) await runner.createTable(each);
    for (const [sort, [code, label, isCell, tier]] of KINDS.entries()) {
      await runner.manager
        .sql`INSERT INTO organization_kind (code, label, is_cell, tier, sort) VALUES (${code}, ${label}, ${isCell}, ${tier}, ${sort})`;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const each of [...TABLES].reverse()) await runner.dropTable(each);
  }
}
