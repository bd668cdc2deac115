import type { ChoiceOption } from '../../ui/choice';

/** What a branch without an official band mostly waits for: one tap writes it, words may follow. */
export const ONE_TAP_REASONS: readonly ChoiceOption[] = [
  'Chưa sinh hoạt',
  'Đang bàn giao, sáp nhập',
  'Phiếu đang trả lại, chờ bổ sung',
  'Chưa thẩm định xong',
].map((text, at) => ({ value: text, text, key: String(at + 1) }));
