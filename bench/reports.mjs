import pg from 'pg';
import { openSessions, send } from './browser.mjs';
import { measure } from './measure.mjs';

const NOW = '2026-11-20T02:00:00Z';
const MONTH = '2026-10';
const EVALUATIONS = `
select e.id, o.full_name, p.title, e.tier, e.status, e.self_score, e.score, e.exemplarity, e.points
from evaluations e join officials o on o.id = e.official_id
join posts p on p.official_id = e.official_id and p.main
where e.period_id = 2 and e.unit_id = $1 order by o.sort_name`;

/** The page of each unit's month, asked for by the unit's head. */
export async function readReports(run) {
  const pool = new pg.Pool({ connectionString: run.database.appUrl, max: 2 });
  try {
    const heads = headed(run);
    const cookies = await openSessions(pool, [...new Set(heads)], { secret: run.secret, now: NOW });
    const read = async (unit) => {
      const answer = await send(`${run.url}/reports/unit-month?unit=${unit}&month=${MONTH}`, 'GET', cookies.get(unit));
      if (answer.status !== 200 || !answer.text.includes(`Nguyễn Văn ${unit}`))
        throw new Error(`the report of unit ${unit} answered ${answer.status}`);
    };
    await measure(heads.slice(0, 40), read, Infinity);
    return await measure(heads, read, run.most.seconds);
  } finally {
    await pool.end();
  }
}

/** The one select such a page cannot do without. */
export async function readReportsBare(run) {
  const pool = new pg.Pool({ connectionString: run.database.appUrl, max: 8 });
  try {
    const read = async (unit) => {
      const { rowCount } = await pool.query({ name: 'evaluations', text: EVALUATIONS, values: [unit] });
      if (!rowCount) throw new Error(`unit ${unit} has no evaluation`);
    };
    await measure(headed(run).slice(0, 40), read, Infinity);
    return await measure(headed(run), read, run.most.seconds);
  } finally {
    await pool.end();
  }
}

/** Units below the root, round and round. Unit n is headed by official n, whose account is n. */
function headed({ agency, most }) {
  const count = Math.min(most.reads, agency.officials);
  return Array.from({ length: count }, (_, place) => 2 + (place % (agency.units - 1)));
}
