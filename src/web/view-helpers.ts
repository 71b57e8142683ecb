import type Handlebars from 'handlebars';
import type { HelperOptions } from 'handlebars';
import { deciderWords, type DecidedBy } from './decided-by.js';
import { formatDate, formatMoment, formatMonth, formatNumber, formatPeriod, typedDay } from './format.js';
import type { Lang, Translate } from './labels.js';
import { issueWords } from './issue-words.js';
import type { Issue } from './issues.js';
import { refusalWords } from './refusal-words.js';

interface ViewData {
  lang: Lang;
  t: Translate;
  zone: string;
}

/** The few words a template may say beside its data: labels, numbers, days, and plain comparisons. */
export function registerHelpers(engine: typeof Handlebars): void {
  engine.registerHelper({
    t: (key: string, options: HelperOptions) => of(options).t(key, options.hash as Record<string, unknown>),
    say: (key: string, params: Record<string, unknown>, options: HelperOptions) => of(options).t(key, params),
    refusal: (code: string, ...rest: unknown[]) => {
      const options = rest.pop() as HelperOptions;
      return refusalWords(of(options).t, code, rest[0] as Record<string, unknown> | undefined);
    },
    'issue-text': (issue: Issue, options: HelperOptions) =>
      issueWords(of(options).t, issue, options.hash as Record<string, unknown>),
    tt: (...args: unknown[]) => {
      const options = args.pop() as HelperOptions;
      return of(options).t(args.join(''), options.hash as Record<string, unknown>);
    },
    num: (value: string | number | null, ...rest: unknown[]) => {
      const options = rest.pop() as HelperOptions;
      const places = rest[0];
      return formatNumber(value, of(options).lang, places === 'as-is' ? undefined : Number(places ?? 2));
    },
    date: (day: string | null, ...rest: unknown[]) => {
      const options = rest.pop() as HelperOptions;
      return formatDate(day, of(options).lang, rest[0] as string | undefined);
    },
    'day-text': (value: unknown) => (typeof value === 'string' ? typedDay(value) : ''),
    'day-kind': (month: unknown) => (month === true ? 'month' : 'day'),
    month: (month: string | undefined) => (month ? formatMonth(month) : ''),
    /** A month, or a quarter by its own name: `{{period month span}}`. */
    period: (month: string | undefined, span: unknown, options: HelperOptions) =>
      month ? formatPeriod(month, span, of(options).lang) : '',
    moment: (at: Date | string | null, options: HelperOptions) => formatMoment(at, of(options).zone),
    datetime: (at: Date | string | null, options: HelperOptions) => formatMoment(at, of(options).zone),
    decider: (by: DecidedBy, options: HelperOptions) => deciderWords(by, of(options).t),
    eq: (a: unknown, b: unknown) => a === b,
    and: (...args: unknown[]) => args.slice(0, -1).every(Boolean),
    or: (...args: unknown[]) => args.slice(0, -1).some(Boolean),
    not: (a: unknown) => !a,
    concat: (...args: unknown[]) => args.slice(0, -1).join(''),
    obj: (options: HelperOptions) => options.hash,
    plus: (a: number, b: number) => a + b,
  });
}

function of(options: HelperOptions): ViewData {
  return options.data as ViewData;
}
