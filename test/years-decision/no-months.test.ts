import fc from 'fast-check';
import { bandCodes, type Band } from '../../src/scoring/editions/terms.js';
import type { YearGroupRecord } from '../../src/scoring/editions/year-record.js';
import { NOTHING_SETTLED, settle } from '../../src/years/classification/settle.js';
import type { Label } from '../../src/years/year-record.queries.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { giveMonths, labelOf, rate, readyYear, type WardYear } from './support.js';

const labels: readonly Label[] = [...bandCodes, 'not-classified'];
const allYear = Object.fromEntries(Array.from({ length: 12 }, (_, place) => [String(place + 1), 'sick' as const]));
const none = Array.from({ length: 12 }, () => null);
const recordOf = (
  organisation: Band | null,
  head: string | null,
  overrides: readonly 'discipline'[] = [],
): YearGroupRecord => ({
  format: 'thuoc-do/year-group@1',
  edition: 'nd-335-2025',
  year: 2026,
  quotaBase: 'good',
  share: '0.2',
  organisation,
  head,
  officials: [
    { code: 'S', group: 'clerks', months: none, absent: allYear, overrides },
    ...Array.from({ length: 11 }, (_, i) => ({
      code: `P${i}`,
      group: 'clerks',
      months: Array.from({ length: 12 }, () => '80'),
      absent: {},
      overrides: [],
    })),
  ],
});
const decided = (label: Label | null) => new Map([['S', { ...NOTHING_SETTLED, withoutMonths: label }]]);

describe('a year without a working month', () => {
  it('leaves the ceiling open for everybody until a decision gives any of the five labels', () => {
    const rec = recordOf(null, null);
    expect(settle(rec, decided(null)).agency).toEqual({ n: 11, ceiling: null, excellent: 0, over: null });
    for (const label of labels) {
      const { people, agency } = settle(rec, decided(label));
      expect(people[0]).toMatchObject({
        label,
        mean: null,
        byPoints: null,
        reasons: ['no-working-month', 'decided-without-months'],
      });
      expect(agency.ceiling).toBe(label === 'excellent' || label === 'good' ? 2 : 1);
      expect(agency.excellent).toBe(label === 'excellent' ? 1 : 0);
    }
  });

  it('is never labelled above what the person heads, and the decision never stands over an override or a scored month', () => {
    const level = fc.constantFrom<Band | null>(...bandCodes, null);
    fc.assert(
      fc.property(
        fc.constantFrom(...labels),
        level,
        fc.boolean(),
        fc.nat({ max: 11 }),
        (label, organisation, worked, month) => {
          const rec = recordOf(organisation, 'S');
          const [sick] = rec.officials;
          const { [String(month + 1)]: _, ...absent } = allYear;
          const one = worked
            ? { ...sick!, absent, months: none.map((score, place) => (place === month ? '60' : score)) }
            : sick!;
          const [got] = settle({ ...rec, officials: [one] }, decided(label)).people;
          const rank = (each: Label | null) => bandCodes.indexOf(each as Band);
          if (organisation && got!.label !== 'not-classified')
            expect(rank(got!.label)).toBeGreaterThanOrEqual(rank(organisation));
          expect(got!.reasons.includes('decided-without-months')).toBe(!worked);
          if (worked) expect(rank(got!.label)).toBe(Math.max(rank('completed'), rank(organisation)));
        },
      ),
    );
    expect(settle(recordOf(null, null, ['discipline']), decided('good')).people[0]).toMatchObject({
      label: 'not-completed',
      reasons: ['override:discipline'],
    });
  });
});

