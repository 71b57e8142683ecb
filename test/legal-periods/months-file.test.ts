import { timesOf } from '../../src/legal/months-file/months-file.js';
import { toLegalMonthJson } from '../../src/scoring/editions/month-tree.js';
import { verify } from '../../src/verify/verify.js';
import { readPdf } from '../reports/read-pdf.js';
import { percent, scored, staff } from '../scoring/editions/samples.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear } from '../years/support.js';

/** The agency a person leaves, and the one they come to: two programs, each with its own key. */
let from: TestApp;
let to: TestApp;
let there: Ward;
let here: Ward;
let sender: Client;
let receiver: Client;

const YEAR = 2026;
const at = (ward: Ward, key: string) => `/legal/officials/${ward.officials[key]}/${YEAR}`;
const record = (month: string, completed: number) => staff([percent(completed)], { period: month });

beforeAll(async () => {
  from = await startTestApp('2026-11-20T02:00:00Z');
  to = await startTestApp('2026-11-20T02:00:00Z');
  there = await makeWard(from.db);
  here = await makeWard(to.db);
  for (const [month, completed] of [
    ['2026-07', 90],
    ['2026-08', 80],
    ['2026-09', 70],
  ] as const)
    await decided('mc1', month, completed);
  await decided('mc2', '2026-09', 60);
  await openLegalMonth(from.db, there, '2026-10');
  await from.db.rows(
    `insert into absences (official_id, month, kind, reason, by_account, at) values ($1, '2026-06', 'sick', 'Nghỉ ốm', $2, '2026-06-05')`,
    [there.officials['mc1'], there.accounts['personnel']],
  );
  sender = await from.client('personnel');
  receiver = await to.client('personnel');
});
afterAll(async () => {
  await from.close();
  await to.close();
});

/** A closed month with a result whose record comes to its score, unless another one is said. */
async function decided(key: string, month: string, completed: number, said?: string): Promise<void> {
  const known = await from.db.one<{ id: number }>('select id from legal_forms where month = $1 and official_id = $2', [
    month,
    there.officials[key],
  ]);
  const formId = known?.id ?? (await openLegalMonth(from.db, there, month)).legalForms[key]!;
  const made = record(month, completed);
  await confirmed(from.db, there, formId, said ?? scored(made).score!, toLegalMonthJson(made));
  await from.db.rows(
    `update legal_periods set closed_at = '2026-11-01', closed_by = $2 where month = $1 and closed_at is null`,
    [month, there.accounts['personnel']],
  );
}

async function made(key = 'mc1', documentNumber = '14/UBND-NV'): Promise<{ text: string; id: number }> {
  const page = await sender.post(`${at(there, key)}/months-file`, { documentNumber, documentDate: '18/11/2026' });
  expect(page.text).toContain('Đã lập tệp');
  const { id } = (await from.db.one<{ id: number }>('select max(id) as id from sent_months_files'))!;
  const { bytes } = await sender.download(`/legal/sent-months-files/${id}/file`);
  return { text: Buffer.from(bytes).toString('utf8'), id };
}
const upload = (text: string, key = 'mc1', year = YEAR) =>
  receiver.upload(`/legal/officials/${here.officials[key]}/${year}/months-file/received`, {}, [
    { field: 'file', name: 'cac-thang.json', bytes: Buffer.from(text) },
  ]);
const receivedId = async () => (await to.db.one<{ id: number }>('select max(id) as id from received_months_files'))!.id;
const seenOn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '';
const imported = () =>
  to.db.rows<{ month: string; score: string; agency: string }>(
    'select month, score::text, agency from imported_months where ended_at is null order by month',
  );

test('the former agency makes a signed file of the decided months, with its paper; the act and the person know of it', async () => {
  const page = await sender.get(`${at(there, 'mc1')}/months-file`);
  const key = /[0-9a-f]{4}( [0-9a-f]{4}){7}/.exec(page.text)![0];
  expect(page.text).toContain('07/2026');
  expect(page.text).not.toContain('10/2026</th>');
  const wrong = await sender.post(`${at(there, 'mc1')}/months-file`, {
    documentNumber: '',
    documentDate: '21/11/2026',
  });
  expect(wrong.status).toBe(422);
  expect(
    (await sender.post(`${at(there, 'mc3')}/months-file`, { documentNumber: '1', documentDate: '18/11/2026' })).status,
  ).toBe(422);
  const { text, id } = await made();
  const { payload } = JSON.parse(text) as {
    payload: { absent: string[]; results: { months: string[]; record: string }[] };
  };
  expect(payload.results.map(({ months }) => months)).toEqual([['2026-07'], ['2026-08'], ['2026-09']]);
  expect(payload.absent).toEqual(['2026-06']);
  expect(text).not.toContain('sick');
  const paper = await readPdf((await sender.download(`/forms/sent-months-files/${id}.pdf`)).bytes);
  for (const part of [key, '14/UBND-NV', 'Bùi Thị Ba', '93,00'])
    expect(paper.text.replace(/\s+/g, ' ')).toContain(part);
  expect((await (await from.as('mc1')).get('/notices')).text).toContain('đã lập tệp kết quả các tháng năm 2026');
});

