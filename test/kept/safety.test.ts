import { KeptForms1764000001100 } from '../../src/database/migrations/1764000001100-kept-forms.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { PASSWORD, type Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const WORDS = 'Lời tôi vừa gõ mà chưa gửi';

let t: TestApp;
let ward: Ward;
let evaluation: string;
beforeEach(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  await openMonth(t.db, ward);
  evaluation = `/evaluations/${(await t.db.one<{ id: number }>('select id from evaluations where official_id = $1', [ward.officials['mc1']]))!.id}`;
});
afterEach(() => t.close());

const pass = (minutes: number) => t.clock.set(new Date(t.clock.now().getTime() + minutes * 60_000));
const rows = async () => (await t.db.one<{ n: number }>('select count(*)::int as n from kept_forms'))!.n;
const written = async () => (await t.db.rows<{ text: string }>('select text from entry_notes')).map(({ text }) => text);

/** The evaluation open, the session gone in the way that is named; then the form is sent. */
async function sendLate(browser: Client, ending: () => Promise<unknown>, headers: Record<string, string> = {}) {
  await browser.get(evaluation);
  await ending();
  return browser.post(`${evaluation}/draft`, { 'note.chao-dan': WORDS }, headers);
}

describe('a form of a session that is over', () => {
  it.each([
    ['ended after twelve hours', async () => pass(13 * 60)],
    ['was signed out in another tab', async () => t.db.rows('delete from sessions')],
    [
      'ended with a new password elsewhere',
      async () => t.db.rows(`update accounts set password_changed_at = '2026-11-20T02:00:01Z' where login = 'mc1'`),
    ],
  ])('comes back after the sign-in, and is written when it is sent again: it %s', async (_, ending) => {
    const browser = await t.client('mc1');
    const asked = await sendLate(browser, ending);
    expect(asked.path).toBe('/sign-in');
    expect(asked.text).toContain('chưa mất');
    const back = await browser.post('/sign-in', { login: 'mc1', password: PASSWORD });
    expect([back.path, back.status]).toEqual(['/kept', 200]);
    expect(back.text).toContain(WORDS);
    expect(await written()).toEqual([]);
    expect((await browser.get('/')).text).toContain('mà chưa gửi được');
    await browser.get('/kept');
    await browser.post(`${evaluation}/draft`, { 'note.chao-dan': WORDS, _again: '1' });
    expect(await written()).toEqual([WORDS]);
    expect([await rows(), (await browser.get('/')).text.includes('mà chưa gửi được')]).toEqual([0, false]);
  });

  it('is shown to nobody else who signs in here, nor to its person in another browser', async () => {
    const browser = await t.client('mc1');
    await sendLate(browser, () => t.db.rows('delete from sessions'));
    const other = await browser.post('/sign-in', { login: 'mc2', password: PASSWORD });
    expect(other.text).not.toContain(WORDS);
    expect((await browser.get('/')).text).not.toContain('mà chưa gửi được');
    expect((await (await t.client('mc1')).get('/kept')).text).not.toContain(WORDS);
    await browser.post('/sign-out');
    expect((await browser.post('/sign-in', { login: 'mc1', password: PASSWORD })).path).toBe('/');
    expect((await browser.get('/kept')).text).toContain(WORDS);
  });

  it('stands sealed in the database, a day at most, five of a person at most', async () => {
    const browser = await t.client('mc1');
    for (let n = 0; n < 7; n++)
      await sendLate(browser, async () => browser.dropSession()).then(() => browser.signIn('mc1'));
    expect(await rows()).toBe(5);
    const row = await t.db.one<{ sealed: Buffer }>('select sealed from kept_forms limit 1');
    expect(row!.sealed.includes(Buffer.from(WORDS))).toBe(false);
    pass(25 * 60);
    await browser.signIn('mc1');
    expect((await browser.get('/kept')).text).not.toContain(WORDS);
    await sendLate(browser, async () => browser.dropSession());
    expect(await rows()).toBe(1);
  });

  it('is not kept for another site, with a mark that is not ours, or without any', async () => {
    const browser = await t.client('mc1');
    await sendLate(browser, async () => browser.dropSession(), { 'sec-fetch-site': 'cross-site' });
    await browser.signIn('mc1');
    const mark = /name="_form" value="([^"]+)"/.exec((await browser.get(evaluation)).text)![1]!;
    const [text, signature] = mark.split('.') as [string, string];
    const [, at, page] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [number, number, string];
    const forged = Buffer.from(JSON.stringify([ward.accounts['chair'], at, page])).toString('base64url');
    browser.dropSession();
    for (const one of [`${forged}.${signature}`, 'x', '.', 'WzFd.', ''])
      await browser.post(`${evaluation}/draft`, { text: WORDS, _form: one });
    expect(await rows()).toBe(0);
  });

  it('can be let go', async () => {
    const browser = await t.client('mc1');
    await sendLate(browser, async () => browser.dropSession());
    await browser.signIn('mc1');
    await browser.get('/kept');
    await browser.post('/kept/removal');
    expect([await rows(), (await browser.get('/kept')).text.includes(WORDS)]).toEqual([0, false]);
  });
});

describe('what is too large', () => {
  it('a file: the words that came with it are on the evaluation again, with a sentence', async () => {
    const browser = await t.client('mc1');
    await browser.get(evaluation);
    const back = await browser.upload(`${evaluation}/draft`, { 'note.chao-dan': WORDS }, [
      { field: 'files', name: 'a.pdf', bytes: new Uint8Array(21 * 1024 * 1024) },
    ]);
    expect(back.path).toBe('/kept');
    for (const said of [WORDS, 'lớn hơn mức cho phép', 'chọn lại tệp']) expect(back.text).toContain(said);
    expect([await written(), await t.db.rows('select 1 from attachments')]).toEqual([[], []]);
  });

  it('a form: back on the evaluation with a sentence', async () => {
    const browser = await t.client('mc1');
    await browser.get(evaluation);
    const back = await browser.post(`${evaluation}/draft`, { 'note.chao-dan': 'x'.repeat(1_200_000) });
    expect([back.path, back.status]).toEqual([evaluation, 200]);
    expect(back.text).toContain('lớn hơn mức cho phép');
  });
});

it('what sessions held of forms is purged, and a database can go back', async () => {
  await t.db.rows(
    `insert into sessions (sid, sess, expire) values ('old', '{"accountId":1,"stash":{"fields":[["current","bí mật"]]}}', '2027-01-01')`,
  );
  const owner = (await import('pg')).default;
  const client = new owner.Client(t.ownerUrl);
  await client.connect();
  const migration = new KeptForms1764000001100();
  const as = { query: (sql: string) => client.query(sql) } as never;
  await migration.down(as);
  await migration.up(as);
  await client.end();
  expect(await t.db.one(`select sess from sessions where sid = 'old'`)).toEqual({ sess: { accountId: 1 } });
});
