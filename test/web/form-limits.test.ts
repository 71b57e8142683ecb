import { limitsOf } from '../../src/web/form-bytes.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let head: Client;
let statement: string;

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z', { UPLOAD_MAX_MB: '7' });
  ward = await makeWard(t.db);
  head = await t.client('mchead');
  const { id } = (await t.db.one<{ id: number }>(
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by) values ($1, 'Trả lời đơn', '2026-11-28', '2026-11-28', now(), $2) returning id`,
    [ward.officials['mcHead'], ward.accounts['mcHead']],
  ))!;
  statement = `/commitments/${id}/statement`;
});
afterAll(() => t.close());

it.each([
  ['proof', 7, 7, 1],
  ['proof', 20, 10, 1],
  ['evidence', 20, 10, 5],
  ['scan', 20, 20, 1],
  ['scan', 100, 20, 1],
  ['months', 20, 4, 1],
  [undefined, 20, 20, 5],
] as const)('%s where the installation takes %i MB: %i MB, %i files', (bound, installed, mb, files) => {
  expect(limitsOf(bound, installed)).toEqual({ mb, files });
});

it('a hint, the field that checks before sending, and the page after a refusal say one bound: that of the form at hand', async () => {
  const page = await head.get(statement);
  expect(page.text).toContain('không quá 7 MB');
  expect(page.text).toContain('data-most-mb="7"');
  const files = Array.from({ length: 6 }, (_, n) => ({ field: 'file', name: `anh-${n}.pdf`, bytes: 'x' }));
  const refused = await head.upload(statement, { kept: 'kept', text: 'Đã trả lời xong' }, files);
  expect(refused.text).toContain('mỗi tệp tối đa 7 MB, mỗi lần 1 tệp');
});

it('a file over the room’s own bound says that bound', async () => {
  const personnel = await t.client('personnel');
  const file = [{ field: 'file', name: 'thang.json', bytes: new Uint8Array(4.5 * 1024 * 1024) }];
  const path = `/legal/officials/${ward.officials['mc1']}/2026/months-file`;
  expect((await personnel.get(path)).text).toContain('lớn nhất 4 MB');
  const answer = await personnel.upload(
    /action="([^"]*)"[^>]*enctype/.exec((await personnel.get(path)).text)![1]!,
    {},
    file,
  );
  expect([answer.status, answer.text.includes('Tệp lớn hơn 4 MB.')]).toEqual([422, true]);
});
