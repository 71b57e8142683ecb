import { documentOf, elements, attr } from '../../src/kept/dom.js';
import { formOf, type PageForm } from '../../src/kept/page-form.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GROUPS, MATRIX, PEOPLE, type Row } from '../house/authorization.matrix.js';
import { makeRecords } from '../house/authorization.records.js';

/** A form that some page shows to somebody, as it stands there. */
export interface FoundForm {
  person: string;
  page: string;
  action: string;
  /** The action with its numbers taken out: one for each kind of form. */
  kind: string;
  form: PageForm;
}

export async function startWithRecords(): Promise<TestApp & { records: Record<string, number> }> {
  const app = await startTestApp('2026-11-24T02:00:00Z');
  return Object.assign(app, { records: (await makeRecords(app.db)) as Record<string, number> });
}

let crawled: { records: string; forms: FoundForm[] } | undefined;

/** Every kind of form on every page of the matrix, found by the people who are let in. The same records have the same forms: files that share a process find them once. */
export async function formsOf(app: TestApp & { records: Record<string, number> }): Promise<FoundForm[]> {
  const records = JSON.stringify(app.records);
  if (crawled?.records !== records) {
    crawled = { records, forms: await crawl(app) };
    return crawled.forms;
  }
  // Who signs in and opens a page leaves a note of it: that is done before anybody compares what was written.
  for (const person of PEOPLE) if (person !== 'nobody') await app.as(person);
  for (const { person, page } of crawled.forms) await (await app.as(person)).get(page);
  return crawled.forms;
}

async function crawl(app: TestApp & { records: Record<string, number> }): Promise<FoundForm[]> {
  const found = new Map<string, FoundForm>();
  for (const row of MATRIX.filter(([route]) => route.startsWith('GET ') && !/\.(pdf|docx|xlsx|csv)$/.test(route))) {
    for (const person of peopleOf(row[2])
      .filter((name) => name !== 'nobody')
      .slice(0, 3)) {
      const page = addressOf(row, app.records);
      const answer = await (await app.as(person)).get(page);
      if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
      for (const one of formsIn(answer.text, page, found)) found.set(one.kind, { ...one, person, page });
    }
  }
  return [...found.values()];
}

/** Those of a kind that is not known yet; most pages have none, and are not read further. */
function formsIn(
  html: string,
  page: string,
  known: ReadonlyMap<string, unknown>,
): Omit<FoundForm, 'person' | 'page'>[] {
  const isNew = (action: string | undefined) => !known.has(kindOf(action || page));
  if (![...html.matchAll(/<form\b[^>]*>/g)].some(([tag]) => isNew(/\saction="([^"]*)"/.exec(tag)?.[1]))) return [];
  const document = documentOf(html);
  const forms = [...elements(document)].filter((node) => node.tagName === 'form' && attr(node, 'method') === 'post');
  const found = new Map<string, Omit<FoundForm, 'person' | 'page'>>();
  for (const node of forms.filter((one) => isNew(attr(one, 'action')))) {
    const action = attr(node, 'action') || page;
    const form = formOf(document, page, action, []);
    if (form?.node === node && !found.has(kindOf(action)))
      found.set(kindOf(action), { action, kind: kindOf(action), form });
  }
  return [...found.values()];
}

function kindOf(action: string): string {
  return action.split('?')[0]!.replaceAll(/\/\d+(?=\/|$)/g, '/:id');
}

export function peopleOf(letIn: string): string[] {
  const people = new Set<string>();
  for (const word of letIn.split(' ').filter(Boolean)) {
    const names = (GROUPS[word.replace(/^-/, '') as keyof typeof GROUPS] ?? word.replace(/^-/, '')).split(' ');
    for (const name of names)
      if (word.startsWith('-')) people.delete(name);
      else people.add(name);
  }
  return [...people];
}

export function addressOf([route, target]: Row, records: Record<string, number>): string {
  const parts = target.split(' ');
  const query = parts.find((part) => part.startsWith('?')) ?? '';
  const path = parts
    .filter((part) => part.includes('=') && !part.startsWith('?'))
    .reduce((so, part) => {
      const [name, value] = part.split('=') as [string, string];
      return so.replace(new RegExp(`:${name}(?![A-Za-z])`), String(records[value] ?? value));
    }, route.split(' ')[1]!);
  return filled(path + query, records);
}

export function filled(text: string, records: Record<string, number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(records[name]));
}

/** What the form would send as it stands, with `typed` in every field that takes words. */
export function sentBy(
  { controls }: PageForm,
  typed?: (at: number) => string,
): { fields: Record<string, string[]>; words: string[] } {
  const fields: Record<string, string[]> = {};
  const words: string[] = [];
  controls.forEach(({ name, kind, value, chosen, node }, at) => {
    const takesWords =
      kind === 'textarea' || (kind === 'text' && /^(text|search)?$/.test(attr(node, 'type') ?? 'text'));
    const readonly = attr(node, 'readonly') !== undefined;
    if (!chosen) return;
    const sent = typed && takesWords && !readonly ? typed(at) : value;
    if (typed && takesWords && !readonly) words.push(sent);
    fields[name] = [...(fields[name] ?? []), sent];
  });
  return { fields, words };
}

/** A fingerprint of every table's rows, without those of sessions and of what waits to be sent again. */
export async function contentOf(app: TestApp): Promise<Record<string, string>> {
  const tables = await app.db.rows<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('sessions', 'kept_forms', 'migrations', 'audit_heads') order by 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const row = await app.db.one<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
    );
    content[name] = row!.sum;
  }
  return content;
}
