import { workWritable } from '../../forms/legal-form.policy.js';
import type { Product } from '../../../catalogue/product.js';
import { wordIn, type PlannedRow, type RowFault } from '../../../imports/plan.js';
import type { TableRow } from '../../../imports/table.js';
import { readAnyDay } from '../../../web/days.js';
import { fold } from '../../../web/fold.js';
import { readName } from '../../../units/imports/understanding/name.js';
import { readQuantity } from '../quantity.js';
import type { WorkPerson } from '../work-people.js';
import { isAbove, itemsOf, minus } from '../work-sums.js';
import type { WorkLineRow, WorkOrigin } from '../work.queries.js';

/** How a file says where work came from. */
const WORK_KINDS: Record<string, 'assigned' | 'taken-over' | 'unplanned'> = {
  '': 'assigned',
  assigned: 'assigned',
  giao: 'assigned',
  'được giao': 'assigned',
  'taken-over': 'taken-over',
  'nhận thêm': 'taken-over',
  unplanned: 'unplanned',
  'đột xuất': 'unplanned',
};

interface WorkFileLine {
  row: number;
  /** What the file has: a code, or a name that one person alone has. */
  typed: string;
  officialCode: string;
  productCode: string;
  assigned: string;
  /** Null: the file says nothing of it. */
  completed: string | null;
  dueOn: string | null;
  kind: WorkOrigin | null;
  late: number | null;
  failed: number | null;
  markReason: string;
  reference: string;
  note: string;
}

interface WorkKnown {
  /** People whose work may be brought in, by their code. */
  people: ReadonlyMap<string, WorkPerson>;
  /** The same by their folded names. */
  named: ReadonlyMap<string, readonly WorkPerson[]>;
  /** The sender's own name, in `personWords`: nobody brings in work for themselves, nor for another by that name. */
  ownName: string | null;
  merged: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, Product>;
  hasCatalogue: boolean;
  /** Lines that stand, by form and reference. */
  lines: ReadonlyMap<string, WorkLineRow>;
  due: { first: string; last: string };
}

/** What the work's plan reads, as it goes into the thread. */
export interface WorkFacts {
  people: WorkPerson[];
  ownName: string | null;
  /** Codes of records that were merged into another, with the code that holds today. */
  merged: [string, string][];
  products: [string, Product][];
  hasCatalogue: boolean;
  /** Lines that stand and have one of the file's references. */
  lines: WorkLineRow[];
  due: WorkKnown['due'];
}

/** One line to be written: new, or an existing one (`lineId`) with what changes. */
export interface WorkLine extends WorkFileLine {
  legalFormId: number;
  product: Product;
  lineId: number | null;
  changes: PlannedRow['changes'];
  marks: { item: number; kind: 'late' | 'failed' }[];
}

/** Pure: what a file of work would do, row by row, and why a row cannot be taken. */
export function planWork(rows: readonly TableRow[], facts: WorkFacts): PlannedRow<WorkLine>[] {
  const seen = new Map<string, number>();
  const known: WorkKnown = {
    ...facts,
    merged: new Map(facts.merged),
    people: new Map(facts.people.map((person) => [person.code, person])),
    named: byName(facts.people),
    products: new Map(facts.products),
    lines: new Map(facts.lines.map((line) => [lineKey(line.legalFormId, line.reference ?? ''), line])),
  };
  return rows.map(({ row, cells }) =>
    planned(
      withPerson(
        lineOf(row, (column) => cells[column] ?? ''),
        known,
      ),
      known,
      seen,
    ),
  );
}

/** A person's name as two spellings of it are compared: no marks, no capitals, no form of address. */
export function personWords(name: string): string {
  return fold(readName(name).name);
}

function byName(people: readonly WorkPerson[]): Map<string, WorkPerson[]> {
  const named = new Map<string, WorkPerson[]>();
  for (const person of people) {
    const words = personWords(person.name);
    named.set(words, [...(named.get(words) ?? []), person]);
  }
  return named;
}

/** A code goes before a name; a name is a person where one alone has it. */
function withPerson(line: WorkFileLine, { people, merged, named, ownName }: WorkKnown): WorkFileLine {
  const { typed } = line;
  const words = personWords(typed);
  if (people.has(typed) || merged.has(typed) || words === ownName) return line;
  const [person, other] = named.get(words) ?? [];
  return person && !other ? { ...line, officialCode: person.code } : line;
}

function lineKey(legalFormId: number, reference: string): string {
  return `${legalFormId} ${reference}`;
}

