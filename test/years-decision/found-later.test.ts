import { replacementIssues } from '../../src/years/petitions/replacement-bounds.js';
import type { YearPerson } from '../../src/years/classification/year-group.js';
import type { Label } from '../../src/years/year-record.queries.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { giveWork, openLegalMonth, type LegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { decide, fields, MARKS_26, SELF } from '../legal/legal-support.js';
import { labelOf, readyYear, type WardYear } from './support.js';

describe('the label that replaces (Điều 21.3) is never better than the record', () => {
  const CASES: [name: string, computed: Label | null, reasons: string[], given: Label, issue: string | null][] = [
    ['as the record says (20.2)', 'good', [], 'good', null],
    ['below it, for what was found (21.3)', 'good', [], 'completed', null],
    ['below it by two (21.3)', 'excellent', [], 'not-completed', null],
    ['above points (20.1)', 'good', [], 'excellent', 'aboveRecord'],
    ["above the head's cap (20.6)", 'completed', ['head-cap'], 'good', 'aboveRecord'],
    ['an override stands (20.4b)', 'not-completed', ['override:degradation'], 'completed', 'overrideStands'],
    ['an override stands (20.4c)', 'not-completed', ['override:discipline'], 'not-completed', null],
    ['not classified (11.1)', 'not-classified', ['not-classified:11.1'], 'completed', 'notClassified'],
    ['not classified stays so (11.1)', 'not-classified', ['not-classified:11.1'], 'not-classified', null],
    ['nobody else is left without a label (11.1)', 'good', [], 'not-classified', 'notClassified'],
    ['a month is missing (17.3)', null, [], 'completed', 'recordOpen'],
  ];
  it.each(CASES)('%s', (_, computed, reasons, given, issue) => {
    const person = { label: { computed, reasons } } as unknown as YearPerson;
    expect(replacementIssues(person, given).map(({ code }) => code)).toEqual(
      issue ? [`classification:issue.${issue}`] : [],
    );
  });
});

describe('a month recomputed for what was found later', () => {
  let app: TestApp;
  let ward: Ward;
  let year: WardYear;
  let november: LegalMonth;
  let line: number;
  const WHY = 'Năm sản phẩm được khai khống, có biên bản';
  const DECISION = { number: '21/QĐ-UBND', decidedOn: '03/12/2026', reason: WHY };
  const months = () => `/years/records/${year.yearRecords['mc1']}/replacement/months/${november.legalForms['mc1']}`;
  const scored = () =>
    app.db.one<{ score: string }>('select score from legal_forms where id = $1', [november.legalForms['mc1']]);

  /** Eleven months of 70 from elsewhere, and November by the law: all ten done, 26,5 common points, 96,50. */
  beforeAll(async () => {
    app = await startTestApp('2026-12-04T03:00:00Z');
    ward = await makeWard(app.db);
    november = await openLegalMonth(app.db, ward);
    line = await giveWork(app.db, ward, november.legalForms['mc1']!, 'DC.01', '1', '10', '10');
    await app.db.rows(
      `update legal_forms set status = 'submitted', submitted_at = '2026-11-23', self_marks = $2 where id = $1`,
      [november.legalForms['mc1'], JSON.stringify(SELF)],
    );
    await decide(await app.client('mchead'), `/legal/forms/${november.legalForms['mc1']}`, fields(MARKS_26));
    await app.db.rows(`update legal_periods set closed_at = '2026-12-01', closed_by = $1`, [
      ward.accounts['personnel'],
    ]);
    year = await readyYear(app.db, ward, { mc1: '70' });
    await app.db.rows(`delete from imported_months where month = '2026-11' and official_id = $1`, [
      ward.officials['mc1'],
    ]);
    const agency = String(ward.units.PM.id);
    await (await app.client('chair')).post(`/years/${year.id}/decision`, { agency, part: 'people' });
  });
  afterAll(() => app.close());

  it('is for the head of the managing agency alone, and only once the year is labelled', async () => {
    expect(await labelOf(app.db, year.yearRecords['mc1']!)).toBe('good');
    expect((await scored())!.score).toBe('96.50');
    for (const [login, status] of [
      ['chair', 403],
      ['mchead', 403],
      ['personnel', 403],
      ['mc2', 404],
      ['mc1', 403],
      ['outside', 200],
    ] as const)
      expect([login, (await (await app.client(login)).get(months())).status]).toEqual([login, status]);
    const other = `/years/records/${year.yearRecords['mc2']}/replacement/months/${november.legalForms['mc1']}`;
    expect((await (await app.client('outside')).get(other)).status).toBe(404);
  });

  it('shows old and new before it, asks for its decision, and writes a new version beside the old', async () => {
    const outside = await app.client('outside');
    const typed = { [`line.${line}.completed`]: '5', [`line.${line}.reason`]: WHY };
    const shown = await outside.post(months(), { ...typed, step: 'compare' });
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/96,50[^]*61,50/);
    const compared = /name="compared" value="([0-9a-f]{16})"/.exec(shown.text)![1]!;
    expect((await outside.post(months(), { ...typed, ...DECISION })).status).toBe(422);
    expect((await outside.post(months(), { ...typed, compared, reason: WHY })).text).toContain('Ghi số quyết định');
    expect((await scored())!.score).toBe('96.50');
    expect((await outside.post(months(), { ...typed, ...DECISION, compared })).text).toContain(
      'Đã tính lại điểm của tháng',
    );
    expect((await scored())!.score).toBe('61.50');
    expect(
      await app.db.rows(`select kind, score from legal_results where legal_form_id = $1 order by number`, [
        november.legalForms['mc1'],
      ]),
    ).toEqual([
      { kind: 'confirmation', score: '96.50' },
      { kind: 'found-later', score: '61.50' },
    ]);
    expect(await app.db.rows('select decision_number, reason from legal_recomputations')).toEqual([
      { decision_number: '21/QĐ-UBND', reason: WHY },
    ]);
    const own = await (await app.client('mc1')).get(`/legal/forms/${november.legalForms['mc1']}`);
    expect(own.text).toContain('Điều 21.3');
    expect(own.text).toContain(WHY);
    expect(await app.db.rows(`select 1 from notices where code = 'legal-found-later'`)).toHaveLength(1);
  });

  it('leaves the label until a decision replaces it: 69,29 points allow completed, not good', async () => {
    expect(await labelOf(app.db, year.yearRecords['mc1']!)).toBe('good');
    const path = `/years/records/${year.yearRecords['mc1']}/replacement`;
    const outside = await app.client('outside');
    const page = await outside.get(path);
    expect(page.text).toContain('69,29');
    expect((await outside.post(path, { ...DECISION, label: 'excellent' })).status).toBe(422);
    expect((await outside.post(path, { ...DECISION, label: 'completed' })).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['mc1']!)).toBe('completed');
    expect((await outside.post(path, { ...DECISION, label: 'good' })).text).toContain(
      'không được cao hơn mức theo điểm',
    );
  });
});

