import type { Criterion } from '../criterion.js';
import { warning, type Finding } from '../finding.js';
import { wordsOf } from '../phrases.js';
import type { Syllable } from '../syllables.js';
import * as words from '../words/abstract.js';

type Run = readonly Syllable[];
const CLAUSE_ENDS = /[,;:.!?]/u;

/** The first abstract verb of the text that has nothing behind it one could see or count. */
export function checkAbstractVerb(criterion: Criterion, run: Run): Finding[] {
  for (let at = 0; at < run.length; at++) {
    const length = abstractAt(run, at);
    if (length > 0) return [warning('clear', 'abstract-verb', { verb: wordsOf(run, at, length) }, criterion.code)];
  }
  return [];
}

function abstractAt(run: Run, at: number): number {
  const verb = words.abstractVerbs.at(run, at);
  const length = verb || words.emptyVerbs.at(run, at);
  if (length === 0) return 0;
  const object = clauseFrom(run, at + length);
  const abstractObject = object.length > 0 && words.abstractNouns.at(object, 0) > 0;
  if (hasFigure(object) || (!abstractObject && hasThing(object))) return 0;
  if (verb > 0 && opensClause(run, at)) return length;
  return abstractObject && !inTitle(run, at) ? length : 0;
}

function clauseFrom(run: Run, from: number): Run {
  const rest = run.slice(from);
  const end = rest.findIndex((syllable) => CLAUSE_ENDS.test(syllable.gap));
  return end < 0 ? rest : rest.slice(0, end);
}

function opensClause(run: Run, at: number): boolean {
  return at === 0 || CLAUSE_ENDS.test(run[at]!.gap) || words.openers.has(run[at - 1]!.word);
}

/** "Dự lớp nâng cao nghiệp vụ" names the class. */
function inTitle(run: Run, at: number): boolean {
  return words.titles.startOfOneEnding(run, at) >= 0;
}

function hasThing(object: Run): boolean {
  return object.some((_, at) => words.concreteThings.at(object, at) > 0);
}

/** A number that measures something: 98%, 2 buổi, ba hộ; not "Nghị quyết 57", not "năm 2026". */
function hasFigure(object: Run): boolean {
  return object.some((syllable, at) => {
    const next = object[at + 1]?.word;
    if (words.numberWords.has(syllable.word)) return words.units.has(next);
    if (!/^\p{N}+(?:[.,]\p{N}+)?%?$/u.test(syllable.word)) return false;
    return !words.referenceWords.has(object[at - 1]?.word) && !/^(?:19|20)\d\d$/u.test(syllable.word);
  });
}
