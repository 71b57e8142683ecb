import type { QueryRunner } from 'typeorm';
import { sealOf } from '../../src/acts/decided/seal.js';
import { migrateDatabase } from '../../src/database/migrate.js';
import { writeSampleActs } from '../../src/seed/sample-acts.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { sampleOf } from '../support/sample.js';
import { Client } from '../support/client.js';
import { broughtForward } from '../support/migrations.js';

/** The former tables: the papers, what they called the contested result and the new one, and how their acts named them. */
const FORMER = [
  {
    kind: 'evaluation',
    table: 'petitions',
    papers: ['evaluations', 'evaluation_id'],
    contested: ['approval_id', 'new_approval_id', 'newApproval'],
    received: ['received_at'],
    act: 'petition',
    chain: `'evaluation:' || d.evaluation_id`,
    address: '/petitions',
  },
  {
    kind: 'legal',
    table: 'legal_petitions',
    papers: ['legal_sheets', 'sheet_id'],
    contested: ['result_id', 'new_result_id', 'newResult'],
    received: ['filed_at', 'received_on'],
    act: 'legal-petition',
    chain: `'legal-sheet:' || d.sheet_id`,
    address: '/legal/petitions',
  },
  {
    kind: 'label',
    table: 'label_petitions',
    papers: ['year_sheets', 'year_sheet_id'],
    contested: ['label_id', 'new_label_id', 'newLabel'],
    received: ['filed_at', 'received_on'],
    act: 'label-petition',
    chain: `'official:' || (select s.official_id from year_sheets s where s.id = d.year_sheet_id)`,
    address: '/label-petitions',
  },
] as const;
type Former = (typeof FORMER)[number];

const filedColumns = ({ papers, contested, received }: Former) => [
  ...[papers[1], contested[0], 'by_account', ...received, 'due_on', 'reason'],
];
const decidedColumns = ({ contested }: Former) => [
  ...['outcome', 'decided_by', 'decided_at', 'decision_reason', contested[1]],
];

/** An hour and a half past midnight in the agency's zone: the day before in Universal Time. */
const FILED = `timestamptz '2026-11-17T18:30:00Z'`;
const RECEIVED = '2026-11-18';

let app: TestApp;
let before: unknown[][];

beforeAll(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z', {}, { template: sampleOf('2026-11-20') });
  await labelSomebody();
  expect(await findings()).toEqual([]);
  await back(async (runner) => {
    for (const kind of FORMER) await writeFormer(runner, kind);
    before = await former(runner);
  });
});
afterAll(() => app.close());

async function labelSomebody(): Promise<void> {
  await app.db.rows(`insert into labels (year_record_id, number, kind, label, record, by_account, at)
    select min(s.id), 1, 'classification', 'good', '{}', (select min(id) from accounts), '2026-11-16' from year_records s`);
  await app.db.rows(
    `update year_records s set status = 'classified', label_id = l.id from labels l where l.year_record_id = s.id`,
  );
  await app.db.tx(writeSampleActs);
}

/** Takes the migrations back to before this one, looks or writes, and goes forward again, with the rights of the application's role. */
async function back(look: (runner: QueryRunner) => Promise<void>): Promise<void> {
  await broughtForward(app.ownerUrl, 'OnePetitions1764000001510', look);
  await migrateDatabase(app.ownerUrl, app.appUrl);
}

/** One that was replaced, one that was kept, one that is open, under the same numbers in each table; with their sealed acts. */
async function writeFormer(runner: QueryRunner, kind: Former): Promise<void> {
  const { table, papers, contested, received, act, chain } = kind;
  const columns = [...filedColumns(kind), ...decidedColumns(kind)].join(', ');
  for (const [place, outcome] of ['replaced', 'kept', null].entries()) {
    const decided = outcome
      ? `'${outcome}', who, timestamptz '2026-11-19T02:00:00Z', 'Có văn bản chứng minh.', ${outcome === 'replaced' ? contested[0] : 'null::int'}`
      : 'null, null::int, null::timestamptz, null, null::int';
    await runner.query(`insert into ${table} (${columns})
      select id, ${contested[0]}, who, ${[FILED, `date '${RECEIVED}'`].slice(0, received.length).join(', ')}, date '2026-11-27', 'Xin xem lại lần chậm này.', ${decided}
      from ${papers[0]}, (select min(id) as who from accounts) a where ${contested[0]} is not null order by id offset ${kind.kind === 'label' ? 0 : place} limit 1`);
  }
  const filed = actOf(`${act}.filed`, `d.${received[0]}`, 'd.by_account', `'petition', d.id`, [
    ...[table, sealOf({ columns: filedColumns(kind) } as never)],
  ]);
  const detail = `'petition', d.id, '${contested[2]}', d.${contested[1]}`;
  const settled = (outcome: string) =>
    actOf(`${act}.${outcome}`, 'd.decided_at', 'd.decided_by', detail, [
      ...[`${table}.decided`, sealOf({ columns: decidedColumns(kind) } as never)],
    ]);
  await runner.query(`insert into audit (chain, payload) select ${chain}, ${filed} from ${table} d order by d.id`);
  for (const outcome of ['replaced', 'kept'])
    await runner.query(
      `insert into audit (chain, payload) select ${chain}, ${settled(outcome)} from ${table} d where d.outcome = '${outcome}'`,
    );
}

