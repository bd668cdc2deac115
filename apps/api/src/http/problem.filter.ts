import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { ProblemView } from '@chibo/contracts';
import type { Response } from 'express';
import { AlreadyRunning } from '../db/database';
import type { Failure } from '../db/failures';
import { DatabaseAway, failureOf } from '../db/failures';
import { problemPage, wantsPage } from './problem-page';
import type { FieldError } from './refusal';
import { Refusal } from './refusal';
import { RefusedActs } from './refused-acts';
import type { AppRequest } from './request';

/**
 * Every error leaves as application/problem+json in Vietnamese, or as a page of the same words where a person opens the
 * address; an unforeseen one tells only its request id.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly refused: RefusedActs) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<AppRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = asRefusal(error);
    this.note(`${request.requestId} ${request.method} ${request.path}`, refusal, error);
    this.refused.count(request, refusal);
    if (response.headersSent) return void response.end();
    problemJson(refusal, request, response);
  }

  /**
   * What nobody foresaw with its stack; what the database could not do in one line, for there will be many. That it is away is
   * said once, by whoever watches the line.
   */
  private note(what: string, refusal: Refusal, error: unknown): void {
    if (error instanceof DatabaseAway) return;
    if (refusal.code === 'INTERNAL') this.logger.error(what, stackOf(error));
    else if (refusal.getStatus() >= 500 && error !== refusal)
      this.logger.warn(`${what} ${refusal.code} ${String(error)}`);
  }
}

/** Answers with a refusal. */
export function problemJson(refusal: Refusal, request: AppRequest, response: Response): void {
  const view = problem(refusal, request.requestId);
  if (refusal.extra.retryAfter) response.setHeader('Retry-After', refusal.extra.retryAfter);
  response.status(view.status).vary('Accept');
  if (wantsPage(request)) {
    if (view.retryAfter) response.setHeader('Refresh', view.retryAfter);
    return void response.type('html').send(problemPage(view));
  }
  response.type('application/problem+json; charset=utf-8').send(JSON.stringify(view));
}

function problem(refusal: Refusal, requestId: string): ProblemView {
  const status = refusal.getStatus();
  const { errors, current, retryAfter } = refusal.extra;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: refusal.code,
    detail: refusal.detail,
    requestId,
    errors,
    current,
    retryAfter,
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
  const failure = failureOf(error);
  if (failure) return OF_FAILURE[failure];
  const status = error instanceof HttpException ? error.getStatus() : bodyParserStatus(error);
  return new Refusal(status, ...words(status), whereOf(status));
}

/** What the database could not do, in words. Nothing of it was acknowledged; asked again under the same key it is done once. */
const OF_FAILURE: Record<Failure, Refusal> = {
  FULL: new Refusal(
    507,
    'DISK_FULL',
    'Chưa lưu: máy chủ không ghi thêm được vào đĩa (hết chỗ hoặc đĩa lỗi). Những gì đã chấm vẫn còn trên máy của đồng chí.',
    { retryAfter: 30 },
  ),
  AWAY: new Refusal(
    503,
    'DATABASE_AWAY',
    'Máy chủ chưa kết nối được cơ sở dữ liệu nên chưa chắc đã lưu. Đồng chí chờ ít giây rồi thử lại; thử lại không bị tính hai lần.',
    { retryAfter: 5 },
  ),
  BUSY: new Refusal(503, 'BUSY', 'Máy chủ đang bận nên chưa làm được. Đồng chí chờ ít giây rồi thử lại.', {
    retryAfter: 2,
  }),
  DAMAGED: new Refusal(
    503,
    'DATABASE_DAMAGED',
    'Chưa lưu: cơ sở dữ liệu trên máy chủ có chỗ hỏng. Đồng chí báo quản trị ngay.',
    { retryAfter: 60 },
  ),
};

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
