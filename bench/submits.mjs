import pg from 'pg';
import { openSessions, send } from './browser.mjs';
import { measure } from './measure.mjs';

const WARM = 40;
const NOW = '2026-11-20T02:00:00Z';

/** Evaluations of November not handed in yet: a third of them (at most `most.submits`) for the product, half as many for a bare turn. */
async function evaluationsFor(pool, { agency, most }, share) {
  const count = Math.min(most.submits, Math.floor(agency.officials / 3));
  const { rows } = await pool.query(
    `select id, official_id as account, self_values as values from evaluations where status = 'draft' order by official_id limit $1`,
    [Math.floor(count * share)],
  );
  return rows;
}

/** Through the whole product: session, token, policy, rules, arithmetic, audit. The page with the token was opened before. */
export async function submitEvaluations(run) {
  const pool = new pg.Pool({ connectionString: run.database.appUrl, max: 4 });
  try {
    const evaluations = await evaluationsFor(pool, run, 1);
    const cookies = await openSessions(
      pool,
      evaluations.map((evaluation) => evaluation.account),
      { secret: run.secret, now: NOW },
    );
    const tokens = new Map();
    await measure(
      evaluations,
      async ({ id, account }) => {
        const page = await send(`${run.url}/evaluations/${id}/submission`, 'GET', cookies.get(account));
        const token = /name="_csrf" value="([^"]+)"/.exec(page.text);
        if (!token) throw new Error(`the page of evaluation ${id} answered ${page.status} and has no form`);
        tokens.set(id, token[1]);
      },
      Infinity,
    );
    const handIn = async ({ id, account }) => {
      const answer = await send(`${run.url}/evaluations/${id}/submission`, 'POST', cookies.get(account), {
        _csrf: tokens.get(id),
      });
      if (answer.status !== 303 || !answer.location.endsWith('/submission'))
        throw new Error(`evaluation ${id} was not taken: ${answer.status}`);
    };
    const warm = Math.min(WARM, Math.floor(evaluations.length / 4));
    await measure(evaluations.slice(0, warm), handIn, Infinity);
    return await measure(evaluations.slice(warm), handIn, run.most.seconds);
  } finally {
    await pool.end();
  }
}

/** The two statements that keep a submission, in a transaction, and nothing else. */
export async function submitEvaluationsBare(run) {
  const pool = new pg.Pool({ connectionString: run.database.appUrl, max: 8 });
  try {
    const evaluations = await evaluationsFor(pool, run, 0.5);
    const warm = Math.min(WARM, Math.floor(evaluations.length / 4));
    await measure(evaluations.slice(0, warm), (evaluation) => keep(pool, evaluation), Infinity);
    return await measure(evaluations.slice(warm), (evaluation) => keep(pool, evaluation), run.most.seconds);
  } finally {
    await pool.end();
  }
}

async function keep(pool, { id, account, values }) {
  const client = await pool.connect();
  try {
    const score = 2 * values.reduce((sum, value) => sum + Number(value), 0);
    await client.query('begin');
    await client.query({
      name: 'insert',
      values: [id, account, NOW, values, score, 10 * Number(values[4])],
      text: `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity)
        select $1, 1, $2, $3, unit_id, tier, version_id, $4, 0, '{}', $4, $5, $6 from evaluations where id = $1`,
    });
    await client.query({
      name: 'update',
      values: [id, NOW, values, score, 10 * Number(values[4])],
      text: `update evaluations set status = 'submitted', submitted_at = $2, self_values = $3, self_points = $3, self_score = $4, self_exemplarity = $5, revision = revision + 1 where id = $1`,
    });
    await client.query('commit');
  } finally {
    client.release();
  }
}
