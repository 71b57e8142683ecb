import type { Tx } from '../../database/db.js';
import { dayAfter } from '../days.js';
import { changedUnits, shutMonths } from './state-act.js';
import { closedMonths, statedUnits } from './states.queries.js';
import { EVER, stateOn, timelines, type State, type UnitFacts } from './timeline.js';
import { UnitActChange } from './unit-act-change.entity.js';
import { UnitAct } from './unit-act.entity.js';
import { writeStates } from './write-states.js';

export interface ImportedChange {
  unitId: number;
  sets: Partial<UnitFacts>;
}

interface Importing {
  account: number;
  at: Date;
  today: string;
}

/**
 * What a file says otherwise of units that are there. As long as no closed month shows them it has been so ever: a tree that is being
 * entered is not renamed by being entered again. After that it is so from today, or from the first day that no closed month has.
 */
export async function stateImported(
  tx: Tx,
  changes: readonly ImportedChange[],
  { account, at, today }: Importing,
): Promise<void> {
  if (changes.length === 0) return;
  await tx.change('lock table units in share row exclusive mode');
  const { beginnings, changes: inForce } = await statedUnits(tx);
  const before = statesOf(timelines(beginnings, inForce));
  const months = await closedMonths(tx);
  const free = [
    EVER,
    today,
    ...months
      .map(({ lastDay }) => dayAfter(lastDay))
      .filter((day) => day > today)
      .sort(),
  ];
  for (const day of free) {
    const after = timelines(beginnings, [...inForce, ...changes.map((change) => ({ ...change, day }))]);
    if ('code' in after) continue;
    const changed = changedUnits(before, after.states);
    if (shutMonths(months, before, after.states, changed).length > 0) continue;
    const acts = await tx.insertMany(
      UnitAct,
      changes.map(({ unitId }) => ({
        kind: 'import' as const,
        unitId,
        day,
        decisionNumber: null,
        reason: null,
        byAccount: account,
        at,
      })),
    );
    const sets = new Map(changes.map((change) => [change.unitId, change.sets]));
    await tx.insertMany(
      UnitActChange,
      acts.map(({ id, unitId }) => ({
        actId: id,
        unitId,
        role: 'itself' as const,
        sets: sets.get(unitId)!,
        was: wasOf(before, unitId, sets.get(unitId)!, day),
      })),
    );
    const ids = [...changed];
    return writeStates(
      tx,
      after.states.filter(({ unitId }) => changed.has(unitId)),
      ids,
      today,
    );
  }
  throw new Error('the imported tree hangs together on no day');
}

function statesOf(made: ReturnType<typeof timelines>): State[] {
  if ('code' in made) throw new Error(`units do not hang together: ${made.code} at ${made.unitId}`);
  return made.states;
}

function wasOf(before: readonly State[], unitId: number, sets: Partial<UnitFacts>, day: string): Partial<UnitFacts> {
  const was = stateOn(
    before.filter((state) => state.unitId === unitId),
    day,
  );
  const keys = Object.keys(sets) as (keyof UnitFacts)[];
  return was ? Object.fromEntries(keys.map((key) => [key, was[key]])) : {};
}
