import type { Criterion } from '../criterion.js';
import { refusal, warning, type Finding } from '../finding.js';
import { countSyllables, type Syllable } from '../syllables.js';
import { opening, secondAct } from './two-acts.js';

export function checkDoable(criterion: Criterion, run: readonly Syllable[]): Finding[] {
  const findings: Finding[] = [];
  const second = secondAct(run);
  if (second !== null) findings.push(warning('doable', 'two-acts', { second }, criterion.code));
  if (run.length > 0 && opening(run) === 'nothing') {
    findings.push(warning('doable', 'no-verb', { first: run[0]!.raw }, criterion.code));
  }
  if (countSyllables(criterion.evidence) === 0) findings.push(refusal('doable', 'no-evidence', {}, criterion.code));
  return findings;
}
