import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import type { Params } from '@angular/router';
import { Router, RouterLink } from '@angular/router';
import type { AuditTrailRow, AuditTrailView, TableFormat } from '@chibo/contracts';
import { monthOf } from '@chibo/domain';
import { AUDIT_TRAIL_COLUMNS, doerWords, subjectWords } from '@chibo/tables';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { AdminWays } from '../ui/admin-ways';
import { DayField } from '../ui/day-field';
import { rested } from '../ui/rested';
import { Cell, Folded } from '../ui/table/cell';
import { onScreen } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { AuditTrailClient } from './audit-trail-client';

const COLUMNS = onScreen<AuditTrailRow>(AUDIT_TRAIL_COLUMNS, {
  label: { width: '40%' },
  by: { width: '20%' },
  subject: { width: '20%' },
  at: {},
  network: {},
});

/** "Nhật ký": what was done in the part an administrator looks after. */
@Component({
  imports: [
    AdminWays,
    Cell,
    DayField,
    FileLinks,
    Folded,
    NgTemplateOutlet,
    ReadingWords,
    RouterLink,
    Table,
    TextControl,
  ],
  templateUrl: './audit-trail-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './audit-trail-page.css'],
})
export class AuditTrailPage {
  private readonly client = inject(AuditTrailClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: part, words looked for, act, person, subject, days, the number before which it goes on. */
  readonly to = input<string>();
  readonly tim = input<string>();
  readonly viec = input<string>();
  readonly nguoi = input<string>();
  readonly doituong = input<string>();
  readonly tu = input<string>();
  readonly den = input<string>();
  readonly truoc = input<string>();

  protected readonly columns = COLUMNS;
  protected readonly momentOf = momentOf;
  protected readonly doer = doerWords;
  protected readonly subject = subjectWords;
  protected readonly keyOf = ({ seq }: AuditTrailRow): number => seq;
  protected readonly month = computed(() => monthOf(this.session.today()));
  private readonly question = computed(() => ({
    organizationId: this.to(),
    q: this.tim(),
    action: this.viec(),
    accountId: this.nguoi(),
    subjectId: this.doituong(),
    from: this.tu(),
    to: this.den(),
  }));
  protected readonly opening = reading({
    question: () => ({ ...this.question(), before: this.truoc() }),
    read: (query) => this.client.trail(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  /** They come with the first page only. */
  protected readonly acts = linkedSignal<AuditTrailView | undefined, NonNullable<AuditTrailView['acts']>>({
    source: this.view,
    computation: (view, before) => view?.acts ?? before?.value ?? [],
  });
  /** What the list is narrowed to besides words, act and days: taken off by one tap. */
  protected readonly narrowed = computed(() => [
    ...(this.nguoi() ? [{ off: { nguoi: null }, words: 'Chỉ việc của một người' }] : []),
    ...(this.doituong() ? [{ off: { doituong: null }, words: 'Chỉ việc với một đối tượng' }] : []),
    ...(this.to() ? [{ off: { to: null }, words: 'Chỉ một tổ chức và cấp dưới' }] : []),
  ]);

  constructor() {
    effect(() => this.frame.show({ title: 'Nhật ký', path: '/quan-tri' }));
  }

  /** Another question begins with the newest. */
  protected look(change: Params): void {
    const queryParams = { truoc: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  protected readonly file = (format: TableFormat): string => this.client.file(format, this.question());
}
