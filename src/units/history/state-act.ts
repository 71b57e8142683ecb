import type { Act } from '../../acts/act.js';
import type { Acts } from '../../acts/acts.js';
import { violated } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { dayAfter } from '../days.js';
import { brokenBy, unlikeThen } from './standing-then.js';
import { closedMonths, statedUnits, type ClosedMonth } from './states.queries.js';
import { byUnit, isSame, stateOn, timelines, type Fault, type State, type UnitFacts } from './timeline.js';
import { UnitActChange, type UnitRole } from './unit-act-change.entity.js';
import { UnitAct, type UnitActKind } from './unit-act.entity.js';
import { writeStates } from './write-states.js';

export interface Sets {
  unitId: number;
  role: UnitRole;
  sets: Partial<UnitFacts>;
}

export interface Stating {
  kind: UnitActKind;
  unitId: number;
  day: string;
  decisionNumber: string | null;
  reason: string | null;
  /** The act that this one takes the place of. */
  correctsId?: number;
  /** The act that this one takes back from its day on. */
  reversesId?: number;
  changes: readonly Sets[];
}

/** Acts that say nothing but what they set. */
const SELF: ReadonlySet<UnitActKind> = new Set(['rename', 'move', 'close', 'reopen', 'committee']);

/** Nobody states anything of a unit at the same time: two moves could make a cycle between them. */
async function lockUnits(act: Act): Promise<void> {
  await act.change('lock table units in share row exclusive mode');
}

/** Writes an act with what it sets, and every state that follows; refused where a closed month would read otherwise. Units are locked. */
export async function stateAct(act: Act, stating: Stating): Promise<FormResult<{ id: number; before: State[] }>> {
  const { beginnings, changes } = await statedUnits(act);
  const before = timelines(beginnings, changes);
  const kept = changes.filter(({ actId }) => actId !== stating.correctsId);
  const place = changes.findIndex(({ actId }) => actId === stating.correctsId);
  const added = stating.changes.map(({ unitId, sets }) => ({ unitId, sets, day: stating.day }));
  const after = timelines(beginnings, [
    ...kept.slice(0, place < 0 ? undefined : place),
    ...added,
    ...(place < 0 ? [] : kept.slice(place)),
  ]);
  if ('code' in before) throw new Error(`units do not hang together: ${before.code} at ${before.unitId}`);
  if ('code' in after) return { issues: [faultIssue(before.states, after, stating.changes)] };
  const changed = changedUnits(before.states, after.states);
  const wrong = [...unlikeThen(before.states, after.states, stating), ...brokenBy(before.states, after.states)];
  if (wrong.length > 0) return { issues: wrong.slice(0, 1) };
  if (changed.size === 0 && SELF.has(stating.kind) && stating.correctsId === undefined)
    return { issues: [{ field: 'day', code: 'units:nothingThen', params: { day: stating.day } }] };
  const shut = shutMonths(await closedMonths(act), before.states, after.states, changed);
  if (shut.length > 0) return { issues: [shutIssue(shut)] };
  const id = await write(act, stating, before.states);
  await writeStates(
    act,
    after.states.filter(({ unitId }) => changed.has(unitId)),
    [...changed],
    act.today,
  );
  return { value: { id, before: before.states } };
}

async function write(act: Act, stating: Stating, before: readonly State[]): Promise<number> {
  const { changes, correctsId = null, ...said } = stating;
  const row = await act.insert(UnitAct, { ...said, correctsId, ...act.by });
  const day = stating.day;
  await act.insertMany(
    UnitActChange,
    changes.map(({ unitId, role, sets }) => {
      const was = stateOn(
        before.filter((state) => state.unitId === unitId),
        day,
      );
      const keys = Object.keys(sets) as (keyof UnitFacts)[];
      return {
        actId: row.id,
        unitId,
        role,
        sets,
        was: was ? Object.fromEntries(keys.map((key) => [key, was[key]])) : {},
      };
    }),
  );
  return row.id;
}

/** The units of which anything is, on any day, another than before. */
export function changedUnits(before: readonly State[], after: readonly State[]): Set<number> {
  const [was, is] = [byUnit(before), byUnit(after)];
  return new Set([...is.keys(), ...was.keys()].filter((id) => !sameStates(was.get(id) ?? [], is.get(id) ?? [])));
}

function sameStates(was: readonly State[], is: readonly State[]): boolean {
  return (
    was.length === is.length &&
    was.every((state, at) => state.from === is[at]!.from && state.to === is[at]!.to && isSame(state, is[at]!))
  );
}

/** Closed months on whose last day a unit of theirs would be another, or in another place. */
export function shutMonths(
  months: readonly ClosedMonth[],
  before: readonly State[],
  after: readonly State[],
  changed: ReadonlySet<number>,
): ClosedMonth[] {
  const [was, is] = [byUnit(before), byUnit(after)];
  return months.filter((month) =>
    [...changed].some((id) => {
      const [then, now] = [stateOn(was.get(id) ?? [], month.lastDay), stateOn(is.get(id) ?? [], month.lastDay)];
      const concerned = [then, now].some((state) => state?.path.startsWith(month.rootPath) ?? false);
      return concerned && !(then && now ? isSame(then, now) : then === now);
    }),
  );
}

const FAULT_WORDS = {
  cycle: 'units:cycleThen',
  'no-parent': 'units:noParentThen',
  'not-there': 'units:notThereThen',
} as const;

function faultIssue(before: readonly State[], { code, unitId, aboveId, day }: Fault, changes: readonly Sets[]): Issue {
  const said = [...before, ...changes.map(({ unitId: id, sets }) => ({ unitId: id, name: sets.name }))];
  const nameOf = (id?: number) => said.find((state) => state.unitId === id && state.name !== undefined)?.name ?? '';
  return { field: 'day', code: FAULT_WORDS[code], params: { name: nameOf(unitId), above: nameOf(aboveId), day } };
}

function shutIssue(months: readonly ClosedMonth[]): Issue {
  const [first, last] = [months[0]!, months.at(-1)!];
  return {
    field: 'day',
    code: 'units:monthShut',
    params: { month: first.month, span: first.span, freeDay: dayAfter(last.lastDay) },
  };
}

/** Whatever is refused leaves nothing: a unit may have been founded before its tree was found to be none. */
class Refused extends Error {
  constructor(readonly issues: Issue[]) {
    super('refused');
  }
}

/** An act on units, one at a time; with issues it has not been. `code` is what a new or renamed unit is to have. */
export async function performOnUnits<T>(
  acts: Acts,
  actor: Actor,
  code: string | undefined,
  work: (act: Act) => Promise<FormResult<T>>,
): Promise<FormResult<T>> {
  try {
    return await acts.perform(actor, async (act) => {
      await lockUnits(act);
      const done = await work(act);
      if (done.issues) throw new Refused(done.issues);
      return done;
    });
  } catch (error) {
    if (error instanceof Refused) return { issues: error.issues };
    if (violated(error) !== 'units_code_key') throw error;
    return { issues: [{ field: 'code', code: 'units:codeTaken', params: { code } }] };
  }
}