describe('the decision on it', () => {
  let app: TestApp;
  let ward: Ward;
  let year: WardYear;
  const path = (key: string) => `/years/${year.id}/classification/${year.yearRecords[key]}`;
  const DECISION = {
    withoutLabel: 'completed',
    number: '21/QĐ-UBND',
    decidedOn: '07/12/2026',
    withoutReason: 'Nghỉ thai sản cả năm, giữ mức của năm trước',
  };
  const enter = async (login: string, fields: Record<string, string> = DECISION, key = 'mc4') =>
    (await app.client(login)).post(`${path(key)}/no-months`, fields);
  const decide = async () =>
    (await app.client('chair')).post(`/years/${year.id}/decision`, {
      agency: String(ward.units.PM.id),
      part: 'people',
    });
  const acts = async () =>
    app.db.rows<{ payload: string }>(`select payload from audit where act = 'year.no-months-decided' order by id`);

  beforeEach(async () => {
    app = await startTestApp('2026-12-08T03:00:00Z');
    ward = await makeWard(app.db);
    year = await readyYear(app.db, ward);
    await giveMonths(app.db, ward, 'mc4', '80', 0);
    await app.db.rows(
      `insert into absences (official_id, month, kind, reason, by_account, at) select $1, '2026-' || lpad(n::text, 2, '0'), 'maternity', 'Nghỉ thai sản', $2, '2026-12-01' from generate_series(1, 12) n`,
      [ward.officials['mc4'], ward.accounts['personnel']],
    );
  });
  afterEach(() => app.close());

  it('is who classifies’ alone, in its bounds, and called a reading', async () => {
    const chair = await app.client('chair');
    expect((await chair.get(path('mc4'))).text).toContain('Điều 11.1 và 11.2 không nói trường hợp này. Cách hiểu:');
    expect((await chair.get(path('mc3'))).text).not.toContain('name="withoutLabel"');
    expect([(await enter('personnel')).status, (await enter('mchead')).status]).toEqual([403, 404]);
    for (const [field, words] of [
      ['withoutLabel', 'Chọn mức xếp loại mới.'],
      ['number', 'Ghi số quyết định'],
      ['decidedOn', ''],
      ['withoutReason', 'Ghi lý do từ 10'],
    ] as const) {
      const answer = await enter('chair', { ...DECISION, [field]: '' });
      expect([field, answer.status, answer.text.includes(words)]).toEqual([field, 422, true]);
    }
    expect((await enter('chair', { ...DECISION, decidedOn: '09/12/2026' })).text).toContain(
      'Ngày quyết định còn ở phía trước.',
    );
    const other = await enter('chair', DECISION, 'mc3');
    expect([other.status, other.text.includes('cả năm không có tháng làm việc nào')]).toEqual([422, true]);
    expect(await acts()).toHaveLength(0);
    expect(await app.db.rows('select 1 from no_month_decisions')).toHaveLength(0);
  });

  it('closes the ceiling, is audited, and stands on the label with its number', async () => {
    expect((await decide()).text).toContain('Không có tháng nào để tính điểm trung bình');
    expect((await (await app.client('chair')).get(`/years/${year.id}/classification`)).text).toContain(
      'chưa tính được',
    );
    expect((await enter('chair')).text).toContain('Quyết định số 21/QĐ-UBND ngày 07/12/2026');
    expect((await (await app.client('chair')).get(`/years/${year.id}/classification`)).text).not.toContain(
      'chưa tính được',
    );
    expect(JSON.parse((await acts())[0]!.payload)).toMatchObject({
      detail: { label: 'completed', number: '21/QĐ-UBND', decidedOn: '2026-12-07', reason: DECISION.withoutReason },
    });
    expect((await decide()).status).toBe(200);
    const [row] = await app.db.rows(
      'select label, mean, decision_number, reason, reasons from labels where year_record_id = $1',
      [year.yearRecords['mc4']],
    );
    expect(row).toEqual({
      label: 'completed',
      mean: null,
      decision_number: '21/QĐ-UBND',
      reason: DECISION.withoutReason,
      reasons: ['no-working-month', 'decided-without-months'],
    });
    expect((await enter('chair')).status).toBe(409);
  });

  it('may be taken anew before the label: the newest stands, the first is kept; a head is held to their unit', async () => {
    await enter('chair');
    expect((await enter('chair', { ...DECISION, withoutLabel: 'not-classified', number: '22/QĐ-UBND' })).status).toBe(
      200,
    );
    expect(await app.db.rows('select label from no_month_decisions order by id')).toEqual([
      { label: 'completed' },
      { label: 'not-classified' },
    ]);
    await app.db.rows('update absences set official_id = $1 where official_id = $2', [
      ward.officials['vpHead'],
      ward.officials['mc4'],
    ]);
    await giveMonths(app.db, ward, 'mc4', '80');
    await giveMonths(app.db, ward, 'vpHead', '80', 0);
    await rate(app, ward, year.id, 'VP', 'completed');
    const above = await enter('chair', { ...DECISION, withoutLabel: 'good' }, 'vpHead');
    expect([above.status, above.text.includes('không cao hơn mức của tổ chức (Điều 20.6)')]).toEqual([422, true]);
    expect((await enter('chair', DECISION, 'vpHead')).status).toBe(200);
    expect((await decide()).status).toBe(200);
    expect([
      await labelOf(app.db, year.yearRecords['mc4']!),
      await labelOf(app.db, year.yearRecords['vpHead']!),
    ]).toEqual(['good', 'completed']);
  });
});
