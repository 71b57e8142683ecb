import { PLEDGE, STANDARDS, STATES, type Pledge, type PledgeItem, type PledgeText } from './pledge.js';
import type { SaidOfItem } from './said-before.queries.js';
import type { SameText } from './same.js';

export interface Slot {
  id: string;
  standard: number;
  /** Its place in the whole pledge; null: an empty line. */
  number: number | null;
  text: string;
  same: SameText[];
}

/** The draft as its form shows it: for each standard what stands there and empty lines after it. `more`: a standard with more of them. */
export function draftSlots(
  items: readonly PledgeText[],
  same: readonly SameText[],
  more: number | null,
): { standard: number; slots: Slot[]; full: boolean }[] {
  const numbered = items.map((item, place) => ({ ...item, number: place + 1 }));
  return STANDARDS.map((standard) => {
    const own = numbered.filter((item) => item.standard === standard);
    const count = Math.min(PLEDGE.places, Math.max(1, own.length + (standard === more ? 2 : own.length === 0 ? 1 : 0)));
    const slots = Array.from({ length: count }, (_, place) => ({
      id: `s${standard}.${place}`,
      standard,
      number: own[place]?.number ?? null,
      text: own[place]?.text ?? '',
      same: same.filter(({ item }) => item !== null && item === own[place]?.number),
    }));
    return { standard, slots, full: count >= PLEDGE.places };
  });
}

/** The form again as it was typed, also where it could not be kept. */
export function typedSlots(body: Record<string, unknown>): { standard: number; slots: Slot[]; full: boolean }[] {
  return STANDARDS.map((standard) => {
    const places = Array.from({ length: PLEDGE.places }, (_, place) => `s${standard}.${place}`).filter(
      (id) => id in body,
    );
    const slots = (places.length > 0 ? places : [`s${standard}.0`]).map((id) => ({
      id,
      standard,
      number: null,
      text: String(body[id] ?? ''),
      same: [],
    }));
    return { standard, slots, full: slots.length >= PLEDGE.places };
  });
}

/** Items under their standards, numbered through; standards without any are left out. */
export function byStandard<T extends PledgeText>(
  items: readonly T[],
): { standard: number; items: (T & { number: number })[] }[] {
  const numbered = items.map((item, place) => ({ ...item, number: place + 1 }));
  return STANDARDS.map((standard) => ({
    standard,
    items: numbered.filter((item) => item.standard === standard),
  })).filter((group) => group.items.length > 0);
}

/** A signed pledge as it is read, each item with its months and its end. */
export function itemView(item: PledgeItem, pledge: Pledge) {
  const months = Array.from({ length: 12 }, (_, n) => `${pledge.year}-${String(n + 1).padStart(2, '0')}`);
  const byMonth = new Map(item.checkins.map((checkin) => [checkin.month, checkin]));
  const last = item.checkins.at(-1) ?? null;
  return {
    ...item,
    last,
    months: months.map((month, n) => ({ month, number: n + 1, state: byMonth.get(month)?.state ?? null })),
    checked: item.checkins.length > 0,
    outcome: word(item.headKept ?? item.selfKept),
    self: word(item.selfKept),
    differs: item.headKept !== null && item.headKept !== item.selfKept,
  };
}

/** What the author said otherwise before, each with its month or the year's end. */
export function saidBeforeView(before: readonly SaidOfItem[]) {
  return before.map(({ month, state, kept, note, at }) => ({
    month,
    label: state ? `commitments:check.${state}` : `evaluations:commitments.state.${word(kept)}`,
    note: note ?? '',
    at,
  }));
}

/** The month's form: what was checked in already for it; where an item stood before is shown, never answered with. */
export function checkinRows(items: readonly PledgeItem[], month: string, typed: Record<string, unknown>) {
  return items.map((item, place) => {
    const now = item.checkins.find((checkin) => checkin.month === month);
    const before = item.checkins.filter((checkin) => checkin.month < month).at(-1) ?? null;
    return {
      number: place + 1,
      text: item.text,
      before,
      states: STATES,
      stateField: `state.${item.id}`,
      noteField: `note.${item.id}`,
      value: typed[`state.${item.id}`] ?? now?.state ?? '',
      note: typed[`note.${item.id}`] ?? now?.note ?? '',
    };
  });
}

/** The year's end, for the author or for the head, who starts from the author's word. */
export function yearEndRows(items: readonly PledgeItem[], typed: Record<string, unknown>, who: 'self' | 'head') {
  return items.map((item, place) => {
    const known = who === 'self' ? item.selfKept : item.headKept;
    return {
      number: place + 1,
      text: item.text,
      self: who === 'head' ? word(item.selfKept) : null,
      selfNote: who === 'head' ? item.selfNote : null,
      done: item.checkins.filter(({ state }) => state === 'done').length,
      behind: item.checkins.filter(({ state }) => state === 'behind').length,
      months: item.checkins.length,
      keptField: `kept.${item.id}`,
      noteField: `note.${item.id}`,
      value: typed[`kept.${item.id}`] ?? (known === null ? '' : known ? 'yes' : 'no'),
      note: typed[`note.${item.id}`] ?? (who === 'self' ? item.selfNote : item.headNote) ?? '',
    };
  });
}

function word(kept: boolean | null): 'kept' | 'broken' | null {
  return kept === null ? null : kept ? 'kept' : 'broken';
}
