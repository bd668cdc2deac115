import { Component, inject, signal, viewChildren } from '@angular/core';
import { Router } from '@angular/router';
import type { SetupBody } from '@chibo/contracts';
import { wordsByField, wordsOf } from '../shell/api';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';

type Name = keyof SetupBody;

const FIELDS: { name: Name; label: string; hint?: string; autocomplete: string; type: string; missing: string }[] = [
  {
    name: 'code',
    label: 'Mã khởi tạo',
    hint: 'In ra ở cửa sổ chạy máy chủ khi khởi động lần đầu.',
    autocomplete: 'one-time-code',
    type: 'text',
    missing: 'đồng chí nhập mã in ra khi máy chủ khởi động.',
  },
  {
    name: 'login',
    label: 'Tên đăng nhập',
    autocomplete: 'username',
    type: 'text',
    missing: 'đồng chí đặt tên đăng nhập.',
  },
  {
    name: 'displayName',
    label: 'Họ tên hoặc chức danh',
    autocomplete: 'name',
    type: 'text',
    missing: 'đồng chí ghi họ tên hoặc chức danh.',
  },
  {
    name: 'password',
    label: 'Mật khẩu',
    hint: 'Từ 8 ký tự.',
    autocomplete: 'new-password',
    type: 'password',
    missing: 'đồng chí đặt mật khẩu từ 8 ký tự.',
  },
  {
    name: 'organizationName',
    label: 'Tên tổ chức đảng cao nhất',
    hint: 'Tổ chức dùng hệ thống này, ví dụ Đảng bộ xã. Chi bộ và cấp ủy bên dưới được thêm sau.',
    autocomplete: 'organization',
    type: 'text',
    missing: 'đồng chí ghi tên tổ chức đảng.',
  },
  {
    name: 'organizationCode',
    label: 'Mã tổ chức',
    hint: 'Mã ngắn dùng trong bảng và biểu mẫu.',
    autocomplete: 'off',
    type: 'text',
    missing: 'đồng chí đặt mã tổ chức.',
  },
];

/** Who may stand at the top of an installation. */
const KINDS = [
  { kind: 'BLOC_PARTY_ORG', label: 'Đảng bộ Khối' },
  { kind: 'UPPER_PARTY_ORG', label: 'Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng' },
  { kind: 'PROVINCIAL_PARTY_ORG', label: 'Đảng bộ tỉnh, thành phố' },
  { kind: 'GRASSROOTS_PARTY_ORG', label: 'Đảng bộ cơ sở' },
];

/** First administrator of a real, empty system. */
@Component({
  imports: [Control, Field, Note, PageHeading, TextControl],
  template: `
    <form class="page narrow stack-wide" novalidate (submit)="submit($event)">
      <div class="stack">
        <h1>Thiết lập lần đầu</h1>
        <p class="second">Hệ thống chưa có người quản trị. Đồng chí lập tài khoản quản trị đầu tiên tại đây.</p>
      </div>
      @if (refusal(); as words) {
        <chibo-note [attention]="true" heading="Chưa lập được tài khoản" role="alert">
          <p>{{ words }}</p>
        </chibo-note>
      }
      @for (field of fields; track field.name) {
        <chibo-field [for]="field.name" [label]="field.label" [hint]="field.hint" [error]="errors()[field.name]">
          <input
            chiboControl
            chiboText
            class="input"
            spellcheck="false"
            [name]="field.name"
            [type]="field.type"
            [autocomplete]="field.autocomplete"
          />
        </chibo-field>
      }
      <chibo-field for="organizationKind" label="Loại tổ chức" [error]="errors().organizationKind">
        <select chiboControl class="input" name="organizationKind">
          <option value="">Chọn loại tổ chức</option>
          @for (option of kinds; track option.kind) {
            <option [value]="option.kind">{{ option.label }}</option>
          }
        </select>
      </chibo-field>
      <button class="button main wide" [disabled]="busy()">
        {{ busy() ? 'Đang lập tài khoản…' : 'Lập tài khoản quản trị' }}
      </button>
    </form>
  `,
  styles: `
    .page {
      padding: 1.5rem var(--gutter) 3rem;
    }
  `,
})
export class SetupPage {
  private readonly toFirstError = firstError();
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly fields = FIELDS;
  protected readonly kinds = KINDS;
  private readonly controls = viewChildren(TextControl);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly errors = signal<Partial<Record<Name, string>>>({});

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const kind = new FormData(event.target as HTMLFormElement).get('organizationKind');
    const words = this.controls().map((control) => [control.name, control.text()]);
    const body = Object.fromEntries([...words, ['organizationKind', kind]]) as SetupBody;
    this.errors.set(missingIn(body));
    if (Object.keys(this.errors()).length > 0) return this.toFirstError();
    await this.send(body);
  }

  private async send(body: SetupBody): Promise<void> {
    this.busy.set(true);
    this.refusal.set(undefined);
    try {
      await this.session.setUp(body);
      await this.router.navigateByUrl('/');
    } catch (error) {
      this.refusal.set(wordsOf(error));
      this.errors.set(wordsByField(error));
      this.toFirstError();
    } finally {
      this.busy.set(false);
    }
  }
}

function missingIn(body: SetupBody): Partial<Record<Name, string>> {
  const wrong = FIELDS.filter(({ name }) => body[name].trim() === '' || (name === 'password' && body[name].length < 8));
  const errors = Object.fromEntries(wrong.map(({ name, missing }) => [name, missing]));
  return body.organizationKind ? errors : { ...errors, organizationKind: 'đồng chí chọn loại tổ chức.' };
}
