import { mayBeKept } from '../../src/kept/kept-routes.js';
import type { TestApp } from '../support/app.js';
import { MATRIX } from '../house/authorization.matrix.js';
import { addressOf, contentOf, filled, formsOf, peopleOf, sentBy, startWithRecords, type FoundForm } from './crawl.js';

let app: TestApp & { records: Record<string, number> };
let forms: FoundForm[];
let before: Record<string, string>;

beforeAll(async () => {
  app = await startWithRecords();
  forms = (await formsOf(app)).filter(({ kind }) => mayBeKept(kind));
  before = await contentOf(app);
});
afterAll(() => app.close());

const plain = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

describe('what a person typed is there when they are back', () => {
  it('finds the forms of the product', () => {
    expect(forms.length).toBeGreaterThan(80);
  });

  it.each([
    ['without a session', true],
    ['with an old token', false],
  ] as const)('on its page, %s', async (_, ended) => {
    const lost: string[] = [];
    for (const [n, { person, page, action, kind, form }] of forms.entries()) {
      const browser = await app.as(person);
      await browser.get(page);
      const { fields, words } = sentBy(form, (at) => `Dấu vết ${n}-${at} & “chưa gửi”`);
      const session = ended ? browser.dropSession() : '';
      const answer = await browser.post(action, { ...fields, ...(ended ? {} : { _csrf: 'old' }) }, {}, false);
      if (ended) browser.takeSession(session);
      if (answer.headers.get('location') !== '/kept') {
        lost.push(`${kind}: ${answer.status} ${answer.headers.get('location') ?? ''}`);
        continue;
      }
      const back = await browser.get('/kept');
      const missing = words.filter((word) => !plain(back.text).includes(word));
      if (back.status !== 200 || missing.length > 0 || !back.text.includes('chưa được gửi'))
        lost.push(`${kind} (${page}): ${back.status} ${missing.join(' | ')}`);
      if (!back.text.includes('id="kept-title"')) lost.push(`${kind} (${page}): not on its own page`);
    }
    expect(lost).toEqual([]);
  });

  it.each([
    ['without a session', true],
    ['with an old token', false],
  ] as const)('for every route that takes a form, %s', async (_, ended) => {
    const lost: string[] = [];
    for (const [n, row] of MATRIX.filter(([route]) => route.startsWith('POST ')).entries()) {
      const person = peopleOf(row[2]).find((name) => name !== 'nobody');
      if (!person || !mayBeKept(row[0].split(' ')[1])) continue;
      const browser = await app.as(person);
      await browser.get('/account/password');
      const typed = `Dấu vết của đường ${n}`;
      const fields = Object.fromEntries(
        Object.entries(row[3] ?? {}).map(([name, value]) => [name, filled(value, app.records)]),
      );
      const session = ended ? browser.dropSession() : '';
      const answer = await browser.post(
        addressOf(row, app.records),
        { ...fields, text: typed, ...(ended ? {} : { _csrf: 'old' }) },
        {},
        false,
      );
      if (ended) browser.takeSession(session);
      const back = await browser.get(answer.headers.get('location') ?? '/');
      if (answer.status !== 303 || !back.text.includes(typed))
        lost.push(`${row[0]}: ${answer.status} → ${back.path} ${back.status}`);
    }
    expect(lost).toEqual([]);
  });

  it('and nothing of it was written', async () => {
    expect(await contentOf(app)).toEqual(before);
  });

  it('every route of a signed-in person is kept, but for those that handle passwords, sessions and marks of reading', () => {
    const left = [
      ...new Set(
        MATRIX.filter(([route, , letIn]) => route.startsWith('POST ') && !letIn.includes('everybody')).map(
          ([route]) => route,
        ),
      ),
    ].filter((route) => !mayBeKept(route.split(' ')[1]));
    expect(left).toEqual([
      'POST /kept/removal',
      'POST /setup/:token',
      'POST /notices/read',
      'POST /account/password',
      'POST /accounts/:id/one-time-password',
      'POST /audit/checkpoints',
      'POST /units/:id/passwords',
      'POST /sign-out',
    ]);
  });
});
