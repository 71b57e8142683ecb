import { wordIn, type PlannedRow, type RowFault } from '../../../imports/plan.js';
import type { TableRow } from '../../../imports/table.js';
import { readGivenDay } from '../../../imports/understanding/day.js';
import { readGivenMonth } from '../../../imports/understanding/plain.js';
import type { Dec } from '../../../scoring/decimal.js';
import { lawOfMonth } from '../../../scoring/editions/law.js';
import { levelOf } from '../../../scoring/editions/levels.js';
import { IMPORTED, pointsIn } from '../imported-month.form.js';
import { refusalOf, type MonthsStanding } from '../months-standing.js';
import type { NewImportedMonth } from '../write-imported-months.js';
import { BAND_WORDS } from './band-words.js';
import { personIn, type NamedPerson, type People } from './person-in.js';

export interface MonthFacts extends People {
  today: string;
  standing: MonthsStanding;
}

/** `unitId`: where the person is; `scoreText`: the points as they are shown. */
export type MonthLine = NewImportedMonth & { unitId: number; scoreText: string };

type Cells = (column: string) => string;
type Read = Omit<NewImportedMonth, 'officialId'>;
const FAULT = { decided: 'decided', ownForm: 'own-form', importedAlready: 'there', absentAlready: 'absent' } as const;

/** Pure: what a file of months scored elsewhere would do, row by row, and why a row cannot be taken. */
export function planMonths(rows: readonly TableRow[], facts: MonthFacts): PlannedRow<MonthLine>[] {
  const seen = new Map<string, number>();
  return rows.map(({ row, cells }) => {
    const cell: Cells = (column) => (cells[column] ?? '').trim();
    const { person, faults } = personIn(cell('code'), cell('full_name'), facts);
    const read = readRow(cell, facts.today, faults);
    const key = `${person?.id} ${read?.month}`;
    if (person && read && seen.has(key)) faults.push({ column: 'month', code: 'twice', value: String(seen.get(key)) });
    else if (person && read) seen.set(key, row);
    const base = { row, code: person?.code ?? cell('code'), name: person?.name ?? cell('full_name'), changes: [] };
    if (faults.length > 0 || !person || !read) return { ...base, action: 'wrong', faults };
    return {
      ...base,
      ...placed(person, read, facts.standing),
      remarks: remarksOn(cell('level'), read.month, read.score),
    };
  });
}

/** What a row says beside the person; undefined and a fault of each cell where something of it is wrong. */
function readRow(cell: Cells, today: string, faults: RowFault[]): Read | undefined {
  const [month, score] = [readGivenMonth(cell('month')), pointsIn(cell('score'))];
  const documentDate = readGivenDay(cell('document_date')).day ?? null;
  const [agency, documentNumber] = [cell('agency'), cell('document_number')];
  const wrong: [boolean, string, string, string?][] = [
    [month === null, 'month', 'month', cell('month')],
    [month !== null && month > today.slice(0, 7), 'month', 'month-future'],
    [score === null, 'score', 'score', cell('score')],
    [isOutside(agency, IMPORTED.agency), 'agency', 'agency'],
    [isOutside(documentNumber, IMPORTED.documentNumber), 'document_number', 'document-number'],
    [documentDate === null, 'document_date', 'document-date', cell('document_date')],
    [documentDate !== null && documentDate > today, 'document_date', 'document-future'],
  ];
  const found = wrong.filter(([is]) => is);
  faults.push(...found.map(([, column, code, value]) => ({ column, code, ...(value ? { value } : {}) })));
  if (found.length > 0 || month === null || score === null || documentDate === null) return undefined;
  return { month, score, agency, documentNumber, documentDate };
}

function isOutside({ length }: string, { least, most }: { least: number; most: number }): boolean {
  return length < least || length > most;
}

/** The same month with the same document is there already; another figure of it is put right by hand, never written over. */
function placed(
  { id: officialId, unitId }: NamedPerson,
  read: Read,
  standing: MonthsStanding,
): Pick<PlannedRow<MonthLine>, 'action' | 'faults' | 'line'> {
  const refused = refusalOf(officialId, read.month, standing);
  const stands = standing.imported.find((one) => one.officialId === officialId && one.month === read.month);
  if (stands && Object.entries(read).every(([key, value]) => stands[key as keyof Read] === value))
    return { action: 'same', faults: [] };
  if (refused) {
    const value = refused === 'importedAlready' ? pointsText(stands!.score) : read.month;
    return { action: 'wrong', faults: [{ column: 'month', code: FAULT[refused], value }] };
  }
  return { action: 'create', faults: [], line: { officialId, ...read, unitId, scoreText: pointsText(read.score) } };
}

/** The law knows levels of a year; a level that a file says of a month is compared and not kept. */
function remarksOn(typed: string, month: string, score: Dec): RowFault[] {
  const said = wordIn(BAND_WORDS, typed.toLocaleLowerCase('vi'));
  const level = levelOf(score, lawOfMonth(month).bands);
  return said === undefined || said === level ? [] : [{ column: 'level', code: `month-level-${level}`, typed }];
}

function pointsText(score: Dec): string {
  return score.replace('.', ',');
}
