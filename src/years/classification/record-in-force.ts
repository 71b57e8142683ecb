import type { Rows } from '../../database/db.js';
import type { YearGroupRecord } from '../../scoring/editions/year-record.js';
import { decidedLabels } from './labels.queries.js';
import type { YearGroup } from './year-group.js';

/** The record as it is given out: of who was decided also the label in force and why, so that it alone comes to what holds. */
export async function recordInForce(on: Rows, { record, people }: YearGroup): Promise<YearGroupRecord> {
  const labelled = people.flatMap(({ yearRecord }) => yearRecord.labelId ?? []);
  const decided = await decidedLabels(on, labelled);
  const officials = record.officials.map((official, place) => {
    const given = decided.get(people[place]!.yearRecord.id);
    return given ? { ...official, decided: given } : official;
  });
  return { ...record, officials };
}
