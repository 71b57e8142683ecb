import { ALL_REPORTS } from '../../src/reports/all-reports.js';
import type { ReportModel } from '../../src/reports/report-model.js';
import { placeOfName } from '../../src/units/place-on-paper.js';
import type { Client } from '../support/client.js';
import { readPdf } from './read-pdf.js';
import { reportedWard, type ReportedWard } from './reported-ward.js';

const STATE = {
  day: '01/11/2026',
  name: 'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
  above: 'ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI',
  place: 'Phường Mẫu',
  suffix: 'UBND',
  collective: 'Ủy ban nhân dân',
  headTitle: 'Chủ tịch',
  deputyTitle: 'Phó Chủ tịch',
};
const PARTY = {
  day: '01/11/2026',
  name: 'ĐẢNG ỦY PHƯỜNG MẪU',
  above: 'THÀNH ỦY HÀ NỘI',
  suffix: 'ĐU',
  collective: 'Đảng ủy',
  headTitle: 'Bí thư',
  deputyTitle: 'Phó Bí thư',
};

let at: ReportedWard;
let personnel: Client;
const path = (body: string) => `/units/${at.ward.units.PM.id}/paper-names/${body}`;
const ask = (code: string): Record<string, string> => {
  if (code === 'slip') return { evaluation: String(at.evaluations['mc2']) };
  if (code === 'leader-year') return { month: '2026-11', official: String(at.ward.officials['mcHead']) };
  return {
    unit: String(at.ward.units.PM.id),
    ...(code === 'directive-05' ? { span: '2026-H2' } : { month: '2026-11', below: '1' }),
  };
};
const made = (code: string, more: Record<string, string> = {}): Promise<ReportModel> =>
  at.model('secretary', code, { ...ask(code), ...more });
const signedBy = (model: ReportModel) => model.signatures.map(({ prefix, post, name }) => [prefix, post, name]);

const textsOf = (of: unknown): string[] =>
  typeof of === 'string' ? [of] : of && typeof of === 'object' ? Object.values(of).flatMap(textsOf) : [];

beforeAll(async () => {
  at = await reportedWard();
  personnel = await at.as('personnel');
});
afterAll(() => at.close());

