import { CONFIG } from '../../src/config-token.js';
import type { Config } from '../../src/config.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard } from '../support/ward.js';

describe('errors become pages', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp();
    await makeWard(t.db);
  });
  afterAll(() => t.close());

  it('says 404 for an address that is not there, signed in or not', async () => {
    const answer = await (await t.client()).get('/no-such-page');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Không tìm thấy trang');
  });

  it('refuses a form without its token with a page that says what to do', async () => {
    const answer = await (await t.client('mc1')).post('/account/password', { _csrf: 'wrong' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('tải lại trang rồi gửi lần nữa');
  });

  it('says 413 for a form that is too large', async () => {
    const answer = await (await t.client('mc1')).post('/account/password', { current: 'x'.repeat(1_200_000) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('lớn hơn mức cho phép');
    const { uploadMaxMb } = t.app.get<Config>(CONFIG);
    expect(answer.text).toContain(`mỗi tệp tối đa ${uploadMaxMb} MB, mỗi lần 5 tệp`);
  });

  it('says 403 for a page of another role', async () => {
    const answer = await (await t.client('mc1')).get('/accounts');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('không thuộc quyền của bạn');
  });

  it('answers a script with problem+json', async () => {
    const answer = await (await t.client('mc1')).get('/accounts', { accept: 'application/json' });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('keeps scripts and styles to its own files', async () => {
    const answer = await (await t.client()).get('/sign-in');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.text).not.toMatch(/<style|<script(?![^>]*src=)|\sstyle="|\son\w+="/);
  });
});
