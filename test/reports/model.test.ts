import { annexWindow } from '../../src/reports/page-window.js';
import type { ReportBlock, Row } from '../../src/reports/report-model.js';
import { ALL_REPORTS } from '../../src/reports/all-reports.js';
import { Labels } from '../../src/web/labels.js';

const rows = (from: number, to: number): Row[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ cells: [String(from + i)] }));
const annex = (...list: Row[]): ReportBlock => ({ kind: 'table', name: 't', columns: [], rows: list, annex: true });
const said: ReportBlock = { kind: 'paragraph', text: 'x' };
const first = (block: ReportBlock | undefined) =>
  block?.kind === 'table' ? block.rows.map((row) => ('group' in row ? row.group : row.cells[0])) : [];

describe('a long annex in pieces', () => {
  it('has everything said on the first page, and only rows on the later ones', () => {
    const blocks = [said, annex(...rows(1, 3)), annex(...rows(4, 6))];
    expect(annexWindow(blocks, 1, 4).blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'table']);
    const { blocks: second, total } = annexWindow(blocks, 2, 4);
    expect([total, second.length, first(second[0])]).toEqual([6, 1, ['5', '6']]);
  });

  it('says the unit again where a piece begins within one', () => {
    const { blocks } = annexWindow([annex({ group: 'Một cửa' }, ...rows(1, 5))], 2, 3);
    expect(first(blocks[0])).toEqual(['Một cửa', '3', '4', '5']);
  });

  it('is empty beyond the end', () => {
    expect(annexWindow([said, annex(...rows(1, 3))], 9, 4).blocks).toEqual([]);
  });
});

it('gives every report a name and a purpose in both languages', () => {
  const labels = Labels.load('templates/labels');
  for (const { code } of ALL_REPORTS) {
    for (const lang of ['vi', 'en'] as const)
      for (const key of ['name', 'what'])
        expect([code, lang, labels.has(lang, `reports:${key}.${code}`)]).toEqual([code, lang, true]);
  }
});
