import type { QueueItem, QueueMove } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';

const MOVES: Readonly<Record<QueueMove, string | undefined>> = {
  confirm: undefined,
  verify: 'Chờ thẩm định; người khác quyết định xếp loại',
  decide: 'Đã thẩm định, chờ quyết định xếp loại',
};

/** What is worth a look, in quiet words. */
export function lookWords({ exceptions }: QueueItem): string[] {
  return exceptions.length === 0 ? ['Không có điểm cần xem'] : exceptions.map(({ text }) => text);
}

/** Only where the card waits for something else than one act that does it all. */
export function moveWords({ move }: QueueItem): string | undefined {
  return MOVES[move];
}

export function beforeWords({ previousTotal }: QueueItem): string {
  return previousTotal === undefined ? 'chưa có tháng trước' : `tháng trước ${formatPoints(previousTotal)}`;
}
