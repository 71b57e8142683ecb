import { localDay } from '../database/local-day.js';
import { heldOn } from './validity.js';

/**
 * SQL: in whose stead an official decided at a moment about somebody in a unit (its path), by an accepted delegation, and of which unit they are the head; null where they
 * decided in their own right, as they do for the people of a unit that they head themself. `what` is read of the head `h` and the unit `v`.
 */
function behalfOf(official: string, path: string, at: string, what: string): string {
  return `(select ${what} from delegations d join units v on v.id = d.unit_id join officials h on h.id = d.from_official
    where d.to_official = ${official} and d.accepted_at <= ${at} and (d.ended_at is null or d.ended_at >= ${at}) and ${heldOn('d', localDay(at))}
      and starts_with(${path}, v.path) and not exists (
        select 1 from posts w join units k on k.id = w.unit_id where w.official_id = ${official} and w.position = 'head' and ${heldOn('w', localDay(at))}
          and starts_with(${path}, k.path) and starts_with(k.path, v.path))
    order by length(v.path) desc limit 1)`;
}

/** SQL: who decided, a `DecidedBy`: the name of the account `a`, and in whose stead. */
export function decidedBy(a: string, unitId: string, at: string): string {
  return `json_build_object('name', ${a}.display_name, 'behalf', ${behalfOf(`${a}.official_id`, `(select k.path from units k where k.id = ${unitId})`, at, `json_build_object('name', h.full_name, 'unitId', v.id, 'signing', d.signing)`)})`;
}

/** SQL: the same as an act's row keeps it, of the account that acts on a paper of the unit: who is stood in for and where, as text; null where nobody is. */
export function behalfKept(account: string, unitId: string, at: string): string {
  const official = `(select x.official_id from accounts x where x.id = ${account})`;
  return behalfOf(
    official,
    `(select k.path from units k where k.id = ${unitId})`,
    at,
    `json_build_object('official', h.id, 'unit', v.id)::text`,
  );
}
