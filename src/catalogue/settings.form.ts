import { toUnits } from '../scoring/decimal.js';
import type { Lang } from '../web/labels.js';
import type { FormResult, Issue } from '../web/issues.js';
import { fieldNumber, numberIn, numberIssue } from '../web/numbers.js';
import type { Catalogue } from './catalogue.js';
import { BOUNDS, trimScale, type Group } from './product.js';
import { POINTS, tooLong } from './product.form.js';
import type { Typed } from './typed.js';

export interface Settings {
  name: string;
  standardCode: string | null;
  groups: Group[];
}

const FIELDS = ['code', 'name', 'from', 'to'] as const;

/** The name, the standard product and the groups: as many lines as there may be groups, of which empty ones are left out. */
export function readSettings(given: Typed, mostGroups: number): FormResult<Settings> {
  const lines = groupLines(given, mostGroups);
  const standard = given['standardCode'] ?? '';
  const issues: Issue[] = [
    ...((given['name'] ?? '') === ''
      ? [{ field: 'name', code: 'catalogue:issue.name' }]
      : tooLong('name', given['name']!, BOUNDS.name)),
    ...tooLong('standardCode', standard, BOUNDS.code),
    ...lines.flatMap((line, index) => lineIssues(line, index, lines)),
  ];
  if (issues.length > 0) return { issues };
  return {
    value: {
      name: given['name']!,
      standardCode: standard || null,
      groups: lines.filter(({ code }) => code !== '').map(toGroup),
    },
  };
}

export function typedSettings(catalogue: Catalogue, lang: Lang): Typed {
  const groups = catalogue.groups.flatMap((group, index) =>
    FIELDS.map((field): [string, string] => [
      `group-${index}-${field}`,
      field === 'from' || field === 'to' ? fieldNumber(group[field], lang) : group[field],
    ]),
  );
  return {
    name: catalogue.name,
    standardCode: catalogue.standardCode ?? '',
    revision: String(catalogue.revision),
    ...Object.fromEntries(groups),
  };
}

type Line = Record<(typeof FIELDS)[number], string>;

function groupLines(given: Typed, mostGroups: number): Line[] {
  return Array.from(
    { length: mostGroups },
    (_, index) => Object.fromEntries(FIELDS.map((field) => [field, given[`group-${index}-${field}`] ?? ''])) as Line,
  );
}

function lineIssues(line: Line, index: number, lines: readonly Line[]): Issue[] {
  const field = (name: string) => `group-${index}-${name}`;
  if (FIELDS.every((name) => line[name] === '')) return [];
  const wrong = (name: 'from' | 'to') => line[name] !== '' && !isPoints(line[name]);
  return [
    ...(line.code === ''
      ? [{ field: field('code'), code: 'catalogue:issue.groupCode' }]
      : tooLong(field('code'), line.code, BOUNDS.groupCode)),
    ...(line.code !== '' && lines.findIndex(({ code }) => code === line.code) < index
      ? [{ field: field('code'), code: 'catalogue:issue.groupTwice' }]
      : []),
    ...tooLong(field('name'), line.name, BOUNDS.groupName),
    ...(wrong('from')
      ? [numberIssue({ field: field('from'), code: 'catalogue:issue.points' }, line.from, POINTS)]
      : []),
    ...(wrong('to') || backwards(line)
      ? [numberIssue({ field: field('to'), code: 'catalogue:issue.range' }, line.to, POINTS)]
      : []),
  ];
}

function isPoints(text: string): boolean {
  return /^\d{1,6}(\.\d{1,3})?$/.test(numberIn(text, POINTS) ?? '');
}

function backwards({ from, to }: Line): boolean {
  return isPoints(from) && isPoints(to) && toUnits(numberIn(from, POINTS)!) > toUnits(numberIn(to, POINTS)!);
}

function toGroup({ code, name, from, to }: Line): Group {
  const points = (text: string) => trimScale(numberIn(text, POINTS)!);
  return { code, name: name || code, ...(from ? { from: points(from) } : {}), ...(to ? { to: points(to) } : {}) };
}
