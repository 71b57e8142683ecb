import type { Criterion } from '../criterion.js';
import { refusal, warning, type Finding } from '../finding.js';
import type { Syllable } from '../syllables.js';

const SYLLABLES = { best: 15, most: 25 } as const;

export function checkShort(criterion: Criterion, run: readonly Syllable[]): Finding[] {
  const data = { count: run.length, best: SYLLABLES.best, most: SYLLABLES.most };
  if (run.length === 0) return [refusal('short', 'empty', data, criterion.code)];
  if (run.length > SYLLABLES.most) return [refusal('short', 'far-too-long', data, criterion.code)];
  if (run.length > SYLLABLES.best) return [warning('short', 'too-long', data, criterion.code)];
  return [];
}
