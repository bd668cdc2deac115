import type { QueueItem, QueueMove } from '@chibo/contracts';

const MOVES: Readonly<Record<QueueMove, string | undefined>> = {
  confirm: undefined,
  verify: 'Chờ thẩm định; người khác quyết định xếp loại',
  decide: 'Đã thẩm định, chờ quyết định xếp loại',
};

/** What is worth a look, as one quiet line. */
export function exceptionWords({ exceptions }: QueueItem): string {
  return exceptions.length === 0 ? 'Không có điểm cần xem' : exceptions.map(({ text }) => text).join('; ');
}

/** Only where the card waits for something else than one act that does it all. */
export function moveWords({ move }: QueueItem): string | undefined {
  return MOVES[move];
}
