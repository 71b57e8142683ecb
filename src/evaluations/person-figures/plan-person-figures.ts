import type { Criterion } from '../../criteria/criterion.js';
import type { PlannedRow, RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';
import type { Dec } from '../../scoring/decimal.js';
import { fold } from '../../web/fold.js';
import { fieldNumber } from '../../web/numbers.js';
import { readCells, type ReadPersonFigure } from './figure-cell.js';

/** One evaluation of the month by the set, as the plan needs it. Nothing of what its author states stands here. */
export interface EvaluationFact {
  evaluationId: number;
  code: string;
  name: string;
  /** Of the name: `fold`. */
  folded: string;
  /** `open`: may be written; else why not (label `<words>fault.<state>`). */
  state: 'open' | 'own' | 'closed' | 'decided' | 'excused';
  /** As the evaluation's own version has it; null: no figure of a person is taken there. */
  criterion: Criterion | null;
  before: ReadPersonFigure | null;
}

export interface PersonFigureFacts {
  /** Nothing more is taken from this source. */
  ended: boolean;
  evaluations: EvaluationFact[];
}

/** One figure to be written. */
export interface PersonFigureLine extends ReadPersonFigure {
  evaluationId: number;
  before: Dec | null;
}

/** Pure: what persons' figures of one source and month would do, row by row, and why a row cannot be taken. A file and a program plan by it alike. */
export function planPersonFigures(rows: readonly TableRow[], facts: PersonFigureFacts): PlannedRow<PersonFigureLine>[] {
  const seen = new Map<number, number>();
  return rows.map((row) => planned(row, facts, seen));
}

function planned(
  { row, cells }: TableRow,
  facts: PersonFigureFacts,
  seen: Map<number, number>,
): PlannedRow<PersonFigureLine> {
  const typed = { code: cells['code'] ?? '', name: cells['name'] ?? '' };
  const faults: RowFault[] = facts.ended ? [{ column: 'value', code: 'ended', value: '' }] : [];
  const evaluation = evaluationOf(typed, facts.evaluations, faults);
  const head = { row, code: evaluation?.code ?? typed.code, name: evaluation?.name ?? typed.name };
  const wrong = (): PlannedRow<PersonFigureLine> => ({ ...head, action: 'wrong', changes: [], faults });
  if (!evaluation) return wrong();
  const first = seen.get(evaluation.evaluationId);
  if (first !== undefined) faults.push({ column: 'code', code: 'twice', value: String(first) });
  else seen.set(evaluation.evaluationId, row);
  const figure = figureOf(evaluation, cells, faults);
  if (!figure || faults.length > 0) return wrong();
  const { evaluationId, before } = evaluation;
  const changes = changesOf(before, figure);
  const action = !before ? 'create' : changes.length > 0 ? 'change' : 'same';
  const done = { ...head, action, changes, faults } as const;
  return action === 'same' ? done : { ...done, line: { evaluationId, ...figure, before: before?.value ?? null } };
}

/** By the code; without one by the whole name, where one person alone has it. */
function evaluationOf(
  { code, name }: { code: string; name: string },
  evaluations: readonly EvaluationFact[],
  faults: RowFault[],
): EvaluationFact | undefined {
  if (code === '' && name === '') return refuse(faults, 'code', 'who', '');
  const named = evaluations.filter(({ folded }) => folded === fold(name));
  if (code === '') {
    if (named.length > 1)
      return refuse(faults, 'name', 'same-name', named.map((evaluation) => evaluation.code).join(', '));
    return named[0] ?? refuse(faults, 'name', 'unknown', name);
  }
  const evaluation = evaluations.find((one) => one.code.toLowerCase() === code.toLowerCase());
  if (!evaluation) return refuse(faults, 'code', 'unknown', code);
  if (name !== '' && evaluation.folded !== fold(name))
    faults.push({ column: 'name', code: 'other-name', value: evaluation.name });
  return evaluation;
}

function refuse(faults: RowFault[], column: string, code: string, value: string): undefined {
  faults.push({ column, code, value });
}

function figureOf(
  evaluation: EvaluationFact,
  cells: Record<string, string>,
  faults: RowFault[],
): ReadPersonFigure | null {
  if (evaluation.state !== 'open') faults.push({ column: 'code', code: evaluation.state, value: '' });
  if (!evaluation.criterion) {
    faults.push({ column: 'code', code: 'no-criterion', value: '' });
    return null;
  }
  const { value = '', part = '', whole = '', scale = '' } = cells;
  const read = readCells(evaluation.criterion, { value, part, whole, scale });
  if (!('fault' in read)) return read;
  faults.push({ column: read.column, code: read.fault, value: read.value });
  return null;
}

function changesOf(before: ReadPersonFigure | null, now: ReadPersonFigure): PlannedRow['changes'] {
  const read = (figure: ReadPersonFigure | null, column: 'value' | 'part' | 'whole') => figure?.[column] ?? null;
  return (['value', 'part', 'whole'] as const)
    .filter((column) => read(before, column) !== read(now, column))
    .map((column) => ({ column, before: shown(read(before, column)), after: shown(read(now, column)) }));
}

/** A plan is read in both languages; it is written in the first. */
function shown(value: Dec | null): string {
  return fieldNumber(value, 'vi');
}
