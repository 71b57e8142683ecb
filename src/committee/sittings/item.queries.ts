import type { Rows, Tx } from '../../database/db.js';

type ItemKind =
  | 'late-units'
  | 'progress'
  | 'leaders-below'
  | 'signal'
  | 'focus'
  | 'petition'
  | 'sheet'
  | 'practice'
  | 'correction'
  | 'other';

export interface ItemRow {
  id: number;
  sittingId: number;
  position: number;
  kind: ItemKind;
  unitId: number | null;
  evaluationId: number | null;
  issueId: number | null;
  questionId: number | null;
  practiceId: number | null;
  /** The decision of an earlier sitting that this item corrects. */
  decisionId: number | null;
  title: string;
  facts: Record<string, unknown>;
  discussion: string;
  revision: number;
  /** The moment of its figures. */
  addedAt: Date;
}

const ITEM = `
select i.id, i.sitting_id as "sittingId", i.position, i.kind, i.unit_id as "unitId", i.evaluation_id as "evaluationId", i.issue_id as "issueId",
  i.question_id as "questionId", i.practice_id as "practiceId", i.decision_id as "decisionId", i.title, i.facts, i.discussion, i.revision, i.added_at as "addedAt"
from sitting_items i where i.removed_at is null`;

export async function itemsOf(on: Rows, sittingId: number): Promise<ItemRow[]> {
  return on.rows<ItemRow>(`${ITEM} and i.sitting_id = $1 order by i.position, i.id`, [sittingId], 'sitting-items');
}

export async function findItem(on: Rows, id: number): Promise<ItemRow | undefined> {
  return on.one<ItemRow>(`${ITEM} and i.id = $1`, [id], 'sitting-item');
}

export interface NewItem {
  kind: ItemKind;
  title: string;
  unitId?: number | null;
  evaluationId?: number | null;
  issueId?: number | null;
  questionId?: number | null;
  practiceId?: number | null;
  decisionId?: number | null;
  facts?: Record<string, unknown>;
  /** Officials whom it concerns, and how; only those who sit here are withdrawn. */
  concerns?: { officialId: number; cause: Cause }[];
}

type Cause = 'own' | 'approved' | 'answers-for' | 'declared';

export interface Withdrawal {
  itemId: number;
  officialId: number;
  name: string;
  cause: Cause;
  note: string;
  at: Date;
}

export async function withdrawalsOf(on: Rows, sittingId: number): Promise<Withdrawal[]> {
  return on.rows<Withdrawal>(
    `select w.item_id as "itemId", w.official_id as "officialId", o.full_name as name, w.cause, w.note, w.at
     from sitting_withdrawals w join sitting_items i on i.id = w.item_id join officials o on o.id = w.official_id
     where i.sitting_id = $1 order by o.sort_name, w.id`,
    [sittingId],
    'sitting-withdrawals',
  );
}

export type DecisionKind = 'entries' | 'focus-settled' | 'focus-chosen' | 'recognised' | 'asked' | 'resolved';

interface DecidedFacts {
  entries?: Record<string, string | null>;
  score?: string | null;
  resolving?: string;
}

export interface DecisionRow {
  id: number;
  itemId: number;
  number: number;
  kind: DecisionKind;
  text: string;
  before: DecidedFacts;
  after: DecidedFacts;
  reason: string;
  entitled: number;
  inFavour: number;
  against: number;
  abstained: number;
  carried: boolean;
  approvalId: number | null;
  byName: string;
  at: Date;
  /** By which decision of a later sitting it was corrected. */
  corrected: CorrectedLater | null;
}

/** A later sitting's carried decision that corrects an earlier one. */
export interface CorrectedLater {
  sittingId: number;
  itemId: number;
  number: number;
  heldOn: string;
  text: string;
}

/** SQL: the newest carried decision by which a later sitting corrects the decision `d`, a `CorrectedLater` under `f.corrected`. */
export const CORRECTED_LATER = `left join lateral (
  select json_build_object('sittingId', s2.id, 'itemId', i2.id, 'number', s2.number, 'heldOn', s2.held_on, 'text', coalesce(q.after ->> 'text', n.text)) as corrected
  from sitting_items i2 join sittings s2 on s2.id = i2.sitting_id join sitting_decisions n on n.item_id = i2.id
  left join lateral (select x.after from corrections x where x.kind = 'resolution' and x.row_id = n.id order by x.number desc limit 1) q on true
  where i2.decision_id = d.id and i2.removed_at is null and s2.cancelled_at is null
    and case when q.after is null then n.carried else (q.after ->> 'inFavour')::int * 2 > n.entitled end
  order by n.id desc limit 1) f on true`;