/** Marks of the file that the line does not have yet; the products carry them in turn. */
function newMarks(line: WorkFileLine, before: WorkLineRow | undefined, kind: 'late' | 'failed'): number[] {
  const has = liveMarks(before, kind);
  const items = Math.max(1, itemsOf(line.completed ?? before?.completed ?? '0'));
  return Array.from({ length: Math.max(0, (line[kind] ?? 0) - has) }, (_, place) => ((has + place) % items) + 1);
}

function lineOf(row: number, cell: (column: string) => string): WorkFileLine {
  const count = (text: string) => (text === '' ? null : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);
  return {
    row,
    typed: cell('official_code'),
    officialCode: cell('official_code'),
    productCode: cell('product_code'),
    assigned: quantityOf(cell('assigned')),
    completed: cell('completed') === '' ? null : quantityOf(cell('completed')),
    dueOn: cell('due_on') === '' ? null : (readAnyDay(cell('due_on')) ?? `?${cell('due_on')}`),
    kind: wordIn(WORK_KINDS, cell('kind').toLocaleLowerCase('vi')) ?? null,
    late: count(cell('late')),
    failed: count(cell('failed')),
    markReason: cell('mark_reason'),
    reference: cell('reference'),
    note: cell('note'),
  };
}

/** The plain number, or the text as it stands with a mark before it. */
function quantityOf(text: string): string {
  return readQuantity(text, true).value ?? `?${text}`;
}

function planned(line: WorkFileLine, known: WorkKnown, seen: Map<string, number>): PlannedRow<WorkLine> {
  const person = known.people.get(line.officialCode);
  const before = person && known.lines.get(lineKey(person.legalFormId, line.reference));
  const changes = before ? changesOf(line, before) : [];
  const faults = [
    ...ownFaults(line, known),
    ...placeFaults(line, person, before, known, seen),
    ...(before ? changeFaults(line, before, person!, changes.length > 0) : newFaults(line, person)),
  ];
  const action = faults.length > 0 ? 'wrong' : !before ? 'create' : changes.length > 0 ? 'change' : 'same';
  return {
    row: line.row,
    code: line.officialCode,
    name: `${line.productCode} · ${line.reference}`,
    action,
    changes: faults.length > 0 ? [] : changes,
    faults,
    ...remarksOf(line, person),
    ...(action === 'create' || action === 'change' ? { line: written(line, person!, before, changes, known) } : {}),
  };
}

function remarksOf({ typed, officialCode }: WorkFileLine, person: WorkPerson | undefined): Pick<PlannedRow, 'remarks'> {
  if (!person || typed === officialCode) return {};
  const value = `${person.name} (${person.code}, ${person.unitName})`;
  return { remarks: [{ column: 'official_code', code: 'person-by-name', typed, value }] };
}

/** Nobody, somebody whose record became another, or several of one name. */
function personFault({ typed }: WorkFileLine, { merged, named }: WorkKnown): RowFault {
  const column = 'official_code';
  const now = merged.get(typed);
  if (now) return { column, code: 'merged', value: now };
  const several = (named.get(personWords(typed)) ?? []).map(({ code, unitName }) => `${code} (${unitName})`);
  return several.length > 1
    ? { column, code: 'several', typed, value: several.slice(0, 5).join('; ') }
    : { column, code: 'person', value: typed };
}

function written(
  line: WorkFileLine,
  { legalFormId }: WorkPerson,
  before: WorkLineRow | undefined,
  changes: PlannedRow['changes'],
  { products }: WorkKnown,
): WorkLine {
  const marks = (['late', 'failed'] as const).flatMap((kind) =>
    newMarks(line, before, kind).map((item) => ({ item, kind })),
  );
  return { ...line, legalFormId, product: products.get(line.productCode)!, lineId: before?.id ?? null, changes, marks };
}

function ownFaults(line: WorkFileLine, { due }: WorkKnown): RowFault[] {
  const faults: RowFault[] = [];
  if (line.assigned.startsWith('?') || line.assigned === '0')
    faults.push({ column: 'assigned', code: 'quantity', value: line.assigned.replace('?', '') });
  if (line.completed?.startsWith('?'))
    faults.push({ column: 'completed', code: 'quantity', value: line.completed.slice(1) });
  else if (line.completed && !line.assigned.startsWith('?') && isAbove(line.completed, line.assigned))
    faults.push({ column: 'completed', code: 'above', value: line.assigned });
  if (line.dueOn?.startsWith('?')) faults.push({ column: 'due_on', code: 'date', value: line.dueOn.slice(1) });
  else if (line.dueOn && (line.dueOn < due.first || line.dueOn > due.last))
    faults.push({ column: 'due_on', code: 'outside', value: line.dueOn });
  if (line.kind === null) faults.push({ column: 'kind', code: 'kind' });
  for (const kind of ['late', 'failed'] as const)
    if (Number.isNaN(line[kind])) faults.push({ column: kind, code: 'count' });
  if (line.reference === '' || line.reference.length > 80) faults.push({ column: 'reference', code: 'reference' });
  if (line.note.length > 1000) faults.push({ column: 'note', code: 'note' });
  return faults;
}

