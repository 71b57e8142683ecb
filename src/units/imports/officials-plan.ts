import { isAnyDay, readAnyDay } from '../../web/days.js';
import { farCode } from '../../web/far-day.js';
import { formatDate } from '../../web/format.js';
import { dayAfter } from '../days.js';
import { CODE, wordIn, type PlannedRow, type RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';

const TYPES: Record<string, string> = {
  cadre: 'cadre',
  'cán bộ': 'cadre',
  'civil-servant': 'civil-servant',
  'công chức': 'civil-servant',
  'public-employee': 'public-employee',
  'viên chức': 'public-employee',
  contract: 'contract',
  'hợp đồng': 'contract',
  'người lao động': 'contract',
};
const POSITIONS: Record<string, string> = {
  head: 'head',
  'người đứng đầu': 'head',
  trưởng: 'head',
  deputy: 'deputy',
  phó: 'deputy',
  member: 'member',
  'nhân viên': 'member',
  '': 'member',
};
const TIER_OF: Record<string, number> = { head: 2, deputy: 1 };

interface KnownOfficial {
  code: string;
  fullName: string;
  personType: string;
  email: string | null;
  inScope: boolean;
  post: { unitCode: string; title: string; position: string; tier: number; fromDate: string } | null;
}

export interface OfficialFacts {
  /** Those whose codes the file names, anywhere. */
  officials: KnownOfficial[];
  /** Codes of the open units in scope that the file names, and `[unit, official]` of who heads them today. */
  units: string[];
  heads: [string, string][];
  /** Codes of records that were merged into another, with the code that holds today: null outside the scope. */
  merged: [string, string | null][];
  today: string;
  /** The last closed day of the roots over these units, and over those where people stand now. */
  shut: [string, string][];
}

export interface OfficialLine {
  code: string;
  fullName: string;
  personType: string;
  unitCode: string;
  title: string;
  position: string;
  tier: number;
  fromDate: string;
  email: string | null;
}

/** Pure: what a file of officials would do, row by row. A changed main post is a transfer from the row's date. */
export function planOfficials(rows: readonly TableRow[], facts: OfficialFacts): PlannedRow<OfficialLine>[] {
  const lines = rows.map(({ row, cells }) => ({ row, line: lineOf((column) => cells[column] ?? '') }));
  const known = new Map(facts.officials.map((official) => [official.code, official]));
  const units = new Set(facts.units);
  const heads = headsAfter(
    lines.map(({ line }) => line),
    facts.heads,
  );
  const shut = new Map(facts.shut);
  const merged = new Map(facts.merged);
  const seen = new Map<string, number>();
  return lines.map(({ row, line }) => {
    const before = known.get(line.code);
    return planned(row, line, before, [
      ...faultsOf(line, before, units, heads),
      ...mergedFaults(line, merged),
      ...farFaults(line, before, facts.today),
      ...shutFaults(line, before, shut),
      ...twice(row, line, seen),
    ]);
  });
}

function lineOf(cell: (column: string) => string): OfficialLine {
  const position = wordIn(POSITIONS, cell('position').toLowerCase()) ?? cell('position');
  const tier = cell('tier') === '' ? (wordIn(TIER_OF, position) ?? 0) : Number(cell('tier'));
  return {
    position,
    tier,
    code: cell('code'),
    fullName: cell('full_name'),
    personType: wordIn(TYPES, cell('person_type').toLowerCase()) ?? cell('person_type'),
    unitCode: cell('unit_code'),
    title: cell('title'),
    fromDate: readAnyDay(cell('from_date')) ?? cell('from_date'),
    email: cell('email') || null,
  };
}

function headsAfter(lines: readonly OfficialLine[], today: OfficialFacts['heads']): Map<string, Set<string>> {
  const moved = new Map(lines.map((line) => [line.code, line]));
  const heads = new Map<string, Set<string>>();
  const add = (unit: string, code: string) => heads.set(unit, (heads.get(unit) ?? new Set()).add(code));
  for (const [unit, code] of today) {
    const line = moved.get(code);
    if (!line || (line.unitCode === unit && line.position === 'head')) add(unit, code);
  }
  for (const line of lines) if (line.position === 'head') add(line.unitCode, line.code);
  return heads;
}

function faultsOf(
  line: OfficialLine,
  before: KnownOfficial | undefined,
  units: ReadonlySet<string>,
  heads: Map<string, Set<string>>,
): RowFault[] {
  const wrong: [boolean, string, string, string?][] = [
    [!CODE.test(line.code), 'code', 'bad-code', line.code],
    [line.fullName.length < 2 || line.fullName.length > 120, 'full_name', 'bad-name'],
    [!Object.values(TYPES).includes(line.personType), 'person_type', 'bad-type', line.personType],
    [!units.has(line.unitCode), 'unit_code', 'no-unit', line.unitCode],
    [line.title.length < 1 || line.title.length > 120, 'title', 'bad-title'],
    [!['head', 'deputy', 'member'].includes(line.position), 'position', 'bad-position', line.position],
    [!Number.isInteger(line.tier) || line.tier < 0 || line.tier > 4, 'tier', 'bad-tier'],
    [!isAnyDay(line.fromDate), 'from_date', 'bad-date', line.fromDate],
    [line.email !== null && !/^[^\s@]{1,100}@[^\s@]{1,99}$/.test(line.email), 'email', 'bad-email', line.email ?? ''],
    [
      line.position === 'head' && (heads.get(line.unitCode)?.size ?? 0) > 1,
      'position',
      'head-taken',
      othersIn(heads.get(line.unitCode), line.code),
    ],
    [before !== undefined && !before.inScope, 'code', 'taken-elsewhere', line.code],
    [
      before?.post != null && !samePost(line, before.post) && line.fromDate <= before.post.fromDate,
      'from_date',
      'not-after',
      before?.post ? formatDate(before.post.fromDate, 'vi') : undefined,
    ],
  ];
  return wrong.flatMap(([is, column, code, value]) => (is ? [{ column, code, value }] : []));
}

/** Some of the others, enough to know them by: naming all of them for each would cost their square. */
function othersIn(heads: ReadonlySet<string> | undefined, own: string): string {
  const some: string[] = [];
  for (const code of heads ?? []) {
    if (code === own) continue;
    if (some.length === 3) return `${some.join(', ')}…`;
    some.push(code);
  }
  return some.join(', ');
}

function samePost(line: OfficialLine, post: NonNullable<KnownOfficial['post']>): boolean {
  return (
    line.unitCode === post.unitCode &&
    line.title === post.title &&
    line.position === post.position &&
    line.tier === post.tier
  );
}

/** A merged record holds nothing any more: the row names its code, the fault the one that holds today. */
function mergedFaults({ code }: OfficialLine, merged: ReadonlyMap<string, string | null>): RowFault[] {
  const now = merged.get(code);
  if (now === undefined) return [];
  return now === null
    ? [{ column: 'code', code: 'taken-elsewhere', value: code }]
    : [{ column: 'code', code: 'merged', value: now }];
}

/** A day that is far is entered by hand, where it is asked about; a post that stands was. */
function farFaults(line: OfficialLine, before: KnownOfficial | undefined, today: string): RowFault[] {
  if (!isAnyDay(line.fromDate) || (before?.post && samePost(line, before.post))) return [];
  const code = farCode(line.fromDate, today);
  return code ? [{ column: 'from_date', code, value: formatDate(line.fromDate, 'vi') }] : [];
}

/** A first post, or another one, from a day of a month that is closed. The value is the first day that is free. */
function shutFaults(
  line: OfficialLine,
  before: KnownOfficial | undefined,
  shut: ReadonlyMap<string, string>,
): RowFault[] {
  const post = before?.post;
  if (!isAnyDay(line.fromDate) || (post && samePost(line, post))) return [];
  const last = [line.unitCode, post?.unitCode ?? '']
    .map((code) => shut.get(code) ?? '')
    .sort()
    .at(-1)!;
  return line.fromDate > last
    ? []
    : [{ column: 'from_date', code: 'month-shut', value: formatDate(dayAfter(last), 'vi') }];
}

function twice(row: number, line: OfficialLine, seen: Map<string, number>): RowFault[] {
  const first = seen.get(line.code);
  if (first !== undefined) return [{ column: 'code', code: 'duplicate', value: String(first) }];
  seen.set(line.code, row);
  return [];
}

function planned(
  row: number,
  line: OfficialLine,
  before: KnownOfficial | undefined,
  faults: RowFault[],
): PlannedRow<OfficialLine> {
  const { code, fullName: name } = line;
  if (faults.length > 0) return { row, code, name, action: 'wrong', changes: [], faults };
  if (!before) return { row, code, name, action: 'create', changes: [], faults, line };
  const post = before.post;
  const changes = [
    { column: 'full_name', before: before.fullName, after: line.fullName },
    { column: 'person_type', before: before.personType, after: line.personType },
    { column: 'email', before: before.email ?? '', after: line.email ?? before.email ?? '' },
    { column: 'unit_code', before: post?.unitCode ?? '', after: line.unitCode },
    { column: 'title', before: post?.title ?? '', after: line.title },
    { column: 'position', before: post?.position ?? '', after: line.position },
    { column: 'tier', before: post ? String(post.tier) : '', after: String(line.tier) },
  ].filter((change) => change.before !== change.after);
  if (changes.length === 0) return { row, code, name, action: 'same', changes, faults };
  return { row, code, name, action: 'change', changes, faults, line };
}