describe('a file that does not come in', () => {
  let text: string;
  beforeAll(async () => ({ text } = await made()));

  it.each([
    ['no JSON', () => 'xin chào', 'không phải là tệp kết quả'],
    ['another JSON', () => '{"payload": {}}', 'không phải là tệp kết quả'],
    ['a score that was changed', () => text.replace(/"score": "93"/, '"score": "99"'), 'Chữ ký không khớp'],
    [
      'a record that was changed',
      () => text.replace(/\\"completed\\": ?90/, '\\"completed\\":99'),
      'Chữ ký không khớp',
    ],
    ['the name of another key', () => text.replace(/"key": "..../, '"key": "0000'), 'Chữ ký không khớp'],
    ['another month', () => text.replace('"2026-07"\n', '"2026-07", "2026-05"\n'), 'không phải là tệp kết quả'],
    [
      'a thousandfold nest beside the months',
      () => text.replace('"payload": {', `"payload": { "x": ${'['.repeat(9000)}${']'.repeat(9000)},`),
      'không phải là tệp kết quả',
    ],
    [
      'a score that stands twice',
      () => text.replace('"score": "93"', '"score": "99", "score": "93"'),
      'không phải là tệp kết quả',
    ],
    ['more than 4 MB', () => text + ' '.repeat(4 * 1024 * 1024), 'lớn hơn 4 MB'],
  ])('%s', async (_, changed, words) => {
    const sent = changed();
    expect(sent).not.toBe(text);
    const answer = await upload(sent);
    expect([answer.status, answer.text.includes(words)]).toEqual([422, true]);
    expect(await to.db.rows('select 1 from received_months_files')).toEqual([]);
  });

  it('of another person, of another year, or none at all', async () => {
    expect((await upload(text, 'mc2')).text).toContain('Tệp là của Bùi Thị Ba, không phải của Vũ Văn Bốn');
    expect((await upload(text, 'mc1', 2027)).text).toContain('Tệp là của năm 2026, không phải năm 2027');
    expect((await receiver.upload(`${at(here, 'mc1')}/months-file/received`, {}, [])).status).toBe(422);
  });
});

test('the new agency looks at each month, compares the unknown key, takes what can be taken, and remembers the key', async () => {
  await to.db.rows(
    `insert into absences (official_id, month, kind, reason, by_account, at) values ($1, '2026-08', 'sick', 'Nghỉ ốm', $2, '2026-08-05')`,
    [here.officials['mc1'], here.accounts['personnel']],
  );
  const { text } = await made();
  const preview = await upload(text);
  for (const part of ['Chưa biết khóa này', 'sẽ được nhận', 'tháng đã được ghi vắng ở đây', 'Nhận 2 tháng', '06/2026'])
    expect(preview.text).toContain(part);
  expect(await imported()).toEqual([]);
  const id = await receivedId();
  const take = (fields: Record<string, string>) => receiver.post(`/legal/months-files/${id}/taking`, fields);
  const seen = seenOn(preview.text);
  expect((await take({ seen })).text).toContain('Ghi người đã đối chiếu');
  expect((await take({ seen: 'khac', comparedWith: 'Bà Năm' })).status).toBe(409);
  const done = await take({ seen, comparedWith: 'Bà Năm, văn phòng' });
  expect(done.text).toContain('bằng tệp có ký, mã ở cơ quan gửi: CB-mc1');
  expect((await imported()).map(({ month, score }) => [month, score])).toEqual([
    ['2026-07', '93.00'],
    ['2026-09', '79.00'],
  ]);
  expect((await take({ seen })).status).toBe(409);
  expect((await receiver.post(`/legal/months-files/${id}/discarding`)).status).toBe(409);
  expect((await (await to.as('mc1')).get('/notices')).text).toContain('đã nhận 2 tháng năm 2026');
  const again = await upload(text);
  for (const part of ['Khóa đã biết', 'Bà Năm, văn phòng', 'đã có, đúng hồ sơ này', 'Không còn tháng nào để nhận'])
    expect(again.text).toContain(part);
  expect((await receiver.post(`/legal/months-files/${await receivedId()}/taking`, {})).status).toBe(422);
  await receiver.post(`/legal/months-files/${await receivedId()}/discarding`);
  expect(await receivedId()).toBe(id);
  const original = await receiver.download(`/legal/months-files/${id}/file`);
  expect(Buffer.from(original.bytes).toString('utf8')).toBe(text);
});

test('a month is refused by itself: scored here, renewed there, not what its record comes to', async () => {
  await openLegalMonth(to.db, here, '2026-09');
  const scoredHere = await upload((await made('mc2')).text, 'mc2');
  expect(scoredHere.text).toContain('người này có phiếu của tháng ở đây');
  await decided('mc1', '2026-07', 95);
  await decided('mc1', '2026-08', 80, '99');
  const { text } = await upload((await made()).text);
  expect(text).toContain('đã có điểm từ cơ quan cũ với hồ sơ khác');
  expect(text).toContain('điểm ghi trong tệp không phải điểm tính từ hồ sơ');
  expect(text).toContain('(tính lại được 86');
});

test('the verification reckons taken months anew, and finds a score or a file that was changed', async () => {
  const found = async () =>
    (await verify(to.db, { paths: null })).findings.list.filter(({ field }) =>
      /^(imported_months|received_months|sent_months|agency_keys)/.test(field ?? ''),
    );
  expect(await found()).toEqual([]);
  await to.db.rows(`update imported_months set score = 99 where month = '2026-07'`);
  expect(await found()).toMatchObject([
    { code: 'recomputed', field: 'imported_months.score', shown: '99.00', expected: '93' },
  ]);
  await to.db.rows(`update imported_months set score = 93 where month = '2026-07'`);
  await to.db.rows(
    `update received_months_files set content = replace(content, '"93"', '"99"') where taken_at is not null`,
  );
  expect((await found()).map(({ code }) => code)).toContain('not-recomputable');
  await to.db.rows(
    `update received_months_files set content = replace(content, '"99"', '"93"') where taken_at is not null`,
  );
  expect(await found()).toEqual([]);
});

test('a month wrongly taken is struck with a reason while the year is undecided, and can be taken again', async () => {
  const endingOf = async (month: string) =>
    `/legal/imported-months/${(await to.db.one<{ id: number }>('select max(id) as id from imported_months where month = $1', [month]))!.id}/ending`;
  const path = await endingOf('2026-07');
  const reason = 'Nhận nhầm tháng.';
  expect((await receiver.get(path)).text).toContain('văn bản 14/UBND-NV');
  expect((await receiver.post(path, { reason: '' })).status).toBe(422);
  expect((await receiver.post(path, { reason })).text).toContain('Đã bỏ điểm tháng ấy');
  expect((await receiver.post(path, { reason })).status).toBe(409);
  expect((await (await to.as('mc1')).get('/notices')).text).toContain('Nhận nhầm tháng.');
  const preview = await receiver.get(`/legal/months-files/${await receivedId()}`);
  expect(preview.text).toContain('Nhận 1 tháng');
  await receiver.post(`/legal/months-files/${await receivedId()}/taking`, { seen: seenOn(preview.text) });
  expect((await imported()).map(({ month, score }) => [month, score])).toContainEqual(['2026-07', '96.50']);
  const { text } = await made();
  const year = await openTestYear(to.db, here);
  const label = await to.db.one<{ id: number }>(
    `insert into labels (year_record_id, number, kind, label, mean, by_points, reasons, record, by_account, at)
     values ($1, 1, 'classification', 'good', 82.56, 'good', '[]', '{}', $2, '2026-11-20') returning id`,
    [year.yearRecords['mc1'], here.accounts['chair']],
  );
  await to.db.rows('update year_records set label_id = $2 where id = $1', [year.yearRecords['mc1'], label!.id]);
  expect((await receiver.post(await endingOf('2026-09'), { reason })).status).toBe(409);
  expect((await upload(text)).text).toContain('không nhận thêm tháng');
  expect((await receiver.post(`/legal/months-files/${await receivedId()}/taking`, {})).status).toBe(409);
});

test('personnel of another agency and the person find nothing; nobody makes or takes their own', async () => {
  const id = await receivedId();
  for (const path of [`${at(here, 'stranger')}/months-file`]) expect((await receiver.get(path)).status).toBe(404);
  expect((await (await to.as('mc1')).get(`/legal/months-files/${id}`)).status).toBe(403);
});

describe('the result of a quarter', () => {
  it.each([
    ['a whole quarter', 'quarter', ['2026-04', '2026-05', '2026-06'], [{ month: '2026-06', span: 'quarter' }]],
    ['with a month of leave', 'quarter', ['2026-04', '2026-06'], ['2026-04', '2026-06']],
    ['a month', 'month', ['2026-06'], ['2026-06']],
  ] as const)('%s is listed by what it is', (_name, span, months, times) => {
    const expected = times.map((time) => (typeof time === 'string' ? { month: time, span: 'month' } : time));
    expect(timesOf({ period: '2026-06', span, months })).toEqual(expected);
  });
});
