import { wordsOf } from '../phrases.js';
import type { Syllable } from '../syllables.js';
import { actAt, startOfActEnding, thingAt } from '../words/verbs.js';
import * as words from '../words/joins.js';

type Run = readonly Syllable[];
const STOPS = /[,;.+&]/u;

/** The words of a second act behind "và", a comma, a semicolon; null when the text asks for one act. */
export function secondAct(run: Run): string | null {
  for (let at = 1; at < run.length; at++) {
    const from = afterJoin(run, at);
    const length = from === null ? 0 : actLength(run, at, from);
    if (from !== null && length > 0) return wordsOf(run, from, length);
  }
  return null;
}

/** Where the words behind a join at `at` begin; null when nothing is joined there. */
function afterJoin(run: Run, at: number): number | null {
  if (run[at]!.word === 'và') return insideOneThing(run, at) ? null : at + 1;
  return STOPS.test(run[at]!.gap) && opensWithAct(run) ? at : null;
}

function insideOneThing(run: Run, at: number): boolean {
  for (let from = Math.max(0, at - 4); from < at; from++) {
    if (from + words.oneThing.at(run, from) > at) return true;
  }
  return false;
}

/** A first clause that is no act ("Khi vắng mặt, …") only sets the time or place of the one that follows. */
function opensWithAct(run: Run): boolean {
  return opening(run) !== 'nothing';
}

export function opening(run: Run): 'act' | 'negation' | 'nothing' {
  if (run[0]?.word === 'không') return 'negation';
  if (actAt(run, 0) > 0) return 'act';
  const adverb = words.openingAdverbs.at(run, 0);
  if (thingAt(run, 0) > adverb) return 'nothing';
  return adverb > 0 && actAt(run, adverb) > 0 ? 'act' : 'nothing';
}

/** How long the act behind the join is, its adverbs and its "không" counted in; 0 when no act stands there. */
function actLength(run: Run, join: number, from: number): number {
  const adverb = words.adverbs.at(run, from);
  const negation = words.negations.at(run, from + adverb);
  const start = from + adverb + negation;
  const act = actAt(run, start);
  if (act === 0) return 0;
  const name = words.namesToo.at(run, start);
  const end = start + Math.max(act, name);
  // "…, không trễ" only says the first act again.
  if (negation > 0) return end < run.length ? end - from : 0;
  const before = startOfActEnding(run, join);
  if (before > 0 && words.holders.startOfOneEnding(run, before) >= 0) return 0;
  const isAct = name < act || before === 0 || adverb > 0 || words.afterAnAct.at(run, end) > 0;
  return isAct ? end - from : 0;
}
