import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { giveWork } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { decide, fields, MARKS_26, SELF } from '../legal/legal-support.js';

let app: TestApp;
let ward: Ward;
let id: number;
let period: number;

/** A ward that scores by quarters, its fourth of 2026 open; mc1's form with work, handed in, decided, petitioned. */
beforeAll(async () => {
  app = await startTestApp('2026-12-02T02:00:00Z');
  ward = await makeWard(app.db);
  const personnel = await app.client('personnel');
  await personnel.get('/legal/settings');
  await personnel.post(`/legal/settings/${ward.units.PM.id}`, {
    ...{
      'legal-rhythm': 'quarter',
      'legal-cap-at': 'average',
      'legal-mark-takes': 'quarter',
      'quota-base': 'good',
      'hanoi-ceiling': 'agency',
    },
    ...{ readingNumber: '2/QĐ-UBND', readingDate: '02/01/2026' },
  });
  await personnel.post('/legal/months', {
    ...{ rootUnitId: String(ward.units.PM.id), month: '2026-12', edition: 'nd-335-2025' },
  });
  const row = await app.db.one<{ id: number; period: number }>(
    'select id, legal_period_id as period from legal_forms where official_id = $1',
    [ward.officials['mc1']],
  );
  ({ id, period } = row!);
  await giveWork(app.db, ward, id, 'DC.01', '1', '10', '10');
});
afterAll(() => app.close());

/** What a person reads of a page, without its addresses. */
const words = (text: string) =>
  text
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
/** The month a quarter is stored under, said as a month; days of December are days. */
const AS_MONTH = /(?<!\d\d\/)\b12\/2026|tháng 12\b/;

async function read(client: Client, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { status, text } = await client.get(path);
    expect([path, status]).toEqual([path, 200]);
    const title = /<title>([^<]*)/.exec(text)?.[1] ?? '';
    expect([path, title, AS_MONTH.exec(words(text))?.[0] ?? null]).toEqual([path, title, null]);
    expect([path, AS_MONTH.test(title)]).toEqual([path, false]);
  }
}

