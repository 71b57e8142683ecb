import { COUNT, type Criterion } from '../criterion.js';
import { refusal, warning, type Finding } from '../finding.js';
import { likeness, likenessOf, NEARLY_THE_SAME } from './likeness.js';

export function checkCount(count: number): Finding[] {
  const data = { count, ...COUNT };
  if (count > COUNT.most) return [refusal('memorable', 'too-many', { ...data, over: count - COUNT.most })];
  if (count < COUNT.least) return [refusal('memorable', 'too-few', { ...data, short: COUNT.least - count })];
  if (count < COUNT.bestFrom || count > COUNT.bestTo) return [warning('memorable', 'not-best-count', data)];
  return [];
}

/** Each later criterion that says nearly the same as an earlier one, named once. */
export function checkRepeats(criteria: readonly Criterion[]): Finding[] {
  const compared = criteria.map((criterion) => ({ criterion, likeness: likenessOf(criterion.text) }));
  return compared.flatMap((later, at) => {
    const earlier = compared.slice(0, at).find((other) => likeness(other.likeness, later.likeness) >= NEARLY_THE_SAME);
    return earlier ? [repeats(later.criterion, earlier.criterion)] : [];
  });
}

/** Does this criterion, as it is typed, say nearly the same as another of its set? */
export function checkRepeatOf(criterion: Criterion, others: readonly Criterion[]): Finding[] {
  const own = likenessOf(criterion.text);
  const other = others.find((one) => likeness(likenessOf(one.text), own) >= NEARLY_THE_SAME);
  return other ? [repeats(criterion, other)] : [];
}

function repeats(criterion: Criterion, other: Criterion): Finding {
  return warning('memorable', 'near-duplicate', { other: other.code, otherText: other.text }, criterion.code);
}
