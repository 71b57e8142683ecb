import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { standTo, type Standing } from '../../standing/standing.js';
import { hasRoleAt } from '../../web/actor.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { PersonType } from '../../scoring/editions/edition.js';

/** A person where their latest main post lies. */
export interface PlacedOfficial {
  id: number;
  code: string;
  name: string;
  personType: PersonType;
  unitId: number;
  unitName: string;
  unitPath: string;
  title: string;
}

export async function placedOfficial(on: Rows, id: number): Promise<PlacedOfficial | undefined> {
  return on.one<PlacedOfficial>(
    `select o.id, o.code, o.full_name as name, o.person_type as "personType", u.id as "unitId", u.name as "unitName", u.path as "unitPath", m.title
     from officials o join lateral (select * from posts p where p.official_id = o.id and p.main order by p.from_date desc limit 1) m on true
     join units u on u.id = m.unit_id where o.id = $1`,
    [id],
    'placed-official',
  );
}

/** Who may read a person's months: themself, those above, personnel and inspector (Art 17.3). Others do not know of it. */
export async function officialToRead(asking: Asking, id: number): Promise<{ official: PlacedOfficial; at: Standing }> {
  const official = await placedOfficial(asking, id);
  if (!official) throw new NotFound();
  const { at } = await standTo(asking, asking.actor, { ...official, officialId: id }, asking.today);
  if (!(at.self || at.approver || at.above || at.personnel || at.inspector)) throw new NotFound();
  return { official, at };
}

/** Personnel over the person's unit record absences and transferred months; never their own. */
export async function officialToRecord(asking: Asking, id: number): Promise<PlacedOfficial> {
  const official = await placedOfficial(asking, id);
  if (!official || !hasRoleAt(asking.actor, 'personnel', official.unitPath)) throw new NotFound();
  if (asking.actor.officialId === id) throw new Forbidden('own-paper-personnel');
  return official;
}

/** The kind of a leave is for the person, who scores them, personnel and inspector; others read that there is a reason. */
export function seesKinds(at: Standing): boolean {
  return at.self || at.approver || at.personnel || at.inspector;
}
