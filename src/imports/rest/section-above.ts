import type { Laid } from '../columns/kept.js';

/** Of each row the place of the one that opens the section in which it stands; undefined where it stands in none of its own. */
export function sectionsAbove(laid: readonly Laid[] = []): (number | undefined)[] {
  let section: number | undefined;
  return laid.map(({ why }, place) => (section = why === 'section' ? place : section));
}

/** What stands in the row of a section, cell by cell. */
export function sectionCells({ text = '' }: Laid): string[] {
  return text.split(' · ');
}
