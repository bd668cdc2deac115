import { createHash } from 'node:crypto';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from './refusal';

/** By what a thing that counts no versions is known again: 16 hex digits of its content. */
export function markOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/**
 * The mark of what was on the page when somebody began to change it, from the header If-Match. A page always sends it; a
 * script that replaces the whole without having looked may leave it out.
 */
export const IfSeen = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  return context.switchToHttp().getRequest<Request>().header('if-match')?.replaceAll('"', '');
});

/** @throws Refusal 412 where somebody else has changed it since; nothing of theirs is lost, and what was typed is still on the page */
export function requireSeen(seen: string | undefined, content: unknown, what: string): void {
  if (seen === undefined || seen === markOf(content)) return;
  throw new Refusal(
    412,
    'VERSION_CONFLICT',
    `${what} vừa được đồng chí khác sửa nên chưa lưu. Đồng chí chép lại phần đang nhập, mở lại trang để xem bản mới rồi sửa tiếp.`,
  );
}
