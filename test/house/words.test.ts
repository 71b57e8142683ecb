import { getMetadataStorage } from 'class-validator';
import { LANGS, Labels, type Lang } from '../../src/web/labels.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { formsOf, type HtmlForm } from '../support/forms.js';
import { addressOf, filled, undoEveryAct } from './authorization.doors.js';
import type { Row } from './authorization.matrix.js';
import { makeRecords } from './authorization.records.js';
import { clientOf, rowsOf, rowsOfPages } from './matrix-walk.js';
import { faultsOf } from './shown-words.js';

type Fields = Record<string, string[]>;

/** More than any field takes, in words and in figures alike. */
const LONG = 'Nội dung '.repeat(1200);

let app: TestApp;
let records: Record<string, number>;
/** What was shown and is no word, with the first place of it. */
const found: Record<'pages' | 'forms', Map<string, string>> = { pages: new Map(), forms: new Map() };
let given: RegExp;
const forms = new Map<string, HtmlForm>();
const sought = new Set<string>();
const looked = { pages: 0, forms: 0, refused: 0 };

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  records = await makeRecords(app.db);
  given = await namesGiven();
  undoEveryAct(app);
  for (const lang of LANGS) {
    await speak(lang);
    await lookAtPages();
    for (const row of rowsOf('POST')) await sendEach(row, lang);
  }
});
afterAll(() => app.close());

it('no page shows a key, a code, a stored day or a gap', () => {
  expect(looked.pages).toBeGreaterThan(400);
  expect([...found.pages.values()].sort()).toEqual([]);
});

it('asks for no words that are not there, and for none with a number or a name left out', () => {
  expect([...app.app.get(Labels).missed].sort()).toEqual([]);
});

it('no form that comes back empty or over-long does', () => {
  expect(looked.refused).toBeGreaterThan(600);
  expect([...found.forms.values()].sort()).toEqual([]);
});

async function speak(lang: Lang): Promise<void> {
  await app.db.rows('update accounts set language = $1', [lang]);
}

/** Logins, and codes and names of the fixture that are made of them. */
async function namesGiven(): Promise<RegExp> {
  const names = await app.db.rows<{ name: string }>(
    'select display_name as name from accounts union select code from officials',
  );
  const logins = await app.db.rows<{ login: string }>('select login from accounts');
  return new RegExp(
    `(?<![\\p{L}-])(?:${names
      .map(({ name }) => name)
      .sort((a, b) => b.length - a.length)
      .join('|')})(?![\\p{L}-])|^(?:${logins.map(({ login }) => login).join('|')})$`,
    'gu',
  );
}

async function lookAtPages(): Promise<void> {
  for (const row of rowsOfPages()) {
    const path = addressOf(row, records)[1];
    const answer = await (await clientOf(app, row)).get(path);
    looked.pages += 1;
    note('pages', row[0], answer);
    for (const form of formsOf(answer.text, path))
      if (form.method === 'POST' && !forms.has(form.action)) forms.set(form.action, form);
  }
}

async function sendEach(row: Row, lang: Lang): Promise<void> {
  const path = addressOf(row, records)[1];
  const form = forms.get(path) ?? (await formAbove(row, path));
  const given: Fields = Object.fromEntries(
    Object.entries(row[3] ?? {}).map(([name, value]) => [name, [filled(value, records)]]),
  );
  for (const fields of [
    ...(form ? [emptied(form), overlong(form)] : row[3] ? [] : [{}, everyField()]),
    ...(row[3] ? [emptied(given), overlong(given)] : []),
  ]) {
    const client = await clientOf(app, row);
    looked.forms += 1;
    const answer = await send(client, path, fields, form?.multipart ?? false);
    if (path === '/language') await speak(lang);
    note('forms', row[0], answer);
  }
}

/** The form of an act as its own person sees it: on the page the act is of, where who came to that page first saw none. */
async function formAbove(row: Row, path: string): Promise<HtmlForm | undefined> {
  if (sought.has(path)) return undefined;
  sought.add(path);
  const client = await clientOf(app, row);
  for (let above = path; above.lastIndexOf('/') > 0 && !forms.has(path);) {
    const { status, text } = await client.get(above);
    if (status === 200)
      for (const form of formsOf(text, above)) if (form.method === 'POST') forms.set(form.action, form);
    above = above.slice(0, above.lastIndexOf('/'));
  }
  return forms.get(path);
}

async function send(client: Client, path: string, fields: Fields, multipart: boolean): Promise<Answer> {
  return multipart
    ? client.upload(path, Object.fromEntries(Object.entries(fields).map(([name, [first = '']]) => [name, first])), [])
    : client.post(path, fields);
}

function note(kind: 'pages' | 'forms', route: string, { text, headers, status }: Answer): void {
  const lang: Lang = /<html lang="en"/.test(text) ? 'en' : 'vi';
  if (kind === 'forms' && status === 422) looked.refused += 1;
  if (!headers.get('content-type')?.startsWith('text/html')) return;
  for (const fault of faultsOf(text, lang, given))
    if (!found[kind].has(fault)) found[kind].set(fault, `${fault} (${route}, ${lang}, ${status})`);
}

/** What a person changes is taken out; what the page says of itself (a record, a revision) stays. */
function emptied(form: HtmlForm | Fields): Fields {
  return withTexts(form, '');
}

function overlong(form: HtmlForm | Fields): Fields {
  return withTexts(form, LONG);
}

/** Of an act that no page of the fixture offers: every field that any form states, over-long. */
function everyField(): Fields {
  const stated = [
    ...(
      getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, { propertyName: string }[]> }
    ).validationMetadatas.values(),
  ].flat();
  return Object.fromEntries(stated.map(({ propertyName }) => [propertyName, ['x'.repeat(2500)]]));
}

function withTexts(form: HtmlForm | Fields, text: string): Fields {
  if (!(form.editable instanceof Set))
    return Object.fromEntries(
      Object.entries(form as Fields).map(([name, value]) => [
        name,
        text === '' || /\s/.test(value[0] ?? '') ? [text] : value,
      ]),
    );
  const { fields, submits, editable, texts } = form as HtmlForm;
  const sent: Fields = {};
  for (const [name, value] of [...fields, ...submits.slice(0, 1)])
    if (name && !name.startsWith('_'))
      (sent[name] ??= []).push(texts.has(name) || (text === '' && editable.has(name)) ? text : value);
  return sent;
}
