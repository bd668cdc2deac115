import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import type { Need } from '../src/http/needs';
import { NEEDS } from '../src/http/needs';
import { OPEN_TO_ALL } from '../src/http/request';
import type { TestApp } from './test-app';

export interface Route {
  method: string;
  path: string;
  /** Marked as answering without a session. */
  openToAll: boolean;
  /** The rights it names; none where every account may use it; undefined where nothing is said. */
  needs?: readonly Need[];
  /** Types of @Body, @Query, @Param arguments. */
  inputs: { name: string; source: 'body' | 'query' | 'param' | 'other' }[];
}

/** Every route of the running service, read from its own controllers. */
export function routesOf(app: TestApp): Route[] {
  const routes: Route[] = [];
  const modules = app.app.get(ModulesContainer);
  for (const { metatype } of new DiscoveryService(modules).getControllers()) {
    if (!metatype) continue;
    const prefix = String(Reflect.getMetadata('path', metatype));
    const prototype = metatype.prototype as object;
    for (const [name, { value: handler }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)) as [
      string,
      { value?: unknown },
    ][]) {
      const path =
        typeof handler === 'function' ? (Reflect.getMetadata('path', handler) as string | undefined) : undefined;
      if (path === undefined || typeof handler !== 'function' || name === 'constructor') continue;
      const marked = (mark: string): unknown =>
        Reflect.getMetadata(mark, handler) ?? (Reflect.getMetadata(mark, metatype) as unknown);
      const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
      routes.push({
        method,
        path: `/api/${prefix}/${path}`.replace(/\/+/g, '/').replace(/\/$/, ''),
        openToAll: marked(OPEN_TO_ALL) === true,
        needs: marked(NEEDS) as Need[] | undefined,
        inputs: inputsOf(metatype, prototype, name),
      });
    }
  }
  return routes;
}

const SOURCES: Record<string, 'body' | 'query' | 'param'> = { '3': 'body', '4': 'query', '5': 'param' };

function inputsOf(controller: object, prototype: object, name: string): Route['inputs'] {
  const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as { name: string }[];
  const args = (Reflect.getMetadata('__routeArguments__', controller, name) ?? {}) as Record<string, { index: number }>;
  return Object.entries(args).map(([key, { index }]) => ({
    name: types[index]?.name ?? 'unknown',
    source: SOURCES[key.split(':')[0]] ?? 'other',
  }));
}
