import type { Rows } from '../../database/db.js';

export interface Proposal {
  id: number;
  rootId: number;
  unitId: number;
  unitName: string;
  proposedBy: number;
  proposerName: string;
  proposerOfficialId: number | null;
  proposedAt: Date;
  leading: boolean;
  task: string;
  detail: string;
  output: string;
  factor: string | null;
  reason: string;
  outcome: 'accepted' | 'refused' | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  decidedReason: string | null;
  productCode: string | null;
  catalogueId: number | null;
}

const PROPOSAL = `select p.id, p.root_unit_id as "rootId", p.unit_id as "unitId", u.name as "unitName", p.proposed_by as "proposedBy",
    a.display_name as "proposerName", a.official_id as "proposerOfficialId", p.proposed_at as "proposedAt", p.leading, p.task, p.detail, p.output,
    trim_scale(p.factor)::text as factor, p.reason, p.outcome, d.display_name as "decidedByName", p.decided_at as "decidedAt",
    p.decided_reason as "decidedReason", p.product_code as "productCode", p.catalogue_id as "catalogueId"
  from product_proposals p join units u on u.id = p.unit_id join accounts a on a.id = p.proposed_by left join accounts d on d.id = p.decided_by`;

export function findProposal(on: Rows, id: number, lock = false): Promise<Proposal | undefined> {
  return on.one<Proposal>(`${PROPOSAL} where p.id = $1${lock ? ' for update of p' : ''}`, [id]);
}

/** Open ones first. Without `all`, only what this account proposed and what comes from the units whose head it is. */
export function proposalsOf(
  on: Rows,
  rootId: number,
  seen: { all: boolean; account: number; units: readonly number[] },
  limit: number,
  offset: number,
): Promise<(Proposal & { total: number })[]> {
  return on.rows(
    `select q.*, count(*) over () as total from (${PROPOSAL} where p.root_unit_id = $1 and ($2 or p.proposed_by = $3 or p.unit_id = any($4))) q
     order by (q.outcome is not null), q.id desc limit $5 offset $6`,
    [rootId, seen.all, seen.account, seen.units, limit, offset],
  );
}

export async function openProposals(on: Rows, rootId: number): Promise<number> {
  const row = await on.one<{ count: number }>(
    'select count(*) as count from product_proposals where root_unit_id = $1 and outcome is null',
    [rootId],
  );
  return row?.count ?? 0;
}
