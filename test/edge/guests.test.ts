import { connect } from 'node:net';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { MATRIX } from '../house/authorization.matrix.js';
import { makeWard } from '../support/ward.js';

const SLOW = 20_000;

describe('somebody without a session', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
    await makeWard(t.db);
  });
  afterAll(() => t.close());

  const rows = async () => (await t.db.one<{ n: number }>('select count(*)::int as n from sessions'))!.n;

  it('writes no row by opening any address there is', async () => {
    const before = await rows();
    const browser = await t.client();
    for (const [route, target] of MATRIX) {
      if (!route.startsWith('GET ')) continue;
      await browser.get(target.startsWith('/') ? target : route.slice(4).replace(/:\w+/g, '1'));
      await new Client(t.url).get(route.slice(4).replace(/:\w+/g, '1'));
    }
    expect(await rows()).toBe(before);
  });

  it('writes none by choosing a language or by a wrong password, and the language stays', async () => {
    const before = await rows();
    const browser = await t.client();
    await browser.get('/sign-in');
    await browser.post('/language', { lang: 'en', back: '/sign-in' });
    const answer = await browser.post('/sign-in', { login: 'mc1', password: 'wrong' });
    expect(answer.text).toContain('<html lang="en">');
    expect(await rows()).toBe(before);
  });

  it('comes to the page asked for after signing in, with one row', async () => {
    const before = await rows();
    const browser = await t.client();
    expect((await browser.get('/notices')).headers.get('location')).toBe('/sign-in');
    await browser.get('/sign-in');
    const answer = await browser.post('/sign-in', { login: 'mc1', password: 'mật khẩu thử nghiệm' }, {}, false);
    expect(answer.headers.get('location')).toBe('/notices');
    expect((await browser.get('/notices')).status).toBe(200);
    expect(await rows()).toBe(before + 1);
  });

  it('cannot post with a token that belongs to another browser, nor with a changed one', async () => {
    const page = await (await t.client()).get('/sign-in');
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)![1]!;
    const other = new Client(t.url);
    await other.get('/sign-in');
    expect((await other.post('/sign-in', { _csrf: token, login: 'mc1', password: 'mật khẩu thử nghiệm' })).status).toBe(
      403,
    );
    const forged = `thuoc-do-guest=${encodeURIComponent(Buffer.from('{"_csrf":"known"}').toString('base64url'))}.AAAA`;
    expect((await new Client(t.url, { cookie: forged }).get('/sign-in')).status).toBe(200);
  });

  it.each<[string, string, Record<string, string>, number]>([
    [
      'a form of 65 kB',
      '/sign-in',
      { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '66560' },
      413,
    ],
    [
      'a form that does not say how long it is',
      '/sign-in',
      { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' },
      413,
    ],
    ['JSON of 1 MB', '/unlock', { 'content-type': 'application/json', 'content-length': '1048576' }, 413],
    ['a file', '/sign-in', { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100' }, 401],
    [
      'a file to a room of others',
      '/measures/imports',
      { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '5000000' },
      401,
    ],
    [
      'a file to nowhere',
      '/nowhere',
      { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '5000000' },
      401,
    ],
  ])('is refused before a byte is read: %s', async (_, path, headers, status) => {
    const answer = await raw(
      t.url,
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n${lines(headers)}\r\n`,
      (text) => text.includes('</html>'),
    );
    expect(answer.text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.text).toContain('Bạn chưa đăng nhập');
  });

  it('a form of 60 kB is read', async () => {
    expect((await (await t.client()).post('/sign-in', { login: 'x'.repeat(60_000), password: 'y' })).status).toBe(422);
  });

  it('slow heads and bodies end after 15 s, of guests and of others, also of the refused', async () => {
    const cookie = await signedIn();
    const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n';
    const began = performance.now();
    const drip = { every: 500, text: 'a' };
    const ends = await Promise.all([
      raw(t.url, 'GET /sign-in HTTP/1.1\r\nHost: x\r\nX-Slow: ', never, drip),
      raw(t.url, `POST /sign-in HTTP/1.1\r\nHost: x\r\n${form}`, never, drip),
      raw(t.url, `POST /account/password HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n${form}`, never, drip),
      raw(
        t.url,
        'POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n',
        never,
        drip,
      ),
    ]);
    expect(ends.map((end) => end.ended)).toEqual([true, true, true, true]);
    expect(performance.now() - began).toBeLessThan(SLOW);
    expect(ends.slice(0, 3).map((end) => end.text.slice(0, 12))).toEqual(Array(3).fill('HTTP/1.1 408'));
    expect((await (await t.client()).get('/sign-in')).status).toBe(200);
  });

  async function signedIn(): Promise<string> {
    let cookie = '';
    const page = await fetch(t.url + '/sign-in');
    const guest = page.headers.getSetCookie()[0]!.split(';')[0]!;
    const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())![1]!;
    const body = new URLSearchParams({ _csrf: token, login: 'mc2', password: 'mật khẩu thử nghiệm' });
    const answer = await fetch(t.url + '/sign-in', {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: guest },
    });
    for (const line of answer.headers.getSetCookie()) if (line.startsWith('thuoc-do=')) cookie = line.split(';')[0]!;
    expect(cookie).not.toBe('');
    return cookie;
  }
});

it('behind https the cookie of a guest belongs to this host alone, and the sign-in works', async () => {
  const t = await startTestApp(undefined, { PUBLIC_URL: 'https://thuocdo.example.vn', TRUST_PROXY: 'loopback' });
  try {
    await makeWard(t.db);
    const browser = new Client(t.url, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' });
    const page = await browser.get('/sign-in');
    expect(page.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-thuoc-do-guest=\S+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    await browser.signIn('mc1');
    expect((await browser.get('/notices')).status).toBe(200);
  } finally {
    await t.close();
  }
});

function lines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

const never = () => false;

/** Sends a head, then drips, until the answer is whole or the other side ends. */
function raw(
  url: string,
  head: string,
  whole: (text: string) => boolean,
  drip?: { every: number; text: string },
): Promise<{ text: string; ended: boolean }> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(head));
    const timer = drip && setInterval(() => socket.write(drip.text), drip.every);
    const limit = setTimeout(() => finish(false), SLOW + 5000);
    const finish = (ended: boolean) => {
      clearInterval(timer);
      clearTimeout(limit);
      socket.destroy();
      done({ text, ended });
    };
    socket.on('data', (bytes) => {
      text += bytes.toString();
      if (whole(text)) finish(false);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => finish(true));
  });
}
