import { SIGNALS } from './all-signals.js';
import { MONTHS_TO_HOLD } from './fewest.js';
import { histories, likeHeads, type LikeHeads } from './like-heads.js';
import { windowTo } from './months.js';
import { mean } from './statistics.js';
import type { Compared, GroupMonth, Raised, Reading, Signal } from './types.js';

/**
 * The questions to ask on the six months up to one. `groups` are all heads' months of the agency, in any order, one for each head and
 * month; those outside the window are left out. Errors: none. By head, then in the order of the signals: not by strength.
 */
export function raisedSignals(groups: readonly GroupMonth[], through: string): Raised[] {
  const window = windowTo(through);
  const inWindow = groups.filter(({ month }) => window.includes(month));
  const like = likeHeads(inWindow);
  return histories(inWindow).flatMap((history) => raised(history, window, like.get(history.at(-1)!.kind)));
}

/** Of one head: `history` is theirs within the window, the oldest first and not empty. */
export function raised(history: readonly GroupMonth[], window: readonly string[], like: LikeHeads = NOBODY): Raised[] {
  return SIGNALS.map((signal) => weigh(signal, history, window, like)).filter(({ held }) => held >= MONTHS_TO_HOLD);
}

const NOBODY: LikeHeads = { byMonth: new Map(), over: [] };

/**
 * What a signal makes of a head's window, raised or not.
 * @public the measurement of the signals weighs too, with what was built
 */
export function weigh(
  signal: Signal,
  history: readonly GroupMonth[],
  window: readonly string[],
  like: LikeHeads,
): Raised {
  const latest = history.at(-1)!;
  const months = window.map((month) => ({ month, reading: readingOf(signal, month, history, like) }));
  const readings = months.flatMap(({ reading }) => (reading ? [reading] : []));
  const over = signal.over?.(history, like.over) ?? null;
  return {
    code: signal.code,
    headId: latest.headId,
    unitId: latest.unitId,
    kind: latest.kind,
    thresholds: signal.thresholds,
    fewest: signal.fewest,
    months,
    held: readings.filter(({ holds }) => holds).length,
    compared: widest(readings),
    over,
    strength: over?.strength ?? (readings.length > 0 ? mean(readings.map(({ strength }) => strength)) : -Infinity),
  };
}

function readingOf(signal: Signal, month: string, history: readonly GroupMonth[], like: LikeHeads): Reading | null {
  const group = history.find((one) => one.month === month);
  if (!group) return null;
  const earlier = history.filter((one) => one.month < month);
  return signal.read(group, { earlier, like: like.byMonth.get(month) ?? [] });
}

function widest(readings: readonly Reading[]): Compared {
  const most = (of: (compared: Compared) => number) => Math.max(0, ...readings.map(({ compared }) => of(compared)));
  return { people: most(({ people }) => people), heads: most(({ heads }) => heads) };
}
