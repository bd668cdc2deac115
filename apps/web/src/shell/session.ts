import { Injectable, computed, inject, signal } from '@angular/core';
import type {
  ChangePasswordBody,
  DemoAccountView,
  InstallationView,
  RoleView,
  SessionView,
  SetupBody,
  SignInBody,
  UseInvitationBody,
} from '@chibo/contracts';
import { DeviceStore } from '../device/device-store';
import { PageLoad } from '../device/page-load';
import { ServerClock } from '../device/server-clock';
import type { TabNews } from '../device/tabs';
import { Tabs } from '../device/tabs';
import { Api, ProblemError } from './api';

/** Who is signed in, and what this installation is. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly clock = inject(ServerClock);
  private readonly pageLoad = inject(PageLoad);
  private readonly store = inject(DeviceStore);
  private readonly tabs = inject(Tabs);
  private loading?: Promise<void>;

  /** `undefined` until asked, `null` when nobody is signed in. */
  readonly view = signal<SessionView | null | undefined>(undefined);
  readonly installation = signal<InstallationView | undefined>(undefined);
  readonly roles = computed<RoleView[]>(() => this.view()?.roles ?? []);
  /** Today in Vietnam by the server, `yyyy-mm-dd`: it goes on while the tab stays open. Empty before the first answer. */
  readonly today = computed(() => this.clock.today() ?? this.installation()?.today ?? '');
  readonly organizationName = computed(() => this.roles()[0]?.organizationName ?? '');

  constructor() {
    this.api.actsFor = () => this.view()?.account.id;
    this.tabs.onNews((news) => this.hear(news));
  }

  /** Asks once; a failed attempt may be repeated. */
  load(): Promise<void> {
    this.loading ??= this.ask().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /** False when the page belongs to another account: then it must go, and nothing of it under the new name. */
  async signIn(body: SignInBody): Promise<boolean> {
    return this.begin(await this.api.post<SessionView>('session', { body }));
  }

  /** By the code of a printed slip, with the password its owner chooses; false as of signIn(). */
  async useInvitation(body: UseInvitationBody): Promise<boolean> {
    return this.begin(await this.api.post<SessionView>('session/invitation', { body }));
  }

  async signInDemo(accountId: string): Promise<boolean> {
    return this.begin(await this.api.post<SessionView>('session/demo', { body: { accountId } }));
  }

  /** Ends the session and leaves; with `wipe` also takes what this device holds of the account. */
  async signOut(wipe: boolean): Promise<void> {
    await this.api.delete('session');
    const out = this.view()?.account.id ?? '';
    await this.store.forgetAnswers();
    if (wipe) this.store.wipe(out);
    this.tabs.tell({ out, wiped: wipe });
    this.pageLoad.go('/dang-nhap');
  }

  async setUp(body: SetupBody): Promise<void> {
    await this.api.post('installation', { body });
    this.installation.update((known) => known && { ...known, needsSetup: false });
    await this.signIn({ login: body.login, password: body.password });
  }

  async changePassword(body: ChangePasswordBody): Promise<void> {
    this.view.set(await this.api.put<SessionView>('session/password', { body }));
  }

  /** Accounts offered by one click; none outside a demonstration. */
  async demoAccounts(): Promise<DemoAccountView[]> {
    if (!this.installation()?.demonstration) return [];
    return this.api.get<DemoAccountView[]>('session/demo-accounts').catch(() => []);
  }

  private async begin(view: SessionView): Promise<boolean> {
    // Opened without network, the page would else be the last account's.
    await this.store.forgetAnswers();
    this.tabs.tell({ in: view.account.id });
    const owner = this.view()?.account.id;
    if (owner && owner !== view.account.id) return false;
    this.view.set(view);
    this.unlock();
    return true;
  }

  private unlock(): void {
    this.api.expired.set(false);
    this.api.otherAccount.set(false);
  }

  /** Another tab has changed the cookie that this one shares. */
  private hear(news: TabNews): void {
    const owner = this.view()?.account.id;
    if (!owner) return;
    if ('out' in news) {
      if (news.out !== owner) return;
      if (news.wiped) this.store.wipe(owner);
      this.pageLoad.go('/dang-nhap');
    } else if (news.in === owner) this.unlock();
    else this.api.otherAccount.set(true);
  }

  private async ask(): Promise<void> {
    const [installation, view] = await Promise.all([this.api.get<InstallationView>('installation'), this.current()]);
    this.installation.set(installation);
    this.view.set(view);
  }

  private async current(): Promise<SessionView | null> {
    try {
      return await this.api.get<SessionView>('session');
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  }
}
