import { tidy } from '../web/read-form.js';

/** The last day as it was typed into the small form of one line, and the id of its field. */
export interface Ending {
  field: string;
  day: unknown;
  /** All that was sent: far days are repeated in it. */
  body: unknown;
}

export function endingOf(id: number, body: unknown): Ending {
  return { field: `end-${id}`, day: tidy(body)['day'], body };
}
