import { wayOf } from '../../criteria/kind-forms.js';
import type { SetContent } from '../../criteria/criterion.js';
import type { Lang } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import { criterionHeads, type CriterionHead } from '../criterion.view.js';
import { entryRead, type EntryRead } from '../draft/entry.view.js';
import { typedText } from './head-evaluation.view.js';
import { figureAt, orFigure, type MeasuredFigures, type MeasuredFigure } from '../measured.js';
import { mustState, type Stated } from '../stated.js';

/** One line of a form on which every entry is stated. For the partial `approvals/entry-line`. */
export interface EntryLine extends CriterionHead {
  /** What stands there so far: the result in force, where there is one. */
  now: EntryRead;
  entry: { id: string; value: string; number: true; suffix: string } | null;
  measured: MeasuredFigure | null;
  due: number;
  out: { name: string; checked: boolean };
  note: { id: string; value: string; rows: number };
}

export interface EntrySources {
  content: SetContent;
  tier: number;
  stated: Stated;
  notes: Readonly<Record<string, string>>;
  lang: Lang;
  /** The measures' figures now: where nothing is stated yet, they stand in the fields. */
  figures?: MeasuredFigures;
  typed?: Record<string, unknown>;
}

export function entryLines({ content, tier, stated, notes, lang, figures, typed }: EntrySources): EntryLine[] {
  return criterionHeads(content, tier).map((head, place) => {
    const criterion = content.criteria[place]!;
    const field = `value.${head.code}`;
    const suffix = wayOf(head) === 'promises' ? `/ ${stated.due}` : head.unitLabel;
    const value =
      typedText(typed, field) ?? fieldNumber(orFigure(stated.values[place] ?? null, head.code, figures), lang);
    return {
      ...head,
      now: entryRead(criterion, place, stated),
      entry: mustState(criterion, stated.due) ? { id: field, value, number: true, suffix } : null,
      measured: figureAt(figures, head.code),
      due: stated.due,
      out: {
        name: `out.${head.code}`,
        checked: typed ? [typed[`out.${head.code}`]].flat().includes('yes') : (stated.leftOut[place] ?? false),
      },
      note: {
        id: `note.${head.code}`,
        value: typedText(typed, `note.${head.code}`) ?? notes[head.code] ?? '',
        rows: 2,
      },
    };
  });
}
