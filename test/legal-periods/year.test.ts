import { yearMonthsOf, type MonthPlace } from '../../src/legal/means/means.js';
import { spanMean } from '../../src/legal/means/span-mean.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';

let app: TestApp;
let ward: Ward;

beforeEach(async () => {
  app = await startTestApp('2026-12-05T02:00:00Z');
  ward = await makeWard(app.db);
});
afterEach(() => app.close());

async function month(name: string, scores: Record<string, string>, closed = true): Promise<Record<string, number>> {
  const { periodId, legalForms } = await openLegalMonth(app.db, ward, name);
  for (const [key, score] of Object.entries(scores)) await confirmed(app.db, ward, legalForms[key]!, score);
  if (closed)
    await app.db.rows('update legal_periods set closed_at = $2, closed_by = $3 where id = $1', [
      periodId,
      app.clock.now(),
      ward.accounts['personnel'],
    ]);
  return legalForms;
}
const placesOf = async (key: string): Promise<MonthPlace[]> =>
  (await yearMonthsOf(app.db, [ward.officials[key]!], 2026)).get(ward.officials[key]!)!;
const q = (nth: number) => ({ kind: 'quarter', year: 2026, nth }) as const;
const year = (login: string, key: string) =>
  app.client(login).then((client) => client.get(`/legal/officials/${ward.officials[key]}/2026`));

describe('the twelve places of a year', () => {
  it('hold confirmed scores of closed months; an open month has none yet', async () => {
    await month('2026-01', { mc1: '85' });
    await month('2026-02', { mc1: '91' });
    await month('2026-03', { mc1: '78' });
    const april = await month('2026-04', { mc1: '99' }, false);
    const places = await placesOf('mc1');
    expect(places.map(({ score }) => score).slice(0, 4)).toEqual(['85', '91', '78', null]);
    expect(places[3]).toMatchObject({ open: true, source: 'none', legalFormId: april['mc1'] });
    expect(places.slice(4).every(({ open }) => open)).toBe(true);
    expect(spanMean(q(1), places).mean).toBe('84.67');
    expect(spanMean({ kind: 'year', year: 2026, nth: 1 }, places)).toMatchObject({
      mean: '84.67',
      provisional: true,
      months: 3,
    });
  });

  it('name a closed month without a score as missing, and a month before any that was never scored', async () => {
    await month('2026-02', {});
    await month('2026-03', { mc1: '90' });
    const places = await placesOf('mc1');
    expect(places.slice(0, 3).map(({ score, open }) => [score, open])).toEqual([
      [null, false],
      [null, false],
      ['90', false],
    ]);
    expect(spanMean(q(1), places)).toMatchObject({ mean: null, missing: ['2026-01', '2026-02'] });
  });

  it('let the form of a quarter stand for its three months', async () => {
    const period = await app.db.one<{ id: number }>(
      `insert into legal_periods (root_unit_id, month, edition, span, self_due_on, confirm_due_on, closes_on, opened_at, opened_by, closed_at, closed_by)
      values ($1, '2026-06', 'nd-335-2025', 'quarter', '2026-06-25', '2026-06-27', '2026-06-30', '2026-04-01T00:00:00Z', $2, '2026-07-01T00:00:00Z', $2) returning id`,
      [ward.units.PM.id, ward.accounts['personnel']],
    );
    const legalForm = await app.db.one<{ id: number }>(
      `insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader)
      values ($1, 'nd-335-2025', '2026-06', $2, $3, 'civil-servant', 'Công chức', 'member', false) returning id`,
      [period!.id, ward.officials['mc1'], ward.units.MC.id],
    );
    await confirmed(app.db, ward, legalForm!.id, '82.5');
    const places = await placesOf('mc1');
    expect(places.slice(3, 6).map(({ score, legalFormId }) => [score, legalFormId])).toEqual([
      ['82.5', legalForm!.id],
      ['82.5', legalForm!.id],
      ['82.5', legalForm!.id],
    ]);
    expect(spanMean(q(2), places)).toMatchObject({ mean: '82.50', months: 3 });
  });

  it('put imports and absences in their places', async () => {
    await month('2026-03', { mc1: '90' });
    const by = ward.accounts['personnel'];
    await app.db.rows(
      `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at)
      values ($1, '2026-01', 88.5, 'Phường bên', '1/UBND', '2026-02-02', $2, '2026-02-03T00:00:00Z')`,
      [ward.officials['mc1'], by],
    );
    await app.db.rows(
      `insert into absences (official_id, month, kind, reason, by_account, at) values ($1, '2026-02', 'unpaid', 'Nghỉ việc riêng', $2, '2026-02-03T00:00:00Z')`,
      [ward.officials['mc1'], by],
    );
    const places = await placesOf('mc1');
    expect(places.slice(0, 3).map(({ score, source, absent }) => [score, source, absent])).toEqual([
      ['88.5', 'imported', null],
      [null, 'none', 'unpaid'],
      ['90', 'form', null],
    ]);
    expect(spanMean(q(1), places)).toMatchObject({ mean: '89.25', months: 2 });
  });

  it('come for many people in one statement, each their own', async () => {
    await month('2026-01', { mc1: '85', mc2: '75.25' });
    const all = await yearMonthsOf(
      app.db,
      [ward.officials['mc1']!, ward.officials['mc2']!, ward.officials['mc3']!],
      2026,
    );
    expect([...all.values()].map((places) => [places.length, places[0]!.score])).toEqual(
      expect.arrayContaining([
        [12, '85'],
        [12, '75.25'],
        [12, null],
      ]),
    );
  });
});

