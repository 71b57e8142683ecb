import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { readings as listed } from '../../src/scoring/editions/nd-335-2025/formulas.js';
import { readingsOfLaw } from '../../src/scoring/editions/readings.js';
import { READINGS } from '../../src/legal/settings/readings.js';
import { readFileSync } from 'node:fs';

describe('the list of readings', () => {
  const readings = readingsOfLaw('2026-11-30');
  const words = JSON.parse(readFileSync('templates/labels/readings.vi.json', 'utf8')) as {
    of: Record<string, Record<string, unknown> & { case: Record<string, string> }>;
    figure: Record<string, string>;
  };
  const figures = (code: string, option: string) =>
    readings
      .find((reading) => reading.code === code)!
      .worked.filter((one) => one.option === option)
      .map((one) => one.figures.map(({ value }) => value));

  it('has words for each, its choices, its cases and their figures, and no others', () => {
    expect(Object.keys(words.of).sort()).toEqual(listed.map(({ code }) => code).sort());
    for (const { code, options, worked } of readings) {
      expect(Object.keys(words.of[code]!).sort()).toEqual([...options, 'case', 'silent', 'title'].sort());
      if (code === 'petition-days') continue;
      expect(Object.keys(words.of[code]!.case).sort()).toEqual([...new Set(worked.map(({ name }) => name))].sort());
      expect(new Set(worked.map(({ option }) => option))).toEqual(new Set(options));
      expect(worked.flatMap((one) => one.figures).filter(({ name }) => !words.figure[name])).toEqual([]);
    }
  });

  // Hanoi's ceiling is no silence of the decree: it stands at the page's end, on a case of its own.
  const { 'hanoi-ceiling': _, ...OF_DECREE } = READINGS;

  it('every reading that an agency may choose is on it, with the same choices', () => {
    const options = readings.map((reading) => [...reading.options].sort().join());
    expect(Object.values(OF_DECREE).filter((choices) => !options.includes([...choices].sort().join()))).toEqual([]);
  });

  it.each([
    ['cap-at', 'average', [['150', '150', '150', '100', '70.00', '98.00', 'excellent']]],
    ['cap-at', 'component', [['150', '150', '150', '100', '58.33', '86.33', 'good']]],
    ['quota-base', 'good', [['5', '0', '10', '1', '12', '2']]],
    ['quota-base', 'good-or-better', [['5', '1', '10', '2', '12', '2']]],
    ['using-agency', 'yes', [['5', '0', '5', '0']]],
    ['using-agency', 'no', [['10', '1']]],
    ['rounded-once', 'half-up-two-decimals', [['89.9929', '89.9929', '89.9929', '63.00', '90.00', 'excellent']]],
    ['nothing-assigned', 'no-result', [[null, null, null, null, null, null]]],
    [
      'gives-way',
      'proposed-by-person',
      [
        ['12', '4', '2', '2'],
        ['12', '2', '2', '0'],
      ],
    ],
    ['level-fits-none', 'said', [['95.00', 'excellent', 'no-level-fits']]],
    [
      'whole-months',
      'calendar-months',
      [
        ['80.00', 'good'],
        ['80.00', 'not-classified'],
      ],
    ],
    [
      'parts-of-months',
      'from-first-day',
      [
        ['5', '12', 'not-classified'],
        ['6', '0', 'good'],
      ],
    ],
    [
      'service-or-override',
      'service-first',
      [
        ['80.00', 'not-classified'],
        ['80.00', 'not-completed'],
      ],
    ],
    [
      'ceiling-counts',
      'everybody',
      [
        ['12', '2'],
        ['10', '1'],
      ],
    ],
    [
      'common-step',
      'quarter-points',
      [
        ['2.25', '28.25'],
        ['2.3', null],
      ],
    ],
  ])('%s, %s: what the scoring makes of it', (code, option, expected) => {
    expect(figures(code, option)).toEqual(expected);
  });

  it('a late or failed product that counts nothing costs more than its quarter', () => {
    const [quarter] = figures('mark-takes', 'quarter');
    const [whole] = figures('mark-takes', 'whole');
    // A = 54: c loses 2 × 1.25 or 2 × 5, b loses 3 or 12
    expect(quarter!.slice(0, 3)).toEqual(['100', '94.4444', '95.3704']);
    expect(whole!.slice(0, 3)).toEqual(['100', '77.7778', '81.4815']);
  });
});

describe('the page of readings', () => {
  let app: TestApp;
  let ward: Ward;
  let personnel: Client;
  beforeEach(async () => {
    app = await startTestApp('2026-11-10T02:00:00Z');
    ward = await makeWard(app.db);
    personnel = await app.client('personnel');
  });
  afterEach(() => app.close());

  const save = (fields: Record<string, string>) =>
    personnel.post(`/legal/settings/${ward.units.PM.id}`, {
      ...{
        'legal-rhythm': 'month',
        'legal-cap-at': 'average',
        'legal-mark-takes': 'quarter',
        'quota-base': 'good',
        'hanoi-ceiling': 'agency',
      },
      ...fields,
    });

  it('is read by an official, with the figures of both choices, and nobody’s choice yet', async () => {
    const page = await (await app.client('mc1')).get(`/legal/readings/${ward.units.PM.id}`);
    expect(page.text).toContain('hai đơn vị 4 + 16 người được xếp loại: nhiều nhất 1 + 4 người loại A');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Các cách hiểu, Phường mẫu');
    expect(page.text).toContain('58,33');
    expect(page.text).toContain('15/12/2026');
    expect(page.text).toContain('Chưa ai chọn');
    expect((await (await app.client('stranger')).get(`/legal/readings/${ward.units.PM.id}`)).status).toBe(404);
  });

  it('the settings name the readings that nobody chooses too, how parts of months count among them', async () => {
    const { text } = await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    expect(text).toContain(`href="/legal/readings/${ward.units.PM.id}#parts-of-months"`);
    expect(text).toContain('Đếm phần lẻ của tháng');
    expect(text).toContain('nhiều đợt cộng lại thì 30 ngày là một tháng');
    expect(text).not.toContain(`/legal/readings/${ward.units.PM.id}#cap-at`);
  });

  it('choosing asks for a decision, keeps who and when, and freezes with the month', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    const refused = await save({ 'legal-mark-takes': 'whole' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#readingNumber"');
    expect(await app.db.rows('select 1 from reading_choices')).toEqual([]);
    expect(
      (await save({ 'legal-mark-takes': 'whole', readingNumber: '12/QĐ-UBND', readingDate: '11/11/2026' })).text,
    ).toContain('chưa tới');
    await save({ 'legal-mark-takes': 'whole', readingNumber: '12/QĐ-UBND', readingDate: '09/11/2026' });
    const page = await (await app.client('inspector')).get(`/legal/readings/${ward.units.PM.id}`);
    expect(page.text).toMatch(
      /Sản phẩm chậm hoặc chưa đạt không được tính chút nào: theo quyết định số 12\/QĐ-UBND ngày 09\/11\/2026; \S.* ghi lúc/,
    );
    await personnel.get('/legal/months/new');
    await personnel.post('/legal/months', {
      ...{ rootUnitId: String(ward.units.PM.id), month: '2026-11', edition: 'nd-335-2025' },
    });
    expect(await app.db.one('select mark_takes from legal_periods')).toEqual({ mark_takes: 'whole' });
  });

  it('saving what holds already needs no decision and leaves no choice', async () => {
    await personnel.get(`/legal/settings/${ward.units.PM.id}`);
    expect((await save({})).status).toBe(200);
    expect(await app.db.rows('select 1 from reading_choices')).toEqual([]);
  });
});
