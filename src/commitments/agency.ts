import type { Asking } from '../acts/asking.js';
import { belongingScopes, headedScopes } from '../standing/scopes.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';

/** The top of the tree a person works in or has duties in. */
export interface Agency {
  id: number;
  name: string;
  path: string;
}

/** The agencies a person belongs to, their own first. */
async function agenciesOf(asking: Asking): Promise<Agency[]> {
  const own = asking.actor.unit ? topOf(asking.actor.unit.path) : 0;
  const ids = [...asking.actor.roles, ...headedScopes(asking.actor), ...asking.actor.committees].map(({ path }) =>
    topOf(path),
  );
  return asking.rows<Agency>(
    'select id, name, path from units where id = any($1::int[]) order by id <> $2, sort_name',
    [[own, ...ids], own],
    'agencies-of',
  );
}

export async function chosenAgency(asking: Asking, asked: unknown): Promise<{ agency: Agency; all: Agency[] }> {
  const all = await agenciesOf(asking);
  const agency = asked === undefined ? all[0] : all.find(({ id }) => String(id) === asked);
  if (!agency) throw new NotFound();
  return { agency, all };
}

/** Is this place in an agency of the person's? */
export function inAgencyOf(actor: Actor, path: string): boolean {
  return belongingScopes(actor).some((scope) => topOf(scope.path) === topOf(path));
}

/** Id of the topmost unit of a path; 0 for an administrator's "/". */
export function topOf(path: string): number {
  return Number(path.split('/')[1] ?? 0);
}
