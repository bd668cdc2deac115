import type { INestApplicationContext } from '@nestjs/common';
import type { Role } from '@chibo/domain';
import { vietnamDay } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { SettingsError } from '../settings';

interface Place {
  id: string;
  name: string;
}

/**
 * Whoever keeps the machine has no account: the audit says "operator" with the machine's account, and the rights are those the
 * command needs, at the organisation it is about. They hold the data folder anyway; so what they do leaves a trace like any act.
 */
export function operatorAt(role: Role, organizationId: string, by: string): Actor {
  return {
    accountId: null,
    displayName: `Người vận hành máy chủ (${by})`,
    roles: [{ role, organizationId }],
    requestId: `operator:${by}`.slice(0, 60),
  };
}

/** By its code today; without one the highest. @throws SettingsError in one line */
export async function organizationOf(app: INestApplicationContext, code: string | undefined): Promise<Place> {
  const today = vietnamDay(app.get(Clock).now());
  const found = await app.get(Database).read((manager) =>
    code === undefined
      ? manager.sql<Place[]>`
          SELECT o.id, p.name FROM organization o JOIN organization_profile p ON p.organization_id = o.id
          WHERE p.valid_from <= ${today} AND (p.valid_to IS NULL OR p.valid_to > ${today}) AND o.exists_from <= ${today}
            AND (o.exists_to IS NULL OR o.exists_to > ${today}) AND NOT EXISTS (
              SELECT 1 FROM organization_link l WHERE l.child_id = o.id AND l.valid_from <= ${today}
                AND (l.valid_to IS NULL OR l.valid_to > ${today}))`
      : manager.sql<Place[]>`
          SELECT p.organization_id AS id, p.name FROM organization_profile p
          WHERE p.code = ${code} AND p.valid_from <= ${today} AND (p.valid_to IS NULL OR p.valid_to > ${today})`,
  );
  if (found.length === 1) return found[0];
  if (code === undefined)
    throw new SettingsError('Name the organisation by its code: --organization CODE. / Hãy nêu mã tổ chức.');
  throw new SettingsError(
    `${found.length === 0 ? 'No organisation has' : 'Several organisations have'} the code ${code} today. / Không xác định được tổ chức mang mã ${code}.`,
  );
}

/** @throws SettingsError in one line */
export async function accountOf(app: INestApplicationContext, login: string): Promise<string> {
  const [account] = await app
    .get(Database)
    .read((manager) => manager.sql<{ id: string }[]>`SELECT id FROM account WHERE login = ${login}`);
  if (account) return account.id;
  throw new SettingsError(`No account is called ${login}. / Không có tài khoản ${login}.`);
}
