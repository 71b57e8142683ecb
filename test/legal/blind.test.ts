import type { Client } from '../support/client.js';
import { decide, fields, handIn, MARKS_26, rowOf, signed, startLegal, type LegalTest } from './legal-support.js';
import { readPdf } from '../reports/read-pdf.js';
import { giveWork } from '../support/legal.js';

/** What the person gave themself; a mark that nobody else would give, so that it is found wherever it leaks. */
const TELLING = { ...MARKS_26, 'I.1': '3.25' };

let test: LegalTest;
let head: Client;
beforeEach(async () => {
  test = await startLegal();
  await handIn(test, 'mc1', TELLING);
  await giveWork(test.db, test.ward, test.legalForms['mc1']!, 'DC.01', '1', '10', '10');
  head = await signed(test, 'mcHead');
});
afterEach(() => test.close());

const path = (key = 'mc1') => `/legal/forms/${test.legalForms[key]}`;
const words = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('the scorer of a unit that marks blind first', () => {
  it('finds the self marks nowhere: pages, what is saved by itself, paper, record, notices', async () => {
    const pages = [
      `${path()}/confirmation`,
      path(),
      '/legal/approvals',
      '/notices',
      '/',
      `${path()}/work`,
      `${path()}/return`,
    ];
    for (const page of pages)
      expect([page, (await head.get(page)).text]).not.toEqual([page, expect.stringMatching(/3[,.]25/)]);
    expect((await head.get(`${path()}/confirmation`)).text).toContain('chấm xong mới hiện');
    const saved = await head.live(`${path()}/confirmation/draft`, { 'mark.I.2': '4' });
    expect(JSON.stringify(saved.json)).not.toMatch(/3[,.]25/);
    for (const file of ['mau-01.pdf', 'mau-01.docx', 'internal.pdf'])
      expect((await head.get(`/forms/legal/${test.legalForms['mc1']}/${file}`)).status).toBe(404);
    expect((await head.get(`${path()}/record`)).status).toBe(404);
    expect(JSON.stringify(await test.db.rows('select params from notices'))).not.toMatch(/3[,.]25/);
  });

  it('heads above find them nowhere either, nor does the head whom another stands in for: they may score it tomorrow', async () => {
    await test.db.rows(
      `insert into acting_appointments (unit_id, official_id, from_date, decision_number) values ($1, $2, '2026-11-01', '9/QĐ')`,
      [test.ward.units.MC.id, test.ward.officials['mcDeputy']],
    );
    for (const login of ['mcHead', 'chair', 'vice']) {
      const reader = await signed(test, login);
      expect([login, (await reader.get(path())).text]).not.toEqual([login, expect.stringMatching(/3[,.]25/)]);
      for (const file of ['mau-01.pdf', 'mau-01.docx'])
        expect([login, (await reader.get(`/forms/legal/${test.legalForms['mc1']}/${file}`)).status]).toEqual([
          login,
          404,
        ]);
    }
  });

  it('who has another duty, and the person, read them as before', async () => {
    for (const login of ['mc1', 'personnel', 'inspector'])
      expect([login, (await (await signed(test, login)).get(path())).text]).toEqual([
        login,
        expect.stringContaining('3,25'),
      ]);
  });

  it('opens them once every item is marked; nothing is confirmed before', async () => {
    const early = await head.post(`${path()}/confirmation/revelation`, { 'mark.I.1': '4' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('Còn 9 mục chưa chấm');
    const refused = await head.post(`${path()}/confirmation`, fields(MARKS_26));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Chưa mở điểm tự chấm');
    expect(refused.text).not.toContain('3,25');
    await head.post(`${path()}/confirmation/revelation`);
    expect((await head.get(`${path()}/confirmation`)).text).toContain('3,25');
    expect(await rowOf(test, 'mc1')).toMatchObject({
      blind_marks: MARKS_26,
      revealed_by: test.ward.accounts['mcHead'],
    });
    expect(
      await test.db.rows(
        `select payload::jsonb -> 'detail' -> 'marks' as marks from audit where act = 'legal-sheet.revealed'`,
      ),
    ).toEqual([{ marks: MARKS_26 }]);
  });

  it('a mark changed after that needs its reason, and both are read', async () => {
    await head.post(`${path()}/confirmation/revelation`, fields(MARKS_26));
    const refused = await head.post(`${path()}/confirmation`, { 'mark.I.1': '3,25' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Mục I.1 đổi điểm sau khi xem');
    expect(refused.text).toMatch(/id="why\.I\.1"/);
    const done = await head.post(`${path()}/confirmation`, {
      'mark.I.1': '3,25',
      'why.I.1': 'Hai lần vắng họp đã báo',
    });
    expect(done.status).toBe(200);
    const shown = (await (await signed(test, 'mc1')).get(path())).text;
    expect(shown).toContain('Mục I.1: 4,5 trước khi xem, 3,25 sau khi xem.');
    expect(shown).toContain('Hai lần vắng họp đã báo');
  });

  it('the unit’s one setting turns it off here too', async () => {
    await head.post(`/units/${test.ward.units.MC.id}/blind-first`, { blindFirst: 'false' });
    expect((await head.get(`${path()}/confirmation`)).text).toContain('3,25');
    expect((await head.post(`${path()}/confirmation`, fields(MARKS_26))).status).toBe(200);
    expect(await rowOf(test, 'mc1')).toMatchObject({ status: 'confirmed', blind_marks: null });
  });

  it('a decided form’s papers show both columns again', async () => {
    await decide(head, path(), fields(MARKS_26));
    const { bytes } = await head.download(`/forms/legal/${test.legalForms['mc1']}/mau-01.pdf`);
    expect((await readPdf(bytes)).text).toContain('3,25');
    expect(words((await head.download(`${path()}/record`)).bytes)).toContain('"I.1": 4.5');
  });
});
