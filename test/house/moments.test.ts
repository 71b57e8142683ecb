import Handlebars from 'handlebars';
import pg from 'pg';
import { localDay } from '../../src/database/local-day.js';
import { issuesBetween } from '../../src/focus/issue.queries.js';
import { practicesBetween } from '../../src/practices/practice.queries.js';
import { askedBetween } from '../../src/reports/results/results.queries.js';
import { Labels } from '../../src/web/labels.js';
import { Views } from '../../src/web/views.js';
import { registerHelpers } from '../../src/web/view-helpers.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { MATRIX } from './authorization.matrix.js';
import { addressOf, admitted, filled, undoEveryAct } from './authorization.doors.js';
import { makeRecords } from './authorization.records.js';
import { filesBelow } from './source.js';

/** A quarter past midnight on the 5th of December here; the evening of the 4th in UTC. Swapped it would be the 12th of May. */
const EARLY = '2026-12-04T17:15:00Z';
const MOMENT = /\{\{moment [^}]*\}\}|\(moment [^)]*\)/;
const APART =
  /^\w+ \/(health|ready|unlock|sign-out|sign-in|switch-user|account\/password)|\.(pdf|docx|xlsx|csv|json|zip)$|\/record$|\/e-file/;
const WRONG = /(?:07|17):15[^<]{0,12}|\S*12\/05\/2026|\d{4}-\d{2}-\d{2}T\S*|GMT[+-]\d*|Invalid Date/g;

let app: TestApp;
let records: Record<string, number>;
const wrong: string[] = [];

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  records = await makeRecords(app.db);
  await moveEveryMoment();
  app.clock.set(new Date(EARLY));
});
afterAll(() => app.close());

it('every page shows the moments it has as they were here', async () => {
  const shown = await walk('GET ', 2);
  expect(wrong).toEqual([]);
  expect(shown.size).toBeGreaterThan(35);
});

it('so does every answer to an act, such as one that came too late', async () => {
  undoEveryAct(app);
  const shown = await walk('POST ', 1);
  expect(wrong).toEqual([]);
  expect(shown.size).toBeGreaterThan(5);
});

it('what happened at that moment is counted on the 5th, not on the day the server had', async () => {
  const counted = async (from: string, to: string) => {
    const spans = await Promise.all([
      issuesBetween(app.db, '/', from, to),
      practicesBetween(app.db, '/', from, to),
      askedBetween(app.db, '/', from, to),
    ]);
    return spans.map((rows) => rows.length > 0);
  };
  expect(await counted('2026-12-05', '2026-12-05')).toEqual([true, true, true]);
  expect(await counted('2026-11-01', '2026-12-04')).toEqual([false, false, false]);
  expect(await app.db.one(`select ${localDay('$1::timestamptz')} as day`, [EARLY])).toEqual({ day: '2026-12-05' });
  expect(await app.db.one('select $1::timestamptz::date as day', [EARLY])).toEqual({ day: '2026-12-05' });
});

