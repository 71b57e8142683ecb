import { violated, type Rows } from '../database/db.js';
import { lasts } from '../standing/validity.js';
import { formatDate } from '../web/format.js';
import type { Issue } from '../web/issues.js';

/** What was tried when a constraint refused it. */
export interface Tried {
  officialId?: number;
  unitId?: number;
  committeeId?: number;
  from: string;
  to: string | null;
  /** The row that is put right does not stand in its own way. */
  id?: number;
}

interface Refusal {
  field: string;
  code: string;
  holder: string;
  params(tried: Tried): unknown[];
}

const OVERLAPS = `${lasts('x', { from: '$2::date', to: "coalesce($3::date, 'infinity')" })} and x.id is distinct from $4::int order by x.from_date limit 1`;
const NAMED = `o.full_name as name, x.from_date as "from", x.to_date as "to"`;

/** Each constraint that speaks of two people or two posts, and the statement that finds who stands there already. */
const REFUSALS: Record<string, Refusal> = {
  one_head_of_a_unit: {
    field: 'position',
    code: 'officials:headHeld',
    params: (tried) => [tried.unitId],
    holder: `select ${NAMED}, u.name as unit from posts x join officials o on o.id = x.official_id join units u on u.id = x.unit_id
      where x.unit_id = $1 and x.position = 'head' and ${OVERLAPS}`,
  },
  one_main_post: {
    field: 'fromDate',
    code: 'officials:mainHeld',
    params: (tried) => [tried.officialId],
    holder: `select ${NAMED}, x.title, u.name as unit from posts x join officials o on o.id = x.official_id join units u on u.id = x.unit_id
      where x.official_id = $1 and x.main and ${OVERLAPS}`,
  },
  one_acting_head: {
    field: 'person',
    code: 'officials:actingHeld',
    params: (tried) => [tried.unitId],
    holder: `select ${NAMED}, case when x.delegation_id is null then x.decision_number else '–' end as decision from acting_appointments x join officials o on o.id = x.official_id where x.unit_id = $1 and ${OVERLAPS}`,
  },
  one_membership: {
    field: 'person',
    code: 'officials:memberHeld',
    params: (tried) => [tried.committeeId, tried.officialId],
    holder: `select ${NAMED} from committee_members x join officials o on o.id = x.official_id
      where x.committee_id = $1 and x.official_id = $5 and ${OVERLAPS}`,
  },
};

/** The issue that names who holds what was asked for, or null when the error is another. */
export async function heldBy(on: Rows, error: unknown, tried: Tried): Promise<Issue | null> {
  const refusal = REFUSALS[violated(error) ?? ''];
  if (!refusal) return null;
  const [first, ...more] = refusal.params(tried);
  const holder = await on.one<{ name: string; from: string; to: string | null }>(refusal.holder, [
    first,
    tried.from,
    tried.to,
    tried.id ?? null,
    ...more,
  ]);
  const { from, to, ...rest } = holder ?? { name: '', from: null, to: null };
  return {
    field: refusal.field,
    code: refusal.code,
    params: { ...rest, from: formatDate(from, 'vi'), to: to ? formatDate(to, 'vi') : '…' },
  };
}

/** Runs a write; a refusal by one of these constraints becomes its issue. */
export async function explained(on: Rows, tried: () => Tried, work: () => Promise<Issue[]>): Promise<Issue[]> {
  try {
    return await work();
  } catch (error) {
    const issue = await heldBy(on, error, tried());
    if (!issue) throw error;
    return [issue];
  }
}
