import { addDays, addWorkingDays, isWorkingDay } from '../../periods/working-days.js';
import { petitionWorkingDays } from '../../scoring/editions/nd-335-2025/constants.js';

/** From this working day on the page and the queue warn. */
export const WARNS_FROM = 5;
/** Days after the receipt that holidays are asked for: far enough to meet every one within seven working days. */
export const HOLIDAYS_AHEAD = 60;

export interface PetitionClock {
  /** Which working day today is, of seven: 0 on the day of receipt; past the seventh it goes on. */
  day: number;
  dueOn: string;
  state: 'running' | 'warn' | 'last' | 'overdue';
}

/** The clock of a petition (Điều 22). The day of receipt is not counted, nor Saturdays, Sundays and the calendar's holidays. */
export function petitionClock(receivedOn: string, today: string, holidays: ReadonlySet<string>): PetitionClock {
  const dueOn = addWorkingDays(receivedOn, petitionWorkingDays.value, holidays);
  let day = 0;
  for (let each = addDays(receivedOn, 1); each <= today; each = addDays(each, 1)) if (isWorkingDay(each, holidays)) day++;
  return { day, dueOn, state: stateOf(day, today, dueOn) };
}

function stateOf(day: number, today: string, dueOn: string): PetitionClock['state'] {
  if (today > dueOn) return 'overdue';
  if (today === dueOn) return 'last';
  return day >= WARNS_FROM ? 'warn' : 'running';
}
