import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { openDataSource } from '../dist/database/data-source.js';
import { Db } from '../dist/database/db.js';
import { startEmbedded } from '../dist/database/embedded-server.js';
import { migrateDatabase } from '../dist/database/migrate.js';
import { approversOf, approversThen, headChains } from '../dist/standing/chain.js';
import { decidersIn } from '../dist/standing/former.js';
import { leadersOf, ledBy } from '../dist/standing/led.js';
import { inUnit, unitNameIn, unitsOn } from '../dist/standing/units-on.js';

const OFFICES = 10;
const STAFF = 36;
const PAST = '2025-09-30';
const NOW = '2026-11-20';
const EACH = 200;

/** `npm run bench:tree [-- AGENCIES]`: what "who leads whom on a day" costs in a city against a tenth of it. */
export async function main(argv, { stdout, stderr }) {
  const agencies = Number(argv[0] ?? 300);
  if (!Number.isInteger(agencies) || agencies < 10 || agencies > 1000) {
    stderr.write('bench:tree: takes a whole number of agencies from 10 to 1000\n');
    return 1;
  }
  const say = (text) => stdout.write(text + '\n');
  const [part, whole] = [await measured(Math.round(agencies / 10), say), await measured(agencies, say)];
  for (const [name, p50] of whole)
    say(`${name.padEnd(34)} p50 ${p50.toFixed(2).padStart(7)} ms  × ${(p50 / part.get(name)).toFixed(1)}`);
  return 0;
}

async function measured(agencies, say) {
  const folder = mkdtempSync(join(tmpdir(), 'thuoc-do-bench-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ dataDir: folder, what: 'bench' });
  try {
    await migrateDatabase(database.ownerUrl, database.appUrl);
    const units = 1 + agencies * (1 + OFFICES);
    await load(database.ownerUrl, agencies, units);
    say(`${units} units, ${units * STAFF} officials`);
    const source = await openDataSource(database.appUrl);
    const found = await timed(new Db(source), agencies, units);
    await source.destroy();
    return found;
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Unit 1 is the city, then the agencies, then ten offices of each. Everybody has had a post before; every second office had another name. */
async function load(ownerUrl, agencies, units) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const parent = `case when n = 1 then null when n <= $1::int + 1 then 1 else 2 + (n - $1::int - 2) / ${OFFICES} end`;
  const statements = [
    `insert into units (code, name, search_name, kind, parent_id, path, created_at, from_date)
     select 'DV-' || n, 'Đơn vị ' || n, 'don vi ' || n, 'office', ${parent},
       case when n = 1 then '/1/' when n <= $1::int + 1 then '/1/' || n || '/' else '/1/' || (${parent}) || '/' || n || '/' end,
       '2026-01-01', case when n > $1::int + 1 and n % 2 = 0 then date '2026-01-01' else '-infinity' end from generate_series(1, $2::int) n order by n`,
    `insert into unit_states (unit_id, from_date, to_date, code, name, kind, parent_id, path, position)
     select id, '-infinity', '2025-12-31', code, name || ' cũ', kind, parent_id, path, position from units where from_date > '-infinity' and $1::int > 0 and $2::int > 0`,
    `insert into officials (code, full_name, search_name, person_type, created_at)
     select 'CB-' || n, 'Nguyễn Văn ' || n, 'nguyen van ' || n, 'civil-servant', '2026-01-01' from generate_series(1, $2::int * ${STAFF}) n where $1::int > 0 order by n`,
    `insert into posts (official_id, unit_id, title, tier, position, main, from_date, to_date)
     select m + 1, 1 + m % $2::int, 'Chuyên viên', 0, case m / $2::int when 0 then 'head' when 1 then 'deputy' else 'member' end, true, s.f, s.t
     from generate_series(0, $2::int * ${STAFF} - 1) m, (values (date '2020-01-01', date '2025-12-31'), (date '2026-01-01', null)) s (f, t) where $1::int > 0`,
    `insert into oversights (post_id, unit_id, from_date)
     select p.id, c.id, '2020-01-01' from posts p join units c on c.parent_id = p.unit_id where p.position = 'deputy' and c.id % 2 = 0 and p.unit_id > 1 and $1::int + $2::int > 0`,
  ];
  try {
    for (const sql of statements) await client.query(sql, [agencies, units]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function timed(db, agencies, units) {
  const agency = (at) => 2 + (at % agencies);
  const office = (at) => agencies + 2 + ((at * 7) % (units - agencies - 1));
  const headOf = (unit) => unit;
  const staffOf = (unit) => unit + 5 * units;
  const asked = [
    ['whom the head of an office leads', (at) => ledBy(db, headOf(office(at)), NOW)],
    ['the same on a day of before', (at) => ledBy(db, headOf(office(at)), PAST)],
    ['whom the head of an agency leads', (at) => ledBy(db, headOf(agency(at)), PAST)],
    ['who leads one person', (at) => leadersOf(db, [staffOf(office(at))], PAST)],
    ['who decides on one person', (at) => approversOf(db, [staffOf(office(at))], NOW)],
    ['the same by the tree of then', (at) => approversThen(db, [staffOf(office(at))], PAST)],
    ['heads above an office', (at) => headChains(db, [office(at)], PAST)],
    ['who decided in a month', (at) => decidersIn(db, [staffOf(office(at))], { from: '2026-10-01', to: '2026-10-31' })],
    ['what a unit was called', (at) => unitNameIn(db, office(at), '2025-09')],
    ['the units of an agency then', (at) => db.rows(UNDER, [`/1/${agency(at)}/`, PAST], 'under')],
  ];
  const found = new Map();
  for (const [name, ask] of asked) {
    const times = [];
    for (let at = 0; at < EACH + 20; at += 1) {
      const start = performance.now();
      await ask(at);
      if (at >= 20) times.push(performance.now() - start);
    }
    found.set(name, times.sort((a, b) => a - b)[EACH / 2]);
  }
  return found;
}

const UNDER = `select u.id, u.name from ${unitsOn('$2::date')} u where ${inUnit('u', '$1')}`;
