import type { Client } from '../support/client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';

export interface Month {
  app: TestApp;
  ward: Ward;
}

export async function startMonth(now?: string): Promise<Month> {
  const app = await startTestApp(now);
  return { app, ward: await makeWard(app.db) };
}

/** Signed in, with a page open that carries the token for forms. */
export async function signedIn({ app }: Month, login: string): Promise<Client> {
  const client = await app.client(login);
  await client.get('/account/password');
  return client;
}

/** Plans a month of the ward through the page and returns its id. */
export async function planMonth(at: Month, month: string): Promise<number> {
  const { app, ward } = at;
  const personnel = await signedIn(at, 'personnel');
  await personnel.post('/periods', { month, rootUnitId: String(ward.units.PM.id) });
  const row = await app.db.one<{ id: number }>('select id from periods where month = $1 and root_unit_id = $2', [
    month,
    ward.units.PM.id,
  ]);
  return row!.id;
}

export async function evaluationOf(
  { app, ward }: Month,
  periodId: number,
  person: string,
): Promise<{ id: number; unitId: number; tier: number; versionId: number; status: string }> {
  const row = await app.db.one<{ id: number; unitId: number; tier: number; versionId: number; status: string }>(
    `select id, unit_id as "unitId", tier, version_id as "versionId", status from evaluations where period_id = $1 and official_id = $2`,
    [periodId, ward.officials[person]],
  );
  return row!;
}

/** Puts an evaluation into a state as the room of evaluations would, with the rows that stand behind it. */
export async function setStatus(
  { app, ward }: Month,
  id: number,
  status: 'submitted' | 'approved' | 'reviewed',
): Promise<void> {
  const at = app.clock.now();
  const common = [id, ward.accounts['chair'], at];
  const submission = await app.db.one<{ id: number }>(
    `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points)
     select id, 1, $2, $3, unit_id, tier, version_id, '{}', 0, '{}', '{}' from evaluations where id = $1 returning id`,
    common,
  );
  await app.db.rows(`update evaluations set status = 'submitted', submitted_at = $2 where id = $1`, [id, at]);
  if (status === 'submitted') return;
  const approval = await app.db.one<{ id: number }>(
    `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count, notes, points, score, exemplarity)
     select id, 1, 'approval', $2, $3, unit_id, tier, version_id, $4, '{}', '{}', 0, '{}', '{}', 80, 80 from evaluations where id = $1 returning id`,
    [...common, submission!.id],
  );
  await app.db.rows(
    `update evaluations set status = $3, approval_id = $2, approved_at = $4, points = '{}', score = 80, exemplarity = 80 where id = $1`,
    [id, approval!.id, status, at],
  );
}
