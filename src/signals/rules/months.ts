import { WINDOW } from './fewest.js';

/** The six months up to one, that one included, the oldest first: YYYY-MM. */
export function windowTo(month: string): string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Array.from({ length: WINDOW }, (_, at) => monthAt(year * 12 + number - 1 - (WINDOW - 1 - at)));
}

function monthAt(count: number): string {
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
