import type { Rows } from '../../database/db.js';
import { petitionClock, type PetitionClock } from '../../petitions/petition-clock.js';
import { clockHolidays } from '../../periods/holidays/holidays-between.js';
import { approversAt, nameOf } from '../../standing/chain.js';
import { decidesOn } from '../../standing/decider.js';
import { decidingScopes } from '../../standing/scopes.js';
import { scopesOf, type Actor } from '../../web/actor.js';
import { labelPetitionsUnder, type LabelPetitionRow } from './label-petitions.queries.js';

export interface LabelPetitionLine extends LabelPetitionRow {
  href: string;
  clock: PetitionClock;
  /** The reader decides it. */
  mine: boolean;
  decider: string | null;
}

/** The petitions a person has to do with: to decide, in their care as personnel or inspector, or their own. */
export async function labelPetitionsFor(on: Rows, actor: Actor, today: string): Promise<LabelPetitionLine[]> {
  const care = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')];
  const rows = await labelPetitionsUnder(
    on,
    [...care, ...decidingScopes(actor), ...(actor.unit ? [actor.unit] : [])].map(({ path }) => path),
  );
  if (rows.length === 0) return [];
  const deciders = await approversAt(on, rows, ({ usingUnitId }) => usingUnitId, today);
  const holidays = await clockHolidays(
    on,
    rows.map(({ receivedOn }) => receivedOn),
    today,
  );
  return rows.flatMap((row): LabelPetitionLine[] => {
    const decider = deciders.get(row)!;
    const own = row.officialId === actor.officialId;
    const mine = decidesOn(actor, decider, row);
    if (!own && !mine && !care.some(({ path }) => row.unitPath.startsWith(path))) return [];
    const line = {
      href: `/label-petitions/${row.id}`,
      clock: petitionClock(row.receivedOn, today, holidays),
      mine,
      decider: nameOf(decider),
    };
    return [{ ...row, ...line }];
  });
}