describe('a quarter is called a quarter', () => {
  it('while it is filled in: tasks, notices, titles, work', async () => {
    const mc1 = await app.client('mc1');
    await read(mc1, [
      '/',
      '/legal/forms',
      `/legal/forms/${id}`,
      `/legal/forms/${id}/work`,
      `/legal/forms/${id}/work/completed`,
      '/notices',
    ]);
    expect(words((await mc1.get('/')).text)).toContain('Tự đánh giá quý IV/2026');
    expect(words((await mc1.get('/notices')).text)).toContain('đánh giá quý IV/2026 đã mở');
    expect((await mc1.get(`/legal/forms/${id}`)).text).toContain('quý IV/2026');
    await mc1.post(`/legal/forms/${id}/submission`, fields(SELF));
  });

  it('for who scores it: the queue, the tables of work, the form', async () => {
    const head = await app.client('mchead');
    await read(head, [
      '/',
      '/legal/approvals',
      `/legal/forms/${id}/confirmation`,
      `/legal/forms/${id}/return`,
      `/legal/work/units/${ward.units.MC.id}/2026-12`,
    ]);
    expect(words((await head.get('/legal/approvals')).text)).toContain('Giao việc quý IV/2026');
    await decide(head, `/legal/forms/${id}`, fields(MARKS_26));
  });

  it('once it is decided and contested', async () => {
    const mc1 = await app.client('mc1');
    await read(mc1, [`/legal/forms/${id}`, '/notices']);
    await mc1.post(`/legal/forms/${id}/petition`, { reason: 'Hai lần chậm là do hệ thống ngừng' });
    const petition = (await app.db.one<{ id: number }>(`select id from petitions where kind = 'legal'`))!.id;
    const head = await app.client('mchead');
    await read(head, ['/legal/petitions', `/legal/petitions/${petition}`, '/legal/approvals', '/notices']);
  });

  it('for who runs it: the months, one, its closing, a second opening, the settings', async () => {
    const personnel = await app.client('personnel');
    await read(personnel, [
      '/legal/months',
      `/legal/months/${period}`,
      `/legal/months/${period}/closing`,
      `/legal/settings/${ward.units.PM.id}`,
    ]);
    const { text } = await personnel.post('/legal/months', {
      ...{ rootUnitId: String(ward.units.PM.id), month: '2026-12', edition: 'nd-335-2025' },
    });
    expect(words(text)).toMatch(/quý IV\/2026|đã được mở/);
  });

  it('where its days are changed, and where an act on a unit says what it touches', async () => {
    const personnel = await app.client('personnel');
    const { PM, MC } = ward.units;
    const acts = [
      `/units/${MC.id}/merging`,
      `/units/${MC.id}/splitting`,
      `/units/${MC.id}/edit`,
      `/units/${PM.id}/closing`,
    ];
    await read(personnel, [`/legal/months/${period}/correction`, ...acts]);
    for (const path of acts)
      expect(words((await personnel.get(path)).text)).toContain('Phiếu theo Nghị định 335, quý IV/2026');
  });

  it('in the audit: what an act is about, and what it said', async () => {
    const inspector = await app.client('inspector');
    await read(inspector, ['/audit', `/audit?chain=legal-sheet:${id}`, `/audit?chain=legal-period:${period}`]);
    expect(words((await inspector.get('/audit')).text)).toContain('Bùi Thị Ba, quý IV/2026');
  });

  it('for a head who left: the list, the page, who is told', async () => {
    await app.db.rows(
      `insert into acting_appointments (unit_id, official_id, decision_number, from_date) values ($1, $2, '12/QĐ', '2026-12-02')`,
      [ward.units.MC.id, ward.officials['mcDeputy']],
    );
    const mc2 = await app.db.one<{ id: number }>('select id from legal_forms where official_id = $1', [
      ward.officials['mc2'],
    ]);
    const former = await app.client('mchead');
    const path = `/legal/forms/${mc2!.id}/interim-view`;
    await read(former, ['/interim-views', path]);
    expect(words((await former.get('/interim-views')).text)).toContain('quý IV/2026');
    await former.post(path, { text: 'Quý này làm đủ việc được giao, đúng hạn.' });
    await read(former, [path]);
    await read(await app.client('mc2'), ['/notices']);
    await read(await app.client('mcdeputy'), ['/notices']);
  });

  it('for a head who left in the first month of it, two months before', async () => {
    await app.db.rows(`update posts set to_date = '2026-10-10' where id = $1`, [ward.posts['mcHead']]);
    await app.db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Công chức', 0, 'member', true, '2026-10-11')`,
      [ward.officials['mcHead'], ward.units.VP.id],
    );
    await app.db.rows(`update acting_appointments set from_date = '2026-10-11' where unit_id = $1`, [ward.units.MC.id]);
    const { text } = await (await app.client('mchead')).get('/interim-views');
    expect(words(text)).toContain('quý IV/2026');
  });

  it('in the list of a second opening, the names of files, the year of a person', async () => {
    const personnel = await app.client('personnel');
    const { text } = await personnel.get('/legal/months/new');
    const offered = [
      ...(/<select[^>]*id="month"[\s\S]*?<\/select>/.exec(text)?.[0] ?? '').matchAll(/<option[^>]*>([^<]*)</g),
    ];
    expect(offered.map(([, name]) => name!.trim()).slice(0, 2)).toEqual(['quý I/2027', 'quý IV/2026']);
    const paper = await personnel.get(`/forms/legal/${id}/mau-01.docx`);
    expect([paper.status, paper.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('mau-01-2026-quy-4-'),
    ]);
    const year = await personnel.get(`/legal/officials/${ward.officials['mc1']}/2026`);
    expect(words(year.text)).toMatch(/12\/2026 quý IV\/2026/);
  });

  it('where it is closed and an act on a unit is dated into it', async () => {
    await app.db.rows(`update legal_periods set closed_at = opened_at where id = $1`, [period]);
    const personnel = await app.client('personnel');
    const by = { day: '2026-12-10', decisionNumber: '15/QĐ', name: 'Bộ phận Một cửa mới' };
    const { text } = await personnel.post(`/units/${ward.units.MC.id}/acting`, {
      ...{ person: 'CB-mc3', fromDate: by.day, toDate: '', decisionNumber: by.decisionNumber },
    });
    expect(words(text)).toContain('Quý IV/2026 đã khóa');
  });
});
