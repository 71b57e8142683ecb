import { IsOptional, MaxLength } from 'class-validator';
import { Day } from '../web/days.js';
import { readId } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';

export const CELL_MOST = 200;
/** So many people are entered by one form at most: those of one page. */
export const PEOPLE_MOST = 50;

export class PartyMemberForm {
  @Day()
  fromDate!: string;

  @IsOptional()
  @MaxLength(CELL_MOST)
  cell?: string;
}

export class PartyMemberEndForm {
  @Day()
  day!: string;
}

/** Whose boxes are ticked; what is no number is nobody's. */
export function readPeople(body: unknown): number[] {
  const { people } = tidy(body);
  const ids = (Array.isArray(people) ? people : [people]).flatMap((one: unknown) => readId(one) ?? []);
  return [...new Set(ids)];
}
