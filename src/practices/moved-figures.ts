import type { Rows } from '../database/db.js';
import { figuresOf } from '../measures/measures.queries.js';
import type { Issue } from '../web/issues.js';
import { monthIssues } from './practice.form.js';

export interface Moved {
  beforeMonth: string | null;
  afterMonth: string | null;
  beforeValue: string | null;
  afterValue: string | null;
}

const NONE: Moved = { beforeMonth: null, afterMonth: null, beforeValue: null, afterValue: null };

/** The unit's figures of the two months, as they stand now; a month without a figure cannot be named. */
export async function movedFigures(
  on: Rows,
  unitId: number,
  measure: number | null,
  before?: string,
  after?: string,
): Promise<{ value: Moved; issues: Issue[] }> {
  const issues = monthIssues(measure, before, after);
  if (issues.length > 0 || before === undefined || after === undefined) return { value: NONE, issues };
  const figures = await figuresOf(on, { unitIds: [unitId], from: before, to: after });
  const at = (month: string) =>
    figures.find((figure) => figure.measureId === measure && figure.month === month)?.value ?? null;
  const [beforeValue, afterValue] = [at(before), at(after)];
  if (beforeValue === null) issues.push({ field: 'beforeMonth', code: 'practices:issue.noFigure' });
  if (afterValue === null) issues.push({ field: 'afterMonth', code: 'practices:issue.noFigure' });
  return { value: { beforeMonth: before, afterMonth: after, beforeValue, afterValue }, issues };
}
