import { ActorsService } from '../../src/accounts/actors.service.js';
import type { SetContent } from '../../src/criteria/criterion.js';
import type { Db } from '../../src/database/db.js';
import { pointsOf, scoreEvaluation } from '../../src/evaluations/evaluation-score.js';
import type { Format, ReportModel } from '../../src/reports/report-model.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { CHUNG, makeWard, MOT_CUA, openMonth, type Ward } from '../support/ward.js';

export const FORMULA = '=HYPERLINK("//x","Bảy")';

export interface ReportedWard extends TestApp {
  /** One browser for each login, signed in once. */
  as(login: string): Promise<Client>;
  ward: Ward;
  /** Evaluations by the login of their person. */
  evaluations: Record<string, number>;
  model(login: string, code: string, query: Record<string, string>, format?: Format): Promise<ReportModel>;
}

type Values = (string | null)[];

/** What each person stated and what was approved; who is not named has a draft, kt1 has handed in, kt2 is excused. */
const STATED: [login: string, self: Values, head: Values, leftOut?: number][] = [
  ['mc1', ['9', '98', '0', '2', null], ['9', '98', '0', '2', null]],
  ['mc2', ['8.5', '96.5', '0', '1', null], ['8', '96.5', '1', '1', null], 0],
  ['mc3', ['10', '99', '0', '2', null], ['9.5', '97', '0', '1', null]],
  ['mc4', ['7', '90', '1', '2', null], ['7', '90', '1', '2', null]],
  ['mc5', ['9', '95', '0', '2', null], ['8.5', '95', '0', '2', null]],
  ['mcDeputy', ['9', '97', '0', '2', null], ['9', '97', '0', '2', null]],
  ['vp1', ['8', '8', '8', '0'], ['8', '8', '7', '0']],
  ['vp2', ['9', '9', '9', '0'], ['9', '9', '9', '0']],
  ['secretary', ['9', '8', '9', '0'], ['9', '8', '9', '0']],
  ['member1', ['9', '9', '8', '1'], ['9', '9', '8', '1']],
  ['mcHead', ['9', '97', '1', '1', null], ['9', '96', '2', '1', null]],
  ['vpHead', ['9', '9', '9', '0'], ['9', '9', '8', '0']],
];

/** The small ward on the evening of its November: most evaluations decided, some of them reviewed. */
export async function reportedWard(now = '2026-11-27T12:00:00Z'): Promise<ReportedWard> {
  const app = await startTestApp(now);
  const ward = await makeWard(app.db);
  await openMonth(app.db, ward);
  await app.db.rows('update officials set full_name = $1 where code = $2', [FORMULA, 'CB-mc5']);
  await app.db.rows(
    `insert into settings values ($1, 'place', 'Phường Mẫu'), ($1, 'agency', 'Ủy ban nhân dân phường mẫu')`,
    [ward.units.PM.id],
  );
  const rows = await app.db.rows<{ id: number; code: string }>(
    'select e.id, o.code from evaluations e join officials o on o.id = e.official_id',
  );
  const evaluations = Object.fromEntries(rows.map(({ id, code }) => [code.slice(3), id]));
  for (const stated of STATED) await decide(app.db, ward, evaluations, stated);
  await app.db.rows(
    `update evaluations set status = 'reviewed', reviewed_at = '2026-11-27T09:00:00Z' where id = any ($1)`,
    [[evaluations['mc1'], evaluations['vp1']]],
  );
  await app.db.rows(
    `update evaluations set status = 'submitted', self_values = '{9,9,9,0}', self_points = '{9,9,9,10}', self_score = 94, submitted_at = $2 where id = $1`,
    [evaluations['kt1'], AT],
  );
  await app.db.rows(`update evaluations set status = 'excused' where id = $1`, [evaluations['kt2']]);
  await app.db.rows(
    `insert into excusals (evaluation_id, kind, reason, by_account, at) values ($1, 'sick', 'Nằm viện', $2, $3)`,
    [evaluations['kt2'], ward.accounts['personnel'], AT],
  );
  const model = async (login: string, code: string, query: Record<string, string>, format: Format = 'page') => {
    const actor = await app.app.get(ActorsService).load(ward.accounts[login]!, undefined);
    const made = await app.app.get(ReportsService).make(actor!, code, query, format);
    if (made.tooLarge) throw new Error('too large');
    return made.model;
  };
  const browsers = new Map<string, Promise<Client>>();
  const as = (login: string) => {
    if (!browsers.has(login)) browsers.set(login, app.client(login.toLowerCase()));
    return browsers.get(login)!;
  };
  return { ...app, ward, evaluations, model, as };
}

