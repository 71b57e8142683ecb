import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { dayFieldsOf } from './days.js';
import { farIssues, pastIssues } from './far-day.js';
import type { FormResult, Issue } from './issues.js';
import { numberIssue, type NumberField } from './numbers.js';
import { boundsOf, ruleSaid, type Bounds } from './rule-bounds.js';
import { cleanText } from './text.js';

/**
 * Reads a request body into a form class (class-validator decorators state its bounds), or the issues by field.
 * Unknown fields are dropped. Text is clean (text.ts); an empty text counts as not given.
 * The first broken rule of a field is its issue; its code is the decorator's context `{ code }` or the rule's own name, and the field's
 * bounds come with it as `least` and `most`. With `today` days that are far are asked about; without it those before 1950 are refused.
 */
export function readForm<T extends object>(form: new () => T, body: unknown, today?: string): FormResult<T> {
  const value = plainToInstance(form, tidy(body), { exposeDefaultValues: true });
  const issues = validateSync(value, { whitelist: true, stopAtFirstError: true }).flatMap((error) =>
    issuesOf(error, (field) => boundsOf(form, field)),
  );
  if (issues.length > 0) return { issues };
  const far = dayFieldsOf(form).flatMap((name) => {
    const day = (value as Record<string, unknown>)[name];
    if (typeof day !== 'string') return [];
    return today ? farIssues(name, day, today, body) : pastIssues(name, day);
  });
  return far.length > 0 ? { issues: far } : { value };
}

/** Plain object of a body: own keys, clean texts, empty texts left out. */
export function tidy(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).filter(([key]) => key !== '__proto__' && key !== '_csrf');
  return Object.fromEntries(entries.map(([key, value]) => [key, tidyValue(value)]).filter(([, value]) => value !== ''));
}

/** What was typed into the fields of a form, on the way into the same form again: no text has been judged. */
export type TypedIn<Form, More extends string = never> = { [Field in keyof Form | More]?: unknown };

export type Body = Record<string, unknown>;

/** One field's text, clean; an emptied field is '', one that is not in the body, or no text, undefined. */
export function textOf(body: Body | undefined, name: string): string | undefined {
  const value = body && Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? cleanText(value) : undefined;
}

/** The texts of a body by field; a field given twice keeps its last text, whatever is no text is left out. */
export function textsOf(body: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tidy(body)).flatMap(([name, value]): [string, string][] => {
      const one: unknown = Array.isArray(value) ? value.at(-1) : value;
      return typeof one === 'string' ? [[name, one]] : [];
    }),
  );
}

/** The revision that a form was made from, or null. */
export function readVersion(body: Body, field = 'version'): number | null {
  const typed = textOf(body, field);
  return typed !== undefined && /^\d{1,9}$/.test(typed) ? Number(typed) : null;
}

function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(tidyValue);
  return value;
}

function issuesOf(error: ValidationError, boundsFor: (field: string) => Bounds, prefix = ''): Issue[] {
  const field = prefix + error.property;
  const bounds = boundsFor(error.property);
  const own = Object.keys(error.constraints ?? {})
    .slice(0, 1)
    .map((rule): Issue => {
      const context = error.contexts?.[rule] as
        | { code?: string; typedCode?: string; number?: NumberField; [key: string]: unknown }
        | undefined;
      const { code = ruleSaid(rule, error.value, bounds), typedCode, number, ...own } = context ?? {};
      const params = { ...bounds, ...own };
      const issue = { field, code, params };
      if (typeof error.value !== 'string') return issue;
      if (typedCode) return { field, code: typedCode, params: { ...params, typed: error.value.slice(0, 40) } };
      return number ? numberIssue(issue, error.value.replace(/^\?/, ''), number) : issue;
    });
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, () => ({}), field + '.'))];
}
