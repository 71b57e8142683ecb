import type { Rows } from '../database/db.js';
import { Redirect } from '../web/answers.js';

/** The record that a merged one leads to. */
async function staysAs(on: Rows, id: number): Promise<number | undefined> {
  const row = await on.one<{ id: number }>(
    'select to_official as id from official_merges where from_official = $1',
    [id],
    'official-stays-as',
  );
  return row?.id;
}

/** An address of a merged record leads to that of the record which stays, for good. */
export async function ledOn(on: Rows, id: number, address: (id: number) => string): Promise<Redirect | undefined> {
  const stays = await staysAs(on, id);
  return stays === undefined ? undefined : new Redirect(address(stays), undefined, 308);
}

/** The records that were merged into this one, each with who did it and why. */
export function mergedInto(
  on: Rows,
  id: number,
): Promise<{ name: string; code: string; by: string; at: Date; reason: string }[]> {
  return on.rows(
    `select f.full_name as name, f.code, w.display_name as by, c.at, c.reason from official_merges g join officials f on f.id = g.from_official
     join corrections c on c.kind = 'official-merge' and c.row_id = g.from_official join accounts w on w.id = c.by_account
     where g.to_official = $1 order by c.at, f.id`,
    [id],
    'merged-into',
  );
}

/** Codes of merged records, of those given as `codes`, each with the code that holds today: null where who has it never stood below `path`. Both are SQL. */
export const mergedCodes = (codes: string, path: string): string =>
  `select f.code, case when exists (select 1 from posts p join units u on u.id = p.unit_id where p.official_id = o.id and u.path like ${path} || '%') then o.code end as now
   from official_merges g join officials f on f.id = g.from_official join officials o on o.id = g.to_official where ${codes}`;

/** For files that name people by their codes: those that lead to another one today. */
export async function codesToday(on: Rows, codes: readonly string[], path: string): Promise<[string, string][]> {
  const rows = await on.rows<{ code: string; now: string }>(
    `select * from (${mergedCodes('f.code = any ($1)', '$2')}) m where now is not null order by code`,
    [codes, path],
    'codes-today',
  );
  return rows.map(({ code, now }) => [code, now]);
}
