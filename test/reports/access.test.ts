import { reportedWard, type ReportedWard } from './reported-ward.js';

/** Who may open what: the same answer for the page, the paper and the workbook. */
describe('permission to a report', () => {
  let at: ReportedWard;
  beforeAll(async () => void (at = await reportedWard()));
  afterAll(() => at.close());

  const units = ['PM', 'MC', 'X'] as const;
  const all = { PM: 200, MC: 200, X: 404 };
  const none = { PM: 404, MC: 404, X: 404 };
  const may: [login: string, report: string, status: Record<(typeof units)[number], number>][] = [
    ['mcHead', 'unit-month', { PM: 404, MC: 200, X: 404 }],
    ['mcHead', 'leaders', none],
    ['mcHead', 'committee-month', none],
    ['vpHead', 'unit-month', none],
    ['chair', 'unit-month', all],
    ['chair', 'leaders', all],
    ['chair', 'committee-month', all],
    ['secretary', 'unit-month', all],
    ['secretary', 'committee-month', all],
    ['member1', 'leaders', all],
    ['personnel', 'unit-month', all],
    ['personnel', 'committee-month', all],
    ['inspector', 'leaders', all],
    ['mc1', 'unit-month', none],
    ['mc1', 'committee-month', none],
    ['vice', 'unit-month', none],
    ['outside', 'leaders', none],
    ['admin', 'unit-month', none],
    ['admin', 'committee-month', none],
    ['stranger', 'unit-month', { PM: 404, MC: 404, X: 404 }],
  ];

  it.each(may)('%s, %s', async (login, report, status) => {
    const client = await at.as(login);
    for (const unit of units) {
      for (const form of ['', '.pdf', '.xlsx']) {
        const answer = await client.download(`/reports/${report}${form}?month=2026-11&unit=${at.ward.units[unit].id}`);
        expect([unit, form, answer.status]).toEqual([unit, form, status[unit]]);
      }
    }
  });

  it.each([
    ['mc2', 200],
    ['mcHead', 200],
    ['chair', 200],
    ['secretary', 200],
    ['personnel', 200],
    ['inspector', 200],
    ['mc1', 404],
    ['vpHead', 404],
    ['stranger', 404],
    ['admin', 404],
    ['outside', 404],
    ['vice', 404],
  ])('the slip of mc2 for %s: %d', async (login, status) => {
    const client = await at.as(login);
    for (const form of ['', '.pdf', '.xlsx']) {
      expect((await client.download(`/reports/slip${form}?evaluation=${at.evaluations['mc2']}`)).status).toBe(status);
    }
  });

  it('has no slip of an evaluation without a result, not even for its person', async () => {
    const client = await at.as('kt1');
    expect((await client.get(`/reports/slip?evaluation=${at.evaluations['kt1']}`)).status).toBe(404);
  });

  it.each([
    '/reports/unit-month',
    '/reports/none',
    '/reports/none.pdf',
    '/reports/slip',
    '/reports/slip?evaluation=x',
    '/reports/unit-month?month=2026-13',
    '/reports/unit-month?unit=999999',
  ])('has nothing at %s for somebody without a duty', async (path) => {
    expect((await (await at.as('mc1')).get(path)).status).toBe(404);
  });

  it('offers the reports of one’s units, one’s own slips, or says that there is nothing yet', async () => {
    const secretary = await (await at.as('secretary')).get('/reports');
    for (const words of [
      'Báo cáo tháng trình cấp ủy',
      'Nêu gương của người đứng đầu',
      'Phiếu cá nhân của tôi',
      '/reports/committee-month.pdf',
    ])
      expect(secretary.text).toContain(words);
    const head = await (await at.as('mcHead')).get(`/reports?month=2026-11&unit=${at.ward.units.MC.id}`);
    expect(head.text).toContain('/reports/unit-month.xlsx');
    expect(head.text).not.toContain('/reports/committee-month');
    expect((await (await at.as('mc1')).get('/reports')).text).toContain(
      `/reports/slip?evaluation=${at.evaluations['mc1']}`,
    );
    expect((await (await at.as('kt1')).get('/reports')).text).toContain('Chưa có báo cáo nào cho bạn');
  });
});
