import { Injectable, computed, inject, signal } from '@angular/core';
import type {
  ChangePasswordBody,
  DemoAccountView,
  InstallationView,
  RoleView,
  SessionView,
  SetupBody,
  SignInBody,
} from '@chibo/contracts';
import { Api, ProblemError } from './api';

/** Who is signed in, and what this installation is. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private loading?: Promise<void>;

  /** `undefined` until asked, `null` when nobody is signed in. */
  readonly view = signal<SessionView | null | undefined>(undefined);
  readonly installation = signal<InstallationView | undefined>(undefined);
  readonly roles = computed<RoleView[]>(() => this.view()?.roles ?? []);
  readonly organizationName = computed(() => this.roles()[0]?.organizationName ?? '');

  /** Asks once; a failed attempt may be repeated. */
  load(): Promise<void> {
    this.loading ??= this.ask().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  async signIn(body: SignInBody): Promise<void> {
    this.begin(await this.api.post<SessionView>('session', { body }));
  }

  async signInDemo(accountId: string): Promise<void> {
    this.begin(await this.api.post<SessionView>('session/demo', { body: { accountId } }));
  }

  async signOut(): Promise<void> {
    await this.api.delete('session');
    this.view.set(null);
  }

  async setUp(body: SetupBody): Promise<void> {
    await this.api.post('setup', { body });
    this.installation.update((known) => known && { ...known, needsSetup: false });
    await this.signIn({ login: body.login, password: body.password });
  }

  changePassword(body: ChangePasswordBody): Promise<void> {
    return this.api.put('session/password', { body });
  }

  /** Accounts offered by one click; none outside a demonstration. */
  async demoAccounts(): Promise<DemoAccountView[]> {
    if (!this.installation()?.demonstration) return [];
    return this.api.get<DemoAccountView[]>('session/demo-accounts').catch(() => []);
  }

  private begin(view: SessionView): void {
    this.view.set(view);
    this.api.expired.set(false);
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
