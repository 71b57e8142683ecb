import type { SetContent, Criterion, GlossaryLine } from './criterion.js';
import type { Finding } from './finding.js';
import { checkClear } from './four-tests/clear.js';
import { checkDoable } from './four-tests/doable.js';
import { checkCount, checkRepeatOf, checkRepeats } from './four-tests/memorable.js';
import { checkShort } from './four-tests/short.js';
import { checkWholeSet } from './four-tests/whole-set.js';
import { syllables } from './syllables.js';

export interface CriterionContext {
  glossary: readonly GlossaryLine[];
  /** The other criteria of the set, when likeness to them is asked about too. */
  others?: readonly Criterion[];
}

/** The four tests on one criterion, as it is typed. */
export function checkCriterion(criterion: Criterion, { glossary, others = [] }: CriterionContext): Finding[] {
  const run = syllables(criterion.text);
  return [
    ...checkShort(criterion, run),
    ...checkRepeatOf(criterion, others),
    ...checkClear(criterion, run, glossary),
    ...checkDoable(criterion, run),
  ];
}

/** The four tests on every criterion and the rules over the whole set. */
export function checkSet(set: SetContent): Finding[] {
  return [
    ...set.criteria.flatMap((criterion) => checkCriterion(criterion, { glossary: set.glossary })),
    ...checkCount(set.criteria.length),
    ...checkRepeats(set.criteria),
    ...checkWholeSet(set),
  ];
}
