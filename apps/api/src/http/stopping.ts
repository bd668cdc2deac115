import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { problemJson } from './problem.filter';
import { Refusal } from './refusal';
import type { AppRequest } from './request';

/** Longest wait for the requests under way, ms; the whole stop takes ten seconds at most. */
const PATIENCE_MS = 8_000;
const LOOK_MS = 20;

const STOPPING = new Refusal(
  503,
  'STOPPING',
  'Máy chủ đang khởi động lại. Đồng chí chờ ít giây rồi thử lại; những gì đã chấm vẫn còn trên máy.',
  { retryAfter: 10 },
);

/**
 * The order of a stop: nothing new is taken (503, and the connection closes), what is under way ends, the connections close,
 * and the door to the database last. A kept-alive connection that goes on asking holds up nothing.
 */
@Injectable()
export class Stopping implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly running = new Set<Response>();
  private stopping = false;

  constructor(private readonly host: HttpAdapterHost) {}

  /** Requests being answered. */
  get underWay(): number {
    return this.running.size;
  }

  /** First of all that handles a request. */
  readonly gate = (request: Request, response: Response, next: NextFunction): void => {
    if (this.stopping) {
      response.setHeader('Connection', 'close');
      return problemJson(STOPPING, request as AppRequest, response);
    }
    this.running.add(response);
    response.once('close', () => this.running.delete(response));
    next();
  };

  onModuleDestroy(): void {
    this.stopping = true;
    // Whoever is being answered asks the next thing of the service that comes after. A quiet connection is left alone till the
    // end: closing it now could cut off a request on its way, which is better told to come again.
    for (const response of this.running) if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (let waited = 0; this.running.size > 0 && waited < PATIENCE_MS; waited += LOOK_MS) await pause(LOOK_MS);
    this.server.closeAllConnections();
  }

  private get server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}