/** SQL: the newest words of a decision `d`, where it was put right before the minutes were signed. */
export const CORRECTED = `left join lateral (select x.after from corrections x where x.kind = 'resolution' and x.row_id = d.id order by x.number desc limit 1) k on true`;

/** SQL: what a decision says after `CORRECTED`; the row itself stays as it was written. */
export const DECIDED_WORDS = {
  text: `coalesce(k.after ->> 'text', d.text)`,
  inFavour: `coalesce((k.after ->> 'inFavour')::int, d.in_favour)`,
  against: `coalesce((k.after ->> 'against')::int, d.against)`,
  abstained: `coalesce((k.after ->> 'abstained')::int, d.abstained)`,
  carried: `case when k.after is null then d.carried else (k.after ->> 'inFavour')::int * 2 > d.entitled end`,
};

export async function decisionsOf(on: Rows, sittingId: number): Promise<DecisionRow[]> {
  return on.rows<DecisionRow>(
    `select d.id, d.item_id as "itemId", d.number, d.kind, ${DECIDED_WORDS.text} as text, d.before, d.after, d.reason, d.entitled, ${DECIDED_WORDS.inFavour} as "inFavour", ${DECIDED_WORDS.against} as against,
       ${DECIDED_WORDS.abstained} as abstained, ${DECIDED_WORDS.carried} as carried, d.approval_id as "approvalId", b.display_name as "byName", d.at, f.corrected
     from sitting_decisions d join sitting_items i on i.id = d.item_id join accounts b on b.id = d.by_account ${CORRECTED} ${CORRECTED_LATER}
     where i.sitting_id = $1 order by i.position, d.item_id, d.number`,
    [sittingId],
    'sitting-decisions',
  );
}

/** Writes items with the withdrawals that follow from them: of members only. */
export async function addItems(
  tx: Tx,
  sittingId: number,
  items: readonly NewItem[],
  account: number,
  at: Date,
): Promise<number[]> {
  if (items.length === 0) return [];
  const rows = await tx.rows<{ id: number }>(
    `insert into sitting_items (sitting_id, position, kind, unit_id, evaluation_id, issue_id, question_id, practice_id, decision_id, title, facts, added_by, added_at)
     select $1, coalesce((select max(position) from sitting_items where sitting_id = $1), 0) + n, kind, unit_id, evaluation_id, issue_id, question_id, practice_id, decision_id, title, facts, $11, $12
     from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::text[], $9::jsonb[], $10::int[], $13::int[])
       as x (kind, unit_id, evaluation_id, issue_id, question_id, practice_id, title, facts, n, decision_id) order by n returning id`,
    [
      sittingId,
      items.map(({ kind }) => kind),
      items.map((item) => item.unitId ?? null),
      items.map((item) => item.evaluationId ?? null),
      items.map((item) => item.issueId ?? null),
      items.map((item) => item.questionId ?? null),
      items.map((item) => item.practiceId ?? null),
      items.map(({ title }) => title),
      items.map(({ facts }) => JSON.stringify(facts ?? {})),
      items.map((_, n) => n + 1),
      account,
      at,
      items.map((item) => item.decisionId ?? null),
    ],
  );
  const ids = rows.map(({ id }) => id).sort((a, b) => a - b);
  const concerns = items.flatMap((item, n) => (item.concerns ?? []).map((each) => ({ itemId: ids[n]!, ...each })));
  await withdrawMembers(tx, sittingId, concerns, account, at);
  return ids;
}

async function withdrawMembers(
  tx: Tx,
  sittingId: number,
  concerns: readonly { itemId: number; officialId: number; cause: Cause }[],
  account: number,
  at: Date,
): Promise<void> {
  if (concerns.length === 0) return;
  await tx.change(
    `insert into sitting_withdrawals (item_id, official_id, cause, by_account, at)
     select x.item, x.official, x.cause, $5, $6 from unnest($2::int[], $3::int[], $4::text[]) as x (item, official, cause)
     join sitting_members m on m.sitting_id = $1 and m.official_id = x.official
     on conflict (item_id, official_id) do nothing`,
    [
      sittingId,
      concerns.map(({ itemId }) => itemId),
      concerns.map(({ officialId }) => officialId),
      concerns.map(({ cause }) => cause),
      account,
      at,
    ],
  );
}
