import { clamp } from './random.mjs';

/** Those the issue plants, then four more for the signals that have nobody planted: each with the signals that should ask about them. */
export const PLANTED = [
  { code: 'lenient', signals: ['leniency'], traits: { leniency: 10 } },
  { code: 'rubber-stamper', signals: ['approved-equals-self', 'fast-approval'], traits: { stamps: true } },
  { code: 'leveller', signals: ['narrow-spread'], least: 8, traits: { levels: true } },
  { code: 'copier', signals: ['repeated-text'], traits: { copies: true } },
  { code: 'edge-helper', signals: ['band-bunching'], traits: { helpsOver: 6 } },
  { code: 'maximum-giver', signals: ['all-at-maximum'], traits: { maximum: 0.85 } },
  { code: 'self-praiser', signals: ['leader-above-all'], traits: { praised: true, failing: 1.5 } },
  { code: 'own-yardstick', signals: ['self-minus-approved'], traits: { leniency: -12 } },
];
export const ISSUE_PLANTS = 4;

const KINDS = [
  ['office', 0.55],
  ['school', 0.2],
  ['health', 0.15],
  ['commune', 0.1],
];

/** One head, their unit and its people, honest but for `planted`. Points are of 100 unless said. */
export function makeHead(random, id, planted) {
  const size = Math.floor(
    Math.exp(Math.log(planted?.least ?? 5) + random.next() * Math.log(61 / (planted?.least ?? 5))),
  );
  const head = {
    id,
    kind: kindOf(random.next()),
    leniency: random.normal(0, 2),
    agrees: random.share(0.75, 1),
    blind: random.chance(0.5),
    steadiness: random.normal(0.75, 0.15), // of the differences between people, how much reaches the marks
    seconds: random.skewed(random.chance(0.08) ? 6 : 14, 0.35),
    remarks: random.share(0.5, 1.2),
    stock: random.share(0.35, 1),
    exemplarity: random.normal(84, 7),
    conduct: random.whole(3, 4),
    measured: random.whole(2, 4),
    unit: random.chance(0.15) ? random.normal(6, 1.5) : random.normal(-1, 2), // some units really are good
    spread: random.skewed(6.6, 0.35),
    failing: 0,
    ...planted?.traits,
  };
  head.people = Array.from({ length: size }, (_, at) => makePerson(random, head, id * 1000 + at));
  head.measures = Array.from({ length: 6 }, (_, at) => ({
    code: `M${at}`,
    direction: at < 4 ? 'up' : 'down',
    value: 0,
    drift: 0,
  }));
  return head;
}

function kindOf(at) {
  let rest = at;
  for (const [kind, share] of KINDS) if ((rest -= share) < 0) return kind;
  return KINDS[0][0];
}

function makePerson(random, head, id) {
  return {
    id,
    quality: clamp(80 + head.unit + random.normal(0, head.spread), 0, 100),
    // People learn what passes: part of a head's leniency comes back in what they give themselves.
    selfBias: random.normal(3, 4) + 0.3 * head.leniency,
    profile: Array.from({ length: head.conduct + head.measured }, () => random.normal(0, 0.6)),
    repeats: random.chance(0.15) ? 0.7 : 0.08,
    note: null,
  };
}
