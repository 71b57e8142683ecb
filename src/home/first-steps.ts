import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';

/** The way of a root unit to its first month, for who looks after its people. */
export interface FirstSteps {
  unit: string;
  /** Label `home:step.<key>`, with where it is done. */
  steps: { key: string; href: string; done: boolean }[];
}

interface Standing {
  id: number;
  name: string;
  units: boolean;
  people: boolean;
  passwords: boolean;
  approver: boolean;
  criteria: boolean;
}

/** One list for each root unit of a personnel officer in which no month was opened yet. */
export async function firstSteps(on: Rows, actor: Actor, today: string): Promise<FirstSteps[]> {
  const roots = actor.roles.filter(({ role, path }) => role === 'personnel' && /^\/\d+\/$/.test(path));
  if (roots.length === 0) return [];
  const paths = roots.map(({ path }) => path);
  const standing = await on.rows<Standing>(STANDING, [paths, today], 'first-steps');
  return standing.map(({ id, name, ...done }) => ({
    unit: name,
    steps: [
      { key: 'units', href: '/imports', done: done.units },
      { key: 'people', href: '/imports', done: done.people },
      { key: 'passwords', href: `/units/${id}/passwords`, done: done.passwords },
      { key: 'approver', href: '/accounts/requests', done: done.approver },
      { key: 'criteria', href: `/criteria/units/${id}`, done: done.criteria },
      { key: 'month', href: '/periods', done: false },
    ],
  }));
}

const STANDING = `select u.id, u.name,
    exists (select 1 from units c where c.parent_id = u.id and c.closed_on is null) as units,
    exists (select 1 from posts p join units c on c.id = p.unit_id where c.path like u.path || '%' and ${heldOn('p', '$2::date')}) as people,
    exists (select 1 from accounts a join posts p on p.official_id = a.official_id join units c on c.id = p.unit_id
      where c.path like u.path || '%' and ${heldOn('p', '$2::date')} and a.password_hash is not null) as passwords,
    exists (select 1 from account_roles r where r.unit_id = u.id and r.role = 'outside-approver' and r.ended_at is null) as approver,
    exists (select 1 from criteria_sets s join criteria_versions v on v.set_id = s.id where s.unit_id = u.id and v.countersigned_at is not null) as criteria
  from units u where u.path = any ($1::text[]) and u.closed_on is null
    and not exists (select 1 from periods p where p.root_unit_id = u.id and p.opened_at is not null) order by u.sort_name, u.id`;
