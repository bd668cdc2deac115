import { Component, computed, inject, signal } from '@angular/core';
import type { OrganizationKindView, OrganizationView } from '@chibo/contracts';
import { foldVietnamese } from '@chibo/domain';
import { wordsOf } from '../shell/api';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { OrganizationForm } from './organization-form';
import { RegisterClient } from './register-client';

const MOST_ROWS = 100;

/** "Tổ chức đảng": the register, searched without accents; an administrator enters and changes it. */
@Component({
  imports: [Icon, Note, OrganizationForm, PageHeading],
  template: `
    <div class="reading page">
      <div class="head">
        <h1>Tổ chức đảng</h1>
        @if (maySteer() && !editing()) {
          <button type="button" class="button" (click)="editing.set({})"><chibo-icon name="plus" />Thêm</button>
        }
      </div>
      @if (failure(); as words) {
        <chibo-note [attention]="true" heading="Chưa mở được danh mục" role="alert">
          <p>{{ words }}</p>
          <p><button type="button" class="button" (click)="load()">Thử lại</button></p>
        </chibo-note>
      }
      @if (editing(); as chosen) {
        <chibo-organization-form
          [organization]="chosen.organization"
          [all]="all() ?? []"
          [kinds]="kinds()"
          [today]="today()"
          (done)="stored($event)"
          (cancelled)="editing.set(undefined)"
        />
      }
      @if (saved(); as name) {
        <p class="sheet" role="status">Đã ghi {{ name }}.</p>
      }
      @if (all(); as organizations) {
        <div class="sheet">
          <label>
            <span class="field-label">Tìm tên hoặc mã, gõ không dấu được</span>
            <input class="input" type="search" [value]="wanted()" (input)="wanted.set($any($event.target).value)" />
          </label>
        </div>
        <ul role="list" class="sheet rows">
          @for (organization of found().slice(0, most); track organization.id) {
            <li class="between">
              <div>
                <p>{{ organization.name }}</p>
                <p class="small second">
                  {{ organization.kindLabel }}, mã {{ organization.code
                  }}{{ organization.parentName ? ', trực thuộc ' + organization.parentName : '' }}
                </p>
              </div>
              @if (maySteer()) {
                <button type="button" class="button" (click)="edit(organization)">
                  Thay đổi<span class="hidden-visually"> {{ organization.name }}</span>
                </button>
              }
            </li>
          } @empty {
            <li class="second">{{ wanted() ? 'Không có tổ chức nào như vậy.' : 'Chưa có tổ chức nào.' }}</li>
          }
        </ul>
        @if (found().length > most) {
          <p class="sheet second">Còn {{ found().length - most }} tổ chức. Đồng chí gõ thêm chữ để tìm.</p>
        }
      } @else if (!failure()) {
        <p class="sheet quiet" role="status">Đang mở danh mục…</p>
      }
    </div>
  `,
})
export class RegisterPage {
  private readonly client = inject(RegisterClient);
  private readonly session = inject(Session);

  protected readonly most = MOST_ROWS;
  protected readonly all = signal<OrganizationView[] | undefined>(undefined);
  protected readonly kinds = signal<OrganizationKindView[]>([]);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly wanted = signal('');
  protected readonly saved = signal<string | undefined>(undefined);
  /** The form is open: for a known organisation, or for a new one. */
  protected readonly editing = signal<{ organization?: OrganizationView } | undefined>(undefined);
  protected readonly today = computed(() => this.session.installation()?.today ?? '');
  protected readonly maySteer = computed(() => this.session.roles().some(({ role }) => role === 'ADMIN'));
  protected readonly found = computed(() => {
    const wanted = foldVietnamese(this.wanted());
    return (this.all() ?? []).filter(({ name, code }) => foldVietnamese(`${name} ${code}`).includes(wanted));
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.failure.set(undefined);
    try {
      const [all, kinds] = await Promise.all([this.client.organizations(), this.client.kinds()]);
      this.all.set(all);
      this.kinds.set(kinds);
    } catch (error) {
      this.failure.set(wordsOf(error));
    }
  }

  protected edit(organization: OrganizationView): void {
    this.saved.set(undefined);
    this.editing.set({ organization });
    window.scrollTo({ top: 0 });
  }

  protected async stored({ name }: OrganizationView): Promise<void> {
    this.editing.set(undefined);
    this.saved.set(name);
    await this.load();
  }
}
