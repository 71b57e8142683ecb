import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_REPORTS } from '../../src/reports/all-reports.js';
import type { Cell, ReportModel, Table } from '../../src/reports/report-model.js';
import { outline } from './outline.js';
import { reportedWard, type ReportedWard } from './reported-ward.js';

/** The whole model of each report of the small ward, kept beside the test: a change of any figure or word is seen. */
describe('each report of the small ward', () => {
  let at: ReportedWard;
  beforeAll(async () => void (at = await reportedWard()));
  afterAll(() => at.close());

  const ask = (code: string): Record<string, string> => {
    if (code === 'slip') return { evaluation: String(at.evaluations['mc2']) };
    if (code === 'leader-year') return { month: '2026-11', official: String(at.ward.officials['mcHead']) };
    return {
      unit: String(at.ward.units.PM.id),
      ...(code === 'directive-05' ? { span: '2026-H2' } : { month: '2026-11', below: '1' }),
    };
  };
  const tables = ({ blocks }: ReportModel) => blocks.filter((block): block is Table => block.kind === 'table');
  const row = (table: Table, name: string): Cell[] => {
    const found = table.rows.find((one) => 'cells' in one && JSON.stringify(one.cells[0]).includes(name));
    return found && 'cells' in found ? found.cells : [];
  };

  it.each(ALL_REPORTS.map(({ code }) => code))('%s', async (code) => {
    const [made, kept] = [
      outline(await at.model('secretary', code, ask(code))),
      join(__dirname, 'golden', `${code}.txt`),
    ];
    if (process.env['UPDATE_GOLDEN']) writeFileSync(kept, made);
    expect(made).toBe(readFileSync(kept, 'utf8'));
  });

  it('the unit’s month names what is missing, and shows nobody’s own marks before the decision', async () => {
    const model = await at.model('secretary', 'unit-month', ask('unit-month'));
    expect(model.missing).toEqual([
      'Bản nháp: kỳ chưa đóng.',
      'Thiếu 4 phiếu: 3 không nộp, 1 chờ duyệt.',
      '10 phiếu đã duyệt chờ cấp ủy cho ý kiến.',
    ]);
    const people = tables(model).filter((table) => table.annex);
    const waiting = people.map((table) => row(table, 'Tạ Văn Kinh')).find((cells) => cells.length > 0)!;
    expect(waiting.slice(2, -1).every((cell) => cell === '')).toBe(true);
  });

  it('leaves out a mean of fewer than five people everywhere', async () => {
    const model = await at.model('secretary', 'committee-month', ask('committee-month'));
    const results = tables(model).find((table) => table.name === 'Chỉ số theo đơn vị')!;
    expect(row(results, 'Một cửa').slice(1)).toEqual([
      { number: '7', places: 'whole' },
      { number: expect.stringMatching(/^\d+(\.\d+)?$/), places: 'score' },
      { number: null, places: 'score' },
    ]);
    expect(row(results, 'Văn phòng')[2]).toEqual({ number: null, places: 'score' });
  });

  it('compares the head of the one-stop desk with six people and the head of the office with nobody', async () => {
    const model = await at.model('inspector', 'leaders', ask('leaders'));
    const table = tables(model)[0]!;
    expect(row(table, 'Nguyễn Thị Một')[5]).toEqual({ number: '6', places: 'whole' });
    expect(row(table, 'Lý Văn Phòng')[3]).toEqual({ number: null, places: 'score' });
    expect(row(table, 'Lý Văn Phòng').at(-1)).toMatchObject({ text: expect.stringContaining('chưa đủ để so sánh') });
  });

  it('says in the committee’s month that the period closed unreviewed', async () => {
    await at.db.rows(`update periods set closed_at = '2026-11-27T11:00:00Z', closing_note = 'Họp muộn'`);
    const model = await at.model('personnel', 'committee-month', ask('committee-month'));
    await at.db.rows('update periods set closed_at = null, closing_note = null');
    expect(model.missing).toContain('Kỳ đóng khi cấp ủy chưa cho ý kiến về 10 phiếu.');
    expect(JSON.stringify(model.blocks)).toContain('Họp muộn');
  });

  it('speaks English to who reads English', async () => {
    await at.db.rows(`update accounts set language = 'en' where login = 'inspector'`);
    for (const { code } of ALL_REPORTS) {
      const model = await at.model('inspector', code, ask(code));
      expect(model.lang).toBe('en');
      expect(JSON.stringify(model)).not.toMatch(/reports:|column\.|undefined/);
    }
    await at.db.rows(`update accounts set language = 'vi' where login = 'inspector'`);
  });
});