function placeFaults(
  line: WorkFileLine,
  person: WorkPerson | undefined,
  before: WorkLineRow | undefined,
  known: WorkKnown,
  seen: Map<string, number>,
): RowFault[] {
  const faults: RowFault[] = [];
  if (!person) faults.push(personFault(line, known));
  const product = known.products.get(line.productCode);
  if (!known.hasCatalogue) faults.push({ column: 'product_code', code: 'no-catalogue' });
  else if (!product && before?.code !== line.productCode)
    faults.push({ column: 'product_code', code: 'product', value: line.productCode });
  else if (product?.leading && person && !person.leader)
    faults.push({ column: 'product_code', code: 'leaders-only', value: line.productCode });
  const key = `${line.officialCode} ${line.reference}`;
  const first = seen.get(key);
  if (first !== undefined) faults.push({ column: 'reference', code: 'twice', value: String(first) });
  else seen.set(key, line.row);
  return faults;
}

function newFaults(line: WorkFileLine, person: WorkPerson | undefined): RowFault[] {
  const faults: RowFault[] = line.dueOn === null ? [{ column: 'due_on', code: 'due' }] : [];
  if (person && isShut(person)) faults.push({ column: 'official_code', code: 'shut' });
  return [...faults, ...markFaults(line, undefined)];
}

function changeFaults(line: WorkFileLine, before: WorkLineRow, person: WorkPerson, changes: boolean): RowFault[] {
  const faults: RowFault[] = [];
  if (before.code !== line.productCode)
    faults.push({ column: 'product_code', code: 'other-product', value: before.code });
  if (changes && isShut(person)) faults.push({ column: 'official_code', code: 'shut' });
  const completed = line.completed ?? before.completed;
  const numbers = !line.assigned.startsWith('?') && !completed.startsWith('?');
  if (
    numbers &&
    (isAbove(before.givenBack, line.assigned) || isAbove(completed, minus(line.assigned, before.givenBack)))
  )
    faults.push({ column: 'completed', code: 'given-back', value: before.givenBack });
  return [...faults, ...markFaults(line, before)];
}

/** Marks need a reason and a product that was completed; a mark that stands is taken away by hand, with a reason. */
function markFaults(line: WorkFileLine, before: WorkLineRow | undefined): RowFault[] {
  const faults: RowFault[] = [];
  const done = line.completed ?? before?.completed ?? '0';
  const items = done.startsWith('?') ? 0 : itemsOf(done);
  const highest = Math.max(0, ...(before?.marks ?? []).filter((mark) => !mark.removedAt).map((mark) => mark.item));
  if (highest > items) faults.push({ column: 'completed', code: 'marked', value: String(highest) });
  for (const kind of ['late', 'failed'] as const) {
    const added = newMarks(line, before, kind).length;
    if (line[kind] !== null && line[kind]! < liveMarks(before, kind))
      faults.push({ column: kind, code: 'fewer-marks', value: String(liveMarks(before, kind)) });
    if (added > 0 && items === 0) faults.push({ column: kind, code: 'nothing-done' });
    if (added > 0 && (line.markReason.length < 3 || line.markReason.length > 1000))
      faults.push({ column: 'mark_reason', code: 'reason' });
  }
  return faults;
}

function changesOf(line: WorkFileLine, before: WorkLineRow): PlannedRow['changes'] {
  const stated = before.statedAt !== null || before.completed !== '0';
  const changes = [
    { column: 'assigned', before: before.quantity, after: line.assigned },
    {
      column: 'completed',
      before: stated ? before.completed : '',
      after: line.completed ?? (stated ? before.completed : ''),
    },
    { column: 'due_on', before: before.dueOn ?? '', after: line.dueOn ?? before.dueOn ?? '' },
    { column: 'kind', before: before.origin, after: line.kind ?? before.origin },
    {
      column: 'late',
      before: String(liveMarks(before, 'late')),
      after: String(line.late ?? liveMarks(before, 'late')),
    },
    {
      column: 'failed',
      before: String(liveMarks(before, 'failed')),
      after: String(line.failed ?? liveMarks(before, 'failed')),
    },
    { column: 'note', before: before.remark, after: line.note },
  ];
  return changes.filter((change) => change.before !== change.after);
}

function liveMarks(line: WorkLineRow | undefined, kind: 'late' | 'failed'): number {
  return (line?.marks ?? []).filter((mark) => mark.kind === kind && !mark.removedAt).length;
}

function isShut(person: WorkPerson): boolean {
  return !workWritable(person);
}
