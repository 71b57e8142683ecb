import { startTestApp, type TestApp } from '../support/app.js';
import { formsOf, type HtmlForm } from '../support/forms.js';
import { addressOf, admitted } from './authorization.doors.js';
import { makeRecords } from './authorization.records.js';
import { rowsOfPages } from './matrix-walk.js';

/** Says which state of the record the form was made from. */
const REVISION = /(^|[.-])(version|revision|seen)$|^v-\d+$/;

/** Prefilled forms that overwrite nothing: nobody's words can be undone by them. Each with its reason. */
const NO_EDITS: [RegExp, string][] = [];

interface Found extends HtmlForm {
  route: string;
  person: string;
}

let app: TestApp;
const found = new Map<string, Found>();

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  const records = await makeRecords(app.db);
  for (const row of rowsOfPages()) for (const person of [...admitted(row[2])].filter((name) => name !== 'nobody').slice(0, 3)) {
    const path = addressOf(row, records)[1];
    const { text } = await (await app.as(person)).get(path);
    for (const form of formsOf(text, path)) {
      const route = form.action.split('?')[0]!.replaceAll(/\/\d+(?=\/|$)/g, '/:n').replace(/\/\d{4}-\d\d(?=\/|$)/g, '/:month');
      if (form.method === 'POST' && !found.has(route)) found.set(route, { ...form, route, person });
    }
  }
}, 600_000);
afterAll(() => app.close());

const carries = ({ fields }: HtmlForm) => fields.some(([name]) => REVISION.test(name));
const isPrefilled = ({ fields, editable }: HtmlForm) => fields.some(([name, value]) => editable.has(name) && value !== '');

describe('a form that edits what stands in it', () => {
  it('says what it was made from, or stands here with the reason why it need not', () => {
    const silent = [...found.values()].filter((form) => isPrefilled(form) && !carries(form) && !NO_EDITS.some(([route]) => route.test(form.route)));
    expect(silent.map(({ route, fields, editable }) => `${route}: ${fields.filter(([name]) => editable.has(name)).map(([name, value]) => `${name}=${value}`).join(' ').slice(0, 120)}`)).toEqual([]);
  });

  it('and every reason is of a form that there is', () => {
    expect(NO_EDITS.filter(([route]) => ![...found.values()].some((form) => route.test(form.route) && isPrefilled(form) && !carries(form))).map(String)).toEqual([]);
  });

  it('is not taken once somebody else has saved', async () => {
    const seen = [...found.values()].filter(({ fields }) => fields.some(([name]) => name === 'seen'));
    expect(seen.length).toBeGreaterThan(12);
    const taken: string[] = [];
    for (const { route, person, action, fields, texts, multipart } of seen) {
      const sent: Record<string, string[]> = {};
      for (const [name, value] of fields) if (!/^_(csrf|form)$/.test(name)) (sent[name] ??= []).push(name === 'seen' ? 'before-that' : value || (texts.has(name) ? typed(name) : ''));
      const browser = await app.as(person);
      await browser.get('/account/password');
      const { status } = multipart ? await browser.upload(action, sent, [], false) : await browser.post(action, sent, {}, false);
      if (status !== 409) taken.push(`${route}: ${status}`);
    }
    expect(taken).toEqual([]);
  });
});

function typed(name: string): string {
  return /on$/i.test(name) ? '31/12/2026' : 'Chữ';
}
