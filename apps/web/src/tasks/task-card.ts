import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskView } from '@chibo/contracts';
import { formatDate, formatMonth } from '@chibo/domain';
import { DeviceStore } from '../device/device-store';
import { PageHeading } from '../shell/page-heading';
import { capital } from '../ui/capital';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { Progress } from '../ui/progress';
import { StateWord } from '../ui/state-word';
import { clockOf, dayAndMonth, daysLeftWords } from '../ui/when';
import { TextControl } from '../ui/text-control';
import { GiveUpQuestion } from '../scorecards/give-up-question';

/** One owed card: what, until when, how far, one button that names where it goes. */
@Component({
  selector: 'chibo-task',
  imports: [GiveUpQuestion, RouterLink, Icon, Note, PageHeading, Progress, StateWord, TextControl],
  templateUrl: './task-card.html',
})
export class TaskCard {
  protected readonly kept = inject(DeviceStore).keptWords;
  readonly task = input.required<TaskView>();
  /** The page's main job carries its heading. */
  readonly first = input(false);
  readonly busy = input(false);
  /** Changes that wait on this device. */
  readonly waiting = input(0);
  readonly begin = output();
  readonly notHeld = output<string>();
  readonly givenUp = output();

  protected readonly reporting = signal(false);
  /** Empty on the server, and nothing on this device waits to be put into it. */
  protected readonly mayGiveUp = computed(() => this.task().giveUpVersion !== undefined && this.waiting() === 0);
  protected readonly formatDate = formatDate;
  protected readonly clockOf = clockOf;
  protected readonly daysLeftWords = daysLeftWords;
  protected readonly occasion = computed(() => {
    const { month, kind } = this.task();
    const text = `${formatMonth(month)}, sinh hoạt ${kind === 'THEMATIC' ? 'chuyên đề' : 'thường kỳ'}`;
    return capital(text);
  });
  protected readonly heading = computed(() => {
    const { heldOn, month, state } = this.task();
    if (state === 'RETURNED') return `Phiếu ${formatMonth(month)} được trả lại`;
    return heldOn
      ? `Chấm điểm kỳ sinh hoạt ngày ${dayAndMonth(heldOn)}`
      : `Chấm điểm kỳ sinh hoạt ${formatMonth(month)}`;
  });
  protected readonly complete = computed(() => {
    const { answered, applicable } = this.task();
    return !!applicable && answered === applicable;
  });
  /** Where the one button leads, in its own words. */
  protected readonly onward = computed(() => {
    const { nextCode, answered } = this.task();
    if (this.task().state === 'RETURNED') return 'Mở phiếu để bổ sung';
    if (this.complete()) return 'Kiểm tra và gửi';
    return nextCode && answered ? `Chấm tiếp từ mục ${nextCode}` : 'Chấm tiếp';
  });
}
