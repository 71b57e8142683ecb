import type { Lang } from '../web/labels.js';
import type { FormResult, Issue } from '../web/issues.js';
import { fieldNumber, numberIn, numberIssue } from '../web/numbers.js';
import {
  BOUNDS,
  FACTOR,
  PRODUCT_CODE,
  readFactor,
  trimScale,
  type Group,
  type Product,
  type ProductWords,
} from './product.js';
import type { Typed } from './typed.js';

const TEXTS = ['place', 'task', 'detail', 'output', 'note'] as const;
const MOST_POINTS = 100_000;
export const POINTS = { units: ['điểm'] };

/** One product as a person types it. `groups` are the catalogue's. */
export function readProduct(given: Typed, groups: readonly Group[]): FormResult<ProductWords> {
  const text = (field: string) => given[field] ?? '';
  const factor = readFactor(text('factor') === '' ? '' : numberIn(text('factor'), FACTOR));
  const points = text('points') === '' ? null : numberIn(text('points'), POINTS);
  const issues: Issue[] = [
    ...codeIssues(text('code')),
    ...TEXTS.flatMap((field) => tooLong(field, text(field), BOUNDS[field])),
    ...(text('task') === '' ? [{ field: 'task', code: 'catalogue:issue.task' }] : []),
    ...(factor.fault ? [{ field: 'factor', code: `catalogue:issue.factor.${factor.fault}` }] : []),
    ...pointsIssues(text('points'), points),
    ...(text('groupCode') !== '' && !groups.some(({ code }) => code === text('groupCode'))
      ? [{ field: 'groupCode', code: 'isIn' }]
      : []),
  ];
  if (issues.length > 0) return { issues };
  return {
    value: {
      code: text('code'),
      place: text('place'),
      task: text('task'),
      detail: text('detail'),
      output: text('output'),
      note: text('note'),
      groupCode: text('groupCode') || null,
      leading: text('leading') === 'yes',
      points: points === null ? null : trimScale(points),
      factor: factor.value!,
    },
  };
}

export function typedProduct(product: Product, lang: Lang): Typed {
  return {
    code: product.code,
    place: product.place,
    task: product.task,
    detail: product.detail,
    output: product.output,
    note: product.note,
    groupCode: product.groupCode ?? '',
    leading: product.leading ? 'yes' : '',
    points: fieldNumber(product.points, lang),
    factor: fieldNumber(product.factor, lang),
    revision: String(product.revision),
  };
}

function codeIssues(code: string): Issue[] {
  if (code === '') return [{ field: 'code', code: 'catalogue:issue.code' }];
  return PRODUCT_CODE.test(code)
    ? []
    : [{ field: 'code', code: 'catalogue:issue.codeForm', params: { most: BOUNDS.code } }];
}

function pointsIssues(text: string, points: string | null): Issue[] {
  if (text === '') return [];
  const wrong =
    points === null || Number(points) < 0 || Number(points) > MOST_POINTS || (points.split('.')[1] ?? '').length > 3;
  return wrong ? [numberIssue({ field: 'points', code: 'catalogue:issue.points' }, text, POINTS)] : [];
}

export function tooLong(field: string, text: string, most: number): Issue[] {
  return text.length > most ? [{ field, code: 'catalogue:issue.tooLong', params: { most, now: text.length } }] : [];
}
