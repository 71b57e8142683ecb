import { readDocx, readZip } from '../forms/read-docx.js';
import { readPdf } from '../reports/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear } from '../years/support.js';

let app: TestApp;
let ward: Ward;

beforeEach(async () => {
  app = await startTestApp('2026-12-02T02:00:00Z');
  ward = await makeWard(app.db);
  for (const key of ['mc1', 'mcHead'])
    await app.db.rows(
      `insert into party_members (official_id, from_date, cell, by_account, at) values ($1, '2026-01-01', 'Chi bộ Một cửa', $2, '2026-11-01')`,
      [ward.officials[key], ward.accounts['personnel']],
    );
});
afterEach(() => app.close());

async function begun(login: string): Promise<string> {
  const page = await (await app.as(login)).post('/party/drafts', { year: '2026' });
  return /\/party\/drafts\/\d+/.exec(page.path)![0];
}

/** A signed pledge of three items: one kept, one not, one once behind; a promise not kept; an issue of theirs; a measure with a target. */
async function liveTheYear(key: string): Promise<void> {
  const official = ward.officials[key];
  const by = ward.accounts[key];
  await app.db.rows(
    `with g as (insert into pledges (official_id, unit_id, year, created_at, signed_at, signed_by) values ($1, $2, 2026, '2026-01-05', '2026-01-06', $3) returning id),
     i as (insert into pledge_items (pledge_id, position, standard, text, self_kept, self_note, self_at)
       select g.id, n, 1, t, k, s, '2026-12-01' from g, (values (1, 'Trả lời dân trong ngày', true, 'Sổ trả lời đủ'), (2, 'Đọc mỗi quý một cuốn sách', false, 'Mới đọc hai cuốn')) as v (n, t, k, s) returning id, position)
     insert into pledge_checkins (pledge_item_id, month, state, note, by_account, at) select id, m, s, '', $3, '2026-11-30' from i, (values ('2026-03', 'behind'), ('2026-11', 'done')) as c (m, s) where position = 1`,
    [official, ward.units.MC.id, by],
  );
  await app.db.rows(
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by, self_kept) values ($1, 'Lập sổ góp ý', '2026-10-01', '2026-10-01', '2026-09-01', $2, false)`,
    [official, by],
  );
  await app.db.rows(
    `insert into focus_issues (committee_id, unit_id, title, why, owner_id, first_due_on, due_on, chosen_by, chosen_at)
     values ($1, $2, 'Hồ sơ đất tồn lâu', 'Dân phải đi lại nhiều lần', $3, '2026-12-20', '2026-12-20', $4, '2026-11-01')`,
    [ward.committeeId, ward.units.MC.id, official, ward.accounts['secretary']],
  );
}

test('a draft brings what stands, with where it comes from, and what was typed is kept by itself', async () => {
  await liveTheYear('mc1');
  const path = await begun('mc1');
  expect(await begun('mc1')).toBe(path);
  const mc1 = await app.as('mc1');
  const page = (await mc1.get(path)).text;
  for (const words of [
    'Trả lời dân trong ngày: tự đánh giá đã giữ. “Sổ trả lời đủ”',
    'Điểm cam kết: 1 tháng đã làm, 0 tháng đang làm, 1 tháng chậm.',
    'Đọc mỗi quý một cuốn sách. “Mới đọc hai cuốn”',
    'từng chậm ở tháng 03/2026; lần điểm sau cùng: Đã xong.',
    'Hồ sơ đất tồn lâu: đang giải quyết, đã làm 0/0 bước, hạn: 20/12/2026.',
    'Bản thảo, đối chiếu mẫu của tổ chức đảng trước khi dùng.',
    'Theo nguồn thứ cấp, chưa đối chiếu văn bản gốc.',
  ])
    expect(page).toContain(words);
  expect(page).toMatch(/href="\/pledges\/\d+"/);
  expect(page).not.toMatch(/Mẫu (2A|2B|số)/);
  const saved = await mc1.live(`${path}/draft`, { duties: 'Đ', version: '0' });
  expect([saved.status, saved.json['version']]).toEqual([200, 1]);
  const late = await mc1.post(`${path}/draft`, { limits: 'Viết ở thẻ cũ', version: '0' });
  expect([late.status, late.text.includes('Viết ở thẻ cũ')]).toEqual([409, true]);
  const long = await mc1.live(`${path}/draft`, { duties: 'đ'.repeat(8001), limits: 'Còn chậm', version: '1' });
  expect(long.status).toBe(422);
  expect((await app.db.one<{ texts: object }>('select texts from party_drafts'))!.texts).toEqual({
    duties: 'Đ',
    limits: 'Còn chậm',
  });
});

test('a leader has a part on leading, that another version hides and keeps', async () => {
  const path = await begun('mchead');
  const head = await app.as('mchead');
  expect((await head.get(path)).text).toContain('Lãnh đạo, chỉ đạo trong phạm vi phụ trách và nêu gương');
  const turned = await head.post(`${path}/version`, { leading: 'Đi đầu nhận việc khó' });
  expect(turned.text).not.toContain('name="leading"');
  expect((await head.post(`${path}/version`)).text).toContain('Đi đầu nhận việc khó');
  expect((await (await app.as('mc1')).get(await begun('mc1'))).text).not.toContain('name="leading"');
});

test('nobody else reads it until it is handed over, which waits for the label; taken back, it is nobody else’s again', async () => {
  const year = await openTestYear(app.db, ward);
  await liveTheYear('mc1');
  const path = await begun('mc1');
  const [mc1, secretary, personnel] = [await app.as('mc1'), await app.as('secretary'), await app.as('personnel')];
  const doors = async () => [(await secretary.get(path)).status, (await personnel.get(path)).status];
  expect((await mc1.post(`${path}/handover`, { ethics: '  ' })).status).toBe(422);
  const early = await mc1.post(`${path}/handover`, { duties: 'Giữ đúng hẹn' });
  expect([early.status, early.text.includes('Mức xếp loại năm 2026')]).toEqual([409, true]);
  expect(await doors()).toEqual([404, 403]);
  await app.db.rows(
    `with l as (insert into labels (year_record_id, number, kind, label, reasons, record, handling, by_account, at)
       values ($1, 1, 'classification', 'good', '[]', '{}', '', $2, '2026-12-01') returning id)
     update year_records set label_id = (select id from l), status = 'classified' where id = $1`,
    [year.yearRecords['mc1'], ward.accounts['chair']],
  );
  expect((await mc1.post(`${path}/handover`, { duties: 'Giữ đúng hẹn' })).status).toBe(200);
  expect(await doors()).toEqual([200, 403]);
  const read = (await secretary.get(path)).text;
  expect(read).toContain('Giữ đúng hẹn');
  expect(read).toContain('Hoàn thành tốt nhiệm vụ (quyết định ngày 01/12/2026)');
  expect((await secretary.get('/party/members')).text).toContain(path);
  expect((await secretary.get('/notices')).text).toContain('đã chuyển bản thảo kiểm điểm năm 2026');
  expect((await secretary.post(`${path}/withdrawal`)).status).toBe(403);
  // what stood when it was handed over stays, whatever changes afterwards
  await app.db.rows(`update pledge_items set self_note = 'Sửa sau khi chuyển'`);
  expect((await secretary.get(path)).text).not.toContain('Sửa sau khi chuyển');
  expect((await mc1.post(`${path}/draft`, { duties: 'Đổi lời' })).status).toBe(409);
  await mc1.post(`${path}/withdrawal`);
  expect(await doors()).toEqual([404, 403]);
  const acts = await app.db.rows<{ payload: string }>(
    `select payload from audit where payload like '%party-draft.handed%'`,
  );
  expect(acts).toHaveLength(1);
  expect(acts[0]!.payload).not.toContain('Giữ đúng hẹn');
});

test('the papers say on each page that they are a draft, and name their texts with how far they were read', async () => {
  await liveTheYear('mc1');
  const path = await begun('mc1');
  const mc1 = await app.as('mc1');
  await mc1.post(`${path}/draft`, {
    duties: Array.from({ length: 90 }, (_, n) => `Việc thứ ${n + 1} đã làm xong`).join('\n'),
  });
  const band = 'BẢN THẢO, đối chiếu mẫu của tổ chức đảng trước khi dùng';
  const docx = Buffer.from((await mc1.download(`${path}/paper.docx`)).bytes);
  const parts = [...readZip(docx)].filter(([name]) => /word\/header\d+\.xml/.test(name));
  expect(parts.length).toBeGreaterThan(1);
  for (const [, xml] of parts) expect(xml.toString()).toContain(band);
  const text = JSON.stringify(readDocx(docx));
  for (const words of [
    'Chi bộ Một cửa',
    'Việc thứ 90 đã làm xong',
    'Theo nguồn thứ cấp, chưa đối chiếu văn bản gốc',
    'Lập sổ góp ý',
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/Mẫu (2A|2B|số)|ĐẢNG CỘNG SẢN|CỘNG HÒA/);
  const pdf = await readPdf((await mc1.download(`${path}/paper.pdf`)).bytes);
  expect(pdf.pages.length).toBeGreaterThan(2);
});

test('from December on the first page asks a member for it, until it is handed over', async () => {
  const task = 'Viết bản thảo kiểm điểm đảng viên năm 2026';
  const [mc1, mc2] = [await app.as('mc1'), await app.as('mc2')];
  expect((await mc1.get('/')).text).toContain(task);
  expect((await mc2.get('/')).text).not.toContain(task);
  const path = await begun('mc1');
  await mc1.post(`${path}/handover`, { duties: 'Giữ đúng hẹn' });
  expect((await mc1.get('/')).text).not.toContain(task);
});

test('who is no member has no draft, nor of a year that is over', async () => {
  const mc2 = await app.as('mc2');
  expect((await mc2.post('/party/drafts', { year: '2026' })).status).toBe(403);
  const mc1 = await app.as('mc1');
  expect((await mc1.post('/party/drafts', { year: '2025' })).status).toBe(404);
  expect((await mc1.post('/party/drafts', { year: 'x' })).status).toBe(404);
});

test('what the committee asked a head stands where one explains, with what was answered; not what was taken back', async () => {
  const ask = async (code: string, conclusion: string | null = null) =>
    (await app.db.one<{ id: number }>(
      `insert into signal_questions (committee_id, unit_id, head_id, code, month, figures, by_account, at, closed_by, closed_at, conclusion)
       values ($1, $2, $3, $4, '2026-10', '{}', $5, '2026-11-02', case when $6::text is null then null else $5::int end, case when $6::text is null then null else '2026-11-20'::timestamptz end, $6) returning id`,
      [ward.committeeId, ward.units.MC.id, ward.officials['mcHead'], code, ward.accounts['secretary'], conclusion],
    ))!.id;
  const answered = await ask('fast-approval', 'Đã rõ, không nêu thêm');
  await app.db.rows(
    `insert into signal_answers (question_id, text, by_account, at) values ($1, 'Duyệt chung một buổi sau khi đọc từng phiếu', $2, '2026-11-05')`,
    [answered, ward.accounts['mcHead']],
  );
  await ask('narrow-spread');
  const gone = await ask('repeated-text');
  await app.db.rows(
    `insert into corrections (kind, row_id, number, chain, unit_id, before, after, reason, by_account, at)
     values ('question', $1, 1, 'unit:1', $2, '{"text":""}', null, 'Hỏi nhầm người', $3, '2026-11-03')`,
    [gone, ward.units.MC.id, ward.accounts['secretary']],
  );
  const page = (await (await app.as('mcHead')).get(await begun('mcHead'))).text;
  expect(page).toContain('sáu tháng đến 10/2026. Đã trả lời: “Duyệt chung một buổi sau khi đọc từng phiếu”');
  expect(page).toContain('Cấp ủy kết luận: “Đã rõ, không nêu thêm”');
  expect(page.match(/sáu tháng đến 10\/2026: chưa trả lời\./g)).toHaveLength(1);
  expect((await (await app.as('mc1')).get(await begun('mc1'))).text).not.toContain('sáu tháng đến');
});
