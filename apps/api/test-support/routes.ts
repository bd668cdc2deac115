import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import type { TestApp } from './test-app';

export interface Route {
  method: string;
  path: string;
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
      const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
      routes.push({
        method,
        path: `/api/${prefix}/${path}`.replace(/\/+/g, '/').replace(/\/$/, ''),
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
