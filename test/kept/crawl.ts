import { documentOf, elements, attr } from '../../src/kept/dom.js';
import { formOf, type PageForm } from '../../src/kept/page-form.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GROUPS, MATRIX, type Row } from '../house/authorization.matrix.js';
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

/** Every kind of form on every page of the matrix, found by the people who are let in. */
export async function formsOf(app: TestApp & { records: Record<string, number> }): Promise<FoundForm[]> {
  const found = new Map<string, FoundForm>();
  for (const row of MATRIX.filter(([route]) => route.startsWith('GET '))) {
    for (const person of peopleOf(row[2])
      .filter((name) => name !== 'nobody')
      .slice(0, 3)) {
      const page = addressOf(row, app.records);
      const answer = await (await app.as(person)).get(page);
      if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
      for (const one of formsIn(answer.text, page))
        if (!found.has(one.kind)) found.set(one.kind, { ...one, person, page });
    }
  }
  return [...found.values()];
}

function formsIn(html: string, page: string): Omit<FoundForm, 'person' | 'page'>[] {
  const document = documentOf(html);
  const forms = [...elements(document)].filter((node) => node.tagName === 'form' && attr(node, 'method') === 'post');
  return forms.flatMap((node) => {
    const action = attr(node, 'action') || page;
    const form = formOf(document, page, action, []);
    return form && form.node === node
      ? [{ action, kind: action.split('?')[0]!.replaceAll(/\/\d+(?=\/|$)/g, '/:id'), form }]
      : [];
  });
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
