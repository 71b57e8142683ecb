import { deflateRawSync } from 'node:zlib';
import { safeName } from '../../src/files/file-kinds.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { browser, fillAndSubmit, evaluationOf } from './evaluation-steps.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082',
  'hex',
);

let on: TestApp;
let ward: Ward;
let id: number;

beforeEach(async () => {
  on = await startTestApp();
  ward = await makeWard(on.db);
  await openMonth(on.db, ward);
  id = await evaluationOf(on, ward, 'vp1');
});
afterEach(() => on.close());

const stored = () =>
  on.db.rows<{ id: number; name: string; media_type: string }>('select id, name, media_type from files order by id');

it('attaches a file with the form, gives it back as an attachment, and takes it off', async () => {
  const vp1 = await browser(on, 'vp1');
  const page = await vp1.upload(`/evaluations/${id}/draft`, { 'value.dan': '9', fileFor: 'dan', go: 'files' }, [
    { field: 'files', name: '../../Sổ trực.PDF', bytes: PDF },
  ]);
  expect(page.text).toContain('Sổ trực.pdf');
  expect(page.text).toContain('value="9"');
  const [file] = await stored();
  expect(file).toMatchObject({ name: 'Sổ trực.pdf', media_type: 'application/pdf' });
  const got = await vp1.get(`/evaluations/${id}/files/${file!.id}`);
  expect(got.status).toBe(200);
  expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  const head = await browser(on, 'vpHead');
  expect((await head.get(`/evaluations/${id}/files/${file!.id}`)).status).toBe(404);
  await vp1.post(`/evaluations/${id}/draft`, { remove: String(file!.id) });
  expect((await vp1.get(`/evaluations/${id}/files/${file!.id}`)).status).toBe(404);
  const acts = await on.db.rows<{ act: string }>('select act from audit where chain = $1 order by seq', [
    `evaluation:${id}`,
  ]);
  expect(acts.map((row) => row.act)).toEqual(['evaluation.file-attached', 'evaluation.file-removed']);
});

it('lets the approver read it once the evaluation is handed in, and nobody beside', async () => {
  const vp1 = await browser(on, 'vp1');
  await vp1.upload(`/evaluations/${id}/draft`, { fileFor: 'dan' }, [{ field: 'files', name: 'a.png', bytes: PNG }]);
  await fillAndSubmit(vp1, id);
  const [file] = await stored();
  const status = async (login: string) =>
    (await (await browser(on, login)).get(`/evaluations/${id}/files/${file!.id}`)).status;
  expect([await status('vpHead'), await status('inspector'), await status('vp2'), await status('secretary')]).toEqual([
    200, 200, 404, 404,
  ]);
});

it('refuses what is not what it says, and keeps what was typed', async () => {
  const vp1 = await browser(on, 'vp1');
  for (const bytes of [
    Buffer.from('chỉ là chữ'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    Buffer.from('MZ\x90\0'),
    deflateRawSync('x'),
  ]) {
    const page = await vp1.upload(`/evaluations/${id}/draft`, { 'value.dan': '7', 'note.dan': 'đã gõ' }, [
      { field: 'files', name: 'bang-chung.pdf', bytes },
    ]);
    expect(page.status).toBe(422);
    expect(page.text).toContain('bang-chung.pdf');
    expect(page.text).toContain('đã gõ');
  }
  expect(await stored()).toEqual([]);
});

it('holds five files and no more, and none above ten megabytes', async () => {
  const vp1 = await browser(on, 'vp1');
  const many = (n: number) => Array.from({ length: n }, (_, at) => ({ field: 'files', name: `${at}.png`, bytes: PNG }));
  await vp1.get(`/evaluations/${id}`);
  const six = await vp1.upload(`/evaluations/${id}/draft`, {}, many(6));
  expect([six.path, six.text.includes('mỗi lần 5 tệp) nên chưa được lưu')]).toEqual([`/evaluations/${id}`, true]);
  await vp1.upload(`/evaluations/${id}/draft`, {}, many(4));
  const sixth = await vp1.upload(`/evaluations/${id}/draft`, {}, many(2));
  expect(sixth.status).toBe(422);
  expect(sixth.text).toContain('không quá 5 tệp, đang có 4');
  expect(await stored()).toHaveLength(4);
  const large = await vp1.upload(`/evaluations/${id}/draft`, {}, [
    { field: 'files', name: 'to.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]) },
  ]);
  expect([large.status, large.path]).toEqual([422, `/evaluations/${id}/draft`]);
  expect(large.text).toContain('Tệp “to.pdf” lớn hơn 10 MB');
});

it('gives names that are safe to offer', () => {
  const names = ['../../etc/passwd', 'C:\\tệp\\ảnh.JPEG', 'x\u202egnp.exe', '...', 'a"b;c|d.pdf.exe'].map((name) =>
    safeName(name, 'image/jpeg'),
  );
  expect(names).toEqual(['passwd.jpg', 'ảnh.jpg', 'xgnp.exe.jpg', 'tep.jpg', 'ab;cd.pdf.exe.jpg']);
});
