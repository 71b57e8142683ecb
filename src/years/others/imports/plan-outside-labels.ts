import { wordIn, type PlannedRow, type RowFault } from '../../../imports/plan.js';
import type { TableRow } from '../../../imports/table.js';
import { BAND_WORDS } from '../../../legal/means/imports/band-words.js';
import { readAnyDay } from '../../../web/days.js';
import { fold } from '../../../web/fold.js';
import type { FrameInForce } from '../../frames/own-frame.queries.js';
import type { Label } from '../../year-record.queries.js';
import type { OtherPerson } from '../others.queries.js';
import { differs, labelByFrame, NOTE, scoreIn } from '../scored.js';
import type { NewOutsideLabel } from '../write-outside-labels.js';

/** How a file names a label. */
const LABELS: Readonly<Record<string, Label>> = {
  ...BAND_WORDS,
  'not-classified': 'not-classified',
  'không xếp loại': 'not-classified',
};

export interface OutsideFacts {
  year: number;
  today: string;
  /** Whom the file may bring a result of; not who brings it. */
  people: OtherPerson[];
  /** Codes of records that were merged into another, with the code that holds today. */
  merged: [string, string][];
  /** The unit's own for viên chức. */
  frame: FrameInForce | null;
}

type Cells = (column: string) => string;

/** Pure: what a file of results would do, row by row, and why a row cannot be taken. */
export function planOutsideLabels(rows: readonly TableRow[], facts: OutsideFacts): PlannedRow<NewOutsideLabel>[] {
  const people = new Map(facts.people.map((person) => [person.code, person]));
  const merged = new Map(facts.merged);
  const seen = new Map<string, number>();
  return rows.map(({ row, cells }) => {
    const cell: Cells = (column) => cells[column] ?? '';
    const person = people.get(cell('code'));
    const faults = person ? [] : [strangerFault(cell('code'), merged.get(cell('code')))];
    const first = seen.get(cell('code'));
    if (first !== undefined) faults.push({ column: 'code', code: 'twice', value: String(first) });
    else seen.set(cell('code'), row);
    return planned(row, cell, { person, faults }, facts);
  });
}

function strangerFault(code: string, now: string | undefined): RowFault {
  return now ? { column: 'code', code: 'merged', value: now } : { column: 'code', code: 'person', value: code };
}

function planned(
  row: number,
  cell: Cells,
  { person, faults: told }: { person: OtherPerson | undefined; faults: RowFault[] },
  { year, today, frame: own }: OutsideFacts,
): PlannedRow<NewOutsideLabel> {
  const frame = person?.personType === 'public-employee' ? own : null;
  const score = cell('score') === '' ? null : scoreIn(cell('score'));
  const typed = cell('label').toLocaleLowerCase('vi');
  const label = typed === '' && frame && score ? labelByFrame(frame, score) : wordIn(LABELS, typed);
  const decisionDate = readAnyDay(cell('decision_date'));
  const [decisionNumber, issuedBy, note] = [cell('decision_number'), cell('issued_by'), cell('note')];
  const faults: [boolean, string, string, string?][] = [
    [
      cell('full_name') !== '' && !!person && fold(cell('full_name')) !== fold(person.name),
      'full_name',
      'name',
      person?.name,
    ],
    [score === undefined, 'score', 'score', cell('score')],
    [label === undefined, 'label', typed === '' ? 'no-label' : 'label', cell('label')],
    [decisionNumber.length < 1 || decisionNumber.length > 60, 'decision_number', 'number'],
    [decisionDate === null, 'decision_date', 'date', cell('decision_date')],
    [decisionDate !== null && decisionDate > today, 'decision_date', 'future'],
    [decisionDate !== null && decisionDate < `${year}-01-01`, 'decision_date', 'early', String(year)],
    [issuedBy.length < 2 || issuedBy.length > 200, 'issued_by', 'issued-by'],
    [note !== '' && (note.length < NOTE.least || note.length > NOTE.most), 'note', 'note'],
    [!!label && score !== undefined && note === '' && differs(frame, score, label), 'note', 'differs'],
  ];
  const wrong = [
    ...told,
    ...faults.filter(([is]) => is).map(([, column, code, value]) => ({ column, code, ...(value ? { value } : {}) })),
  ];
  const base = { row, code: cell('code'), name: person?.name ?? cell('full_name'), changes: [] };
  if (wrong.length > 0 || !person || !label || !decisionDate || score === undefined)
    return { ...base, action: 'wrong', faults: wrong };
  const now = { label, decisionNumber, decisionDate, issuedBy, score, note: note || null };
  if (person.result) {
    const { id: _, ...stands } = person.result;
    const same = Object.entries(now).every(([key, value]) => stands[key as keyof typeof stands] === value);
    if (same) return { ...base, action: 'same', faults: [] };
    return { ...base, action: 'wrong', faults: [{ column: 'code', code: 'has-result' }] };
  }
  const { officialId, unitId, title, position, personType } = person;
  const frameId = score === null ? null : (frame?.id ?? null);
  const line = { officialId, unitId, title, position, personType, ...now, frameId };
  return { ...base, action: 'create', faults: [], line };
}
