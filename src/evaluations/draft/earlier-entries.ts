import { localDay } from '../../database/local-day.js';
import { nameOn } from '../../standing/units-on.js';
import { wayOf } from '../../criteria/kind-forms.js';
import type { SetContent } from '../../criteria/criterion.js';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import { entryRead, type EntryRead } from './entry.view.js';

/** What a person had stated in a unit before the evaluation followed them to another: read beside the new evaluation, never scored. */
export interface EarlierEvaluation {
  unitName: string;
  at: Date;
  lines: { number: number; text: string; entry: EntryRead; note: string }[];
  note: string;
}

interface Row {
  unitName: string;
  at: Date;
  content: SetContent;
  values: (Dec | null)[];
  notes: Record<string, string>;
}

/** The newest first. With `marks` false the marks of conduct are left out: they are not revealed yet. */
export async function earlierEvaluations(on: Rows, evaluationId: number, marks = true): Promise<EarlierEvaluation[]> {
  const rows = await on.rows<Row>(
    `select ${nameOn('x.unit_id', localDay('x.at'))} as "unitName", x.at, v.content, x.values, x.notes from earlier_entries x join units u on u.id = x.unit_id
     join criteria_versions v on v.id = x.version_id where x.evaluation_id = $1 order by x.id desc`,
    [evaluationId],
    'earlier-entries',
  );
  return rows.map((row) => ({
    unitName: row.unitName,
    at: row.at,
    lines: linesOf(row, marks),
    note: row.notes[''] ?? '',
  }));
}

function linesOf({ content, values, notes }: Row, marks: boolean): EarlierEvaluation['lines'] {
  const stated = { values, leftOut: [], due: 0, led: null };
  return content.criteria.flatMap((criterion, place) => {
    const value = values[place] ?? null;
    const note = notes[criterion.code] ?? '';
    if ((value === null && note === '') || (wayOf(criterion) === 'mark' && !marks)) return [];
    return [{ number: place + 1, text: criterion.text, entry: entryRead(criterion, place, stated), note }];
  });
}
