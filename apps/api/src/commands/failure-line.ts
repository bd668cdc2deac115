import { HttpException } from '@nestjs/common';
import { codeOf, failureOf } from '../db/failures';
import { Refusal } from '../http/refusal';
import { SettingsError } from '../settings';
import { startErrorLine } from '../start-error';
import { UsageError } from './command';

const WORDS = {
  FULL: 'The disk is full: make room, then try again. / Đĩa đã đầy: hãy dọn chỗ rồi làm lại.',
  AWAY: 'The database does not answer. / Cơ sở dữ liệu không trả lời.',
  BUSY: 'The database is busy: try again. / Cơ sở dữ liệu đang bận: hãy làm lại.',
  DAMAGED: 'The database is damaged: restore the last backup. / Dữ liệu hỏng: hãy phục hồi bản sao lưu gần nhất.',
} as const;

/** What went wrong, in one line. */
export function failureLine(error: unknown): string {
  return wordsOf(error)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

function wordsOf(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} (npm run chibo -- help)`;
  if (error instanceof SettingsError) return error.message;
  if (error instanceof Refusal) return [error.detail, ...(error.extra.errors ?? []).map(({ text }) => text)].join(' ');
  if (error instanceof HttpException) return error.message;
  const failure = failureOf(error);
  if (failure) return `${WORDS[failure]} (${codeOf(error) ?? String(error)})`;
  return startErrorLine(error) ?? String(error);
}