/** An act's payload as the product writes it, in SQL. */
function actOf(act: string, at: string, by: string, detail: string, [name, seal]: string[]): string {
  const iso = `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return `json_build_object('at', ${iso}, 'act', '${act}', 'account', ${by}, 'detail', json_build_object(${detail}),
    'seals', json_build_object('${name}:' || d.id, ${seal}))::text`;
}

async function former(runner: QueryRunner): Promise<unknown[][]> {
  const tables: unknown[][] = [];
  for (const kind of FORMER)
    tables.push(
      (await runner.query(
        `select id, ${[...filedColumns(kind), ...decidedColumns(kind)].join(', ')} from ${kind.table} order by id`,
      )) as unknown[],
    );
  return tables;
}

const findings = async () => (await verify(app.db, { paths: null, patient: true })).findings.list;

const NEW = 'kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason';
const copied = (paper: string, where: string) => `insert into petitions (${NEW})
  select ${NEW.replace('paper_id', paper)} from petitions where outcome is null and ${where} returning id`;

describe('petitions of the former tables', () => {
  it.each(FORMER.map((kind, place) => [kind.table, kind, place] as const))(
    '%s are all there, under their numbers, with nothing changed',
    async (_, kind, place) => {
      const columns = [...filedColumns(kind), ...decidedColumns(kind)]
        .join(', ')
        .replace('received_at', 'filed_at as received_at')
        .replace(/^sheet_id/, 'legal_form_id as sheet_id')
        .replace(/^year_sheet_id/, 'year_record_id as year_sheet_id');
      expect(await app.db.rows(`select id, ${columns} from petitions where kind = '${kind.kind}' order by id`)).toEqual(
        before[place],
      );
      expect(before[place]).toHaveLength(3);
      expect(await app.db.rows('select distinct received_on as day from petitions')).toEqual([{ day: RECEIVED }]);
    },
  );

  it('fit the acts and the seals that were written before', async () => {
    expect(await findings()).toEqual([]);
  });

  it('are sealed still: one that is changed by hand is found', async () => {
    await back(async (runner) => {
      await runner.query(`update legal_petitions set reason = 'Một lý do khác hẳn.' where outcome is null`);
    });
    expect(await findings()).toMatchObject([{ code: 'seal', field: expect.stringContaining('legal_petitions 3') }]);
    await back(async (runner) => {
      await runner.query(`update legal_petitions set reason = 'Xin xem lại lần chậm này.' where outcome is null`);
    });
  });

  it('are guarded: answered once, one open at a time, a paper and its results in their own tables', async () => {
    const refused = (sql: string) =>
      app.db.rows(sql).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
    expect(await refused(`update petitions set decision_reason = 'Một lý do khác.' where outcome = 'kept'`)).toBe(
      '23000',
    );
    expect(await refused(`delete from petitions where outcome = 'replaced'`)).toBe('23000');
    expect(await refused(copied('999999', `kind = 'legal'`))).toBe('23503');
    expect(await refused(copied('paper_id', `kind = 'label'`))).toBe('23505');
  });

  it('are read where they were', async () => {
    const chair = new Client(app.url);
    await chair.signIn('chu-tich', SAMPLE_PASSWORD);
    for (const { address } of FORMER) {
      const answers = await Promise.all([1, 2, 3].map((id) => chair.get(`${address}/${id}`)));
      expect([address, answers.map(({ status }) => status)]).toEqual([address, [200, 200, 200]]);
      expect(answers[1]!.text).toContain('Có văn bản chứng minh.');
      expect((await chair.get(`${address}/9`)).status).toBe(404);
    }
  });

  it('go on with numbers above all there were, and go back to their tables', async () => {
    const [{ id }] = (await app.db.rows<{ id: number }>(
      copied(
        '(select id from evaluations where approval_id is not null order by id offset 4 limit 1)',
        `kind = 'evaluation'`,
      ),
    )) as [{ id: number }];
    expect(id).toBeGreaterThan(3);
    const rows = await app.db.rows('select * from petitions order by kind, id');
    await back(async (runner) => {
      expect((await former(runner)).map((each) => each.length)).toEqual([4, 3, 3]);
    });
    expect(await app.db.rows('select * from petitions order by kind, id')).toEqual(rows);
  });
});
