import { recordAct } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import type { PersonType } from '../../scoring/editions/edition.js';
import type { Changing, PostChanges } from '../../units/post-changes.js';
import { blankYear } from '../blank-year.js';
import { typesOfYear } from './open-year.js';

/** What others may have stated of a record that its own person left blank. */
const TRACES = [
  'labels',
  'petitions',
  'receipts',
  'meeting_opinions',
  'party_opinions',
  'no_month_decisions',
  'year_talks',
  'year_papers',
];

const BLANK = `y.official_id = $2 and ${blankYear('y')} and ${TRACES.map((table) => `not exists (select 1 from ${table} x where x.year_record_id = y.id)`).join(' and ')}`;

/** Year records go with the kind of their person. */
export function yearRecordsFollow(changes: PostChanges): void {
  changes.follow(async (tx, officialId, changing) => ({
    removed: await followKind(tx, officialId, changing),
    excused: 0,
  }));
}

/**
 * A person's kind was put right: their blank records of open years take the new one, or go where the decree does not hold for it.
 * Records in which something was stated stay as they are. Returns how many went.
 */
async function followKind(tx: Tx, officialId: number, { actor, at }: Changing): Promise<number> {
  const records = await tx.rows<{ id: number; yearId: number; unitId: number; personType: PersonType }>(
    `select y.id, y.year_id as "yearId", y.unit_id as "unitId", o.person_type as "personType" from year_records y join years r on r.id = y.year_id join officials o on o.id = y.official_id
     where r.published_at is null and o.person_type <> y.person_type and y.official_id = $1 order by y.id for update of y`,
    [officialId],
    'year-records-other-kind',
  );
  let gone = 0;
  for (const { id, yearId, unitId, personType } of records) {
    if ((await typesOfYear(tx, yearId)).includes(personType)) {
      await tx.change(
        `update year_records y set person_type = $3, revision = revision + 1 where y.id = $1 and ${BLANK}`,
        [id, officialId, personType],
      );
      continue;
    }
    if ((await tx.change(`delete from year_records y where y.id = $1 and ${BLANK}`, [id, officialId])) === 0) continue;
    gone += 1;
    const detail = { yearId, yearRecord: id, unit: unitId };
    await recordAct(tx, {
      chain: `official:${officialId}`,
      act: 'year-sheet.removed',
      account: actor.accountId,
      at,
      detail,
    });
  }
  return gone;
}
