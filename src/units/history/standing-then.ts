import type { Issue } from '../../web/issues.js';
import { dayBefore } from '../days.js';
import type { Stating } from './state-act.js';
import { byUnit, stateOn, type State } from './timeline.js';

type Said = Pick<Stating, 'kind' | 'day' | 'correctsId' | 'changes'>;

/** Whether the units of an act are, on its day, what it takes them for: open, or closed where it reopens them. */
export function unlikeThen(
  before: readonly State[],
  after: readonly State[],
  { kind, day, correctsId, changes }: Said,
): Issue[] {
  if (kind === 'annul' || kind === 'mend' || kind === 'import') return [];
  for (const { unitId, role } of changes) {
    const states = after.filter((state) => state.unitId === unitId);
    if (role === 'part' || role === 'new') continue;
    const ends = kind === 'close' || role === 'merged';
    const state = stateOn(states, ends || kind === 'reopen' ? dayBefore(day) : day);
    const name = (state ?? states.at(-1))?.name ?? '';
    const params = { name, day: ends ? dayBefore(day) : day };
    // It may be reopened on the very day from which it is closed.
    const closed =
      correctsId === undefined &&
      stateOn(
        before.filter((was) => was.unitId === unitId),
        day,
      )?.closedOn;
    if (kind === 'reopen' && !state?.closedOn && !closed) return [{ field: 'day', code: 'units:openThen', params }];
    if (kind !== 'reopen' && !state) return [{ field: 'day', code: 'units:notYetThen', params }];
    if (kind !== 'reopen' && state!.closedOn !== null) return [{ field: 'day', code: 'units:closedThen', params }];
  }
  return [];
}

/** What no tree of any day may hold: an open unit below a closed one, and one that ends twice. Only what was not so before is refused. */
export function brokenBy(before: readonly State[], after: readonly State[]): Issue[] {
  const known = new Set(breaks(before).map(({ key }) => key));
  const found = breaks(after).find(({ key }) => !known.has(key));
  return found ? [found.issue] : [];
}

interface Break {
  key: string;
  issue: Issue;
}

function breaks(states: readonly State[]): Break[] {
  const units = byUnit(states);
  return states.flatMap((state, at): Break[] => {
    const { unitId, name, parentId, closedOn, from, to } = state;
    if (closedOn !== null) {
      const earlier = states[at - 1];
      if (earlier?.unitId !== unitId || earlier.closedOn === null || earlier.closedOn === closedOn) return [];
      const params = { name, day: earlier.closedOn };
      return [{ key: `twice ${unitId}`, issue: { field: 'day', code: 'units:closedThen', params } }];
    }
    const over = (units.get(parentId ?? 0) ?? []).find(
      (above) =>
        above.closedOn !== null && (to === null || above.from <= to) && (above.to === null || from <= above.to),
    );
    if (!over) return [];
    const params = { name, above: over.name, day: from < over.from ? over.from : from };
    return [{ key: `below ${unitId} ${parentId}`, issue: { field: 'day', code: 'units:belowClosed', params } }];
  });
}
