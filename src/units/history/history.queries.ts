import type { Rows } from '../../database/db.js';
import { nameOn } from '../../standing/units-on.js';
import type { UnitRole } from './unit-act-change.entity.js';
import type { UnitActKind } from './unit-act.entity.js';
import type { UnitFacts } from './timeline.js';

export interface StatedChange {
  unitId: number;
  role: UnitRole;
  sets: Partial<UnitFacts>;
  was: Partial<UnitFacts>;
  /** What the unit is called today, and where it stands. */
  name: string;
  path: string;
  /** Names of the units above, where the change is of that. */
  parent: string | null;
  formerParent: string | null;
}

export interface StatedAct {
  id: number;
  kind: UnitActKind;
  unitId: number;
  day: string;
  decisionNumber: string | null;
  reason: string | null;
  by: string;
  at: Date;
  correctsId: number | null;
  correctedBy: number | null;
  /** From which day on it is taken back, where decided months stand on it until then. */
  backFrom: string | null;
  /** A request to take it back that waits for a second person. */
  annulment: number | null;
  changes: StatedChange[];
  paths: string[];
}

const ACT = `
select a.id, a.kind, a.unit_id as "unitId", a.day, a.decision_number as "decisionNumber", a.reason, b.display_name as by, a.at,
  a.corrects_id as "correctsId", (select n.id from unit_acts n where n.corrects_id = a.id) as "correctedBy",
  (select n.day from unit_acts n where n.reverses_id = a.id) as "backFrom",
  (select w.id from unit_act_annulments w where w.act_id = a.id and w.answered_at is null) as annulment,
  coalesce((select json_agg(json_build_object('unitId', h.unit_id, 'role', h.role, 'sets', h.sets, 'was', h.was, 'name', u.name, 'path', u.path,
    'parent', ${nameOn("(h.sets ->> 'parentId')::int", 'a.day')}, 'formerParent', ${nameOn("(h.was ->> 'parentId')::int", 'a.day')})
    order by h.role <> 'successor', h.unit_id) from unit_act_changes h join units u on u.id = h.unit_id where h.act_id = a.id), '[]') as changes,
  array(select u.path from unit_act_changes h join units u on u.id = h.unit_id where h.act_id = coalesce(
    (select n.corrects_id from unit_acts n where n.id = a.id and n.kind = 'annul'), a.id)) as paths
from unit_acts a join accounts b on b.id = a.by_account`;

export async function findUnitAct(on: Rows, id: number): Promise<StatedAct | undefined> {
  return on.one<StatedAct>(`${ACT} where a.id = $1`, [id]);
}

/** Every act that speaks of the unit, corrected ones among them: the newest day first, of one act the version in force first. */
export async function actsOfUnit(on: Rows, unitId: number): Promise<StatedAct[]> {
  return on.rows<StatedAct>(
    `with recursive mine as (
       select h.act_id as id from unit_act_changes h where h.unit_id = $1
       union select a.id from mine m join unit_acts a on m.id in (a.corrects_id, a.reverses_id))
     ${ACT} where a.id in (select id from mine) order by a.day desc, a.id desc limit 200`,
    [unitId],
  );
}

/** What a unit was called, and under whom, from one day to another. */
export interface NamedSpan {
  from: string;
  to: string | null;
  name: string;
  code: string;
  kind: string;
  parentId: number | null;
  parent: string | null;
  closedOn: string | null;
}

export async function spansOfUnit(on: Rows, unitId: number, today: string): Promise<NamedSpan[]> {
  return on.rows<NamedSpan>(
    `select s.from_date as "from", s.to_date as "to", s.name, s.code, s.kind, s.parent_id as "parentId",
       ${nameOn('s.parent_id', 'least(s.to_date, greatest(s.from_date, $2::date))')} as parent, s.closed_on as "closedOn"
     from (select from_date, to_date, name, code, kind, parent_id, closed_on from units where id = $1 and from_date < 'infinity'
       union all select from_date, to_date, name, code, kind, parent_id, closed_on from unit_states where unit_id = $1) s order by s.from_date desc`,
    [unitId, today],
  );
}

/** A unit that this one took in or came from, or that took this one in. */
export interface Kin {
  unitId: number;
  name: string;
  path: string;
  relation: 'into' | 'from' | 'split-off' | 'split-from';
  day: string;
  decisionNumber: string | null;
}

/** By the acts in force, up to a day: where a unit's figures come from, and where they go on. */
export async function kinOfUnit(on: Rows, unitId: number, until = 'infinity'): Promise<Kin[]> {
  return on.rows<Kin>(
    `select o.unit_id as "unitId", ${nameOn('o.unit_id', "case o.role when 'merged' then a.day - 1 else a.day end")} as name, u.path, a.day, a.decision_number as "decisionNumber",
       case when m.role = 'merged' then 'into' when m.role = 'successor' then 'from' when m.role = 'new' then 'split-from' else 'split-off' end as relation
     from unit_act_changes m join unit_acts a on a.id = m.act_id and a.kind in ('merge', 'split') join unit_act_changes o on o.act_id = a.id and o.unit_id <> m.unit_id
     join units u on u.id = o.unit_id
     where m.unit_id = $1 and a.day <= $2::date and not exists (select 1 from unit_acts n where n.corrects_id = a.id)
       and (m.role, o.role) in (('merged', 'successor'), ('successor', 'merged'), ('new', 'itself'), ('itself', 'new'))
     order by a.day, a.id, o.unit_id`,
    [unitId, until],
    'kin-of-unit',
  );
}
