import { rewind } from '../support/audit.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { readDocx } from '../forms/read-docx.js';
import { readPdf } from '../reports/read-pdf.js';
import type { LegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { hanoiMarks, openHanoiMonth } from './hanoi-month.js';

const SAID = 'Nửa đầu tháng trả hồ sơ đúng hẹn, dân khen';
const WHY = 'Nhớ nhầm số hồ sơ của tháng trước';

let app: TestApp;
let ward: Ward;
let month: LegalMonth;
const signed = (login: string) => app.client(login.toLowerCase());
const own = () => `/legal/hanoi/${month.legalForms['mc1']}`;

/** The head of the one-stop desk leaves it on the 14th; the deputy acts from the 15th. */
beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  ward = await makeWard(app.db);
  month = await openHanoiMonth(app, ward);
  await app.db.rows(`update posts set to_date = '2026-11-14' where id = $1`, [ward.posts['mcHead']]);
  await app.db.rows(
    `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Công chức', 0, 'member', true, '2026-11-15')`,
    [ward.officials['mcHead'], ward.units.VP.id],
  );
  await app.db.rows(
    `insert into acting_appointments (official_id, unit_id, decision_number, from_date) values ($1, $2, '12/QĐ', '2026-11-15')`,
    [ward.officials['mcDeputy'], ward.units.MC.id],
  );
});
afterAll(() => app.close());

describe('who decided before', () => {
  it('finds the form by its frame among those to leave a view on, and proposes marks for its sub-criteria', async () => {
    const before = await signed('mcHead');
    const list = (await before.get('/interim-views')).text;
    expect([list.includes(`${own()}/interim-view`), list.includes('phiếu theo 3814-QĐ/TU')]).toEqual([true, true]);
    expect(list).not.toContain('335');
    const shown = await before.get(`${own()}/interim-view`);
    expect([shown.status, shown.text.includes('Hồ sơ giải quyết đúng hạn')]).toEqual([200, true]);
    expect((await before.post(`${own()}/interim-view`, { text: SAID, 'mark.results-1': '41' })).status).toBe(422);
    expect((await before.get(`/legal/forms/${month.legalForms['mc1']}/interim-view`)).status).toBe(404);
    await before.post(`${own()}/interim-view`, { text: SAID, 'mark.results-1': '38,5' });
    expect((await before.post(`${own()}/interim-view`, { text: SAID })).status).toBe(409);
    for (const login of ['mcDeputy', 'mc1']) {
      const notices = (await (await signed(login)).get('/notices')).text;
      expect([login, notices.includes('ý kiến'), notices.includes('335')]).toEqual([login, true, false]);
    }
  });

  it('is read after one’s own marks where these come first, put right by its author, and readable with the result', async () => {
    const [before, person, head] = [await signed('mcHead'), await signed('mc1'), await signed('mcDeputy')];
    await person.get(own());
    await person.post(`${own()}/draft`, { ...hanoiMarks('19', '38', '28', '4'), go: 'submission' });
    expect((await person.get(own())).text).not.toContain(SAID);
    const at = `${own()}/confirmation`;
    expect((await head.get(at)).text).not.toContain(SAID);
    expect((await head.post(at, { ...hanoiMarks('18', '36', '25', '4'), go: 'reveal' })).text).toContain('38,5');
    const { id } = (await app.db.one<{ id: number }>('select max(id) as id from interim_views'))!;
    const correction = `/hanoi-interim-views/${id}/correction`;
    expect((await head.get(correction)).status).toBe(404);
    expect((await before.get(`/legal-interim-views/${id}/correction`)).status).toBe(404);
    expect((await before.post(correction, { text: SAID, 'mark.results-1': '41', reason: WHY })).status).toBe(422);
    await before.post(correction, { text: 'Nửa đầu tháng làm tốt', 'mark.results-1': '37', reason: WHY });
    const both = (await head.get(at)).text;
    for (const words of ['Nửa đầu tháng làm tốt', SAID, WHY]) expect(both).toContain(words);
    await head.post(at, { ...hanoiMarks('18', '36', '25', '4'), go: 'confirm' });
    expect((await person.get(own())).text).toContain('Nửa đầu tháng làm tốt');
    expect((await before.get(correction)).status).toBe(409);
  });
});

