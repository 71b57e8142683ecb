import { addWorkingDays, workingDaysBetween, type Holidays } from '../periods/working-days.js';
import { law } from '../scoring/editions/law.js';

/** From this working day on the page and the queue warn. */
const WARNS_FROM = 5;

export interface PetitionClock {
  /** Which working day today is, of seven: 0 on the day of receipt; past the seventh it goes on. */
  day: number;
  dueOn: string;
  state: 'running' | 'warn' | 'last' | 'overdue';
}

/** The clock of a petition (Điều 22). The day of receipt is not counted, nor Saturdays, Sundays and holidays, unless they are worked. */
export function petitionClock(receivedOn: string, today: string, holidays: Holidays): PetitionClock {
  const dueOn = addWorkingDays(receivedOn, law(receivedOn).petitionWorkingDays, holidays);
  const day = workingDaysBetween(receivedOn, today, holidays);
  return { day, dueOn, state: stateOf(day, today, dueOn) };
}

function stateOf(day: number, today: string, dueOn: string): PetitionClock['state'] {
  if (today > dueOn) return 'overdue';
  if (today === dueOn) return 'last';
  return day >= WARNS_FROM ? 'warn' : 'running';
}
