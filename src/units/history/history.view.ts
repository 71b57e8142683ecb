import type { Actor } from '../../web/actor.js';
import { sightOf } from '../unit.policy.js';
import { dayBefore } from '../days.js';
import { concerns } from './annulments.service.js';
import { mayBeCorrected, mayCorrect } from './corrections.service.js';
import type { Kin, NamedSpan, StatedAct, StatedChange } from './history.queries.js';
import { EVER } from './timeline.js';

/** The day that the act is known by: of a unit that closes, its last one. */
export function firstDay({ kind, day }: Pick<StatedAct, 'kind' | 'day'>): string | null {
  if (day === EVER) return null;
  return kind === 'close' ? dayBefore(day) : day;
}

/** An act in words: what it is, of which units, what it changed from what. */
export function actLine(act: StatedAct) {
  const { id, kind, decisionNumber, reason, by, at, changes } = act;
  return {
    id,
    kind,
    day: firstDay(act),
    decisionNumber,
    reason,
    by,
    at,
    corrects: act.correctsId !== null,
    words: changes.flatMap(wordsOf),
    units: namesOf(changes, 'itself', 'new'),
    ended: namesOf(changes, 'merged'),
    into: namesOf(changes, 'successor'),
    parts: namesOf(changes, 'part'),
  };
}

function namesOf(changes: readonly StatedChange[], ...roles: StatedChange['role'][]): string {
  return changes
    .filter(({ role }) => roles.includes(role))
    .map(({ name }) => name)
    .join(', ');
}

interface Word {
  key: 'name' | 'code' | 'kind' | 'parent' | 'committee';
  was: string | null;
  is: string | null;
}

function wordsOf({ role, sets, was, parent, formerParent }: StatedChange): Word[] {
  if (role !== 'itself') return [];
  const texts = (['name', 'code', 'kind', 'committee'] as const).flatMap((key): Word[] =>
    sets[key] === undefined ? [] : [{ key, was: was[key] ?? null, is: sets[key] ?? null }],
  );
  return sets.parentId === undefined ? texts : [...texts, { key: 'parent', was: formerParent, is: parent }];
}

export function historyView(
  actor: Actor,
  acts: readonly StatedAct[],
  spans: readonly NamedSpan[],
  kin: readonly Kin[],
) {
  const later = new Map(acts.map((act) => [act.id, act]));
  return {
    spans: spans.map((span) => ({ ...span, from: span.from === EVER ? null : span.from })),
    kin: kinLines(actor, kin),
    acts: acts
      .filter(({ correctedBy, kind }) => correctedBy === null || kind === 'annul')
      .map((act) => ({
        ...actLine(act),
        may: mayCorrect(actor, act) && mayBeCorrected(act),
        annulment: concerns(actor, act) ? act.annulment : null,
        backFrom: act.backFrom,
        before: formerOf(act, later),
      })),
  };
}

/** What stood in the place of an act before it was put right, the newest first. */
function formerOf(act: StatedAct, known: ReadonlyMap<number, StatedAct>) {
  const former = [];
  for (let at = known.get(act.correctsId ?? 0); at; at = known.get(at.correctsId ?? 0)) former.push(actLine(at));
  return former;
}

export function kinLines(actor: Actor, kin: readonly Kin[]) {
  return kin.map(({ unitId, name, path, relation, day, decisionNumber }) => ({
    name,
    relation,
    day,
    decisionNumber,
    href: sightOf(actor, path) ? `/units/${unitId}` : null,
    reports: sightOf(actor, path) === 'whole' ? unitId : null,
  }));
}
