import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { precise } from '../../src/committee/desk-results.js';
import { sampleFigures } from '../../src/seed/sample-figures.js';
import { movesIn, movesOf } from '../../src/measures/measures.queries.js';
import { misfitsOf } from '../../src/measures/misfits.queries.js';
import { groupMonths } from '../../src/signals/group-months.queries.js';
import { signedIn, startMonth, type Month } from '../approvals/support.js';
import { measureId, standardList, stateFigure } from './support.js';

let month: Month;
const MONTHS = ['2026-08', '2026-09', '2026-10', '2026-11'] as const;
const state = async (code: string, values: readonly string[], unit: 'MC' | 'PM' | 'VP' = 'MC') => {
  for (const [at, value] of values.entries())
    await stateFigure(month.db, month.ward, { code, unit, month: MONTHS[at]!, value });
};
const moveOf = async (code: string) =>
  (await movesOf(month.db, { unitIds: [month.ward.units.MC.id], month: '2026-11' })).find(
    (move) => move.code === code,
  )!;

beforeAll(async () => {
  month = await startMonth();
  await standardList(month.db, month.ward);
  await state('dossiers-on-time', ['96', '96', '96', '95.9']);
  await state('complaints-settled', ['18', '18', '18', '6']);
  await state('complaints-overdue', ['2', '2', '2', '0']);
});
afterAll(() => month.close());

describe('better and worse', () => {
  it('have one judge: nothing else in the product compares a figure with another and says so', () => {
    const sources = (dir: string): string[] =>
      readdirSync(dir, { withFileTypes: true }).flatMap((each) =>
        each.isDirectory() ? sources(join(dir, each.name)) : [join(dir, each.name)],
      );
    const judging = sources('src').filter((file) =>
      /\? 'better' : 'worse'|\? 'worse' : 'better'/.test(readFileSync(file, 'utf8')),
    );
    expect(judging.filter((file) => !file.endsWith('measures/moves.ts'))).toEqual([]);
  });

  it('say nothing of a change within the threshold, and the agency may set its own', async () => {
    expect(await moveOf('dossiers-on-time')).toMatchObject({ mean: '96', change: '-0.1', sign: '', verdict: 'same' });
    const id = await measureId(month.db, month.ward, 'dossiers-on-time');
    const personnel = await signedIn(month, 'personnel');
    const wrong = await personnel.post(`/measures/list/${id}/threshold`, { threshold: '101' });
    expect([wrong.status, wrong.text.includes('Ngưỡng là một số từ 0 đến 100')]).toEqual([422, true]);
    expect((await personnel.post(`/measures/list/${id}/threshold`, { threshold: '0,05' })).text).toContain(
      'value="0,05"',
    );
    expect((await moveOf('dossiers-on-time')).verdict).toBe('worse');
    await personnel.post(`/measures/list/${id}/threshold`, { threshold: '' });
    expect((await moveOf('dossiers-on-time')).verdict).toBe('same');
    expect((await month.db.rows(`select 1 from audit where act = 'measure.threshold-set'`)).length).toBe(2);
  });

  it('are printed in the precision of the measure: a count changes by whole ones', () => {
    expect(precise({ kind: 'count', value: '12', change: '-3.33' })).toEqual({ value: '12', by: '-3' });
    expect(precise({ kind: 'count', value: '1', change: '-0.33' })).toEqual({ value: '1', by: '-0.33' });
    expect(precise({ kind: 'percent', value: '92.25', change: '1.5' })).toEqual({ value: '92.3', by: '1.5' });
  });

  it('judge complaints by the share settled in time, not by how many came', async () => {
    expect(await moveOf('complaints-settled')).toMatchObject({
      name: 'Tỷ lệ đơn thư, phản ánh của công dân giải quyết đúng hạn',
      kind: 'percent',
      value: '100',
      mean: '90',
      change: '10',
      sign: '+',
      verdict: 'better',
    });
    expect((await moveOf('complaints-overdue')).verdict).toBe('none');
  });

  it('are the same on the page, on the desk and in the signal', async () => {
    const moves = await movesIn(month.db, { unitIds: [month.ward.units.MC.id], months: MONTHS });
    expect(moves.filter(({ month: at }) => at === '2026-11')).toEqual(
      await movesOf(month.db, { unitIds: [month.ward.units.MC.id], month: '2026-11' }),
    );
    const page = (await (await signedIn(month, 'mcHead')).get(`/measures?unit=${month.ward.units.MC.id}&month=2026-11`))
      .text;
    expect(page).toContain('−0,1 so với bình quân ba tháng trước (96): chưa đáng kể');
    expect(page).toContain('+10 so với bình quân ba tháng trước (90), tốt lên');
    expect(page).not.toContain('tháng trước, kém đi');
    const desk = (
      await (await signedIn(month, 'secretary')).get(`/committee?month=2026-11&unit=${month.ward.units.PM.id}`)
    ).text;
    expect(desk).toMatch(
      /giải quyết đúng hạn <strong>100,0<\/strong> % <span class="above small">\+10,0 điểm % so với/,
    );
    expect(desk).toContain('Không chỉ số nào kém đi rõ.');
    const { id, path } = month.ward.units.PM;
    const groups = await groupMonths(month.db, { top: { id, path }, scopePath: path, month: '2026-11' });
    for (const { unitId, month: at, measures } of groups) {
      expect(measures).toEqual(
        (await movesOf(month.db, { unitIds: [unitId], month: at }))
          .filter(({ verdict }) => verdict !== 'none')
          .map(({ code, verdict }) => ({ code, verdict })),
      );
    }
  });
});

describe('figures that cannot add up', () => {
  it('are named, unit by unit, on the page and on the desk', async () => {
    await stateFigure(month.db, month.ward, { code: 'complaints-received', unit: 'PM', month: '2026-11', value: '10' });
    await stateFigure(month.db, month.ward, { code: 'complaints-received', unit: 'MC', month: '2026-11', value: '7' });
    expect(await misfitsOf(month.db, { path: month.ward.units.PM.path, month: '2026-11' })).toEqual([]);
    await stateFigure(month.db, month.ward, { code: 'complaints-received', unit: 'VP', month: '2026-11', value: '4' });
    const words = /cộng lại 11 đơn, nhiều hơn 10 đơn của cả Phường mẫu \(.*Một cửa 7; .*4\)/i;
    expect(
      (await (await signedIn(month, 'secretary')).get(`/committee?month=2026-11&unit=${month.ward.units.PM.id}`)).text,
    ).toMatch(words);
    expect(
      (await (await signedIn(month, 'personnel')).get(`/measures?unit=${month.ward.units.PM.id}&month=2026-11`)).text,
    ).toMatch(words);
  });

  it('are none of the sample', () => {
    for (let n = 0; n < 12; n++) {
      for (const { code, value, asked } of sampleFigures('PM', n)) {
        const below = ['PM-MC', 'PM-VP', 'PM-KT', 'PM-VX'].flatMap((unit) =>
          sampleFigures(unit, n).filter((figure) => figure.code === code),
        );
        const sum = (of: (one: { value: string; asked: number | null }) => number) =>
          below.reduce((all, one) => all + of(one), 0);
        if (asked !== null) expect(asked).toBeGreaterThanOrEqual(sum((one) => one.asked ?? 0));
        else if (!value.includes('.') && !code.startsWith('dossiers'))
          expect(Number(value)).toBeGreaterThanOrEqual(sum((one) => Number(one.value)));
      }
    }
  });
});