describe('the page of a person’s year', () => {
  it('shows the mean of closed months as provisional, the missing by name, and no label', async () => {
    await month('2026-01', { mc1: '85' });
    await month('2026-02', { mc1: '91' });
    const own = await year('mc1', 'mc1');
    expect(own.text).toContain('88,00');
    expect(own.text).toContain('Tạm tính trên 2 tháng đã đóng');
    expect(own.text).toContain('chưa phải kết quả xếp loại');
    expect(own.text).toMatch(/Mức điểm tương ứng: Hoàn thành tốt nhiệm vụ/);
    const missing = await year('mc2', 'mc2');
    expect(missing.text).toContain('Chưa có điểm trung bình');
    expect(missing.text).toMatch(/thiếu điểm<\/strong>: chưa được xác nhận khi đóng/);
  });

  it('is for the person, those above, personnel and inspector; nobody else knows of it', async () => {
    const seen: Record<string, number> = {};
    for (const login of [
      'mc1',
      'mchead',
      'vice',
      'chair',
      'personnel',
      'inspector',
      'mc2',
      'vphead',
      'member1',
      'stranger',
      'admin',
    ])
      seen[login] = (await year(login, 'mc1')).status;
    expect(seen).toEqual({
      mc1: 200,
      mchead: 200,
      vice: 404,
      chair: 200,
      personnel: 200,
      inspector: 200,
      mc2: 404,
      vphead: 404,
      member1: 404,
      stranger: 404,
      admin: 403,
    });
  });

  it('has a unit’s table by name, for its heads, personnel and inspector', async () => {
    await month('2026-01', { mc1: '70', mc2: '95' });
    const table = await (await app.client('mchead')).get(`/legal/units/${ward.units.MC.id}/2026`);
    expect(table.status).toBe(200);
    expect(table.text.indexOf('Bùi Thị Ba')).toBeLessThan(table.text.indexOf('Vũ Văn Bốn'));
    expect(
      (await (await app.client('mchead')).get(`/legal/units/${ward.units.MC.id}/2026?q=vu+van`)).text,
    ).not.toContain('Bùi Thị Ba');
    for (const login of ['vphead', 'stranger'])
      expect((await (await app.client(login)).get(`/legal/units/${ward.units.MC.id}/2026`)).status).toBe(404);
  });
});

describe('closing', () => {
  it('wants a reason for each form without a score; the month stays missing and is named with it', async () => {
    const legalForms = await month('2026-11', { mc1: '85' }, false);
    const { id } = (await app.db.one<{ id: number }>('select id from legal_periods'))!;
    const personnel = await app.client('personnel');
    const form = await personnel.get(`/legal/months/${id}/closing`);
    expect(form.text).toContain('Lý do Vũ Văn Bốn chưa có điểm');
    expect((await personnel.post(`/legal/months/${id}/closing`, {})).status).toBe(422);
    const reasons = Object.fromEntries(
      Object.entries(legalForms)
        .filter(([key]) => key !== 'mc1')
        .map(([, legalForm]) => [`reason-${legalForm}`, 'Chưa kịp xác nhận']),
    );
    const closed = await personnel.post(`/legal/months/${id}/closing`, reasons);
    expect(closed.text).toContain('Đã đóng tháng');
    expect((await personnel.post(`/legal/months/${id}/refresh`)).status).toBe(409);
    expect((await placesOf('mc2'))[10]).toMatchObject({ score: null, open: false });
    expect((await year('mc2', 'mc2')).text).toContain('lý do ghi khi đóng: Chưa kịp xác nhận');
    expect((await placesOf('mc1'))[10]).toMatchObject({ score: '85', source: 'form' });
  });

  it('waits for an open petition', async () => {
    const legalForms = await month('2026-11', { mc1: '85' }, false);
    const result = (await app.db.one<{ id: number }>('select result_id as id from legal_forms where id = $1', [
      legalForms['mc1'],
    ]))!;
    await app.db.rows(
      `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason)
      values ('legal', $1, $2, $3, '2026-11-27T01:00:00Z', '2026-11-27', '2026-12-08', 'Xin xem lại số sản phẩm')`,
      [legalForms['mc1'], result.id, ward.accounts['mc1']],
    );
    const { id } = (await app.db.one<{ id: number }>('select id from legal_periods'))!;
    const personnel = await app.client('personnel');
    const answer = await personnel.get(`/legal/months/${id}/closing`);
    expect(answer.text).toContain('Kiến nghị của Bùi Thị Ba chưa được giải quyết, hạn: hết thứ Ba 08/12/2026.');
    expect((await personnel.post(`/legal/months/${id}/closing`, {})).status).toBe(422);
  });
});

