import { clamp } from './random.mjs';
import { copiedText, freeText, stockText } from './texts.mjs';

const half = (mark) => clamp(Math.round(mark * 2) / 2, 0, 10);
const tenth = (points) => clamp(Math.round(points * 10) / 10, 0, 10);
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const score = (points) => Math.round(mean(points) * 1000) / 100;

/** What one head decides in one month, in the shape the signals are told it. */
export function groupMonth(random, head, month) {
  const copied = head.copies ? freeText(random) : null;
  const level = 84 + random.normal(0, 1);
  const evaluations = [];
  for (const person of head.people) {
    if (random.chance(0.03)) continue; // on leave: no evaluation
    evaluations.push(evaluationOf(random, head, person, { copied, level }));
  }
  const exemplarity = head.praised
    ? 100
    : Math.round(clamp(head.exemplarity + random.normal(0, 3), 0, 100) / 2.5) * 2.5;
  return {
    headId: head.id,
    unitId: head.id,
    kind: head.kind,
    month,
    evaluations,
    exemplarity,
    measures: measuresOf(random, head),
  };
}

function evaluationOf(random, head, person, about) {
  const today = clamp(person.quality + random.normal(0, 3), 0, 100) / 10;
  const self = random.chance(0.03) ? null : selfPoints(random, head, person, today);
  const approved = approvedPoints(random, head, person, today, self, about.level);
  const conduct = approved.slice(0, 2);
  return {
    officialId: person.id,
    self: self && score(self),
    approved: score(approved),
    atMax: approved.every((points) => points === 10),
    equal: self !== null && approved.every((points, at) => points === self[at]),
    criteria: approved.length,
    seconds: secondsOf(random, head, approved.length),
    exemplarity: score(conduct),
    texts: textsOf(random, head, person, about.copied),
    legal: legalOf(random, head, today),
  };
}

/** Conduct in half points as people see themselves; figures as they are. */
function selfPoints(random, head, person, today) {
  return person.profile.map((own, at) =>
    at < head.conduct ? half(today + own + person.selfBias / 10 + random.normal(0, 0.3)) : tenth(today + 0.3 + own),
  );
}

function approvedPoints(random, head, person, today, self, level) {
  if (head.maximum && random.chance(head.maximum)) return person.profile.map(() => 10);
  if (head.levels) return person.profile.map(() => tenth(level / 10 + random.normal(0, 0.1)));
  // Leniency is of the whole score, and only conduct is marked by feeling.
  const lenient = (head.leniency / 10) * (person.profile.length / head.conduct);
  return person.profile.map((own, at) => {
    const stated = self?.[at] ?? null;
    if (head.stamps && stated !== null) return random.chance(0.995) ? stated : half(stated - 0.5);
    if (at < head.conduct) return markOf(random, head, today + own, lenient, stated);
    const figure = tenth(today + 0.3 + own);
    return random.chance(0.04) ? tenth(figure + random.normal(-0.3, 0.5)) : figure; // a figure put right
  });
}

/** A small difference is often let be (seen before marking, a whole point too), a greater one sometimes met half-way. */
function markOf(random, head, deserved, lenient, stated) {
  const centre = 8 + head.unit / 10;
  const mark = half(centre + (deserved - centre) * head.steadiness + lenient + random.normal(0, 0.3));
  if (stated === null) return mark;
  if (Math.abs(stated - mark) <= (head.blind ? 0.5 : 1)) return random.chance(head.agrees) ? stated : mark;
  return random.chance(head.agrees / 2) ? half((stated + mark) / 2) : mark;
}

function secondsOf(random, head, criteria) {
  if (head.stamps) return criteria * (1 + random.next());
  const reading = criteria * random.skewed(head.seconds, 0.7);
  return random.chance(0.1) ? reading + random.skewed(1800, 1) : reading; // opened, and left open
}

function textsOf(random, head, person, copied) {
  const texts = [];
  if (copied) texts.push(copiedText(random, copied));
  else if (random.chance(head.remarks)) texts.push(random.chance(head.stock) ? stockText(random) : freeText(random));
  if (random.chance(0.5)) {
    if (!person.note || !random.chance(person.repeats))
      person.note = random.chance(0.2) ? stockText(random) : freeText(random);
    texts.push(person.note);
  }
  return texts;
}

/** Quarter points about 88, so that the edge of 90 lies among the people; what is a hair short is often let over. */
function legalOf(random, head, today) {
  const points = clamp(88 + 6 * (today - 8) + head.leniency / 2 + random.normal(0, 2.5), 30, 100);
  const near = [90, 70, 50].find((edge) => points < edge && points >= edge - (head.helpsOver ?? 0.3));
  if (near && random.chance(head.helpsOver ? 0.9 : 0.5)) return near + Math.floor(random.next() * 3) / 4;
  return Math.round(points * 4) / 4;
}

/** Figures that come and go, partly together; every sixth or so has not moved. */
function measuresOf(random, head) {
  const together = random.normal(0, 1);
  return head.measures.map((measure) => {
    const better = measure.direction === 'up' ? 1 : -1;
    measure.drift = 0.5 * measure.drift + 0.5 * together + random.normal(0, 1);
    const before = measure.value;
    const moved = measure.drift * better - (head.failing ?? 0) * better;
    measure.value = random.chance(0.15) ? before : Math.round((head.failing ? before + moved : moved) * 10) / 10;
    return { code: measure.code, direction: measure.direction, value: measure.value, before };
  });
}
