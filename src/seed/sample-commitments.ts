import { localDay } from '../database/local-day.js';
import { countDialogues } from '../measures/count-dialogues.js';
import { monthAfter } from '../periods/calendar.js';
import { addDays } from '../periods/working-days.js';
import type { Tx } from '../database/db.js';
import { AHEAD, DIALOGUES, PLEDGE_PARTS, PROOFS } from './sample-pledge-texts.js';
import type { Member, SampleWard } from './sample-places.js';

interface Leader extends Member {
  unitId: number;
  approver: number;
}

/** Say and do in the sample ward: dialogues whose promises are among the leaders' commitments, postponements, proof, and pledges with their months. */
export async function writeCommitments(tx: Tx, ward: SampleWard, today: string): Promise<void> {
  const leaders = leadersOf(ward);
  await writeDialogues(tx, leaders, today);
  await writeMoves(tx, leaders);
  await writeProofs(tx, leaders);
  await writeAhead(tx, leaders, today);
  await writePledges(tx, ward, today);
}

function leadersOf(ward: SampleWard): Leader[] {
  const chair = ward.places[0]!.members[0]!;
  return ward.places.flatMap((place) =>
    place.members
      .filter(({ position }) => position !== 'member')
      .map((member) => ({
        ...member,
        unitId: place.unitId,
        approver:
          member.position === 'head'
            ? member === chair
              ? ward.accounts['cap-tren']!
              : chair.accountId
            : place.members[0]!.accountId,
      })),
  );
}

/** Each leader holds one now and then, the chair every month; what they promised there is one of the commitments they made. */
async function writeDialogues(tx: Tx, leaders: Leader[], today: string): Promise<void> {
  const made = await tx.rows<{ id: number; unit: number; month: string; at: Date }>(
    `with leaders as (select * from jsonb_to_recordset($1) as l(official int, account int, unit int, step int, turn int)),
     chosen as (
       select distinct on (c.official_id, c.due_on - extract(day from c.due_on)::int) c.id, c.official_id, c.due_on, l.account, l.unit,
         (extract(month from c.due_on)::int + l.turn) as n, ${localDay('c.made_at')} as held
       from commitments c join leaders l on l.official = c.official_id
       where (extract(month from c.due_on)::int + l.turn) % l.step = 0 and ${localDay('c.made_at')} < $2::date
       order by c.official_id, c.due_on - extract(day from c.due_on)::int, c.id),
     texts as (select * from jsonb_to_recordset($3) as t(n int, "withWhom" text, asked text, answered text, promise text)),
     d as (
       insert into dialogues (unit_id, leader_id, held_on, with_whom, people, asked, answered, by_account, at)
       select c.unit, c.official_id, c.held, t."withWhom", 18 + (c.id * 7) % 60, t.asked, t.answered, c.account, c.held + time '10:00' from chosen c join texts t on t.n = c.n % $4
       returning id, unit_id, leader_id, held_on, at),
     linked as (
       update commitments k set dialogue_id = d.id, text = t.promise from chosen c join texts t on t.n = c.n % $4 join d on d.leader_id = c.official_id and d.held_on = c.held
       where k.id = c.id)
     select id, unit_id as unit, to_char(held_on, 'YYYY-MM') as month, at from d order by id`,
    [
      JSON.stringify(
        leaders.map(({ officialId, accountId, unitId, position, tier }, turn) => ({
          official: officialId,
          account: accountId,
          unit: unitId,
          step: tier === 4 ? 1 : position === 'head' ? 2 : 4,
          turn,
        })),
      ),
      today,
      JSON.stringify(DIALOGUES.map((dialogue, n) => ({ n, ...dialogue }))),
      DIALOGUES.length,
    ],
  );
  const months = new Map(made.map((row) => [`${row.unit} ${row.month}`, row]));
  for (const { unit, month, at } of months.values())
    await countDialogues(tx, unit, month, { account: null, at, why: 'dialogues.recorded' });
}

/** Some were put off once, for a reason, in good time. */
async function writeMoves(tx: Tx, leaders: Leader[]): Promise<void> {
  await tx.rows(
    `with moved as (
       update commitments c set first_due_on = c.due_on - 15 from (select unnest($1::int[]) as official) l
       where c.official_id = l.official and c.id % 9 = 0 and c.due_on - 30 > ${localDay('c.made_at')} and c.self_kept is not null returning c.id, c.first_due_on, c.due_on, c.made_by)
     insert into commitment_moves (commitment_id, from_due_on, to_due_on, reason, by_account, at)
     select id, first_due_on, due_on, ($2::text[])[1 + id % 2], made_by, first_due_on - 9 + time '09:00' from moved`,
    [leaders.map(({ officialId }) => officialId), PROOFS.moved],
  );
}

