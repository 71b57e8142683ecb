import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS } from '../../src/web/access.js';
import type { TestApp } from '../support/app.js';

interface Route {
  /** As in the matrix: the method and the path. */
  name: string;
  hasAccess: boolean;
  /** Whether its handler is given the question of an address, alone or with the request. */
  asks: boolean;
}

/** The whole request, and its question, among a handler's arguments (`RouteParamtypes`). */
const ASKS = /^[04]:/;

/** Every route of the running product. */
export function routesOf({ app }: TestApp): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const kind = metatype as { prototype: Record<string, unknown> };
    // As Nest finds them: those that a controller has from its parent, too.
    return new MetadataScanner().getAllMethodNames(kind.prototype).flatMap((name): Route[] => {
      const handler = kind.prototype[name] as object;
      const method =
        typeof handler === 'function'
          ? (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined)
          : undefined;
      if (method === undefined) return [];
      const path = [Reflect.getMetadata(PATH_METADATA, kind), Reflect.getMetadata(PATH_METADATA, handler)].join('/');
      const access = (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, kind)) as unknown;
      const given = Object.keys((Reflect.getMetadata(ROUTE_ARGS_METADATA, kind, name) ?? {}) as object);
      return [
        {
          name: `${RequestMethod[method]} /${path.split('/').filter(Boolean).join('/')}`,
          hasAccess: access !== undefined,
          asks: given.some((one) => ASKS.test(one)),
        },
      ];
    });
  });
}
