import { createHash } from 'node:crypto';
import { readZip } from '../forms/read-docx.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard } from '../support/ward.js';
import { verify } from '../../src/verify/verify.js';
import { openTestYear } from './support.js';

let app: TestApp;
let id: number;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const path = () => `/years/records/${id}/papers`;
const rows = () =>
  app.db.rows<{ id: number; sha256: string; former_id: number | null }>('select * from year_papers order by id');

async function send(login: string, fields: Record<string, string>, bytes: Buffer | null = PDF) {
  const files = bytes ? [{ field: 'file', name: 'Biên bản.pdf', bytes }] : [];
  return (await app.client(login)).upload(path(), fields, files as never);
}

beforeAll(async () => {
  app = await startTestApp('2026-12-02T02:00:00Z');
  const ward = await makeWard(app.db);
  id = (await openTestYear(app.db, ward)).yearRecords['mc1']!;
});
afterAll(() => app.close());

test('a scanned paper is kept with its hash, listed, and lies in the electronic file; a newer one lies beside it', async () => {
  const before = await (await app.client('personnel')).get(path());
  expect(before.text).toContain('Điều 24.2a, biên bản cuộc họp: chưa có bản đã ký');
  expect((await send('personnel', { point: 'a', title: 'Biên bản đã ký' })).status).toBeLessThan(400);
  const sha256 = createHash('sha256').update(PDF).digest('hex');
  const shown = await (await app.client('personnel')).get(path());
  expect(shown.text).toContain(sha256);
  expect(shown.text).not.toContain('Điều 24.2a, biên bản cuộc họp: chưa có bản đã ký');
  const [first] = await rows();
  const newer = Buffer.concat([PDF, Buffer.from('\n')]);
  const again = { point: 'a', title: 'Biên bản đã ký', former: String(first!.id) };
  expect((await send('personnel', again, newer)).status).toBe(422);
  expect((await send('personnel', { ...again, reason: 'Bản quét trước thiếu một trang.' }, newer)).status).toBeLessThan(
    400,
  );
  expect((await rows()).map((row) => row.former_id)).toEqual([null, first!.id]);
  const { bytes, headers } = await (await app.client('personnel')).download(`/forms/years/${id}/e-file.zip`);
  const taken = await app.db.one<{ sha256: string; bytes: number }>(
    `select payload::jsonb -> 'detail' ->> 'sha256' as sha256, (payload::jsonb -> 'detail' ->> 'bytes')::int as bytes from audit where act = 'e-file.taken' order by id desc limit 1`,
  );
  expect(taken).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
  expect(headers.get('content-length')).toBe(String(bytes.length));
  const zip = readZip(Buffer.from(bytes));
  const scans = [...zip.keys()].filter((name) => name.startsWith('a-ban-da-ky/'));
  expect(scans).toHaveLength(2);
  expect(zip.get('danh-muc.csv')!.toString()).toContain(sha256);
  expect(zip.get('muc-luc.txt')!.toString()).toContain('Còn thiếu trong hồ sơ điện tử');
});

test('what is no PDF, JPEG or PNG, is none at all, or exceeds 20 MB is refused, and nothing is written', async () => {
  const there = (await rows()).length;
  const fields = { point: 'c', title: 'Mẫu 02 đã ký' };
  expect((await send('personnel', fields, Buffer.from('xin chào'))).status).toBe(422);
  expect((await send('personnel', fields, null)).status).toBe(422);
  expect((await send('mc1', fields)).status).toBe(403);
  const large = await send('personnel', fields, Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]));
  expect(large.text).toContain('lớn hơn mức cho phép');
  expect(await rows()).toHaveLength(there);
});

test('the verification finds a file whose bytes were changed', async () => {
  const codes = async () =>
    (await verify(app.db, { paths: null })).findings.list.filter(({ field }) => field?.startsWith('year_papers'));
  expect(await codes()).toEqual([]);
  await app.db.rows(`update files set content = 'x' where id = (select min(file_id) from year_papers)`);
  expect(await codes()).toMatchObject([{ field: 'year_papers.sha256' }]);
});

test('the same bytes are kept once; the papers of a year have a bound together, and the size beside the link counts them', async () => {
  const fields = { point: 'c', title: 'Mẫu 02 đã ký' };
  const same = await send('personnel', fields);
  expect([same.status, same.text.includes('Tệp này đã được lưu với tên “Biên bản đã ký”')]).toEqual([422, true]);
  const eleven = Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]);
  expect((await send('personnel', fields, eleven)).status).toBeLessThan(400);
  await app.db.rows(
    `with f as (insert into files (sha256, media_type, size, name, content, uploaded_by, at)
       select encode(sha256(n::text::bytea), 'hex'), 'application/pdf', 20971520, n || '.pdf', n::text::bytea, (select min(id) from accounts), '2026-12-02'
       from generate_series(1, 9) n returning id, sha256, uploaded_by, at)
     insert into year_papers (year_record_id, point, title, file_id, sha256, by_account, at) select $1, 'e', 'Văn bản khác', id, sha256, uploaded_by, at from f`,
    [id],
  );
  const there = (await rows()).length;
  const full = await send('personnel', fields, Buffer.concat([eleven, PDF]));
  expect([full.status, full.text.includes('vượt quá 200 MB')]).toEqual([422, true]);
  expect(await rows()).toHaveLength(there);
  const record = (await (await app.client('personnel')).get(`/years/records/${id}`)).text;
  expect(record).toContain('12 văn bản đã ký');
  expect(record).toContain('khoảng 200,3 MB');
});
