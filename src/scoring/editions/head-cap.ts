import { bandCodes, type Band } from './terms.js';
import type { Label, YearGroupRecord } from './year-record.js';

/** By a head's code, the label of what they head: the whole organisation, or a part of it. */
export function levelsHeaded({ head, organisation, parts = [] }: YearGroupRecord): ReadonlyMap<string, Band | null> {
  const ofParts = parts.map((part) => [part.head, part.organisation] as const);
  return new Map(head === null ? ofParts : [...ofParts, [head, organisation]]);
}

/** Điều 20.6: a head's label at most that of what they head. What is open or not classified stays so. */
export function cappedLabel<L extends Label | null>(label: L, organisation: Band | null): L | Band {
  if (label === null || label === 'not-classified' || organisation === null) return label;
  return bandCodes.indexOf(label) < bandCodes.indexOf(organisation) ? organisation : label;
}