describe('the month’s own page', () => {
  const at = () => `/legal/months/${month.periodId}`;

  it('warns who runs it of a due day on which nobody works, while it is open', async () => {
    expect((await (await signed('personnel')).get(at())).text).not.toContain('ngày nghỉ cuối tuần');
    await app.db.rows(`update legal_periods set confirm_due_on = '2026-11-28' where id = $1`, [month.periodId]);
    expect((await (await signed('personnel')).get(at())).text).toContain('ngày nghỉ cuối tuần');
    expect((await (await signed('inspector')).get(at())).text).not.toContain('ngày nghỉ cuối tuần');
  });

  it('leads to the petitions under the frame’s own address', async () => {
    await rewind(
      app.ownerUrl,
      `update legal_forms set band = 'B', score = 80, status = 'confirmed' where legal_period_id = ${month.periodId} and result_id is null;
       update legal_periods set closed_at = '2026-11-24T01:00:00Z', closed_by = opened_by where id = ${month.periodId}`,
    );
    await (await signed('mc1')).post(`${own()}/petition`, { reason: 'Việc đột xuất tính thiếu một việc' });
    const personnel = await signed('personnel');
    const href = /href="(\/legal\/[a-z/]*petitions\/\d+)"/.exec((await personnel.get(at())).text)![1]!;
    expect([href.startsWith('/legal/hanoi/petitions/'), (await personnel.get(href)).status]).toEqual([true, 200]);
  });
});

describe('a unit by Hanoi’s frame', () => {
  it('reads of no decree, no article and no law on the pages of its month', async () => {
    const month1 = `/legal/months/${month.periodId}`;
    const grades = `/legal/hanoi/months/${month.periodId}`;
    const pages: [login: string, paths: string[]][] = [
      ['mc1', ['/notices', own(), '/legal/frames']],
      ['mcDeputy', ['/', '/notices', '/legal/approvals', '/legal/petitions', own(), grades]],
      ['mcHead', ['/interim-views']],
      ['chair', ['/', '/notices', '/legal/approvals', grades]],
      ['personnel', ['/', '/legal/months', month1, own(), '/legal/frames']],
      ['inspector', ['/legal/months', month1, grades]],
    ];
    for (const [login, paths] of pages)
      for (const path of paths) {
        const { status, text } = await (await signed(login)).get(path);
        const words = text.replace(/<[^>]+>/g, ' ');
        expect([login, path, status, /.{0,40}(335|Điều \d|theo luật).{0,20}/.exec(words)?.[0]]).toEqual([
          login,
          path,
          200,
          undefined,
        ]);
      }
  });

  it('gives the form as a paper in the frame’s words, with both columns, the grade and both names', async () => {
    const read = async (login: string) => {
      const at = `/forms/legal/hanoi/${month.legalForms['mc1']}/form`;
      const client = await signed(login);
      const [pdf, docx] = [await client.download(`${at}.pdf`), await client.download(`${at}.docx`)];
      expect([pdf.status, docx.status]).toEqual([200, 200]);
      return [(await readPdf(pdf.bytes)).text, readDocx(Buffer.from(docx.bytes)).text].map((text) =>
        text.replace(/\s+/g, ' '),
      );
    };
    const people = await app.db.rows<{ name: string }>('select full_name as name from officials where id = any ($1)', [
      [ward.officials['mc1'], ward.officials['mcDeputy']],
    ]);
    for (const text of await read('mc1')) {
      for (const words of [
        'theo 3814-QĐ/TU',
        'Hồ sơ giải quyết đúng hạn',
        '89,00',
        '83,00',
        'B · hoàn thành tốt',
        ...people.map(({ name }) => name),
        'NGƯỜI CHẤM',
      ])
        expect([words, text.includes(words)]).toEqual([words, true]);
      expect(text).not.toMatch(/335|Điều \d|Mẫu số/);
    }
    expect((await (await signed('mc2')).get(`/forms/legal/hanoi/${month.legalForms['mc1']}/form.pdf`)).status).toBe(
      404,
    );
    expect((await (await signed('mc2')).get(`/forms/legal/hanoi/${month.legalForms['mc2']}/form.pdf`)).status).toBe(
      200,
    );
  });

  it('gives nothing for the decree’s database, and no Mẫu 01', async () => {
    const personnel = await signed('personnel');
    const at = `/forms/legal/months/${month.periodId}`;
    for (const file of ['national.csv', 'national.json'])
      expect((await personnel.get(`${at}/${file}`)).status).toBe(404);
    expect((await (await signed('mc1')).get(`/forms/legal/${month.legalForms['mc1']}/mau-01.pdf`)).status).toBe(404);
  });
});
