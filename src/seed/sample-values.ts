import { wayOf } from '../criteria/kind-forms.js';
import type { Criterion } from '../criteria/criterion.js';
import { roundText } from '../web/format.js';

/** Repeatable chance (mulberry32): the same sample ward every time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A figure a person could have stated for a criterion; `quality` 0…1 says how good the month was. */
export function sampleValue(criterion: Criterion, quality: number, due: number, random: () => number): string | null {
  const good = Math.min(1, Math.max(0, quality + (random() - 0.5) * 0.25));
  switch (wayOf(criterion)) {
    case 'mark':
      return String(Math.round(Number(criterion.max) * 2 * (0.3 + good * 0.66)) / 2);
    case 'figure':
      return figure(criterion, good);
    case 'count':
      return random() < 0.6 * (1.2 - good) ? '1' : '0';
    case 'promises':
      return due === 0 ? null : String(Math.max(0, due - (random() > good ? 1 : 0)));
    case 'led':
      return null;
  }
}

/** Between floor and target, with as many decimals as either has (percentages get one). */
function figure(criterion: Criterion, good: number): string {
  const { target = '0', floor = '0' } = (criterion.settings ?? {}) as { target?: string; floor?: string };
  const [from, to] = [Number(floor), Number(target)];
  const value = from + (to - from) * Math.min(1.02, 0.2 + good * 0.78);
  const places = criterion.unitLabel === '%' ? 1 : Math.max(decimals(target), decimals(floor));
  const text = roundText(String(Math.max(0, value).toFixed(6)), places);
  return criterion.unitLabel === '%' && Number(text) > 100 ? '100' : text;
}

function decimals(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
