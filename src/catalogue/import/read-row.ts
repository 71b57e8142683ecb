import { numberIn } from '../../web/numbers.js';
import { BOUNDS, FACTOR, PRODUCT_CODE, readFactor, trimScale, type Group, type ProductWords } from '../product.js';
import type { Field, WorksheetMapping } from './mapping.js';

/** Why a row is not imported (label `catalogue:row.fault.<code>`); `worksheet` and `row` say where the first stands. */
export interface RowFault {
  code:
    | 'code-missing'
    | 'code-form'
    | 'duplicate'
    | 'words-missing'
    | 'factor-missing'
    | 'factor-not-a-number'
    | 'factor-decimals'
    | 'factor-not-positive'
    | 'factor-too-big'
    | 'points'
    | 'too-long'
    | 'group-too-long';
  value?: string;
  field?: Field;
  worksheet?: string;
  row?: number;
}

/** What to look at in a row that is imported (label `catalogue:row.warning.<code>`). */
export interface RowWarning {
  code: 'factor-differs' | 'outside-frame' | 'same-words';
  value?: string;
  expected?: string;
  worksheet?: string;
  row?: number;
}

export interface RowContext {
  /** Of the sub-heading above. */
  place: string;
  standardPoints: string;
}

const TEXTS: readonly (Field & keyof typeof BOUNDS)[] = ['place', 'task', 'detail', 'output', 'note'];

export function readRow(
  cells: readonly string[],
  mapping: WorksheetMapping,
  context: RowContext,
): { words: ProductWords; group?: Group; faults: RowFault[]; warnings: RowWarning[] } {
  const cell = (field: Field) => (mapping.columns[field] === undefined ? '' : (cells[mapping.columns[field]] ?? ''));
  const [factor, points] = [
    readFactor(cell('factor') === '' ? '' : numberIn(cell('factor'), FACTOR)),
    cell('points') === '' ? null : numberIn(cell('points'), FACTOR),
  ];
  const words: ProductWords = {
    code: cell('code'),
    place: cell('place') || context.place,
    task: cell('task') || cell('detail').slice(0, BOUNDS.task),
    detail: cell('detail'),
    output: cell('output'),
    note: cell('note'),
    groupCode: cell('group') || null,
    leading: mapping.leading,
    points: points === null ? null : trimScale(points),
    factor: factor.value ?? '',
  };
  const faults: RowFault[] = [
    ...codeFaults(words.code),
    ...(words.task === '' ? [{ code: 'words-missing' as const }] : []),
    ...(factor.fault ? [{ code: `factor-${factor.fault}` as const, value: cell('factor') }] : []),
    ...(cell('points') !== '' && (points === null || Number(points) < 0 || Number(points) > 100_000)
      ? [{ code: 'points' as const, value: cell('points') }]
      : []),
    ...TEXTS.filter((field) => words[field].length > BOUNDS[field]).map((field) => ({
      code: 'too-long' as const,
      field,
      value: String(BOUNDS[field]),
    })),
    ...((words.groupCode ?? '').length > BOUNDS.groupCode
      ? [{ code: 'group-too-long' as const, value: words.groupCode! }]
      : []),
  ];
  const group = words.groupCode
    ? { code: words.groupCode, name: words.groupCode, ...frameOf(cell('frame')) }
    : undefined;
  return { words, group, faults, warnings: faults.length > 0 ? [] : warningsOf(words, group, context.standardPoints) };
}

function codeFaults(code: string): RowFault[] {
  if (code === '') return [{ code: 'code-missing' }];
  return PRODUCT_CODE.test(code) ? [] : [{ code: 'code-form', value: code.slice(0, 60) }];
}

/** "11-50" as points from and to. */
function frameOf(text: string): { from?: string; to?: string } {
  const match = /^(\d+(?:[.,]\d+)?)\s*(?:-|–|—|đến)\s*(\d+(?:[.,]\d+)?)$/.exec(text);
  return match ? { from: match[1]!.replace(',', '.'), to: match[2]!.replace(',', '.') } : {};
}

function warningsOf({ points, factor }: ProductWords, group: Group | undefined, standard: string): RowWarning[] {
  if (points === null) return [];
  const warnings: RowWarning[] = [];
  const expected = Number(standard) > 0 ? Number(points) / Number(standard) : null;
  // Two decimals or three: both are roundings of points ÷ standard.
  if (
    expected !== null &&
    ![2, 3].some((places) => Math.abs(Number(factor) - Number((expected + 1e-9).toFixed(places))) < 1e-9)
  ) {
    warnings.push({ code: 'factor-differs', value: factor, expected: trimScale(expected.toFixed(3)) });
  }
  const outside =
    (group?.from !== undefined && Number(points) < Number(group.from)) ||
    (group?.to !== undefined && Number(points) > Number(group.to));
  if (outside)
    warnings.push({ code: 'outside-frame', value: points, expected: `${group?.from ?? ''}–${group?.to ?? ''}` });
  return warnings;
}
