import { decide, fields, MARKS_26, SELF } from '../legal/legal-support.js';
import { readPdf } from '../reports/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { giveWork, openLegalMonth } from '../support/legal.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { labelOf, readyYear, type WardYear } from './support.js';

const IN_STEAD = 'Phạm Văn Bí (thay mặt Trần Quốc Mẫu)';

/** The chair is away in December: the ward's secretary, a member, classifies the year and confirms forms in their stead. */
describe('in the head’s stead', () => {
  let app: TestApp;
  let ward: Ward;
  let year: WardYear;
  const decideYear = async (login: string) =>
    (await app.as(login)).post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part: 'people' });
  const paper = async (path: string, reader?: Client) => {
    const { status, bytes } = await (reader ?? (await app.as('personnel'))).download(path);
    expect([path, status]).toEqual([path, 200]);
    return (await readPdf(bytes)).text;
  };

  beforeAll(async () => {
    app = await startTestApp('2026-12-08T03:00:00Z');
    ward = await makeWard(app.db);
    year = await readyYear(app.db, ward);
    await (
      await app.as('chair')
    ).post('/delegations', {
      unit: String(ward.units.PM.id),
      person: 'CB-secretary',
      fromDate: '08/12/2026',
      toDate: '31/12/2026',
      signing: 'authorised',
    });
    await (
      await app.as('personnel')
    ).post(`/units/${ward.units.PM.id}/paper-names/state`, {
      day: '01/01/2026',
      name: 'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
      collective: 'Ủy ban nhân dân',
      headTitle: 'Chủ tịch',
    });
  });
  afterAll(() => app.close());

  it('nobody classifies before they accepted; then they do and the head does not', async () => {
    expect((await decideYear('secretary')).status).toBe(404);
    const secretary = await app.as('secretary');
    const { id } = (await app.db.one<{ id: number }>('select id from delegations'))!;
    expect((await secretary.post(`/delegations/${id}/acceptance`)).text).toContain('Đang thay mặt');
    expect((await decideYear('chair')).status).toBeGreaterThanOrEqual(403);
    expect((await decideYear('secretary')).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['mc1']!)).toBe('good');
  });

  it('never their own year nor the head’s', async () => {
    for (const key of ['secretary', 'chair'])
      expect([key, await labelOf(app.db, year.yearRecords[key]!)]).toEqual([key, null]);
    const secretary = await app.as('secretary');
    for (const key of ['secretary', 'chair']) {
      const path = `/years/${year.id}/classification/${year.yearRecords[key]}`;
      expect(
        (await secretary.post(path, { label: 'good', reason: 'Tự xếp loại cho mình' })).status,
      ).toBeGreaterThanOrEqual(403);
    }
  });

  it('the label says in whose stead, and the notice is signed TUQ. by the name alone', async () => {
    await app.db.rows(
      `insert into year_publications (year_id, using_unit_id, by_account, at) values ($1, $2, $3, '2026-12-08T04:00:00Z')`,
      [year.id, ward.units.PM.id, ward.accounts['personnel']],
    );
    const own = `/years/records/${year.yearRecords['mc1']}/label`;
    expect((await (await app.as('mc1')).get(own)).text).toContain(IN_STEAD);
    const notice = await paper(`/forms/years/${year.yearRecords['mc1']}/notice.pdf`);
    expect(notice).toMatch(/TUQ\. CHỦ TỊCH .*Phạm Văn Bí/);
    expect(notice).not.toMatch(/Q\. CHỦ TỊCH(?<!TUQ\. CHỦ TỊCH)|TM\.|thay mặt/);
    expect(await paper(`/forms/years/${year.yearRecords['mc1']}/mau-02.pdf`)).toContain(IN_STEAD);
  });

  it('a legal form of whom the head would confirm, never their own nor the head’s', async () => {
    app.clock.set(new Date('2026-12-24T02:00:00Z'));
    const { legalForms } = await openLegalMonth(app.db, ward, '2026-12');
    for (const key of ['kt1', 'secretary', 'chair']) {
      await giveWork(app.db, ward, legalForms[key]!, 'DC.01', '1', '10', '10');
      await app.db.rows(
        `update legal_forms set status = 'submitted', submitted_at = '2026-12-23T02:00:00Z', self_marks = $2 where id = $1`,
        [legalForms[key], JSON.stringify(SELF)],
      );
    }
    const secretary = await app.client('secretary');
    const path = (key: string) => `/legal/forms/${legalForms[key]}`;
    expect((await secretary.get('/legal/approvals')).text).toContain(path('kt1'));
    expect((await (await app.client('chair')).post(`${path('kt1')}/confirmation`, fields(MARKS_26))).status).toBe(403);
    expect((await decide(secretary, path('kt1'), fields(MARKS_26))).status).toBe(200);
    for (const key of ['secretary', 'chair']) {
      const { status } = await secretary.post(`${path(key)}/confirmation`, fields(MARKS_26));
      expect([key, status >= 403 && status <= 404]).toEqual([key, true]);
    }
    expect(await app.db.rows('select legal_form_id as id from legal_results')).toEqual([{ id: legalForms['kt1'] }]);
    expect((await (await app.client('kt1')).get(path('kt1'))).text).toContain(IN_STEAD);
    expect(await paper(`/forms/legal/${legalForms['kt1']}/mau-01.pdf`, await app.client('kt1'))).toContain(IN_STEAD);
  });
});
