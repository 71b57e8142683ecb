import type { TextWorksheet } from '../../imports/text-worksheet.js';
import { fold } from '../../web/fold.js';

export const FIELDS = [
  'code',
  'place',
  'task',
  'detail',
  'output',
  'group',
  'frame',
  'points',
  'factor',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

/** How one worksheet is read. Columns count from 0, the header's row from 1 as a spreadsheet shows it. */
export interface WorksheetMapping {
  name: string;
  include: boolean;
  header: number;
  columns: Partial<Record<Field, number>>;
  leading: boolean;
  /** The header's words, by which a mapping is known again in the next file. */
  words: string;
}

export interface Mapping {
  worksheets: WorksheetMapping[];
  /** The points of the standard product, of which a factor is points ÷ this; '' when the file does not say. */
  standardPoints: string;
}

/** Without these a worksheet holds no products. */
export const NEEDED: readonly Field[] = ['code', 'task', 'factor'];
const SEARCHED_ROWS = 30;

/** In this order a header's words are tried: "Sản phẩm chuẩn = 5 điểm" heads remarks, not points. */
const WORDS: [Field, RegExp][] = [
  ['note', /ghi chu|san pham chuan|^note/],
  ['code', /^ma\b|\bma (cv|so|cong viec|san pham)|^code$/],
  ['frame', /khung/],
  ['factor', /he so|quy doi|^factor/],
  ['points', /^diem|diem (cham|so)|^points/],
  ['group', /^nhom|^group/],
  ['detail', /chi tiet|noi dung|^detail/],
  ['output', /dau ra|^san pham|ket qua|^output/],
  ['task', /^nhiem vu|^ten (cong viec|san pham|nhiem vu)|^cong viec|^task/],
  ['place', /^phong\b|\bphong[,/ ]+ban|^bo phan|^don vi|^linh vuc|^place/],
];

function guessWorksheet(worksheet: TextWorksheet): WorksheetMapping {
  const candidates = worksheet.rows.slice(0, SEARCHED_ROWS).map((row, at) => ({ at, columns: guessColumns(row) }));
  const best = candidates.reduce(
    (so, one) => (count(one.columns) > count(so.columns) ? one : so),
    candidates[0] ?? { at: 0, columns: {} },
  );
  const titles = fold([worksheet.name, ...worksheet.rows.slice(0, best.at).flat()].join(' '));
  return {
    name: worksheet.name,
    include: NEEDED.every((field) => best.columns[field] !== undefined),
    header: best.at + 1,
    columns: best.columns,
    leading: /lanh dao,? quan ly|lanh dao ql/.test(titles),
    words: headerWords(worksheet.rows[best.at] ?? []),
  };
}

/** Each field takes the first column whose header has its words; each column serves one field. */
export function guessColumns(header: readonly string[]): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {};
  header.forEach((text, column) => {
    const words = fold(text);
    const field = words === '' || words.length > 60 ? undefined : WORDS.find(([, pattern]) => pattern.test(words))?.[0];
    if (field && columns[field] === undefined) columns[field] = column;
  });
  return columns;
}

/** A worksheet known from the unit's last import (same header words) is read as the person said then. */
export function mappingFor(worksheets: readonly TextWorksheet[], remembered: Mapping | null): Mapping {
  const mapped = worksheets.map((worksheet): WorksheetMapping => {
    const guess = guessWorksheet(worksheet);
    const known =
      remembered?.worksheets.find((one) => one.name === worksheet.name && knownIn(worksheet, one)) ??
      remembered?.worksheets.find((one) => one.include && knownIn(worksheet, one));
    return known
      ? { ...known, name: worksheet.name, leading: known.name === worksheet.name ? known.leading : guess.leading }
      : guess;
  });
  return {
    worksheets: mapped,
    standardPoints: guessStandardPoints(worksheets, mapped) || (remembered?.standardPoints ?? ''),
  };
}

function knownIn(worksheet: TextWorksheet, mapping: WorksheetMapping): boolean {
  return mapping.words !== '' && headerWords(worksheet.rows[mapping.header - 1] ?? []) === mapping.words;
}

export function headerWords(header: readonly string[]): string {
  return header
    .map((text) => fold(text).slice(0, 80))
    .join('|')
    .replace(/\|+$/, '');
}

/** What points ÷ factor is in most rows: the points of one standard product. */
function guessStandardPoints(worksheets: readonly TextWorksheet[], mapped: readonly WorksheetMapping[]): string {
  const ratios = new Map<string, number>();
  mapped.forEach(({ include, header, columns }, at) => {
    if (!include || columns.points === undefined || columns.factor === undefined) return;
    for (const row of worksheets[at]!.rows.slice(header)) {
      const ratio = Number(row[columns.points]) / Number(row[columns.factor]);
      if (ratio > 0 && Number.isFinite(ratio))
        ratios.set(String(Number(ratio.toFixed(2))), (ratios.get(String(Number(ratio.toFixed(2)))) ?? 0) + 1);
    }
  });
  return [...ratios].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function count(columns: Partial<Record<Field, number>>): number {
  return Object.keys(columns).length;
}