describe('an override in force (20.4)', () => {
  it('is lifted by its own decision first; only then may the label be another one', async () => {
    const app = await startTestApp('2026-12-04T03:00:00Z');
    const ward = await makeWard(app.db);
    const year = await readyYear(app.db, ward);
    await (
      await app.client('chair')
    ).post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part: 'people' });
    const personnel = await app.client('personnel');
    await personnel.post('/years/breaches', {
      official: String(ward.officials['mc2']),
      unitId: String(ward.units.MC.id),
      happenedOn: '10/10/2026',
      description: 'Để quá hạn mười hồ sơ',
    });
    const breach = (await app.db.one<{ id: number }>('select id from breaches'))!.id;
    await personnel.post(`/years/breaches/${breach}/overrides`, {
      kind: 'discipline',
      relation: 'duty',
      year: '2026',
      decisionNumber: '7/QĐ',
      decisionDate: '20/11/2026',
      issuedBy: 'UBND phường',
      concluded: 'yes',
    });
    const override = (await app.db.one<{ id: number }>('select id from overrides'))!.id;
    const path = `/years/records/${year.yearRecords['mc2']}/replacement`;
    const given = { number: '22/QĐ', decidedOn: '03/12/2026', reason: 'Quyết định kỷ luật sau khi xếp loại' };
    const outside = await app.client('outside');
    expect((await outside.post(path, { ...given, label: 'completed' })).text).toContain(
      'chỉ thay được khi căn cứ đó đã được rút',
    );
    expect((await outside.post(path, { ...given, label: 'not-completed' })).status).toBe(200);
    expect((await outside.post(path, { ...given, label: 'good' })).status).toBe(422);

    const withdrawal = `/years/breaches/${breach}/overrides/${override}/withdrawal`;
    const reason = 'Quyết định kỷ luật bị hủy theo khiếu nại';
    expect((await personnel.post(withdrawal, { reason })).status).toBe(422);
    const early = await personnel.post(withdrawal, { reason, withdrawalNumber: '8/QĐ', withdrawalDate: '01/11/2026' });
    expect(early.text).toContain('không thể trước quyết định làm căn cứ');
    const done = await personnel.post(withdrawal, { reason, withdrawalNumber: '8/QĐ', withdrawalDate: '03/12/2026' });
    expect(done.text).toContain('theo quyết định số 8/QĐ');
    expect(await labelOf(app.db, year.yearRecords['mc2']!)).toBe('not-completed');
    expect((await outside.post(path, { ...given, label: 'good' })).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['mc2']!)).toBe('good');
    await app.close();
  });
});