async function writeProofs(tx: Tx, leaders: Leader[]): Promise<void> {
  await tx.rows(
    `insert into commitment_proofs (commitment_id, text, by_account, at)
     select c.id, case when c.self_kept then ($2::text[])[1 + c.id % 4] else ($3::text[])[1 + c.id % 2] end, c.made_by, c.self_at from commitments c
     where c.official_id = any ($1::int[]) and c.self_kept is not null and (c.id % 3 > 0 or not c.self_kept) order by c.id`,
    [leaders.map(({ officialId }) => officialId), PROOFS.kept, PROOFS.broken],
  );
}

/** What leaders have promised for the weeks to come; the nearest falls due within days. */
async function writeAhead(tx: Tx, leaders: Leader[], today: string): Promise<void> {
  const next = `${monthAfter(today.slice(0, 7), 1)}-01`;
  const rows = leaders.flatMap(({ officialId, accountId }, n) =>
    n % 2 === 0 || n < 4
      ? [
          {
            official: officialId,
            account: accountId,
            text: AHEAD[n % AHEAD.length],
            due: addDays(next, (n * 3) % 25),
            made: `${addDays(today, -9 - n)}T02:00:00Z`,
          },
        ]
      : [],
  );
  await tx.rows(
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by)
     select official, text, due, due, made, account from jsonb_to_recordset($1) as g(official int, account int, text text, due date, made timestamptz)`,
    [JSON.stringify(rows)],
  );
}

/** Nine in ten have signed, most were acknowledged; the months so far are checked in, now and then with something behind. */
async function writePledges(tx: Tx, ward: SampleWard, today: string): Promise<void> {
  const year = Number(today.slice(0, 4));
  const thisMonth = Number(today.slice(5, 7));
  const people = ward.places.flatMap((place) =>
    place.members.map((member) => ({ member, place, head: place.members[0]!, chair: ward.places[0]!.members[0]! })),
  );
  const signed = people
    .map((person, n) => ({ ...person, n }))
    .filter(({ member, n }) => n % 10 !== 7 && member.login !== 'can-bo');
  const first = thisMonth > 2 ? 2 : thisMonth;
  const at = `${year}-${String(first).padStart(2, '0')}-0`;
  const rows = signed.map(({ member, place, head, chair, n }) => ({
    official: member.officialId,
    unit: place.unitId,
    account: member.accountId,
    signed: `${at}${1 + (n % 2)}T03:00:00Z`,
    by:
      n % 8 === 5
        ? null
        : member === head
          ? member === chair
            ? ward.accounts['cap-tren']
            : chair.accountId
          : head.accountId,
    items: itemsOf(n),
    months: Array.from({ length: Math.max(0, thisMonth - first + 1) }, (_, i) => first + i).filter((month) =>
      month === thisMonth ? n % 3 === 1 : (n + month) % 11 !== 4,
    ),
  }));
  await tx.rows(
    `with given as (select * from jsonb_to_recordset($1) as g(official int, unit int, account int, signed timestamptz, by int, items jsonb, months int[])),
     p as (insert into pledges (official_id, unit_id, year, revision, created_at, signed_at, signed_by, acknowledged_at, acknowledged_by)
       select official, unit, $2, 5, signed, signed, account, case when by is not null then signed + interval '2 days' end, by from given where signed < $3::date returning id, official_id),
     i as (insert into pledge_items (pledge_id, position, standard, text)
       select p.id, t.n, (t.item->>'standard')::smallint, t.item->>'text' from p join given g on g.official = p.official_id
         cross join lateral jsonb_array_elements(g.items) with ordinality as t(item, n) returning id, pledge_id, position)
     insert into pledge_checkins (pledge_item_id, month, state, by_account, at)
     select i.id, $2 || '-' || lpad(m::text, 2, '0'), case when (i.id + m) % 13 = 0 then 'behind' when m >= 6 + i.position % 5 then 'done' else 'going' end,
       g.account, least(make_date($2, m, 25), $3::date) + time '08:00' from i join p on p.id = i.pledge_id join given g on g.official = p.official_id cross join unnest(g.months) m`,
    [JSON.stringify(rows), year, today],
  );
}

/** Four items, put together so that no two people of the ward share a pair. */
function itemsOf(n: number): { standard: number; text: string }[] {
  return ([1, 3, 4, 5] as const).map((standard) => {
    const { first, then } = PLEDGE_PARTS[standard];
    return { standard, text: `${first[n % 7]!}, ${then[Math.floor(n / 7 + standard) % 7]!}` };
  });
}
