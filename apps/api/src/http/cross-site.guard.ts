import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from './refusal';

/**
 * Against cross-site forgery: whatever changes something carries our own header (a foreign page cannot set it without a
 * preflight, which is never answered) and, where the browser says where it comes from, our own origin.
 */
@Injectable()
export class CrossSiteGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    if (request.header('x-chibo') === '1' && sameOrigin(request)) return true;
    throw new Refusal(403, 'CROSS_SITE', 'Yêu cầu không đến từ trang của hệ thống nên không được nhận.');
  }
}

function sameOrigin(request: Request): boolean {
  const origin = request.header('origin');
  return !origin || (URL.canParse(origin) && new URL(origin).host === request.host);
}
