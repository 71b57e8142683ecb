import { lastDay } from '../../standing/units-on.js';
import type { Asking } from '../../acts/asking.js';
import { newestEnded, petitionColumns, PETITION_JOINS, type PetitionRow } from '../../petitions/petition.queries.js';
import type { Rows } from '../../database/db.js';
import { headChains } from '../../standing/chain.js';
import { decidingScopes } from '../../standing/scopes.js';
import type { Actor } from '../../web/actor.js';
import {
  DECIDED_BY,
  deciderOf,
  mayDecidePetition,
  type DecidedBy,
  type Decider,
  type PetitionParties,
} from './petition-decisions.policy.js';

export interface EvaluationPetition extends PetitionRow {
  evaluationId: number;
  month: string;
  giverAccount: number;
  giverOfficial: number | null;
  giverName: string;
  newApprovalId: number | null;
}

const PETITIONS = `
select ${petitionColumns(lastDay('s.month'))}, p.evaluation_id as "evaluationId", s.month, a.by_account as "giverAccount",
  g.official_id as "giverOfficial", g.display_name as "giverName", p.new_approval_id as "newApprovalId"
from petitions p join evaluations s on s.id = p.evaluation_id ${PETITION_JOINS} join approvals a on a.id = p.approval_id join accounts g on g.id = a.by_account
where `;

export async function findPetition(on: Rows, id: number): Promise<EvaluationPetition | undefined> {
  return on.one<EvaluationPetition>(`${PETITIONS} p.id = $1`, [id], 'petition');
}

/** An evaluation's petitions, the newest first. */
export async function petitionsOf(on: Rows, evaluationId: number): Promise<EvaluationPetition[]> {
  return on.rows<EvaluationPetition>(
    `${PETITIONS} p.evaluation_id = $1 order by p.id desc`,
    [evaluationId],
    'petitions-of',
  );
}

/** Open petitions that this person decides, the most pressing first. */
export function openPetitions(on: Rows, actor: Actor, today: string): Promise<EvaluationPetition[]> {
  return decidable(on, actor, today, null);
}

async function decidable(
  on: Rows,
  actor: Actor,
  today: string,
  outcome: 'withdrawn' | null,
): Promise<EvaluationPetition[]> {
  const paths = decidingScopes(actor).map((scope) => scope.path + '%');
  if (paths.length === 0) return [];
  const rows = await on.rows<EvaluationPetition>(
    `${PETITIONS} p.outcome is not distinct from $2::text and u.path like any ($1::text[]) order by p.decided_at desc nulls first, p.due_on, p.id limit 500`,
    [paths, outcome],
    'decidable-petitions',
  );
  const deciders = await decidersOf(on, rows, today);
  return rows.filter((row) => mayDecidePetition(actor, deciders.get(row.id)!, partiesOf(row), row.unitPath));
}

/** What this person decided, and what was taken back before they could, the newest first. */
export async function endedPetitions(asking: Asking, limit: number): Promise<EvaluationPetition[]> {
  const decided = await asking.rows<EvaluationPetition>(
    `${PETITIONS} p.decided_by = $1 and p.outcome <> 'withdrawn' order by p.decided_at desc limit $2`,
    [asking.actor.accountId, limit],
  );
  return newestEnded(decided, await decidable(asking, asking.actor, asking.today, 'withdrawn'), limit);
}

export async function decidersOf(
  on: Rows,
  rows: readonly EvaluationPetition[],
  today: string,
): Promise<Map<number, Decider>> {
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

export function partiesOf(row: EvaluationPetition): PetitionParties {
  return { petitioner: row.officialId, giver: { accountId: row.giverAccount, officialId: row.giverOfficial } };
}
