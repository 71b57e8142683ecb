import { wayOf } from '../kind-forms.js';
import type { Anchors, Criterion, GlossaryLine } from '../criterion.js';
import { refusal, type Finding } from '../finding.js';
import { countSyllables, type Syllable } from '../syllables.js';
import { checkAbbreviations } from './abbreviations.js';
import { checkAbstractVerb } from './abstract-verbs.js';

const ANCHORS: readonly (keyof Anchors)[] = ['zero', 'half', 'full'];

type Glossary = readonly GlossaryLine[];

export function checkClear(criterion: Criterion, run: readonly Syllable[], glossary: Glossary): Finding[] {
  return [...checkAbstractVerb(criterion, run), ...checkAbbreviations(criterion, glossary), ...checkAnchors(criterion)];
}

/** A mark is given against three written anchors; without all three it would be a feeling. */
function checkAnchors(criterion: Criterion): Finding[] {
  if (wayOf(criterion) !== 'mark') return [];
  const missing = ANCHORS.filter((anchor) => countSyllables(criterion.anchors?.[anchor] ?? '') === 0);
  if (missing.length === 0) return [];
  return [refusal('clear', 'anchors-missing', { count: missing.length, missing: missing.join(' ') }, criterion.code)];
}
