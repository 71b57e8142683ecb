import type { Db } from '../../src/database/db.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

export interface Month extends TestApp {
  ward: Ward;
  periodId: number;
  /** Evaluation ids by the key of their person. */
  evaluations: Record<string, number>;
}

/** The ward with an open November 2026; nobody has submitted yet. */
export async function startMonth(now = '2026-11-24T02:00:00Z'): Promise<Month> {
  const app = await startTestApp(now);
  const ward = await makeWard(app.db);
  const periodId = await openMonth(app.db, ward);
  const rows = await app.db.rows<{ id: number; code: string }>(
    'select e.id, o.code from evaluations e join officials o on o.id = e.official_id where e.period_id = $1',
    [periodId],
  );
  return {
    ...app,
    ward,
    periodId,
    evaluations: Object.fromEntries(rows.map((row) => [row.code.replace('CB-', ''), row.id])),
  };
}

const browsers = new WeakMap<Month['client'], Map<string, Client>>();

/** Signed in, with a page open that carries the token for forms; once for a person and a day of the clock. */
export async function signedIn(month: Pick<Month, 'client' | 'clock'>, login: string): Promise<Client> {
  const open = browsers.get(month.client) ?? new Map<string, Client>();
  browsers.set(month.client, open);
  const key = `${login} ${month.clock.now().toISOString()}`;
  const client = open.get(key) ?? (await month.client(login.toLowerCase()));
  open.set(key, client);
  await client.get('/account/password');
  return client;
}

/** Hands an evaluation in, straight in the tables. Values stand in the order of the set. */
export async function handIn(month: Month, key: string, values: (string | null)[]): Promise<void> {
  const { db, ward, evaluations } = month;
  const at = '2026-11-22T02:00:00Z';
  await db.rows(
    `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points)
     select id, (select count(*) + 1 from submissions where evaluation_id = $1), $2, $3, unit_id, tier, version_id, $4, 0, '{}', '{}' from evaluations where id = $1`,
    [evaluations[key], ward.accounts[key], at, values],
  );
  await db.rows(
    `update evaluations set status = 'submitted', submitted_at = $2, self_values = $3, revision = revision + 1 where id = $1`,
    [evaluations[key], at, values],
  );
}

export const CHUNG_SELF = ['9', '8', '7.5', '0'];
export const MOT_CUA_SELF = ['9.5', '96.5', '1', null, null];

/** The fields of the ward's set and of the one-stop desk's, by the codes of their criteria. */
export function chung(dan: string, viec: string, guong: string, le: string): Record<string, string> {
  return { 'value.dan': dan, 'value.viec': viec, 'value.guong': guong, 'value.le': le };
}

export function motCua(chaoDan: string, dungHen: string, gioLam: string): Record<string, string> {
  return { 'value.chao-dan': chaoDan, 'value.dung-hen': dungHen, 'value.gio-lam': gioLam };
}

export async function rowOf(db: Db, id: number): Promise<Record<string, unknown>> {
  return (await db.one<Record<string, unknown>>('select * from evaluations where id = $1', [id]))!;
}

/** Marks, reveals and approves in the browser's way; the answer of the last step. */
export async function approveByPages(month: Month, login: string, key: string, fields: Record<string, string>) {
  const client = await signedIn(month, login);
  const id = month.evaluations[key]!;
  const row = await rowOf(month.db, id);
  if (row['submitted_at'] && !row['revealed_at']) await client.post(`/approvals/${id}/revelation`, fields);
  await client.post(`/approvals/${id}/approval`, fields);
  return client.post(`/approvals/${id}/approval`, { confirm: 'yes' });
}

/** Excuses everybody but those named, so that a leader's evaluation need not wait. */
export async function excuseAllBut(month: Month, keys: string[]): Promise<void> {
  const keep = keys.map((key) => month.evaluations[key]);
  await month.db.rows(
    `update evaluations set status = 'excused' where period_id = $1 and id <> all($2::int[]) and status not in ('approved', 'reviewed')`,
    [month.periodId, keep],
  );
}
