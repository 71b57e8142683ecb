import type { Rows } from '../database/db.js';
import type { SameText } from './same.js';
import { SAID, SAID_JOIN } from './said.js';

interface Proof {
  id: number;
  text: string;
  fileName: string | null;
  at: string;
}

type CommitmentState = 'kept' | 'broken' | 'late' | 'waiting' | 'open';

export interface CommitmentRow {
  id: number;
  officialId: number;
  text: string;
  dueOn: string;
  firstDueOn: string;
  madeAt: Date;
  state: CommitmentState;
  selfKept: boolean | null;
  selfProof: string | null;
  /** The approver's word, once the evaluation is decided. */
  headKept: boolean | null;
  headReason: string | null;
  moveReason: string | null;
  dialogueId: number | null;
  dialogueOn: string | null;
  nearlySame: SameText[];
  evaluationStatus: string | null;
  evaluationDecided: boolean;
  evaluationAsks: boolean;
  evaluationClosed: boolean;
  proofs: Proof[];
}

export const SHOWN = ['all', 'open', 'late', 'kept', 'broken', 'moved'] as const;
export type Shown = (typeof SHOWN)[number];

/** $1 person, $2 today, $3 the reader is the person: then also what stands on an evaluation still in draft, $4 also what fell due over twelve months ago. */
const ROWS = `
with mine as (
  select c.*, coalesce(${SAID}, case when $3 then c.self_kept end) as said from commitments c ${SAID_JOIN} where c.official_id = $1 and ($4 or c.due_on > $2::date - interval '12 months')
), stated as (
  select m.*, case when m.said then 'kept' when not m.said then 'broken' when m.due_on < $2::date then 'late'
    when to_char(m.due_on, 'YYYY-MM') = to_char($2::date, 'YYYY-MM') then 'waiting' else 'open' end as state from mine m
)
select c.id, c.official_id as "officialId", c.text, c.due_on as "dueOn", c.first_due_on as "firstDueOn", c.made_at as "madeAt", c.state,
  c.self_kept as "selfKept", case when c.said is not null then c.self_proof end as "selfProof",
  case when s.decided then c.head_kept end as "headKept", case when s.decided then c.head_reason end as "headReason", v.reason as "moveReason",
  c.dialogue_id as "dialogueId", d.held_on as "dialogueOn", c.nearly_same as "nearlySame",
  s.status as "evaluationStatus", coalesce(s.decided, false) as "evaluationDecided", coalesce(s.asks, false) as "evaluationAsks", coalesce(s.closed, false) as "evaluationClosed",
  coalesce((select json_agg(json_build_object('id', p.id, 'text', p.text, 'fileName', f.name, 'at', p.at) order by p.id)
    from commitment_proofs p left join files f on f.id = p.file_id where p.commitment_id = c.id), '[]') as proofs
from stated c left join commitment_moves v on v.commitment_id = c.id left join dialogues d on d.id = c.dialogue_id
left join lateral (
  select e.status, e.approval_id is not null as decided, k.content->'criteria' @> '[{"kind":"promise"}]' as asks, r.closed_at is not null as closed
  from evaluations e join criteria_versions k on k.id = e.version_id join periods r on r.id = e.period_id
  where e.official_id = c.official_id and e.month = to_char(c.due_on, 'YYYY-MM')) s on true`;

const MATCH = `($5 = 'all' or c.state = $5 or ($5 = 'open' and c.state = 'waiting') or ($5 = 'moved' and v.reason is not null))`;

export interface Asked {
  officialId: number;
  today: string;
  self: boolean;
  /** Also those that fell due more than twelve months ago. */
  everything: boolean;
}

/** One person's commitments, the latest due first; and how many there are in each state. */
export async function commitmentsShown(
  on: Rows,
  asked: Asked & { show: Shown; limit: number; offset: number },
): Promise<CommitmentRow[]> {
  const { officialId, today, self, everything, show, limit, offset } = asked;
  return on.rows<CommitmentRow>(
    `${ROWS} where ${MATCH} order by c.due_on desc, c.id desc limit $6 offset $7`,
    [officialId, today, self, everything, show, limit, offset],
    'commitments-shown',
  );
}

export async function stateCounts(
  on: Rows,
  { officialId, today, self, everything }: Asked,
): Promise<Record<Shown, number>> {
  const row = await on.one<Record<Shown, number>>(
    `select count(*)::int as all, count(*) filter (where t.state in ('open', 'waiting'))::int as open, count(*) filter (where t.state = 'late')::int as late,
       count(*) filter (where t.state = 'kept')::int as kept, count(*) filter (where t.state = 'broken')::int as broken,
       count(t."moveReason")::int as moved from (${ROWS}) t`,
    [officialId, today, self, everything],
    'commitment-states',
  );
  return row!;
}

export async function ownCommitment(
  on: Rows,
  officialId: number,
  id: number,
  today: string,
): Promise<CommitmentRow | undefined> {
  return on.one<CommitmentRow>(`${ROWS} where c.id = $5`, [officialId, today, true, true, id], 'own-commitment');
}

/** How many of its owner's commitments stand before it in the list. */
export async function placeOf(on: Rows, id: number, today: string): Promise<{ before: number; old: boolean }> {
  const row = await on.one<{ before: number; old: boolean }>(
    `select count(*)::int as before, (select x.due_on <= $2::date - interval '12 months' from commitments x where x.id = $1) as old from commitments c join commitments o on o.official_id = c.official_id and (o.due_on, o.id) > (c.due_on, c.id) where c.id = $1`,
    [id, today],
    'commitment-place',
  );
  return row!;
}

export async function ownerOf(on: Rows, id: number): Promise<number | null> {
  const row = await on.one<{ officialId: number }>(
    'select official_id as "officialId" from commitments where id = $1',
    [id],
    'commitment-owner',
  );
  return row?.officialId ?? null;
}