describe('names on papers', () => {
  it.each(ALL_REPORTS.map(({ code }) => code))('%s names every signer, before anything is typed too', async (code) => {
    for (const { name } of (await made(code)).signatures) expect(name).toBeTruthy();
  });

  it.each(ALL_REPORTS.map(({ code }) => code))('%s shows no internal code', async (code) => {
    const { header, subject, facts, missing, blocks, signatures, recipients } = await made(code);
    const codes = Object.keys(at.ward.officials).map((one) => `CB-${one}`);
    for (const text of textsOf([header, subject, facts, missing, blocks, signatures, recipients]))
      expect([text, /@\d|\bthuoc-do\b/.test(text) || codes.includes(text)]).toEqual([text, false]);
  });

  it.each([
    ['Ủy ban nhân dân phường Mẫu', 'Phường Mẫu'],
    ['UBND xã Mẫu', 'Xã Mẫu'],
    ['Đặc khu Mẫu', 'Đặc khu Mẫu'],
    ['Sở Mẫu', ''],
    ['Phường', ''],
  ])('the place of %s is “%s”', (name, place) => expect(placeOfName(name)).toBe(place));

  it('find the place in the agency’s name where none was typed, and leave dots where it tells none', async () => {
    const kept = await at.db.rows<{ unit_id: number; key: string; value: string }>(
      `delete from settings where key in ('place', 'agency') returning *`,
    );
    const whole = await made('unit-month');
    const own = await made('slip');
    expect([whole.header.dated, own.header.dated, own.header.above]).toEqual([
      'Phường mẫu, ngày 27 tháng 11 năm 2026',
      'Phường mẫu, ngày 27 tháng 11 năm 2026',
      'Phường mẫu',
    ]);
    await at.db.rows(`update units set name = 'Sở Mẫu' where id = $1`, [at.ward.units.PM.id]);
    for (const code of ['unit-month', 'slip'])
      expect((await made(code)).header.dated).toBe('....., ngày 27 tháng 11 năm 2026');
    await at.db.rows(`update units set name = 'Phường mẫu' where id = $1`, [at.ward.units.PM.id]);
    for (const { unit_id: id, key, value } of kept)
      await at.db.rows('insert into settings values ($1, $2, $3)', [id, key, value]);
  });

  it('are bounded, ask for a day and are for personnel and the administrator', async () => {
    const wrong = await personnel.post(path('state'), { ...STATE, name: 'x'.repeat(201), suffix: '=1', day: '' });
    expect(wrong.status).toBe(422);
    for (const id of ['name', 'suffix', 'day']) expect(wrong.text).toContain(`id="${id}-error"`);
    expect((await personnel.get(path('union'))).status).toBe(404);
    expect((await (await at.as('secretary')).get(path('state'))).status).toBe(403);
  });

  it('stand on every report from their day on: agency, superior, suffix, TM. and the title', async () => {
    expect((await personnel.post(path('state'), STATE)).text).toContain('Từ 01/11/2026');
    const reports = ALL_REPORTS.filter(({ code }) => !['slip', 'leader-year'].includes(code));
    for (const { code } of reports) {
      const model = await made(code);
      expect(model.header).toMatchObject({
        agency: STATE.name,
        above: STATE.above,
        number: expect.stringMatching(/BC-UBND$/),
      });
      expect(signedBy(model)).toEqual([['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Trần Quốc Mẫu']]);
      expect(model.official).toBe(STATE.name);
    }
    for (const code of ['slip', 'leader-year']) expect((await made(code)).header.above).toBe(STATE.name);
    const kept = await at.db.one<{ n: number }>(
      `select count(*)::int as n from audit where act = 'unit.paper-names' and chain = $1`,
      [`unit:${at.ward.units.PM.id}`],
    );
    expect(kept!.n).toBe(1);
  });

  it('stand in the Party’s layout: the committee, T/M, the secretary by name, a hyphen before the kind', async () => {
    expect((await personnel.post(path('party'), PARTY)).text).toContain('Từ 01/11/2026');
    for (const code of ['committee-month', 'directive-05']) {
      const model = await made(code, { issuer: 'committee' });
      expect(model.header).toMatchObject({
        agency: PARTY.name,
        above: PARTY.above,
        number: expect.stringMatching(/-BC\/ĐU$/),
      });
      expect(signedBy(model)).toEqual([['T/M ĐẢNG ỦY', 'BÍ THƯ', expect.stringMatching(/\S/)]]);
    }
    const file = await (
      await at.as('secretary')
    ).download(
      `/reports/committee-month.pdf?${new URLSearchParams({ ...ask('committee-month'), issuer: 'committee' })}`,
    );
    const { text } = await readPdf(file.bytes);
    for (const words of ['ĐẢNG ỦY PHƯỜNG MẪU', 'T/M ĐẢNG ỦY', 'BÍ THƯ']) expect(text).toContain(words);
  });

  it('a deputy who acts signs for the head, whoever else acts as acting head', async () => {
    const { units, officials } = at.ward;
    const act = (official: string) =>
      at.db.rows(
        `insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number) values ($1, $2, '2026-11-20', null, '9/QĐ')`,
        [units.PM.id, officials[official]],
      );
    await act('vice');
    expect(signedBy(await made('unit-month'))).toEqual([
      ['TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', expect.stringMatching(/\S/)],
    ]);
    await at.db.rows('delete from acting_appointments');
    for (const elsewhere of ['mcHead', 'mcDeputy']) {
      await act(elsewhere);
      expect(signedBy(await made('unit-month'))).toEqual([
        ['TM. ỦY BAN NHÂN DÂN', 'Q. CHỦ TỊCH', expect.stringMatching(/\S/)],
      ]);
      await at.db.rows('delete from acting_appointments');
    }
  });

  it('never make a closed month’s paper another', async () => {
    await at.db.rows(`update periods set closed_at = '2026-11-30T02:00:00Z' where month = '2026-11'`);
    const before = await made('unit-month');
    const shut = await personnel.post(path('state'), { ...STATE, day: '15/11/2026', name: 'TÊN KHÁC' });
    expect(shut.status).toBe(422);
    expect(shut.text).toContain('01/12/2026');
    const settings = await personnel.post(`/settings/${at.ward.units.PM.id}`, {
      place: 'Nơi khác',
      agencyName: 'Ủy ban nhân dân phường mẫu',
      petitionDecider: 'superior',
    });
    expect(settings.status).toBe(422);
    expect((await personnel.post(path('state'), { ...STATE, day: '01/12/2026', name: 'TÊN KHÁC' })).text).toContain(
      'TÊN KHÁC',
    );
    const { header, signatures } = await made('unit-month');
    expect({ header, signatures }).toEqual({ header: before.header, signatures: before.signatures });
  });
});
