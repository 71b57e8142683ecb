import type { Holidays } from '../../src/periods/working-days.js';

/** Weekends and these days off. */
export function off(...days: string[]): Holidays {
  return { off: new Map(days.map((day) => [day, 'Nghỉ lễ'])), worked: new Set() };
}
