import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AssessmentView, RoleView, ScorecardView } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { ReviewActions } from '../scorecards/review/review-actions';
import { ReviewClient } from '../scorecards/review/review-client';
import { ScorecardReader } from '../scorecards/scorecard-view/scorecard-view';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { aCard, FULL, SELF } from './card';
import { OFFICER } from './month';
import { Screen } from './screen';

const OPEN: ScorecardView['moves'] = [{ move: 'verify' }, { move: 'confirm' }, { move: 'return' }];
export const WAITING = aCard(FULL, { state: 'SUBMITTED', stateLabel: 'Đã gửi', self: SELF, moves: OPEN });
export const VERIFIED: AssessmentView = {
  ...SELF,
  kind: 'VERIFIED',
  at: '2026-03-06T03:00:00Z',
  by: 'An',
  adjustments: [],
};
export const CHECKED = aCard(FULL, {
  version: 4,
  state: 'VERIFIED',
  stateLabel: 'Đã thẩm định',
  self: SELF,
  verified: VERIFIED,
  moves: [{ move: 'decide' }, { move: 'return' }, { move: 'takeBack' }],
});
const SHUT: ScorecardView['moves'] = (['confirm', 'verify', 'decide', 'return', 'correct'] as const).map((move) => ({
  move,
  reason: 'Phiếu đã xếp loại.',
}));
export const DONE = aCard(FULL, {
  version: 5,
  state: 'DECIDED',
  stateLabel: 'Đã xếp loại',
  self: SELF,
  verified: VERIFIED,
  decided: { total: 9400, band: 'GOOD', at: '2026-03-06T03:00:00Z', by: 'An' },
  moves: SHUT,
});
export const UNDOABLE = { ...DONE, moves: [...SHUT, { move: 'takeBack' as const }] };

@Component({
  imports: [ReviewActions, ScorecardReader],
  template: `<chibo-scorecard-view [view]="view()"
    ><chibo-review-actions (changed)="change($event)"
  /></chibo-scorecard-view>`,
})
class Host {
  readonly view = signal(WAITING);
  readonly changed = vi.fn();

  change(view: ScorecardView): void {
    this.changed(view);
    this.view.set(view);
  }
}

/** An officer in front of a card, as on its page: the reading view with the acts under its heading. */
export class Reviewing {
  readonly client = {
    confirm: vi.fn(),
    verify: vi.fn(),
    decide: vi.fn(),
    takeBack: vi.fn(),
    correct: vi.fn(),
    return: vi.fn(),
    nextWaiting: vi.fn().mockResolvedValue('next'),
  };
  screen!: Screen<Host>;
  private host!: Host;

  get changed(): Host['changed'] {
    return this.host.changed;
  }

  async open(view = WAITING, roles: RoleView[] = [OFFICER]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ReviewClient, useValue: this.client },
        { provide: ScorecardsClient, useValue: { paper: () => '' } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    const fixture = TestBed.createComponent(Host);
    this.host = fixture.componentInstance;
    document.body.append(fixture.nativeElement as HTMLElement);
    this.screen = new Screen(fixture);
    await this.show(view);
  }

  async show(view: ScorecardView): Promise<void> {
    this.host.view.set(view);
    await this.screen.settle();
  }

  close(): void {
    this.screen.element.remove();
    TestBed.resetTestingModule();
  }

  button(name: string): HTMLButtonElement {
    return this.screen.get('button', name) as HTMLButtonElement;
  }

  async adjust(code: string, points: string, words: string): Promise<void> {
    await this.screen.click('button', `Điều chỉnh mục ${code}`);
    await this.screen.choose(`Điểm thẩm định, mục ${code}`, points);
    this.screen.get('radiogroup', `Lý do điều chỉnh mục ${code}`).querySelectorAll('input')[1].click();
    await this.screen.type(`Ghi rõ vì sao, mục ${code}`, words);
  }
}

export function refusal(status: number, code: string, detail: string, more: object): ProblemError {
  return new ProblemError({ type: 'about:blank', title: '', requestId: '', status, code, detail, ...more });
}
