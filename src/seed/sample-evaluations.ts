import { wayOf } from '../criteria/kind-forms.js';
import { pointsOf, scoreEvaluation } from '../evaluations/evaluation-score.js';
import type { Stated } from '../evaluations/stated.js';
import type { MeasuredFigures } from '../evaluations/measured.js';
import type { SampleMonth } from './sample-calendar.js';
import type { Member, Place, SampleWard } from './sample-places.js';
import { sampleMeasured } from './sample-figures.js';
import { sampleValue } from './sample-values.js';

/** How far an evaluation of the sample has come. */
export type Reach = 'draft' | 'submitted' | 'approved' | 'reviewed' | 'excused';

export interface SampleEvaluation {
  place: Place;
  member: Member;
  reach: Reach;
  due: number;
  /** The measures' figures of the month, for criteria that take one. */
  figures: MeasuredFigures;
  self: { values: (string | null)[]; points: (string | null)[]; score: string | null; exemplarity: string | null };
  head: {
    values: (string | null)[];
    points: (string | null)[];
    score: string | null;
    exemplarity: string | null;
  } | null;
  led: string[];
  ledCodes: string[];
  approver: number;
}

/**
 * Some heads are strict with themselves, one is not; one office's head stands below the staff, and from a month on takes over whatever the staff
 * say of themselves. It makes a desk worth reading.
 */
const QUALITY: Record<string, { head: number; staff: number; lenient: number; nodsFrom?: number; slips?: boolean }> = {
  PM: { head: 0.8, staff: 0.78, lenient: 0 },
  'PM-MC': { head: 0.62, staff: 0.82, lenient: 0.02 },
  'PM-VP': { head: 0.84, staff: 0.76, lenient: 0, slips: true },
  'PM-KT': { head: 0.6, staff: 0.7, lenient: 0.14, nodsFrom: 7 },
  'PM-VX': { head: 0.9, staff: 0.84, lenient: -0.02 },
  'PM-DU': { head: 0.82, staff: 0.8, lenient: 0 },
};

export type ReachOf = (place: Place, member: Member, index: number) => Reach;

/** A month's evaluations, staff before those who lead them, so that unit results rest on approved scores. */
export function sampleEvaluations(
  ward: SampleWard,
  month: SampleMonth,
  n: number,
  reach: ReachOf,
  random: () => number,
): SampleEvaluation[] {
  const evaluations = new Map<string, SampleEvaluation>();
  for (const [place, member, index] of fromBelow(ward)) {
    if (member.from > month.opensOn) continue;
    const evaluation = sampleEvaluation(
      ward,
      place,
      member,
      index,
      n,
      reach(place, member, index),
      evaluations,
      random,
    );
    evaluations.set(member.code, evaluation);
  }
  return [...evaluations.values()];
}

/** Staff, then heads of offices, then the deputies, the chair last. */
function fromBelow(ward: SampleWard): [Place, Member, number][] {
  const all = ward.places.flatMap((place) =>
    place.members.map((member, index): [Place, Member, number] => [place, member, index]),
  );
  const rank = ([place, , index]: [Place, Member, number]) =>
    place === ward.places[0] ? (index === 0 ? 3 : 2) : index === 0 ? 1 : 0;
  return all.sort((a, b) => rank(a) - rank(b));
}

function sampleEvaluation(
  ward: SampleWard,
  place: Place,
  member: Member,
  index: number,
  n: number,
  reach: Reach,
  before: Map<string, SampleEvaluation>,
  random: () => number,
): SampleEvaluation {
  const mood = QUALITY[place.code]!;
  const quality =
    (member.position === 'head' ? mood.head : mood.staff) +
    Math.sin(n / 2 + index) * 0.04 +
    (random() - 0.5) * 0.1 +
    n * 0.004;
  const due = place.content.criteria.some((criterion) => wayOf(criterion) === 'promises')
    ? member.tier > 0
      ? 2
      : (index + n) % 2
    : 0;
  const ledEvaluations = led(ward, place, member)
    .map((code) => before.get(code))
    .filter((evaluation) => evaluation !== undefined);
  const scores = ledEvaluations.flatMap((evaluation) => (evaluation.head?.score ? [evaluation.head.score] : []));
  const measured = place.content.criteria.map((criterion) => sampleMeasured(place.code, criterion, n));
  const drawn = place.content.criteria.map(
    (criterion, i) => measured[i]?.value ?? sampleValue(criterion, quality, due, random),
  );
  const heads =
    mood.slips && member.position === 'head'
      ? drawn.map((value, i) => slipped(place.content.criteria[i]!, value, due))
      : drawn;
  const said = place.content.criteria.map((criterion, i) =>
    measured[i] || random() < 0.5 + mood.lenient * 3
      ? (heads[i] ?? null)
      : sampleValue(criterion, quality + 0.08, due, random),
  );
  const selves = member.position !== 'head' && n >= (mood.nodsFrom ?? Infinity) ? heads : said;
  const decided = reach === 'approved' || reach === 'reviewed';
  return {
    place,
    member,
    reach,
    due,
    figures: Object.fromEntries(
      place.content.criteria.flatMap(({ code }, i) => (measured[i] ? [[code, measured[i]]] : [])),
    ),
    led: scores,
    ledCodes: ledEvaluations.map((evaluation) => evaluation.member.code),
    approver: approverOf(ward, place, member),
    self: side(place, member, selves, due, null),
    head: decided ? side(place, member, heads, due, scores) : null,
  };
}

/** A head who keeps one promise less than was due, where an example is set. */
function slipped(criterion: Place['content']['criteria'][number], value: string | null, due: number): string | null {
  return criterion.exemplary && wayOf(criterion) === 'promises' && value !== null && due > 0 ? String(due - 1) : value;
}

function side(place: Place, member: Member, values: (string | null)[], due: number, scores: string[] | null) {
  const stated: Stated = { values, leftOut: [], due, led: scores };
  const scored = scoreEvaluation(place.content, member.tier, stated);
  return { values, points: pointsOf(scored), score: scored.score, exemplarity: scored.exemplarity };
}

/** Codes of those a member leads: a head their unit and the heads below, a deputy chair the heads of two offices. */
function led(ward: SampleWard, place: Place, member: Member): string[] {
  const [root, desk, office, economy, culture] = ward.places;
  const headCode = (one: Place) => one.members[0]!.code;
  if (member.position === 'head') {
    const own = place.members.filter((other) => other !== member).map((other) => other.code);
    return place === root ? [...own, ...ward.places.slice(1).map(headCode)] : own;
  }
  if (member === root!.members[1]) return [headCode(desk!), headCode(economy!)];
  if (member === root!.members[2]) return [headCode(office!), headCode(culture!)];
  return [];
}

/** The account that approves: the head of the unit, for a head the chair, for the chair the outside approver. */
function approverOf(ward: SampleWard, place: Place, member: Member): number {
  const chair = ward.places[0]!.members[0]!;
  if (member === chair) return ward.accounts['cap-tren']!;
  return member.position === 'head' ? chair.accountId : place.members[0]!.accountId;
}
