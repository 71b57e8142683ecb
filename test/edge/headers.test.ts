import Fastify from 'fastify';
import { safeHeaders } from '../../src/edge/safe-headers.js';
import { localPath } from '../../src/web/render.interceptor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard } from '../support/ward.js';

/** Ways to spoil a header or to leave the site. */
const NASTY: [typed: string, path: string][] = [
  ['/ồ', '/%E1%BB%93'],
  ['/units?q=Đặng#ô', '/units?q=%C4%90%E1%BA%B7ng#%C3%B4'],
  ['/units?q=a&page=2', '/units?q=a&page=2'],
  ['/\ud800', '/%EF%BF%BD'],
  ['/a\r\nset-cookie: x=1', '/'],
  ['/a\u0000b', '/'],
  ['/\u2028', '/'],
  ['//host', '/'],
  ['/\\host', '/'],
  ['/.//host', '/'],
  ['/\t/host', '/'],
  ['https://host/', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
];

it.each(NASTY)('%j leads to %s', (typed, path) => {
  expect(localPath(typed)).toBe(path);
});

it('a header that HTTP cannot carry becomes an error of its request', async () => {
  const fastify = Fastify();
  safeHeaders(fastify);
  fastify.get('/', async (_, reply) => reply.header('x-name', 'ồ').send('never'));
  try {
    const url = await fastify.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('x-name')]).toEqual([500, null]);
    expect((await fetch(url)).status).toBe(500);
  } finally {
    await fastify.close();
  }
});

describe('on every way back', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
    await makeWard(t.db);
  });
  afterAll(() => t.close());

  it.each(NASTY)('the choice of language goes to a path, never elsewhere: %j', async (back, path) => {
    const answer = await (await t.client()).post('/language', { lang: 'vi', back }, {}, false);
    // A form's text comes without its NUL.
    expect([answer.status, answer.headers.get('location')]).toEqual([303, back.includes('\0') ? '/ab' : path]);
  });

  it('the sign-in returns to an address with letters of its own', async () => {
    const person = await t.client();
    await person.get('/evaluations?q=ồ');
    const answer = await person.post('/sign-in', { login: 'mc1', password: 'mật khẩu thử nghiệm' }, {}, false);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/evaluations?q=%E1%BB%93']);
  });

  it.each([
    '/%E0%A4%A',
    '/units/%00',
    `/units/${'x'.repeat(501)}`,
    '/%',
    '/units/%zz?q=a',
    `/units/${'%E1%BB%93'.repeat(199)}`,
  ])('an address that is none gets a page: %s', async (path) => {
    const answer = await (await t.client()).get(path);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
