import { readZip } from '../forms/read-docx.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { verify } from '../../src/verify/verify.js';
import { openTestYear, type OpenedYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
const REASON = 'Quét nhầm giấy tờ của người khác.';
const pdf = (text: string) => Buffer.from(`%PDF-1.7\n%${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);
const papers = (key: string) => `/years/records/${year.yearRecords[key]}/papers`;
const size = async (paper: number) =>
  (await app.db.one<{ size: number }>(
    'select length(f.content) as size from year_papers p join files f on f.id = p.file_id where p.id = $1',
    [paper],
  ))!.size;

async function keep(login: string, key: string, bytes: Buffer, fields: Record<string, string> = {}): Promise<number> {
  const file = { field: 'file', name: 'ban-quet.pdf', bytes };
  const { status } = await (
    await app.as(login)
  ).upload(papers(key), { point: 'a', title: 'Biên bản đã ký', ...fields }, [file] as never);
  expect(status).toBeLessThan(400);
  return (await app.db.one<{ id: number }>('select max(id) as id from year_papers'))!.id;
}
const post = async (login: string, key: string, paper: number, way = '', reason = REASON) =>
  (await app.as(login)).post(`${papers(key)}/${paper}/removal${way}`, { reason });

/** A label in force, as a decision leaves it. */
async function decide(key: string): Promise<void> {
  const label = await app.db.one<{ id: number }>(
    `insert into labels (year_record_id, number, kind, label, mean, by_points, reasons, record, by_account, at)
     values ($1, 1, 'classification', 'good', 82.56, 'good', '[]', '{}', $2, '2026-12-03') returning id`,
    [year.yearRecords[key], ward.accounts['chair']],
  );
  await app.db.rows(`update year_records set status = 'classified', label_id = $2 where id = $1`, [
    year.yearRecords[key],
    label!.id,
  ]);
}

beforeAll(async () => {
  app = await startTestApp('2026-12-02T02:00:00Z');
  ward = await makeWard(app.db);
  year = await openTestYear(app.db, ward);
});
afterAll(() => app.close());

test('personnel remove a paper of an undecided year: its bytes go, what is known of it stays, the right one may be kept', async () => {
  const wrong = await keep('chair', 'mc1', pdf('wrong'));
  expect((await post('personnel', 'mc1', wrong, '', 'nhầm')).status).toBe(422);
  expect(await size(wrong)).toBeGreaterThan(0);
  expect((await post('personnel', 'mc1', wrong)).status).toBeLessThan(400);
  expect(await size(wrong)).toBe(0);
  const personnel = await app.as('personnel');
  const shown = await personnel.get(papers('mc1'));
  for (const part of ['đã xóa vì lưu nhầm', REASON, 'chưa có bản đã ký']) expect(shown.text).toContain(part);
  expect(shown.text).not.toContain(`/papers/${wrong}/file`);
  expect((await personnel.get(`${papers('mc1')}/${wrong}/file`)).status).toBe(404);
  expect((await personnel.get(`${papers('mc1')}/${wrong}/removal`)).status).toBe(409);
  expect((await post('chair', 'mc1', wrong)).status).toBe(409);
  const told = await (await app.as('mc1')).get('/notices');
  expect(told.text).toContain('đã xóa một văn bản lưu nhầm trong hồ sơ năm 2026 của bạn');
  await keep('personnel', 'mc1', pdf('wrong'));
  const zip = readZip(
    Buffer.from((await personnel.download(`/forms/years/${year.yearRecords['mc1']}/e-file.zip`)).bytes),
  );
  expect([...zip.keys()].filter((name) => name.startsWith('a-ban-da-ky/'))).toHaveLength(1);
  expect(zip.get('muc-luc.txt')!.toString()).toContain(`Đã xóa vì lưu nhầm: Biên bản đã ký (ban-quet.pdf, SHA-256`);
  expect((await personnel.get(`/years/records/${year.yearRecords['mc1']}`)).text).toContain('1 văn bản đã ký');
});

test('who classifies removes what they kept, and not what personnel kept; the person and a colleague nothing', async () => {
  const own = await keep('chair', 'mc2', pdf('chair'));
  const others = await keep('personnel', 'mc2', pdf('personnel'));
  expect((await post('chair', 'mc2', others)).status).toBe(403);
  expect((await post('mc2', 'mc2', own)).status).toBe(403);
  expect((await post('vpHead', 'mc2', own)).status).toBe(404);
  expect((await post('personnel', 'mc1', own)).status).toBe(404);
  expect(await size(own)).toBeGreaterThan(0);
  expect((await post('chair', 'mc2', own)).status).toBeLessThan(400);
  expect([await size(own), (await size(others)) > 0]).toEqual([0, true]);
});

test('what a removed paper had taken the place of stands again and may be followed anew', async () => {
  const first = await keep('personnel', 'mc3', pdf('first'));
  const reason = 'Bản quét trước thiếu một trang.';
  const second = await keep('personnel', 'mc3', pdf('second'), { former: String(first), reason });
  expect((await (await app.as('personnel')).get(papers('mc3'))).text).toContain('đã có bản mới hơn');
  expect((await post('personnel', 'mc3', second)).status).toBeLessThan(400);
  const { text } = await (await app.as('personnel')).get(papers('mc3'));
  expect(text).not.toContain('đã có bản mới hơn');
  expect(text).toContain(`<option value="${first}"`);
  expect(text).not.toContain(`<option value="${second}"`);
  await keep('personnel', 'mc3', pdf('third'), { former: String(first), reason });
});

test('after the year is decided one asks and another confirms, or keeps it with a reason', async () => {
  const paper = await keep('personnel', 'kt1', pdf('decided'));
  await decide('kt1');
  expect((await post('personnel', 'kt1', paper, '/confirmation')).status).toBe(409);
  expect((await post('personnel', 'kt1', paper)).status).toBeLessThan(400);
  expect(await size(paper)).toBeGreaterThan(0);
  expect((await post('chair', 'kt1', paper)).status).toBe(409);
  expect((await post('personnel', 'kt1', paper, '/confirmation')).status).toBe(403);
  const chair = await app.as('chair');
  expect((await chair.get('/notices')).text).toContain('đề nghị xóa văn bản “Biên bản đã ký”');
  expect((await chair.get(papers('kt1'))).text).toContain('Xem đề nghị xóa');
  expect((await post('chair', 'kt1', paper, '/refusal', 'Không')).status).toBe(422);
  expect((await post('chair', 'kt1', paper, '/refusal', 'Đây đúng là biên bản của người này.')).status).toBeLessThan(
    400,
  );
  expect((await post('chair', 'kt1', paper, '/confirmation')).status).toBe(409);
  expect((await post('personnel', 'kt1', paper)).status).toBeLessThan(400);
  expect((await post('chair', 'kt1', paper, '/confirmation')).status).toBeLessThan(400);
  expect(await size(paper)).toBe(0);
  const steps = await app.db.rows<{ step: string }>(
    'select step from year_paper_removals where paper_id = $1 order by id',
    [paper],
  );
  expect(steps.map(({ step }) => step)).toEqual(['asked', 'refused', 'asked', 'removed']);
});

test('the verification knows removed papers, and finds bytes that were left of one or gone without a removal', async () => {
  const found = async () =>
    (await verify(app.db, { paths: null })).findings.list.filter(({ field }) => field?.startsWith('year_paper'));
  expect(await found()).toEqual([]);
  const wiped = (await app.db.one<{ id: number }>(
    `select min(file_id) as id from year_papers p where exists (select 1 from year_paper_removals r where r.paper_id = p.id and r.step = 'removed')`,
  ))!.id;
  await app.db.rows(`update files set content = 'x' where id = $1`, [wiped]);
  expect(await found()).toMatchObject([{ field: 'year_papers.sha256' }]);
  await app.db.rows(
    `update files set content = '' where id = $1 or id = (select max(file_id) from year_papers where id not in (select paper_id from year_paper_removals))`,
    [wiped],
  );
  expect(await found()).toMatchObject([{ field: 'year_papers.sha256' }]);
});

test('the page of the year names what is missing by the article, and reads one record for it', async () => {
  const { text } = await (await app.as('personnel')).get(`/years/records/${year.yearRecords['mc2']}`);
  expect(text).toContain('Điều 24.2c, phiếu xếp loại năm: phiếu chưa gửi');
});
