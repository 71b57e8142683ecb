import { SIGNALS } from '../../dist/signals/rules/all-signals.js';
import { histories, likeHeads } from '../../dist/signals/rules/like-heads.js';
import { windowTo } from '../../dist/signals/rules/months.js';
import { weigh } from '../../dist/signals/rules/raised.js';
import { makeHead, PLANTED } from './heads.mjs';
import { groupMonth } from './month.mjs';
import { randomOf } from './random.mjs';

const MONTHS = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);

/** One agency's year under one seed, and what the signals make of it: for each head and signal the state after month 12, and whether it was ever raised. */
export function runSeed(seed, honest) {
  const random = randomOf(seed);
  const heads = Array.from({ length: honest + PLANTED.length }, (_, id) => makeHead(random, id, PLANTED[id - honest]));
  const groups = MONTHS.flatMap((month) => heads.map((head) => groupMonth(random, head, month)));
  const ever = new Set();
  for (const month of MONTHS.slice(2, -1))
    for (const each of weighAll(READ_ONCE, groups, month)) if (each.held >= 3) ever.add(`${each.headId} ${each.code}`);
  const weighed = weighAll(SIGNALS, groups, MONTHS.at(-1));
  for (const each of weighed) if (each.held >= 3) ever.add(`${each.headId} ${each.code}`);
  return { seed, honest, heads, weighed, ever };
}

/** For the months before the last: a month is read once, in the window that ends with it, where it has the most months before it to repeat. */
const READ_ONCE = SIGNALS.map(readOnce);

function readOnce(signal) {
  const known = new WeakMap();
  const read = (month, around) => {
    if (!known.has(month)) known.set(month, signal.read(month, around));
    return known.get(month);
  };
  return { ...signal, read };
}

function weighAll(signals, groups, through) {
  const window = windowTo(through);
  const inWindow = groups.filter(({ month }) => window.includes(month));
  const like = likeHeads(inWindow);
  return histories(inWindow).flatMap((history) =>
    signals.map((signal) => weigh(signal, history, window, like.get(history[0].kind))),
  );
}
