import { roleMovesOf, type RoleMoved } from '../../accounts/role-moves.js';
import type { Act } from '../../acts/act.js';
import type { Acts } from '../../acts/acts.js';
import type { Rows } from '../../database/db.js';
import { approversThen, nameOf } from '../../standing/chain.js';
import type { Actor } from '../../web/actor.js';
import type { FormResult } from '../../web/issues.js';
import { decidersOf, leftTo, papersLeft, type LeftPapers } from './left-papers.js';
import { performOnUnits } from './state-act.js';
import { peopleWithin } from './touched.queries.js';

/** Whoever decides on a person's papers on the act's day, without it and with it; null for somebody outside the tree. */
interface ApproverLine {
  name: string;
  title: string;
  before: string | null;
  after: string | null;
  changed: boolean;
}

/** An oversight, an acting head or a seat that an act ends, begins or both. */
interface HangingLine {
  kind: 'acting' | 'oversight' | 'seat';
  name: string;
  seat: string | null;
  of: string | null;
  to: string | null;
  until: string | null;
}

/** What an act does to people and to what hangs on its units. */
export interface Carried {
  day: string;
  people: ApproverLine[];
  left: LeftPapers[];
  hangs: HangingLine[];
  roles: RoleMoved[];
}

class TriedOut extends Error {
  constructor(readonly carried: Carried) {
    super('tried out');
  }
}

interface Trial {
  paths: readonly string[];
  day: string;
  /** Its act's id. */
  work(act: Act): Promise<FormResult<{ actId: number }>>;
}

/** What an act would do, or why it is refused: it is done and taken back, so that no second rule tells what the first one does. */
export async function tryOut(
  acts: Acts,
  actor: Actor,
  code: string | undefined,
  prepare: (act: Act) => Promise<FormResult<Trial>>,
): Promise<FormResult<Carried>> {
  try {
    return await performOnUnits(acts, actor, code, async (act): Promise<FormResult<Carried>> => {
      const prepared = await prepare(act);
      if (prepared.issues) return { issues: prepared.issues };
      const trial = prepared.value;
      const people = await peopleWithin(act, trial.paths, trial.day);
      const ids = people.map(({ officialId }) => officialId);
      const before = await approversThen(act, ids, trial.day);
      const papers = await papersLeft(act, trial.paths, trial.day);
      const deciders = await decidersOf(act, papers);
      const done = await trial.work(act);
      if (done.issues) return { issues: done.issues };
      const after = await approversThen(act, ids, trial.day);
      const { actId } = done.value;
      throw new TriedOut({
        day: trial.day,
        people: people.map(({ officialId, name, title }) => {
          const [was, is] = [before, after].map((all) => nameOf(all.get(officialId) ?? 'outside'));
          return { name, title, before: was!, after: is!, changed: was !== is };
        }),
        left: leftTo(papers, deciders, await decidersOf(act, papers)),
        hangs: await hangingOf(act, actId),
        roles: await roleMovesOf(act, actId),
      });
    });
  } catch (error) {
    if (error instanceof TriedOut) return { value: error.carried };
    throw error;
  }
}

/** What an act ended and began besides posts. */
function hangingOf(on: Rows, actId: number): Promise<HangingLine[]> {
  return on.rows<HangingLine>(HANGING, [actId]);
}

const LED = (row: string) =>
  `coalesce((select u.name from units u where u.id = ${row}.unit_id), (select o.full_name from officials o where o.id = ${row}.official_id))`;

const HANGING = `
select h.kind, h.name, h.seat, h.of, h.to, h.until from (
  select r.id, r.kind, o.full_name as name, null::text as seat, u.name as of, n.name as "to", case when b.to_date is null then r.was_to else b.to_date end as until from unit_act_rows r
    left join acting_appointments e on e.id = r.ended_id left join units u on u.id = e.unit_id
    left join acting_appointments b on b.id = r.begun_id left join units n on n.id = b.unit_id
    join officials o on o.id = coalesce(e.official_id, b.official_id)
    where r.act_id = $1 and r.kind = 'acting'
  union all
  select r.id, r.kind, o.full_name, null, case when e.id is not null then ${LED('e')} end, case when b.id is not null then ${LED('b')} end, case when b.to_date is null then r.was_to else b.to_date end
    from unit_act_rows r left join oversights e on e.id = r.ended_id left join oversights b on b.id = r.begun_id
    join posts p on p.id = coalesce(e.post_id, b.post_id) join officials o on o.id = p.official_id
    where r.act_id = $1 and r.kind = 'oversight'
  union all
  select r.id, r.kind, o.full_name, coalesce(b.role, e.role), c.name, d.name, case when b.to_date is null then r.was_to else b.to_date end from unit_act_rows r
    left join committee_members e on e.id = r.ended_id left join committees c on c.id = e.committee_id
    left join committee_members b on b.id = r.begun_id left join committees d on d.id = b.committee_id
    join officials o on o.id = coalesce(e.official_id, b.official_id)
    where r.act_id = $1 and r.kind = 'seat'
) h order by array_position(array['acting', 'oversight', 'seat'], h.kind), h.id`;
