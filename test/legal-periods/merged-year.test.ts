import { yearMonthsOf } from '../../src/legal/means/means.js';
import { spanMean } from '../../src/legal/means/span-mean.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { openTestYear } from '../years/support.js';

let app: TestApp;
let ward: Ward;

/** A year in which two units became one on the first of July; every month until November is closed with its result. */
beforeAll(async () => {
  app = await startTestApp('2026-07-01T02:00:00Z');
  ward = await makeWard(app.db);
  await closedMonths(1, 6);
  const personnel = await app.client('personnel');
  const merged = await personnel.post(
    `/units/${ward.units.KT.id}/merging`,
    {
      into: '+',
      name: 'Phòng Kinh tế và Văn phòng',
      code: 'KTVP',
      also: String(ward.units.VP.id),
      headAs: 'deputy',
      day: '2026-07-01',
      decisionNumber: '71/QĐ-UBND',
    },
    {},
    false,
  );
  expect(merged.status).toBe(303);
  app.clock.set(new Date('2026-12-05T02:00:00Z'));
  await closedMonths(7, 11);
  await openMonth(app.db, ward, '2026-11');
});
afterAll(() => app.close());

async function closedMonths(first: number, last: number): Promise<void> {
  for (let n = first; n <= last; n++) {
    const { periodId, legalForms } = await openLegalMonth(app.db, ward, `2026-${String(n).padStart(2, '0')}`);
    await confirmed(app.db, ward, legalForms['kt1']!, String(80 + n));
    await app.db.rows('update legal_periods set closed_at = $2, closed_by = $3 where id = $1', [
      periodId,
      app.clock.now(),
      ward.accounts['personnel'],
    ]);
  }
}

describe('the year of a person whose unit was merged in July', () => {
  it('stays whole', async () => {
    const id = ward.officials['kt1']!;
    const places = (await yearMonthsOf(app.db, [id], 2026)).get(id)!;
    expect(places.map(({ score }) => score)).toEqual([...Array.from({ length: 11 }, (_, n) => String(81 + n)), null]);
    expect(spanMean({ kind: 'quarter', year: 2026, nth: 3 }, places)).toMatchObject({ mean: '88.00', missing: [] });
    expect(spanMean({ kind: 'year', year: 2026, nth: 1 }, places)).toMatchObject({ months: 11, missing: [] });
  });

  it('shows both names, each for its part of the year', async () => {
    const own = await (await app.client('kt1')).get(`/legal/officials/${ward.officials['kt1']}/2026`);
    expect(own.text).toContain('Kinh tế, Hạ tầng và Đô thị (01/01/2026 – 30/06/2026)');
    expect(own.text).toContain('Phòng Kinh tế và Văn phòng (01/07/2026 – 31/12/2026)');
    const form = app.db.one<{ id: number }>('select id from legal_forms where official_id = $1 and month = $2', [
      ward.officials['kt1'],
      '2026-03',
    ]);
    expect((await (await app.client('kt1')).get(`/legal/forms/${(await form)!.id}`)).text).toContain(
      'Kinh tế, Hạ tầng và Đô thị',
    );
  });

  it('goes on in Mẫu 02, by the unit of December', async () => {
    const { yearRecords } = await openTestYear(app.db, ward, '2026-12-05');
    const { text } = await (await app.client('kt1')).get(`/years/records/${yearRecords['kt1']}`);
    expect(text).toContain('Phòng Kinh tế và Văn phòng');
    expect(text).toContain('Kinh tế, Hạ tầng và Đô thị (01/01/2026 – 30/06/2026)');
  });
});

it('the reports of the successor say where its figures come from, those of before do not', async () => {
  const reader = await app.client('inspector');
  const id = (await app.db.one<{ id: number }>(`select id from units where code = 'KTVP'`))!.id;
  for (const report of ['unit-month', 'months']) {
    const { status, text } = await reader.get(`/reports/${report}?month=2026-11&unit=${id}`);
    expect(status).toBe(200);
    expect(text).toContain('nhận sáp nhập Văn phòng HĐND và UBND, Kinh tế, Hạ tầng và Đô thị');
  }
  expect((await reader.get(`/reports/unit-month?month=2026-11&unit=${ward.units.MC.id}`)).text).not.toContain(
    'nhận sáp nhập',
  );
});
