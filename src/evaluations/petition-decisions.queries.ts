import type { Rows } from '../database/db.js';
import { headChains } from '../standing/chain.js';
import { decidingScopes } from '../standing/scopes.js';
import type { Actor } from '../web/actor.js';
import {
  DECIDED_BY,
  deciderOf,
  mayDecidePetition,
  type DecidedBy,
  type Decider,
  type PetitionParties,
} from './petition-decisions.policy.js';

export interface PetitionRow {
  id: number;
  evaluationId: number;
  approvalId: number;
  month: string;
  officialId: number;
  name: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  receivedAt: Date;
  dueOn: string;
  reason: string;
  giverAccount: number;
  giverOfficial: number | null;
  giverName: string;
  outcome: 'kept' | 'replaced' | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionReason: string | null;
  newApprovalId: number | null;
}

const PETITIONS = `
select p.id, p.evaluation_id as "evaluationId", p.approval_id as "approvalId", e.month, e.official_id as "officialId", o.full_name as name,
  e.unit_id as "unitId", u.name as "unitName", u.path as "unitPath", p.filed_at as "receivedAt", p.due_on as "dueOn", p.reason,
  a.by_account as "giverAccount", g.official_id as "giverOfficial", g.display_name as "giverName", p.outcome, p.decided_at as "decidedAt",
  d.display_name as "decidedBy", p.decision_reason as "decisionReason", p.new_approval_id as "newApprovalId"
from petitions p join evaluations e on e.id = p.evaluation_id join officials o on o.id = e.official_id join units u on u.id = e.unit_id
join approvals a on a.id = p.approval_id join accounts g on g.id = a.by_account left join accounts d on d.id = p.decided_by
where `;

export async function findPetition(on: Rows, id: number): Promise<PetitionRow | undefined> {
  return on.one<PetitionRow>(`${PETITIONS} p.id = $1`, [id], 'petition');
}

/** Open petitions that this person decides, the most pressing first. */
export async function openPetitions(on: Rows, actor: Actor, today: string): Promise<PetitionRow[]> {
  const paths = decidingScopes(actor).map((scope) => scope.path + '%');
  if (paths.length === 0) return [];
  const rows = await on.rows<PetitionRow>(
    `${PETITIONS} p.outcome is null and u.path like any ($1::text[]) order by p.due_on, p.id`,
    [paths],
    'open-petitions',
  );
  const deciders = await decidersOf(on, rows, today);
  return rows.filter((row) => mayDecidePetition(actor, deciders.get(row.id)!, partiesOf(row), row.unitPath));
}

export async function decidedPetitions(on: Rows, actor: Actor, limit: number): Promise<PetitionRow[]> {
  return on.rows<PetitionRow>(`${PETITIONS} p.decided_by = $1 order by p.decided_at desc limit $2`, [
    actor.accountId,
    limit,
  ]);
}

export async function decidersOf(on: Rows, rows: readonly PetitionRow[], today: string): Promise<Map<number, Decider>> {
  if (rows.length === 0) return new Map();
  const chains = await headChains(
    on,
    rows.map((row) => row.unitId),
    today,
  );
  const settings = await on.rows<{ unitId: number; value: string }>(
    `select unit_id as "unitId", value from settings where key = 'petition-decider'`,
  );
  return new Map(
    rows.map((row) => {
      const chain = chains.get(row.unitId) ?? [];
      const value = settings.find((setting) => setting.unitId === chain.at(-1)?.unitId)?.value;
      const by = DECIDED_BY.find((known) => known === value) ?? ('superior' satisfies DecidedBy);
      return [row.id, deciderOf(partiesOf(row), chain, by)];
    }),
  );
}

export function partiesOf(row: PetitionRow): PetitionParties {
  return { petitioner: row.officialId, giver: { accountId: row.giverAccount, officialId: row.giverOfficial } };
}
