import type { Tx } from '../../src/database/db.js';
import { insertFigures } from '../../src/measures/write-figures.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { formsOf, type HtmlForm } from '../support/forms.js';
import type { Row } from './authorization.matrix.js';
import { makeRecords } from './authorization.records.js';
import { addressOf, admitted, undoEveryAct } from './authorization.doors.js';
import { rowsOfPages } from './matrix-walk.js';

/** Forms that do something by being sent at all: they edit nothing that stands in them. Everything else must be a no-op when untouched. */
const ACTS: RegExp[] = [
  /^\/units\/:n\/closing$/,
  /^\/(posts|oversights|party\/members)\/:n\/end$/,
  /^\/periods$/,
  /^\/criteria\/drafts$/,
  /^\/practices\/:n\/uses$/,
  /^\/catalogue\/drafts\/:n\/adoption$/,
  /^\/years$/,
  /^\/years\/:n\/groups\/start$/,
  /^\/settings\/holidays\/years\/:n\/confirmation$/,
  // A correction of a figure that corrects nothing is refused as such.
  /^\/measures\/units\/:n\/:month\/[\w-]+$/,
];

const MORE: Row[] = [
  ['GET /measures/units/:unitId/:month/:code', 'unitId=MC month=2026-10 code=initiatives', 'mcHead'],
];

const BOOKS = new Set(['audit', 'audit_heads', 'sessions']);
/** What says that somebody has been here, and nothing else. */
const MOVES = ['updated_at'];

interface Sent {
  route: string;
  person: string;
  page: string;
  status: number;
  wrote: string[];
  /** Said otherwise than before, table by table. */
  changed: string[];
  blamed: string[];
  /** Fields whose number has a point: in Vietnamese that parts thousands. */
  pointed: string[];
}

let app: TestApp;
let records: Record<string, number>;
let wrote: string[] = [];
let changed: string[] = [];
const sent: Sent[] = [];

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  records = await makeRecords(app.db);
  await makeNumbersLong();
  undoEveryAct(app, watched);
  const seen = new Set<string>();
  for (const row of rowsOfPages(MORE))
    for (const person of admitted(row[2])) if (person !== 'nobody') await sendEach(row, person, seen);
});
afterAll(() => app.close());

describe('a form that is opened and sent back as it stood', () => {
  it('changes nothing', () => {
    expect(edits().filter(({ changed: tables }) => tables.length > 0)).toEqual([]);
  });

  it('finds nothing wrong with what it showed itself', () => {
    expect(edits().filter(({ blamed }) => blamed.length > 0)).toEqual([]);
  });

  it('shows its numbers with the comma of the language', () => {
    expect(sent.filter(({ pointed }) => pointed.length > 0)).toEqual([]);
  });

  it('is taken, or asks for what was left empty', () => {
    expect(edits().filter(({ status }) => ![200, 303, 422].includes(status))).toEqual([]);
  });

  it('was looked at in every room', () => {
    expect(edits().length).toBeGreaterThan(40);
    expect(ACTS.filter((act) => !sent.some(({ route }) => act.test(route))).map(String)).toEqual([]);
  });
});

function edits(): Sent[] {
  return sent.filter(({ route }) => !ACTS.some((act) => act.test(route)));
}

async function sendEach(row: Row, person: string, seen: Set<string>): Promise<void> {
  const client = await app.as(person);
  const path = addressOf(row, records)[1];
  const { text } = await client.get(path);
  for (const form of formsOf(text, path)) {
    const route = form.action
      .split('?')[0]!
      .replaceAll(/\/\d+(?=\/|$)/g, '/:n')
      .replace(/\/\d{4}-\d\d(?=\/|$)/g, '/:month');
    if (form.method !== 'POST' || !isPrefilled(form) || seen.has(`${route} ${path}`)) continue;
    seen.add(`${route} ${path}`);
    [wrote, changed] = [[], []];
    const answer = await post(client, form);
    const given = new Map(form.fields);
    const blamed = [...answer.text.matchAll(/<a href="#([^"]+)">([^<]*)<\/a>/g)]
      .filter(([, field = '']) => answer.status === 422 && form.editable.has(field) && (given.get(field) ?? '') !== '')
      .map(([, field = '', words = '']) => `${field}=${given.get(field)}: ${words}`);
    sent.push({
      route,
      person,
      page: path,
      status: answer.status,
      wrote: [...new Set(wrote)],
      changed: [...new Set(changed)],
      blamed,
      pointed: form.fields.filter(([name, value]) => form.texts.has(name) && /^-?\d+\.\d+$/.test(value)).map(String),
    });
    await client.get('/account/password');
  }
}

function isPrefilled({ fields, editable }: HtmlForm): boolean {
  return fields.some(([name, value]) => editable.has(name) && value !== '');
}

