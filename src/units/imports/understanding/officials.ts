import { CODE } from '../../../imports/plan.js';
import { isNoResult } from '../../../imports/understanding/words.js';
import { fold } from '../../../web/fold.js';
import type { Answers } from './answers.js';
import { CodeMaker, codeBase, lostZeros } from './codes.js';
import { readOfficial, type Defaults, type OfficialRow, type ReadOfficial } from './official.js';
import { samePeople } from './same-people.js';
import type { UnitMatcher } from './unit.js';

/** What is known beside the file. */
export interface OfficialsKnown {
  /** Null: units are as they were typed. */
  units: UnitMatcher | null;
  /** Said once for all rows that have no such cell. */
  defaults?: Defaults;
  /** What people answered of this file. */
  answers?: Answers;
  /** Codes that are somebody's, lower case: none is made anew. */
  taken?: ReadonlySet<string>;
  /** The codes of those of this folded name who stand in this unit, for rows without a code. */
  codesOf?: (name: string, unit: string) => readonly string[];
}

/** Pure: what a list says of its people, row by row, and of who is whom in it. */
export function readOfficials(rows: readonly OfficialRow[], known: OfficialsKnown): ReadOfficial[] {
  const read = rows.map((row) => readOfficial(row, known.units, known.defaults ?? {}, known.answers));
  const people = samePeople(read, known.answers);
  makeCodes(people, read, known);
  noteCodes(read);
  noteMonthFirst(read, rows);
  return read;
}

/** Who has no code in the file gets one of their name; all rows of one person have the same. */
function makeCodes(people: readonly ReadOfficial[][], read: readonly ReadOfficial[], known: OfficialsKnown): void {
  const used = read.flatMap(({ values: { code } }) => (code === '' ? [] : [code.toLowerCase()]));
  const given = new Set(used);
  const maker = new CodeMaker(new Set([...used, ...(known.taken ?? [])]));
  for (const rows of people) {
    const [first] = rows as [ReadOfficial];
    if (first.values.code !== '' || first.values.name === '') continue;
    const standing = standingCode(rows, known, given);
    const code = standing ?? maker.make(codeBase(first.values.name));
    for (const row of rows) {
      row.values.code = code;
      row.made = standing === undefined;
      row.remarks.push({ column: 'code', code: row.made ? 'code-made' : 'code-found', typed: '', value: code });
    }
  }
}

/** Of several of one name in one unit, each row takes the next. */
function standingCode(
  rows: readonly ReadOfficial[],
  { codesOf }: OfficialsKnown,
  given: Set<string>,
): string | undefined {
  const codes = rows.flatMap(({ values }) => codesOf?.(fold(values.name), values.unit) ?? []);
  const code = codes.find((one) => !given.has(one.toLowerCase()));
  if (code !== undefined) given.add(code.toLowerCase());
  return code;
}

function noteCodes(read: readonly ReadOfficial[]): void {
  const given = read.filter(({ made }) => !made);
  const zeros = lostZeros(given.map(({ values }) => values.code));
  for (const { values, faults, remarks } of given) {
    const typed = values.code;
    if (typed === '' && values.name === '') continue;
    if (typed === '') faults.push({ column: 'code', code: 'bad-code', typed, value: typed });
    else if (!CODE.test(typed) && !isNoResult(typed))
      faults.push({ column: 'code', code: 'bad-code', typed: typed.slice(0, 200), value: typed.slice(0, 60) });
    const padded = zeros.get(typed);
    if (padded) remarks.push({ column: 'code', code: 'lost-zero', typed, value: padded });
  }
}

/** "01/07/2025"; a day out of the calendar of a spreadsheet and one in words have but one reading. */
const EITHER_FIRST = /^\s*\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}\b/;

/** Where one day of a file has its month first, the others of that file may have it, too: they are shown as they were read. */
function noteMonthFirst(read: readonly ReadOfficial[], rows: readonly OfficialRow[]): void {
  if (!read.some(({ faults }) => faults.some(({ code }) => code === 'day-month-first'))) return;
  for (const [at, { values, remarks }] of read.entries()) {
    const [, month = '', day = ''] = values.from?.split('-') ?? [];
    if (Number(day) <= 12 && day !== month && values.from && EITHER_FIRST.test(String(rows[at]!.cells['from_date'])))
      remarks.push({ column: 'from_date', code: 'month-first-beside', typed: values.from });
  }
}