it('a person whom the decree does not hold for is not called missing, and stands in no table', async () => {
  await app.db.rows(`update officials set person_type = 'contract' where id = $1`, [ward.officials['mc5']]);
  await month('2026-01', { mc1: '85' });
  await app.db.rows('delete from legal_forms where official_id = $1', [ward.officials['mc5']]);
  expect((await year('personnel', 'mc5')).text).toContain('Không thuộc diện đánh giá theo Nghị định 335');
  expect((await (await app.client('mchead')).get(`/legal/units/${ward.units.MC.id}/2026`)).text).not.toContain(
    'Dương Thị Bảy',
  );
});

describe('a year that goes by quarters', () => {
  const quarter = async (end: string, scores: Record<string, string>, closed = true) => {
    const period = await app.db.one<{ id: number }>(
      `insert into legal_periods (root_unit_id, month, edition, span, self_due_on, confirm_due_on, closes_on, opened_at, opened_by, closed_at, closed_by)
      values ($1, $2, 'nd-335-2025', 'quarter', ($2 || '-25')::date, ($2 || '-27')::date, ($2 || '-28')::date, '2026-01-05T00:00:00Z', $3, $4, $5) returning id`,
      [
        ward.units.PM.id,
        end,
        ward.accounts['personnel'],
        closed ? '2026-11-01T00:00:00Z' : null,
        closed ? ward.accounts['personnel'] : null,
      ],
    );
    for (const [key, score] of Object.entries(scores)) {
      const form = await app.db.one<{ id: number }>(
        `insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader)
        values ($1, 'nd-335-2025', $2, $3, $4, 'civil-servant', 'Công chức', 'member', false) returning id`,
        [period!.id, end, ward.officials[key], ward.units.MC.id],
      );
      if (score) await confirmed(app.db, ward, form!.id, score);
    }
  };
  const rowsOf = (text: string) =>
    [
      .../<tbody>([^]*?)<\/tbody>/
        .exec(text.slice(text.indexOf('months-title')))![1]!
        .matchAll(/<th scope="row">([^]*?)<\/th>/g),
    ].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '').trim());

  it('lists four quarters: those scored, and those to come', async () => {
    await quarter('2026-03', { mc1: '85' });
    await quarter('2026-06', { mc1: '91' });
    await quarter('2026-09', { mc1: '' }, false);
    const { text } = await year('mc1', 'mc1');
    expect(rowsOf(text)).toEqual(['quý I/2026', 'quý II/2026', 'quý III/2026', 'quý IV/2026']);
    expect(text).toContain('Bốn quý');
    expect(text).not.toContain('Mười hai tháng');
  });

  it('names the months of a quarter that differ, and keeps those in which an absence may be recorded', async () => {
    await quarter('2026-03', { mc1: '85' });
    await quarter('2026-06', { mc1: '91' });
    await app.db.rows(
      `insert into absences (official_id, month, kind, reason, by_account, at) values ($1, '2026-05', 'unpaid', 'Nghỉ việc riêng', $2, '2026-06-03T00:00:00Z')`,
      [ward.officials['mc1'], ward.accounts['personnel']],
    );
    const own = rowsOf((await year('mc1', 'mc1')).text);
    expect(own.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'quý I/2026',
      ...['04/2026 quý II/2026', '05/2026 quý II/2026', '06/2026 quý II/2026'],
      ...['quý III/2026', 'quý IV/2026'],
    ]);
    const personnel = await year('personnel', 'mc1');
    expect(rowsOf(personnel.text)).toHaveLength(10);
    expect(personnel.text).toContain('Các tháng và quý');
    expect(personnel.text).toContain('absences/new?month=2026-11');
  });

  it('a year of months stays twelve months', async () => {
    await month('2026-03', { mc1: '90' });
    const { text } = await year('mc1', 'mc1');
    expect(rowsOf(text)).toHaveLength(12);
    expect(text).toContain('Mười hai tháng');
  });
});