it('an act that came too late is told when, whether its refusal holds a stored moment or its words', async () => {
  const refusals = filesBelow('src', '.ts').flatMap(({ text }) =>
    [...text.matchAll(/(?:Conflict|\bbeaten)\('([a-z-]+)', \{[^}]*\bat: ?([\w.?]*)/g)].map(([, code, at]) => ({
      code: code!,
      at: at!,
    })),
  );
  expect(refusals.length).toBeGreaterThan(15);
  const views = app.app.get(Views);
  for (const { code } of refusals) {
    for (const at of [new Date(EARLY), '00:15 05/12/2026']) {
      const shown = views.page('errors/error', { status: 409, code, params: { name: 'Trần Quốc Mẫu', at } }, 'vi');
      if (/\{\{at\}\}/.test(app.app.get(Labels).in('vi')(`errors:${code}`, { at: '{{at}}' })))
        expect([code, shown]).toEqual([code, expect.stringContaining('00:15 05/12/2026')]);
      expect(shown).not.toMatch(WRONG);
    }
  }
  await app.db.rows(
    `update periods set self_due_on = '2026-12-20', approval_due_on = '2026-12-21', review_due_on = '2026-12-22', closes_on = '2026-12-23' where id = $1`,
    [records['november']],
  );
  await app.db.rows('update evaluations set self_saved_at = $2 where id = $1', [records['draft'], new Date(EARLY)]);
  const late = await (await app.as('mc1')).post(`/evaluations/${records['draft']}/draft`, { version: '999' });
  expect([late.status, late.text.match(/\d\d:15 [\d/]{10}/g)]).toEqual([
    409,
    expect.arrayContaining(['00:15 05/12/2026']),
  ]);
});

it('every template words each moment it is given, and the words stay as they are', () => {
  const engine = Handlebars.create();
  registerHelpers(engine);
  everyBranch(engine);
  const templates = filesBelow('templates', '.hbs').filter(({ text }) => MOMENT.test(text));
  expect(templates.length).toBeGreaterThan(80);
  const differing = templates
    .map(({ path, text }) => {
      const made = engine.compile(text)(
        {},
        {
          data: {
            lang: 'vi',
            t: (_: string, given: object = {}) => Object.values(given).join(' '),
            zone: app.clock.zone,
          },
        },
      );
      return [path, text.match(new RegExp(MOMENT, 'g'))!.length, made.match(/00:15 05\/12\/2026/g)?.length ?? 0];
    })
    .filter(([, asked, shown]) => asked !== shown);
  expect(differing).toEqual([]);
});

/** Comes through every door of the kind as some who may; where a moment was shown. */
async function walk(kind: string, most: number): Promise<Set<string>> {
  const shown = new Set<string>();
  for (const row of MATRIX.filter(([route]) => route.startsWith(kind) && !APART.test(route))) {
    const [method, path] = addressOf(row, records);
    for (const person of [...admitted(row[2])].filter((name) => name !== 'nobody').slice(0, most)) {
      const browser = await app.as(person);
      const fields = Object.fromEntries(
        Object.entries(row[3] ?? {}).map(([name, value]) => [name, filled(value, records)]),
      );
      const { text, headers } =
        method === 'GET' ? await browser.get(path) : await browser.post(path, fields, {}, false);
      if (!headers.get('content-type')?.startsWith('text/html')) continue;
      const words = text.replace(/<[^>]*>/g, ' ');
      for (const bad of words.match(WRONG) ?? []) wrong.push(`${row[0]} as ${person}: ${bad}`);
      if (words.includes('00:15 05/12/2026')) shown.add(row[0]);
    }
  }
  return shown;
}

it('no template words a moment twice, or cuts one to a day', () => {
  const twice = filesBelow('templates', '.hbs').flatMap(({ path, text }) =>
    (
      text.match(
        /\((?:date|moment|datetime) \((?:date|moment|datetime) [^)]*\)|\{\{date [\w.@/]*(?:At|\.at)\b[^}]*\}\}|\(date [\w.@/]*(?:At|\.at)\b[^)]*\)/g,
      ) ?? []
    ).map((found) => `${path}: ${found}`),
  );
  expect(twice).toEqual([]);
});

/** All that was ever stored happened at one moment. */
async function moveEveryMoment(): Promise<void> {
  const owner = new pg.Client({ connectionString: app.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ table: string; columns: string[] }>(
    `select c.table_name as "table", array_agg(c.column_name::text) as columns from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'timestamp with time zone' and c.is_generated = 'NEVER'
       and c.table_name not in ('sessions', 'setup_links') group by 1`,
  );
  for (const { table, columns } of rows) {
    await owner.query(`alter table "${table}" disable trigger user`);
    await owner.query(
      `update "${table}" set ${columns.map((column) => `"${column}" = case when "${column}" is not null then '${EARLY}'::timestamptz end`).join(', ')}`,
    );
    await owner.query(`alter table "${table}" enable trigger user`);
  }
  await owner.end();
}

/** Both ways of a choice, one round of a list, no partial (each is a template of its own); every moment is the early one. */
function everyBranch(engine: typeof Handlebars): void {
  const both = function (this: unknown, ...args: unknown[]) {
    const options = args.at(-1) as Handlebars.HelperOptions;
    return options.fn(this, { data: options.data, blockParams: [{}, 0] }) + options.inverse(this);
  };
  for (const name of ['if', 'unless', 'each', 'with', 'blockHelperMissing']) engine.registerHelper(name, both);
  for (const { path } of filesBelow('templates/partials', '.hbs'))
    engine.registerPartial(path.slice('templates/partials/'.length, -4), '');
  for (const name of ['month', 'date', 'num', 'day-text', 'decider']) engine.registerHelper(name, () => '');
  const moment = engine.helpers['moment'] as (at: Date, options: unknown) => string;
  engine.registerHelper('moment', (...args: unknown[]) => moment(new Date(EARLY), args.at(-1)));
}
