import { Inject, Injectable } from '@nestjs/common';
import type { InstallationView } from '@chibo/contracts';
import { SetupBody } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { Request } from 'express';
import type { Actor } from '../accounts/actor';
import { AccountsService } from '../accounts/accounts.service';
import { hashPassword, readablePassword, sha256 } from '../accounts/passwords';
import { networkOf } from '../accounts/sign-in-delay';
import { SignInTries } from '../accounts/sign-in-tries.service';
import { whyWeak } from '../accounts/weak-passwords';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { OrganizationsService } from '../organizations/organizations.service';
import { requireKind } from '../organizations/register-rules';
import { isLoopback } from '../settings';
import { Installation } from './installation.entity';

/** What this data is for good; read once at start, before anything listens. */
export const INSTALLATION_MODE = Symbol('INSTALLATION_MODE');
export type InstallationMode = Installation['mode'];

@Injectable()
export class InstallationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly accounts: AccountsService,
    private readonly organizations: OrganizationsService,
    private readonly tries: SignInTries,
    @Inject(INSTALLATION_MODE) private readonly mode: InstallationMode,
  ) {}

  get isDemonstration(): boolean {
    return this.mode === 'DEMONSTRATION';
  }

  async view(request: Request): Promise<InstallationView> {
    const row = await this.row();
    return {
      demonstration: this.isDemonstration,
      needsSetup: Boolean(row?.setupCodeHash),
      secure: request.secure,
      today: vietnamDay(this.clock.now()),
    };
  }

  /** The one-click accounts exist only in a demonstration and only for this very machine. */
  requireDemonstration(request: Request): void {
    const address = (request.ip ?? '').replace('::ffff:', '');
    if (!this.isDemonstration || !isLoopback(address) || !isLoopback(request.hostname))
      throw Refusal.notFound('tài khoản minh họa');
  }

  /** A fresh one-time code for the first administrator while there is none; its hash replaces the last one. */
  async renewSetupCode(): Promise<string | undefined> {
    const row = await this.row();
    if (!row?.setupCodeHash) return undefined;
    const code = readablePassword();
    await this.database.write((manager) =>
      manager.update(Installation, { id: 'this' }, { setupCodeHash: sha256(code) }),
    );
    return code;
  }

  /** Makes the root organisation and its first administrator; works once. */
  async setUp(visitor: Actor, body: SetupBody, address: string): Promise<void> {
    const { login, displayName, organizationName } = body;
    const weak = whyWeak(body.password, { login, displayName, organizations: [organizationName] });
    if (weak) throw Refusal.badRequest([{ field: 'password', text: weak }]);
    const codeHash = sha256(body.code.trim());
    // Before the costly hash: anybody may ask, at any time.
    const tried = await this.tries.begin(`setup ${networkOf(address)}`, address);
    if ((await this.row())?.setupCodeHash !== codeHash) throw wrongCode();
    const passwordHash = await hashPassword(body.password);
    const day = vietnamDay(this.clock.now());
    await this.database.write(async (manager) => {
      const { affected } = await manager.update(
        Installation,
        { id: 'this', setupCodeHash: codeHash },
        { setupCodeHash: null },
      );
      if (!affected) throw wrongCode();
      await this.tries.succeeded(manager, tried);
      await requireKind(manager, body.organizationKind);
      const { organizationKind: kind, organizationCode: code, organizationName: name } = body;
      const organizationId = await this.organizations.insert(manager, {
        kind,
        code,
        name,
        from: `${day.slice(0, 4)}-01-01`,
      });
      await this.accounts.insert(manager, { login, displayName, role: 'ADMIN', organizationId, passwordHash });
      await this.audit.record(manager, visitor, 'setup.done', { type: 'installation', id: 'this' }, { login });
    });
  }

  private row(): Promise<Installation | null> {
    return this.database.read((manager) => manager.findOneBy(Installation, { id: 'this' }));
  }
}

function wrongCode(): Refusal {
  const detail = 'Mã khởi tạo chưa đúng hoặc đã dùng. Mã mới in ở cửa sổ máy chủ mỗi lần khởi động.';
  const errors = [{ field: 'code', text: 'Mã khởi tạo chưa đúng hoặc đã dùng.' }];
  return new Refusal(403, 'SETUP_CODE', detail, { errors });
}
