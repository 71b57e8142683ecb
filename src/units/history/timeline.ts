import { dayBefore } from '../days.js';

/** The beginning of what has been so as long as anybody knows. */
export const EVER = '-infinity';

/** The beginning of a unit whose founding was taken back: it was there on no day. */
export const NEVER = 'infinity';

/** What acts set on a unit. */
export interface UnitFacts {
  code: string;
  name: string;
  kind: string;
  parentId: number | null;
  /** Its last day. */
  closedOn: string | null;
  /** What its committee is called; null where it has none. */
  committee: string | null;
}

/** A unit as it entered the product; one that an act founds is not there before. */
export interface Beginning {
  id: number;
  facts: UnitFacts | null;
}

/** In the order in which they were stated. */
export interface Change {
  unitId: number;
  day: string;
  sets: Partial<UnitFacts>;
}

/** A unit from one day to another; `to` is null where nothing is known to follow. */
export interface State extends UnitFacts {
  unitId: number;
  from: string;
  to: string | null;
  path: string;
}

/** Why there can be no such tree: on that day a unit stands below itself, under one that is not there, or is changed before it is there itself. */
export interface Fault {
  code: 'cycle' | 'no-parent' | 'not-there';
  unitId: number;
  day: string;
  /** The one that is not there, where another stands under it. */
  aboveId?: number;
}

/**
 * Every state of every unit, from what they were at first and all acts in force. Each act changes what it names from its day on;
 * of two on one day the later one holds. A unit has a new state where it, or the way to it, becomes another.
 */
export function timelines(beginnings: readonly Beginning[], changes: readonly Change[]): { states: State[] } | Fault {
  const ordered = [...changes].sort((a, b) => compare(a.day, b.day));
  const days = [...new Set([EVER, ...ordered.map(({ day }) => day)])].sort(compare);
  const facts = new Map(beginnings.flatMap(({ id, facts: first }) => (first ? [[id, first] as const] : [])));
  const states = new Map<number, State[]>(beginnings.map(({ id }) => [id, []]));
  for (const day of days) {
    for (const { unitId, sets } of ordered.filter((change) => change.day === day)) {
      if (!facts.has(unitId) && !founds(sets)) return { code: 'not-there', unitId, day };
      facts.set(unitId, { ...facts.get(unitId), ...sets } as UnitFacts);
    }
    const paths = pathsOf(facts, day);
    if (!(paths instanceof Map)) return paths;
    for (const [unitId, now] of facts)
      extend(states.get(unitId)!, { unitId, ...now, from: day, to: null, path: paths.get(unitId)! });
  }
  return { states: [...states.values()].flat() };
}

/** Whether it says all that a unit is: other acts change one that is there. */
function founds(sets: Partial<UnitFacts>): boolean {
  return sets.code !== undefined && sets.parentId !== undefined;
}

/** The state of a unit on a day. */
export function stateOn(states: readonly State[], day: string): State | undefined {
  return states.find(({ from, to }) => compare(from, day) <= 0 && (to === null || day <= to));
}

export function byUnit(states: readonly State[]): Map<number, State[]> {
  const units = new Map<number, State[]>();
  for (const state of states) {
    const list = units.get(state.unitId);
    if (list) list.push(state);
    else units.set(state.unitId, [state]);
  }
  return units;
}

function extend(states: State[], next: State): void {
  const last = states.at(-1);
  if (last && isSame(last, next)) return;
  if (last) last.to = dayBefore(next.from);
  states.push(next);
}

export function isSame(a: UnitFacts & { path: string }, b: UnitFacts & { path: string }): boolean {
  return KEYS.every((key) => a[key] === b[key]);
}

const KEYS = ['code', 'name', 'kind', 'parentId', 'closedOn', 'committee', 'path'] as const;

function pathsOf(facts: ReadonlyMap<number, UnitFacts>, day: string): Map<number, string> | Fault {
  const paths = new Map<number, string>();
  for (const id of facts.keys()) {
    const way: number[] = [];
    for (let at: number | null = id; at !== null && !paths.has(at); at = facts.get(at)!.parentId) {
      if (!facts.has(at)) return { code: 'no-parent', unitId: way.at(-1)!, day, aboveId: at };
      if (way.includes(at)) return { code: 'cycle', unitId: at, day };
      way.push(at);
    }
    for (const at of way.reverse()) {
      const { parentId } = facts.get(at)!;
      paths.set(at, `${parentId === null ? '/' : paths.get(parentId)!}${at}/`);
    }
  }
  return paths;
}

/** `-infinity` stands before every day by its letters, too. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
