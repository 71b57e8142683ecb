import { recordAct } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import type { PersonType } from '../../scoring/editions/edition.js';
import type { Changing, PostChanges } from '../../units/post-changes.js';
import { blankYear } from '../blank-year.js';
import { notify } from '../../acts/notify.js';
import { YearWordsSetAside } from '../year-words-set-aside.entity.js';
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

const UNTOUCHED = TRACES.map((table) => `not exists (select 1 from ${table} x where x.year_record_id = y.id)`).join(
  ' and ',
);
const BLANK = `${blankYear('y')} and ${UNTOUCHED}`;
/** Nothing but the words of its own person, and what their head proposed. */
const OWN_WORDS = `y.label_id is null and y.fewer_months_number is null and ${UNTOUCHED}`;

const TAKE_OUT = `delete from year_records y where y.id = $1 and ${OWN_WORDS} returning to_jsonb(y) as record`;

/** Year records go with the kind of their person. */
export function yearRecordsFollow(changes: PostChanges): void {
  changes.follow(async (tx, officialId, changing) => ({
    removed: await followKind(tx, officialId, changing),
    excused: 0,
  }));
}

interface OtherKind {
  id: number;
  yearId: number;
  year: number;
  unitId: number;
  personType: PersonType;
}

/**
 * A person's kind was put right: their undecided records of open years take the new one. Where the decree does not hold for it they leave the year, blank ones for good,
 * those with words of their own set aside with them; what others stated of one holds it there, as what is decided does. Returns how many went.
 */
async function followKind(tx: Tx, officialId: number, changing: Changing): Promise<number> {
  const records = await tx.rows<OtherKind>(
    `select y.id, y.year_id as "yearId", r.year, y.unit_id as "unitId", o.person_type as "personType" from year_records y join years r on r.id = y.year_id join officials o on o.id = y.official_id
     where r.published_at is null and y.label_id is null and o.person_type <> y.person_type and y.official_id = $1 order by y.id for update of y`,
    [officialId],
    'year-records-other-kind',
  );
  let gone = 0;
  for (const record of records) {
    if ((await typesOfYear(tx, record.yearId)).includes(record.personType)) {
      await tx.change('update year_records set person_type = $2, revision = revision + 1 where id = $1', [
        record.id,
        record.personType,
      ]);
      continue;
    }
    if (await leavesYear(tx, officialId, record, changing)) gone += 1;
  }
  return gone;
}

async function leavesYear(
  tx: Tx,
  officialId: number,
  { id, yearId, year, unitId }: OtherKind,
  { actor, at }: Changing,
): Promise<boolean> {
  const by = { account: actor.accountId, at };
  const chain = { chain: `official:${officialId}`, detail: { yearId, yearRecord: id, unit: unitId } };
  if ((await tx.change(`delete from year_records y where y.id = $1 and ${BLANK}`, [id])) > 0) {
    await recordAct(tx, { ...chain, ...by, act: 'year-sheet.removed' });
    return true;
  }
  const left = await tx.one<{ record: unknown }>(TAKE_OUT, [id], 'year-record-set-aside');
  if (!left) return false;
  const aside = await tx.insert(YearWordsSetAside, { yearId, officialId, ...left, byAccount: actor.accountId, at });
  await recordAct(tx, {
    ...chain,
    ...by,
    detail: { ...chain.detail, setAside: aside.id },
    act: 'year-sheet.set-aside',
  });
  const href = `/years/${yearId}/others/${officialId}`;
  await notify(tx, { officialId, code: 'year-words-set-aside', params: { year }, href, at });
  return true;
}
