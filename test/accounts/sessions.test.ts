import { startTestApp, type TestApp } from '../support/app.js';
import { PASSWORD } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const MINUTE = 60_000;

describe('sessions', () => {
  let t: TestApp;
  let ward: Ward;
  beforeEach(async () => {
    t = await startTestApp();
    ward = await makeWard(t.db);
  });
  afterEach(() => t.close());

  const pass = (minutes: number) => t.clock.set(new Date(t.clock.now().getTime() + minutes * MINUTE));

  it('keeps the login as typed, whatever its case, and says what is missing', async () => {
    const client = await t.client();
    await client.get('/sign-in');
    const wrong = await client.post('/sign-in', { login: 'mc1', password: 'sai mật khẩu' });
    expect([wrong.status, wrong.text.includes('chưa đúng'), wrong.text.includes('value="mc1"')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await client.post('/sign-in', { login: 'mc1', password: '' })).text).toContain(
      'Nhập cả tên đăng nhập và mật khẩu',
    );
    expect((await client.post('/sign-in', { login: 'MC1 ', password: PASSWORD })).path).toBe('/');
  });

  it('tells a wrong login and a wrong password alike', async () => {
    const client = await t.client();
    const [unknown, wrong] = [
      await client.post('/sign-in', { login: 'khong-co', password: 'gì đó' }),
      await client.post('/sign-in', { login: 'mc2', password: 'gì đó' }),
    ];
    const said = (text: string) => /govuk-error-message[\s\S]*?<\/p>/.exec(text)?.[0];
    expect(said(unknown.text)).toBe(said(wrong.text));
  });

  it('locks an idle session and loses nothing that was typed', async () => {
    await openMonth(t.db, ward);
    const client = await t.client('mc1');
    const evaluation = await t.db.one<{ id: number }>('select id from evaluations where official_id = $1', [
      ward.officials['mc1'],
    ]);
    await client.get(`/evaluations/${evaluation!.id}`);
    pass(16);
    const locked = await client.post(`/evaluations/${evaluation!.id}/draft`, {
      'note.chao-dan': 'Chữ đã gõ trước khi khóa',
    });
    expect(locked.path).toBe('/unlock');
    expect(locked.text).toContain('chưa mất');
    expect((await client.get('/evaluations')).path).toBe('/evaluations');
    const wrong = await client.post('/unlock', { password: 'sai' });
    expect(wrong.status).toBe(422);
    expect((await client.post('/unlock', { password: PASSWORD })).text).toContain('href="/kept"');
    const resume = await client.get('/kept');
    expect(resume.text).toContain('Chữ đã gõ trước khi khóa');
    expect(await t.db.one('select text from entry_notes where evaluation_id = $1', [evaluation!.id])).toBeUndefined();
    await client.post(`/evaluations/${evaluation!.id}/draft`, {
      'note.chao-dan': /name="note.chao-dan"[^>]*>\s*([^<]*)</.exec(resume.text)![1]!,
      _again: '1',
    });
    expect(await t.db.one('select text from entry_notes where evaluation_id = $1', [evaluation!.id])).toEqual({
      text: 'Chữ đã gõ trước khi khóa',
    });
  });

  it('tells a script of a locked session 423', async () => {
    const client = await t.client('mc1');
    pass(16);
    expect((await client.get('/evaluations', { accept: 'application/json' })).status).toBe(423);
  });

  it('asks for a new password first of all, and ends the other sessions with it', async () => {
    const [here, there] = [await t.client('mc3'), await t.client('mc3')];
    await t.db.rows('update accounts set must_change_password = true where login = $1', ['mc3']);
    expect((await here.get('/evaluations')).headers.get('location')).toBe('/account/password');
    const short = await here.post('/account/password', { current: PASSWORD, next: 'ngắn', repeat: 'ngắn' });
    expect(short.status).toBe(422);
    const next = 'một câu dễ nhớ của riêng tôi';
    expect((await here.post('/account/password', { current: PASSWORD, next, repeat: next })).text).toContain(
      'Đã đổi mật khẩu',
    );
    expect((await here.get('/evaluations')).status).toBe(200);
    expect((await there.get('/evaluations')).headers.get('location')).toBe('/sign-in');
  });

  it('ends after twelve hours and at sign-out', async () => {
    const client = await t.client('mc4');
    await client.post('/sign-out');
    expect((await client.get('/evaluations')).headers.get('location')).toBe('/sign-in');
    const other = await t.client('mc4');
    pass(13 * 60);
    expect((await other.get('/evaluations')).status).toBe(303);
  });

  it('refuses a change without the token and leaves the record alone', async () => {
    const client = await t.client('mc5');
    expect((await client.post('/language', { lang: 'en', _csrf: 'x' })).status).toBe(403);
    expect(await t.db.one(`select language from accounts where login = 'mc5'`)).toEqual({ language: 'vi' });
    await client.get('/');
    await client.post('/language', { lang: 'en', back: 'https://elsewhere.example/' });
    expect(await t.db.one(`select language from accounts where login = 'mc5'`)).toEqual({ language: 'en' });
  });
});
