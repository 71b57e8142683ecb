import { attr } from '../../src/kept/dom.js';
import { mayBeKept } from '../../src/kept/kept-routes.js';
import type { TestApp } from '../support/app.js';
import { Client, PASSWORD } from '../support/client.js';
import { formsOf, sentBy, startWithRecords, type FoundForm } from './crawl.js';

const FILES = [{ field: 'files', name: 'minh-chung.pdf', bytes: new Uint8Array(200_000) }];

let app: TestApp & { records: Record<string, number> };
let forms: FoundForm[];
beforeAll(async () => {
  app = await startWithRecords();
  forms = (await formsOf(app)).filter(({ form }) => attr(form.node, 'enctype') === 'multipart/form-data');
});
afterAll(() => app.close());

const plain = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
const rows = async () => (await app.db.one<{ n: number }>('select count(*)::int as n from kept_forms'))!.n;
const attachments = async () => (await app.db.one<{ n: number }>('select count(*)::int as n from attachments'))!.n;
const markOf = (html: string) => /name="_form" value="([^"]+)"/.exec(html)![1]!;
const endings: [string, (browser: Client) => Promise<unknown>][] = [
  ['ended', () => app.db.rows('delete from sessions')],
  ['was signed out', (browser) => browser.post('/sign-out')],
];

describe('a form with files whose session is over', () => {
  it('stands in the rooms that keep forms', () => {
    expect(forms.map(({ kind }) => kind)).toContain('/evaluations/:id/draft');
    expect(forms.filter(({ kind }) => !mayBeKept(kind)).map(({ kind }) => kind)).toEqual([]);
  });

  it.each(endings)('comes back with its words after the sign-in, the session %s', async (_, end) => {
    const [lost, before]: [string[], number] = [[], await attachments()];
    for (const [n, { person, page, action, kind, form }] of forms.entries()) {
      const browser = await app.client(person.toLowerCase());
      const _form = markOf((await browser.get(page)).text);
      const { fields, words } = sentBy(form, (at) => `Dấu vết ${n}-${at} & “chưa gửi”`);
      await end(browser);
      const asked = await browser.upload(action, { ...fields, _form }, FILES);
      const back = await browser.post('/sign-in', { login: person.toLowerCase(), password: PASSWORD });
      const missing = words.filter((word) => !plain(back.text).includes(word));
      if (asked.path !== '/sign-in' || back.path !== '/kept' || missing.length > 0)
        lost.push(`${kind}: ${asked.status} ${asked.path} → ${back.path} ${missing.join(' | ')}`);
      if (!back.text.includes('chọn lại tệp')) lost.push(`${kind}: says nothing of the files`);
    }
    expect(lost).toEqual([]);
    expect(await attachments()).toBe(before);
  });

  it('is read up to 64 kB of words and 1 MB in all, of a browser that somebody was signed in in, and of no other', async () => {
    const { person, page, action } = forms.find(({ kind }) => kind === '/evaluations/:id/draft')!;
    const browser = await app.client(person.toLowerCase());
    const _form = markOf((await browser.get(page)).text);
    browser.dropSession();
    await app.db.rows('delete from kept_forms');
    const answers = [
      await browser.upload(action, { _form, text: 'x'.repeat(70_000) }, [], false),
      await browser.upload(action, { _form }, [{ ...FILES[0]!, bytes: new Uint8Array(1_100_000) }], false),
      await browser.upload('/sign-in', { _form }, FILES, false),
      await new Client(app.url).upload(action, { _form }, FILES, false),
      await new Client(app.url, { cookie: `thuoc-do-former=${encodeURIComponent('1.9999999999999')}.AAAA` }).upload(
        action,
        { _form },
        FILES,
        false,
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 401, 401, 401]);
    expect(await rows()).toBe(0);
    app.clock.set(new Date(app.clock.now().getTime() + 9 * 86_400_000));
    expect((await browser.upload(action, { _form }, FILES, false)).status).toBe(401);
  });
});