const AT = '2026-11-26T03:00:00Z';

async function decide(
  db: Db,
  ward: Ward,
  evaluations: Record<string, number>,
  [login, self, head, leftOut]: (typeof STATED)[number],
): Promise<void> {
  const desk = login.startsWith('mc');
  const content = (desk ? MOT_CUA : CHUNG) as unknown as SetContent;
  const tier = login.endsWith('Head') ? 2 : login === 'mcDeputy' ? 1 : 0;
  const due = desk ? 2 : 0;
  const led = login.endsWith('Head') ? await ledScores(db, ward, desk ? 'MC' : 'VP') : [];
  const left = content.criteria.map((_, i) => i === leftOut);
  const own = scoreEvaluation(content, tier, { values: self, leftOut: [], due, led: null });
  const result = scoreEvaluation(content, tier, { values: head, leftOut: left, due, led });
  const id = evaluations[login];
  const [version, unit] = desk ? [ward.versions.motCua, ward.units.MC.id] : [ward.versions.chung, ward.units.PM.id];
  const row = [id, ward.accounts[login], AT, unit, tier, version, due];
  const submission = await db.one<{ id: number }>(
    `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity)
     values ($1, 1, $2, $3, $4, $5, $6, $8, $7, '{"gio-lam": "Có một lần đi muộn vì mưa"}', $9, $10, $11) returning id`,
    [...row, self, pointsOf(own), own.score, own.exemplarity],
  );
  const approver =
    desk && login !== 'mcHead' ? 'mcHead' : login.startsWith('vp') && login !== 'vpHead' ? 'vpHead' : 'chair';
  const approval = await db.one<{ id: number }>(
    `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count, led_scores, notes, points, score, exemplarity)
     values ($1, 1, 'approval', $2, $3, $4, $5, $6, $8, $9, $10, $7, $11, $12, $13, $14, $15) returning id`,
    [
      id,
      ward.accounts[approver],
      ...row.slice(2),
      submission!.id,
      head,
      left,
      led,
      JSON.stringify(leftOut === undefined ? {} : { 'chao-dan': 'Tháng này không trực quầy' }),
      pointsOf(result),
      result.score,
      result.exemplarity,
    ],
  );
  await db.rows(
    `update evaluations set status = 'approved', approval_id = $2, approved_at = $3, self_values = $4, self_points = $5, self_score = $6, self_exemplarity = $7,
       head_values = $8, head_left_out = $9, points = $10, score = $11, exemplarity = $12, submitted_at = $3 where id = $1`,
    [
      id,
      approval!.id,
      AT,
      self,
      pointsOf(own),
      own.score,
      own.exemplarity,
      head,
      left,
      pointsOf(result),
      result.score,
      result.exemplarity,
    ],
  );
}

async function ledScores(db: Db, ward: Ward, unit: 'MC' | 'VP'): Promise<string[]> {
  const rows = await db.rows<{ score: string }>(
    'select score from evaluations where unit_id = $1 and score is not null order by score',
    [ward.units[unit].id],
  );
  return rows.map((row) => row.score);
}

/** What a person reads of a page. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&#x3D;/g, '=')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