async function post(
  client: Client,
  { action, fields, multipart, submits }: HtmlForm,
): Promise<{ status: number; text: string }> {
  const own = [...fields, ...submits.slice(0, 1)].filter(([name]) => name !== '_csrf' && name !== '');
  if (multipart) return client.upload(action, Object.fromEntries(own), [], false);
  const many: Record<string, string[]> = {};
  for (const [name, value] of own) (many[name] ??= []).push(value);
  return client.post(action, many, {}, false);
}

/** Notes the tables that an act has written to, and those of them whose rows say something else than before. */
async function watched(tx: Tx): Promise<() => Promise<void>> {
  const before = await writesOf(tx);
  return async () => {
    const tables = [...(await writesOf(tx))]
      .filter(([name, count]) => count !== before.get(name))
      .map(([name]) => name);
    for (const table of tables) {
      wrote.push(table);
      if (!BOOKS.has(table)) changed.push(...(await changedIn(tx, table)));
    }
  };
}

/** PostgreSQL's own count of the rows that this connection has written, by table. */
async function writesOf(tx: Tx): Promise<Map<string, string>> {
  const tables = await tx.rows<{ name: string; count: string }>(
    'select relname as name, (n_tup_ins + n_tup_upd + n_tup_del)::text as count from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0',
  );
  return new Map(tables.map(({ name, count }) => [name, count]));
}

async function changedIn(tx: Tx, table: string): Promise<string[]> {
  const all = `select to_jsonb(t) - $1::text[] as row from ${table} t order by (to_jsonb(t) ->> 'id')::int, to_jsonb(t)::text`;
  const [before, now] = [
    await app.db.rows<{ row: Record<string, unknown> }>(all, [MOVES]),
    await tx.rows<{ row: Record<string, unknown> }>(all, [MOVES]),
  ];
  if (before.length !== now.length) return [`${table}: ${now.length - before.length} rows`];
  return now.flatMap(({ row }, at) =>
    Object.keys(row).flatMap((column) => {
      const [then, since] = [said(before[at]!.row[column]), said(row[column])];
      return then === since ? [] : [`${table}.${column}: ${then} → ${since}`];
    }),
  );
}

/** A list of nothing says what no list says. */
function said(value: unknown): string {
  return JSON.stringify(Array.isArray(value) && value.every((one) => one === null || one === false) ? null : value);
}

/** Numbers of thousands and with three decimals, wherever one is kept: those a field could show in two ways. */
async function makeNumbersLong(): Promise<void> {
  const { db } = app;
  const row = (await db.one<{
    content: { factors: string[]; criteria: { kind: string; settings?: object; unitLabel?: string; weight: string }[] };
  }>('select content from criteria_versions where id = $1', [records['draftSet']]))!;
  row.content.factors = ['1', '1.125', '1.25', '1.375', '2'];
  for (const criterion of row.content.criteria) {
    criterion.weight = '1.125';
    if (criterion.kind === 'target')
      Object.assign(criterion, { settings: { target: '12500', floor: '1125.125' }, unitLabel: 'triệu đồng' });
    if (criterion.kind === 'breach') criterion.settings = { deduction: '1.125' };
  }
  await db.rows('update criteria_versions set content = $2 where id = $1', [
    records['draftSet'],
    JSON.stringify(row.content),
  ]);
  await db.rows(`update evaluations set self_values = '{9.5,96.125,1250,0,null}' where id = $1`, [records['draft']]);
  await db.rows(
    `update hanoi_frames set items = jsonb_set(jsonb_set(items, '{0,most}', '"17.5"'), '{1,most}', '"72.5"') where adopted_at is null`,
  );
  await db.rows(`update own_frames set excellent = 90.5, good = 70.25, completed = 50.5`);
  await db.rows(`update catalogue_products set factor = 1.125 where factor = 1.5`);
  await db.rows(`update work_lines set quantity = 12500.5, completed = 1250`);
  const measures = await db.rows<{ id: number; code: string }>(
    `select id, code from measures where code in ('initiatives', 'dossiers-on-time') and root_unit_id = $1`,
    [records['PM']],
  );
  const by = { account: records['mc1Account']!, at: new Date('2026-11-05T02:00:00Z') };
  for (const { id, code } of measures) {
    const value = code === 'initiatives' ? '1250000' : '99.5';
    await db.rows(
      'insert into measure_targets (measure_id, unit_id, year, target, by_account, at) values ($1, $2, 2026, $3, $4, $5)',
      [id, records['MC'], value, by.account, by.at],
    );
    if (code === 'initiatives')
      await db.tx((tx) =>
        insertFigures(
          tx,
          [
            {
              measureId: id,
              unitId: records['MC']!,
              month: '2026-10',
              number: 1,
              value,
              asked: null,
              source: 'Sổ theo dõi',
              note: '',
              reason: null,
            },
          ],
          by,
        ),
      );
  }
}
