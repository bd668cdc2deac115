import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { ProblemView } from '@chibo/contracts';
import type { Response } from 'express';
import { AlreadyRunning } from '../db/database';
import type { FieldError } from './refusal';
import { Refusal } from './refusal';
import type { AppRequest } from './request';

/** Every error leaves as application/problem+json in Vietnamese; an unforeseen one tells only its request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<AppRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = asRefusal(error);
    if (refusal.getStatus() >= 500)
      this.logger.error(`${request.requestId} ${request.method} ${request.path}`, stackOf(error));
    if (response.headersSent) return void response.end();
    if (refusal.extra.retryAfter) response.setHeader('Retry-After', refusal.extra.retryAfter);
    response
      .status(refusal.getStatus())
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem(refusal, request.requestId)));
  }
}

function problem(refusal: Refusal, requestId: string): ProblemView {
  const status = refusal.getStatus();
  const { errors, current } = refusal.extra;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: refusal.code,
    detail: refusal.detail,
    requestId,
    errors,
    current,
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What the framework and the body parser throw, in our words. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof AlreadyRunning) {
    return new Refusal(409, 'STILL_RUNNING', 'Lần gửi trước vẫn đang được xử lý. Đồng chí chờ một chút.', {
      retryAfter: 1,
    });
  }
  const status = error instanceof HttpException ? error.getStatus() : bodyParserStatus(error);
  if (isDiskFull(error))
    return new Refusal(507, 'DISK_FULL', 'Chưa lưu: máy chủ hết chỗ trên đĩa. Phiếu vẫn còn trên máy của đồng chí.');
  return new Refusal(status, ...words(status), whereOf(status));
}

/** What cannot be read has no field to name but the body itself. */
function whereOf(status: number): { errors?: FieldError[] } {
  return status === 400 || status === 413 || status === 415
    ? { errors: [{ field: 'body', text: words(status)[1] }] }
    : {};
}

function words(status: number): [code: string, detail: string] {
  if (status === 400)
    return ['MALFORMED', 'Yêu cầu không đúng dạng: nội dung phải là một đối tượng JSON, mã hóa UTF-8.'];
  if (status === 404) return ['NOT_FOUND', 'Không có địa chỉ này.'];
  if (status === 413) return ['TOO_LARGE', 'Nội dung gửi lên quá lớn (tối đa 256 KB).'];
  if (status === 415) return ['UNSUPPORTED', 'Nội dung gửi lên phải là JSON (UTF-8).'];
  if (status < 500) return ['REFUSED', 'Máy chủ không nhận yêu cầu này.'];
  return ['INTERNAL', 'Máy chủ gặp lỗi. Đồng chí thử lại; nếu còn, báo quản trị kèm mã yêu cầu.'];
}

/** http-errors of the body parser carry a status but are no HttpException. */
function bodyParserStatus(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /SQLITE_FULL|No space left|could not extend file/.test(error.message);
}
