import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import { pageNumber, paged } from '../web/paging.js';
import type { Rows } from '../database/db.js';
import type { Asked, ImportKind } from './import-kind.js';
import { planRows, type FoundImport } from './import.queries.js';
import type { Started } from './imports.service.js';
import { endOf } from './import-files.js';
import { ACTIONS, type RowQuestion } from './plan.js';
import { rowView, type Saying } from './row.view.js';
import type { Translate } from '../web/labels.js';
import type { Moved } from './plan-file.js';

const PAGE = 100;
const ISSUES = 20;

/** What an import would do or did, a hundred rows at a time. */
export async function importView(
  on: Rows,
  actor: Actor,
  found: FoundImport,
  kind: ImportKind,
  t: Translate,
  address: string,
  query: Record<string, unknown>,
) {
  const wanted = ACTIONS.find((action) => action === query['show']);
  const { create, change } = found.summary;
  const count = wanted ? (found.summary[wanted] ?? 0) : found.total;
  const at = Math.min(pageNumber(query['page']), Math.max(1, Math.ceil(count / PAGE)));
  const here = `${address}/${found.id}`;
  const saying = { kind, mapping: found.mapping, lang: actor.lang, t };
  // The page is asked for again every other second then, and a long plan is much to take apart.
  const writing = found.status === 'applying';
  return {
    ...headOf(found, kind, address),
    rows: writing
      ? []
      : (await planRows(on, found.id, wanted, PAGE, (at - 1) * PAGE)).map((row) => rowView(row, saying)),
    filters: ACTIONS.flatMap((action) => {
      const count = found.summary[action];
      return count === undefined ? [] : [{ action, count, href: `${here}?show=${action}` }];
    }),
    wanted: wanted ?? null,
    paging: writing ? null : paged(here, { show: wanted }, at, PAGE, count),
    writing,
    next: kind.next ?? null,
    percent: found.total === 0 ? 100 : Math.floor((100 * found.done) / found.total),
    mayApply: kind.mayApply(actor, found) && ['checked', 'failed'].includes(found.status),
    mayAnswer: kind.mayApply(actor, found) && ['checked', 'failed', 'refused'].includes(found.status),
    mayPlan: kind.mayApply(actor, found) && found.status === 'outdated',
    open: kind.mayApply(actor, found) && found.appliedAt === null && found.status !== 'applying',
    nothing: create + change === 0,
  };
}

/** What would come out otherwise than it was shown. */
export function movedView(
  found: FoundImport,
  kind: ImportKind,
  address: string,
  { count, rows }: Moved,
  { lang, t }: Pick<Saying, 'lang' | 't'>,
) {
  const saying = { kind, mapping: found.mapping, lang, t };
  return {
    ...headOf(found, kind, address),
    more: count - rows.length,
    rows: rows.map(({ before, now }) => ({
      ...rowView(now, saying),
      was: rowView(before, saying),
      is: rowView(now, saying),
    })),
  };
}

function headOf(found: FoundImport, kind: ImportKind, address: string) {
  const { labels } = kind;
  return {
    ...found,
    records: found.total - (found.summary.left ?? 0),
    labels,
    until: found.purgedAt === null ? endOf(found.at) : null,
    rest:
      found.summary.wrong > 0 &&
      found.purgedAt === null &&
      ['checked', 'refused', 'failed', 'applied'].includes(found.status),
    address,
    here: `${address}/${found.id}`,
  };
}

/** Why a file was not taken. */
export function issuesOf(field: string, started: Exclude<Started, { id: number }>): Issue[] {
  if ('issues' in started) return started.issues.map((issue) => ({ ...issue, field }));
  return started.faults.slice(0, ISSUES).map((fault) => ({
    field,
    code: `imports:${fault.row ? 'at' : 'table'}.${fault.code}`,
    params: { row: fault.row ?? '', column: fault.column ?? '–' },
  }));
}

/** The questions in words, with what was ticked already. */
export function askedView(asked: readonly Asked[], t: Translate, given: Record<string, unknown>) {
  return asked.map(({ code, params, items, more, settled, free }) => ({
    field: `asked-${code}`,
    question: t(`imports:asked.${code}`, params),
    yes: free ? '' : t(`imports:asked.yes.${code}`),
    items: items.map(({ key, params: own, answer }) => ({
      text: t(key, own),
      ...(answer ? answerView(answer, t, given) : {}),
    })),
    listed: more > 0 || items.some(({ answer }) => !answer),
    more: more > 0 ? t('imports:asked.more', { count: more }) : '',
    ticked: settled || given[`asked-${code}`] === 'yes',
  }));
}

function answerView({ key, value, choices }: RowQuestion, t: Translate, given: Record<string, unknown>) {
  const field = `answer-${key}`;
  const typed = choices.some((choice) => choice.value === given[field]) ? given[field] : value;
  return {
    field,
    choices: choices.map(({ value, code, params }, at) => ({
      value,
      id: at === 0 ? field : `${field}-${at}`,
      text: t(`imports:answer.${code}`, params),
      chosen: value === typed,
    })),
  };
}

/** The form of the page: what it asks, whether something of it has a choice, and whether it writes. */
export function answering(view: { mayApply: boolean; nothing: boolean }, asked: ReturnType<typeof askedView>) {
  const answerable = asked.some(({ items }) => items.some((item) => 'choices' in item));
  const mayWrite = view.mayApply && !view.nothing;
  return { asked, answerable, mayWrite, writable: mayWrite || answerable };
}
