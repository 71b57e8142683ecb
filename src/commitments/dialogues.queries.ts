import type { Rows } from '../database/db.js';
import { DIALOGUE, type DialogueRow } from './commitments.queries.js';
import { leadersOn, SAID, SAID_JOIN } from './said.js';

export interface Place {
  id: number;
  name: string;
  path: string;
}

/** The units in which a person leads on a day, the main post's first: a dialogue of theirs belongs to one of them. */
export function placesLed(on: Rows, officialId: number, day: string): Promise<Place[]> {
  return on.rows<Place>(
    `select u.id, u.name, u.path from (select l.unit_id, bool_or(l.main) as main, max(l.tier) as tier from (${leadersOn('$2')}) l where l.official_id = $1 group by l.unit_id) l
     join units u on u.id = l.unit_id order by l.main desc, l.tier desc, u.sort_name`,
    [officialId, day],
    'places-led',
  );
}

export interface DialogueFilter {
  rootPath: string;
  unitId: number | null;
  month: string | null;
}

const MATCH = `u.path like $1 || '%' and ($2::int is null or d.unit_id = $2) and ($3::text is null or to_char(d.held_on, 'YYYY-MM') = $3)`;

/** The agency's dialogues, the newest first; those taken back stay in the list and say so. */
export async function listDialogues(
  on: Rows,
  { rootPath, unitId, month }: DialogueFilter,
  limit: number,
  offset: number,
): Promise<DialogueRow[]> {
  return on.rows<DialogueRow>(
    `${DIALOGUE} where ${MATCH} order by d.held_on desc, d.id desc limit $4 offset $5`,
    [rootPath, unitId, month, limit, offset],
    'list-dialogues',
  );
}

export interface DialogueTotals {
  total: number;
  standing: number;
  people: number;
  promises: number;
}

export async function dialogueTotals(on: Rows, { rootPath, unitId, month }: DialogueFilter): Promise<DialogueTotals> {
  const row = await on.one<DialogueTotals>(
    `select count(*)::int as total, count(*) filter (where d.withdrawn_at is null)::int as standing,
       coalesce(sum(d.people) filter (where d.withdrawn_at is null), 0)::int as people,
       coalesce(sum((select count(*) from commitments c where c.dialogue_id = d.id)) filter (where d.withdrawn_at is null), 0)::int as promises
     from dialogues d join units u on u.id = d.unit_id where ${MATCH}`,
    [rootPath, unitId, month],
    'dialogue-totals',
  );
  return row!;
}

/** What the list can be narrowed to: the units and the months that have dialogues. */
export async function dialogueChoices(
  on: Rows,
  rootPath: string,
): Promise<{ units: { id: number; name: string }[]; months: string[] }> {
  const units = await on.rows<{ id: number; name: string }>(
    `select u.id, u.name from units u where u.path like $1 || '%' and exists (select 1 from dialogues d where d.unit_id = u.id) order by u.path`,
    [rootPath],
  );
  const months = await on.rows<{ month: string }>(
    `select distinct to_char(d.held_on, 'YYYY-MM') as month from dialogues d join units u on u.id = d.unit_id where u.path like $1 || '%' order by 1 desc limit 60`,
    [rootPath],
  );
  return { units, months: months.map(({ month }) => month) };
}

export interface OneDialogue extends DialogueRow {
  unitPath: string;
  by: string;
  at: Date;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
}

export function findDialogue(on: Rows, id: number): Promise<OneDialogue | undefined> {
  const [columns, rest] = [
    DIALOGUE.slice(0, DIALOGUE.indexOf('\nfrom dialogues')),
    DIALOGUE.slice(DIALOGUE.indexOf('\nfrom dialogues')),
  ];
  return on.one<OneDialogue>(
    `${columns}, u.path as "unitPath", a.display_name as by, d.at, w.display_name as "withdrawnBy", d.withdrawn_reason as "withdrawnReason"
     ${rest} join accounts a on a.id = d.by_account left join accounts w on w.id = d.withdrawn_by where d.id = $1`,
    [id],
    'one-dialogue',
  );
}

export interface DialoguePromise {
  id: number;
  text: string;
  dueOn: string;
  kept: boolean | null;
}

export function promisesOf(on: Rows, dialogueId: number): Promise<DialoguePromise[]> {
  return on.rows<DialoguePromise>(
    `select c.id, c.text, c.due_on as "dueOn", ${SAID} as kept from commitments c ${SAID_JOIN} where c.dialogue_id = $1 order by c.due_on, c.id`,
    [dialogueId],
    'dialogue-promises',
  );
}
