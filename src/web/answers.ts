import type { Readable } from 'node:stream';
import type { Issue } from './issues.js';

/** What a controller answers with. The interceptor makes HTTP of it. */
export class Page {
  status = 200;
  issues: Issue[] = [];
  headers: Record<string, string> = {};

  constructor(
    readonly template: string,
    readonly data: object,
    readonly title: PageTitle,
    readonly layout: 'page' | 'plain' = 'page',
  ) {}

  withStatus(status: number): this {
    this.status = status;
    return this;
  }

  /** The form again, as typed, with what is wrong: 422. */
  withIssues(issues: Issue[]): this {
    this.issues = issues;
    this.status = 422;
    return this;
  }
}

/** A label key with its parameters, or a text that is already words (a name). */
export type PageTitle = { key: string; params?: Record<string, unknown> } | { text: string };

/** One partial, for htmx or for a live answer. */
export class Fragment {
  constructor(
    readonly partial: string,
    readonly data: object,
    readonly status = 200,
  ) {}
}

export class Redirect {
  constructor(
    readonly to: string,
    readonly flash?: { kind: 'success' | 'warning' | 'error'; key: string; params?: Record<string, unknown> },
    /** 308: what stood here stands there for good. */
    readonly status: 303 | 308 = 303,
  ) {}
}

export class Download {
  constructor(
    readonly body: Buffer | string | Readable,
    readonly mediaType: string,
    readonly fileName: string,
    readonly inline = false,
    /** Bytes of a body that is read while it is sent. */
    readonly size: number | null = null,
  ) {}
}

/** A JSON answer for the page's own script. Fragments are partials by element id. */
export class Live {
  constructor(
    readonly data: Record<string, unknown>,
    readonly fragments: Record<string, Fragment> = {},
    readonly status = 200,
  ) {}
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** A view says what it holds: `object`, or a record of any names, would tell nobody what a template may read. */
type Told<V extends object> = Same<V, object> extends true ? never : string extends keyof V ? never : V;

/** The template's names are held to the type of `data` by test/house/templates.test.ts. */
export function page<V extends object>(
  template: string,
  data: Told<V>,
  title: string,
  params?: Record<string, unknown>,
): Page {
  return new Page(template, data, { key: title, params });
}

export function redirect(to: string, flash?: string, params?: Record<string, unknown>): Redirect {
  return new Redirect(to, flash ? { kind: 'success', key: flash, params } : undefined);
}
