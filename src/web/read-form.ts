import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { FormResult, Issue } from './issues.js';

/**
 * Reads a request body into a form class (class-validator decorators state its bounds), or the issues by field.
 * Unknown fields are dropped. Text is trimmed and normalised to NFC; an empty text counts as not given.
 * The first broken rule of a field is its issue; its code is the decorator's context `{ code }` or the rule's own name.
 */
export function readForm<T extends object>(form: new () => T, body: unknown): FormResult<T> {
  const value = plainToInstance(form, tidy(body), { exposeDefaultValues: true });
  const issues = validateSync(value, { whitelist: true, stopAtFirstError: true }).flatMap((error) => issuesOf(error));
  return issues.length > 0 ? { issues } : { value };
}

/** Plain object of a body: own keys, trimmed NFC texts, empty texts left out. */
export function tidy(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).filter(([key]) => key !== '__proto__' && key !== '_csrf');
  return Object.fromEntries(entries.map(([key, value]) => [key, tidyValue(value)]).filter(([, value]) => value !== ''));
}

function tidyValue(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (Array.isArray(value)) return value.map(tidyValue);
  return value;
}

function issuesOf(error: ValidationError, prefix = ''): Issue[] {
  const field = prefix + error.property;
  const own = Object.keys(error.constraints ?? {}).slice(0, 1).map((rule): Issue => {
    const context = error.contexts?.[rule] as { code?: string; typedCode?: string; [key: string]: unknown } | undefined;
    const { code = rule, typedCode, ...params } = context ?? {};
    if (typedCode && typeof error.value === 'string') return { field, code: typedCode, params: { ...params, typed: error.value.slice(0, 40) } };
    return { field, code, params };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, field + '.'))];
}
