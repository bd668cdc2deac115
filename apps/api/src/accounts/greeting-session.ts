import type { SessionView } from '@chibo/contracts';
import type { Response } from 'express';
import type { AppRequest } from '../http/request';
import { setDeviceCookie, setSessionCookie } from './session-cookie';
import type { SessionsService } from './sessions.service';

interface Opened {
  request: AppRequest;
  response: Response;
  session: { token: string; maxAgeSeconds: number };
  /** Token of the browser, to be known by the next time. */
  device?: string;
}

/** Hands out a session just opened: its cookies, and what it may do. */
export async function greet(
  sessions: SessionsService,
  { request, response, session, device }: Opened,
): Promise<SessionView> {
  setSessionCookie(request, response, session.token, session.maxAgeSeconds);
  if (device) setDeviceCookie(request, response, device);
  return sessions.view(await sessions.actorOf(session.token, request.requestId));
}
