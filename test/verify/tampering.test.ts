import type pg from 'pg';
import { Checkpoints } from '../../src/audit/checkpoints/checkpoints.service.js';
import { lastCheckpoint } from '../../src/audit/checkpoints/checkpoints.queries.js';
import { openPublicKey } from '../../src/audit/checkpoints/signing-key.js';
import { fromCode, lastKept, type Against } from '../../src/verify/against.js';
import type { Finding } from '../../src/verify/finding.js';
import { verify, verifyIn } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { sampleOf } from '../support/sample.js';
import { tampered } from '../support/audit.js';

let app: TestApp;
let code: Against;
let kept: Against[];
/** An approved and reviewed evaluation of a closed month, and whose it is. */
let evaluation: { id: number; who: string; month: string; approval: number };
let legal: { id: number; who: string; result: number };

beforeAll(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z', {}, { template: sampleOf('2026-11-20') });
  evaluation = (await app.db
    .one(`select e.id, o.full_name as who, e.month, e.approval_id as approval from evaluations e join officials o on o.id = e.official_id
    where e.status = 'reviewed' and e.score < 90 and e.tier = 0 order by e.id limit 1`))!;
  legal = (await app.db.one(
    `select e.id, o.full_name as who, e.result_id as result from legal_forms e join officials o on o.id = e.official_id where e.result_id is not null order by e.id limit 1`,
  ))!;
  await app.app.get(Checkpoints).night();
  code = fromCode((await lastCheckpoint(app.db))!.code)!;
  kept = await lastKept(app.db, `${app.config.dataDir}/checkpoints`, openPublicKey(app.config.checkpointKeyFile));
});
afterAll(() => app.close());

/** Makes a chain fit again from its first row, as its thief would. */
async function rechain(owner: pg.Client, chain: string): Promise<void> {
  await owner.query(`do $$ declare r record; before text := ''; n int := 0; begin
    for r in select id from audit where chain = '${chain}' order by seq loop
      n := n + 1;
      update audit set seq = -n where id = r.id;
    end loop;
    n := 0;
    for r in select id from audit where chain = '${chain}' order by seq desc loop
      n := n + 1;
      update audit set seq = n, prev_hash = before, hash = encode(sha256(convert_to(before || chr(10) || chain || chr(10) || n || chr(10) || payload, 'UTF8')), 'hex') where id = r.id returning hash into before;
    end loop;
    update audit_heads set seq = n, hash = before where chain = '${chain}';
  end $$`);
}

const chain = () => `evaluation:${evaluation.id}`;
const asRaised = (table: string, id: number) => `update ${table} set score = 100, exemplarity = 100 where id = ${id}`;

type Case = [what: string, spoil: (owner: pg.Client) => Promise<unknown>, found: () => Partial<Finding>];

const CASES: Case[] = [
  ...['draft', 'submitted', 'returned', 'approved', 'excused'].map((status): Case => [
    `a reviewed evaluation hidden as ${status}`,
    (o) => o.query(`update evaluations set status = $2 where id = $1`, [evaluation.id, status]),
    () => ({
      code: 'shown',
      field: 'evaluations.status',
      who: evaluation.who,
      month: evaluation.month,
      shown: status,
      expected: 'reviewed',
    }),
  ]),
  [
    'a reviewed evaluation hidden behind a reopening that was answered',
    async (o) => {
      await o.query(
        `insert into reopenings (evaluation_id, reason, requested_by, requested_at, confirmed_by, confirmed_at)
      select e.id, 'Nhập thiếu một việc', 1, a.at - interval '1 hour', 2, a.at - interval '1 hour' from evaluations e join approvals a on a.id = e.approval_id where e.id = $1`,
        [evaluation.id],
      );
      await o.query(`update evaluations set status = 'draft' where id = $1`, [evaluation.id]);
    },
    () => ({ code: 'shown', field: 'evaluations.status', who: evaluation.who, shown: 'draft' }),
  ],
  [
    'a confirmed form hidden',
    (o) => o.query(`update legal_forms set status = 'draft' where id = $1`, [legal.id]),
    () => ({ code: 'shown', field: 'legal_forms.status', who: legal.who, shown: 'draft', expected: 'confirmed' }),
  ],
  [
    'a score written into the evaluation',
    (o) => o.query(`update evaluations set score = 99.5 where id = $1`, [evaluation.id]),
    () => ({ code: 'shown', field: 'evaluations.score', who: evaluation.who, month: evaluation.month, shown: '99.50' }),
  ],
  [
    'a score written into the evaluation and its approval',
    (o) => o.query(`${asRaised('evaluations', evaluation.id)}; ${asRaised('approvals', evaluation.approval)}`),
    () => ({
      code: 'recomputed',
      field: 'approvals.score',
      who: evaluation.who,
      month: evaluation.month,
      shown: '100.00',
    }),
  ],
  [
    'the same approval, against what its act says',
    (o) => o.query(`${asRaised('evaluations', evaluation.id)}; ${asRaised('approvals', evaluation.approval)}`),
    () => ({ code: 'seal', field: `approvals ${evaluation.approval}`, who: evaluation.who }),
  ],
  [
    'an older result put in force again',
    async (o) => {
      await o.query(
        `insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, values, left_out, due_count, notes, points, score, exemplarity)
      select evaluation_id, 0, kind, by_account, at, unit_id, tier, version_id, values, left_out, due_count, notes, points, score, exemplarity from approvals where id = $1`,
        [evaluation.approval],
      );
      await o.query(
        `update evaluations set approval_id = (select id from approvals where evaluation_id = $1 and number = 0) where id = $1`,
        [evaluation.id],
      );
    },
    () => ({ code: 'shown', field: 'evaluations.approval_id', who: evaluation.who }),
  ],
  [
    'words of an approver changed',
    (o) => o.query(`update approvals set notes = '{"": "Rất tốt"}' where id = $1`, [evaluation.approval]),
    () => ({ code: 'seal', field: `approvals ${evaluation.approval}`, who: evaluation.who }),
  ],
  [
    'a handed-in mark changed',
    (o) => o.query(`update submissions set values[1] = 1 where evaluation_id = $1`, [evaluation.id]),
    () => ({ code: 'seal', who: evaluation.who, month: evaluation.month }),
  ],
  [
    'an approval put under another name',
    (o) =>
      o.query(`update approvals set by_account = (select max(id) from accounts) where id = $1`, [evaluation.approval]),
    () => ({ code: 'seal', who: evaluation.who }),
  ],
  [
    'a review that nobody gave',
    async (o) => {
      await o.query('delete from reviews where evaluation_id = $1', [evaluation.id]);
      await o.query(
        `insert into reviews (evaluation_id, approval_id, committee_id, by_account, at) select $1, $2, c.id, a.id, '2026-11-19T00:00:00Z' from committees c, accounts a limit 1`,
        [evaluation.id, evaluation.approval],
      );
    },
    () => ({
      code: 'not-as-recorded',
      field: expect.stringMatching(/^reviews\./) as unknown as string,
      who: evaluation.who,
    }),
  ],
  [
    'a review taken away',
    (o) => o.query('delete from reviews where evaluation_id = $1', [evaluation.id]),
    () => ({ code: 'no-row', chain: chain(), field: 'reviews', who: evaluation.who }),
  ],
  [
    'a submission without an act',
    (o) =>
      o.query(
        `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity)
      select evaluation_id, 2, by_account, at + interval '1 day', unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity from submissions where evaluation_id = $1`,
        [evaluation.id],
      ),
    () => ({ code: 'no-act', who: evaluation.who }),
  ],
  [
    'a score by the law',
    (o) =>
      o.query(
        `update legal_forms set score = 95, band = 'excellent' where id = ${legal.id}; update legal_results set score = 95, band = 'excellent' where id = ${legal.result}`,
      ),
    () => ({ code: 'recomputed', field: 'legal_results.score', who: legal.who }),
  ],
  [
    "a sitting's decision",
    (o) => o.query(`update sitting_decisions set in_favour = 0, against = entitled, carried = false`),
    () => ({ code: 'seal' }),
  ],
  [
    'the conclusion of a closed sitting',
    (o) => o.query(`update sittings set conclusion = 'Không có ý kiến gì' where closed_at is not null`),
    () => ({ code: 'seal', field: expect.stringMatching(/^sittings\.closed /) as unknown as string }),
  ],
  [
    "a measure's first figure, in its place",
    (o) => o.query(`update measure_figures set value = value + 1 where id = (select min(id) from measure_figures)`),
    () => ({ code: 'seal', field: expect.stringMatching(/^measure_figures /) as unknown as string }),
  ],
  [
    "a measure's corrected figure, and when it was written",
    (o) => o.query(`update measure_figures set value = value + 1, at = at + interval '1 hour' where number = 2`),
    () => ({ code: 'seal' }),
  ],
  [
    'a row of the audit altered',
    (o) =>
      o.query(`update audit set payload = replace(payload, '"account"', '"accounts"') where chain = $1 and seq = 2`, [
        chain(),
      ]),
    () => ({ code: 'altered', chain: chain(), seq: 2, who: evaluation.who }),
  ],
  [
    'a row taken out of the middle',
    (o) => o.query('delete from audit where chain = $1 and seq = 2', [chain()]),
    () => ({ code: 'missing', chain: chain(), seq: 2 }),
  ],
  [
    'a tail cut off',
    (o) => o.query('delete from audit where chain = $1 and seq = 3', [chain()]),
    () => ({ code: 'missing-at-end', chain: chain(), seq: 3 }),
  ],
  [
    'a tail cut off with its head',
    async (o) => {
      await o.query('delete from audit where chain = $1 and seq = 3', [chain()]);
      await rechain(o, chain());
    },
    () => ({ code: 'checkpoint-shorter' }),
  ],
  [
    'a chain recomputed from its first row',
    async (o) => {
      await o.query(
        `update audit set payload = replace(payload, '"sample" : true', '"sample" : null') where chain = $1 and seq = 1`,
        [chain()],
      );
      await rechain(o, chain());
    },
    () => ({ code: 'checkpoint' }),
  ],
  [
    'a chain removed whole, with its head',
    (o) => o.query(`delete from audit where chain = '${chain()}'; delete from audit_heads where chain = '${chain()}'`),
    () => ({ code: 'checkpoint-shorter' }),
  ],
  ['all rows removed', (o) => o.query('delete from audit; delete from audit_heads'), () => ({ code: 'empty' })],
  [
    'all rows removed, against the checkpoint',
    (o) => o.query('delete from audit; delete from audit_heads'),
    () => ({ code: 'checkpoint-shorter' }),
  ],
  [
    'a row slipped in among the old ones',
    async (o) => {
      await o.query(
        `insert into audit (id, chain, seq, payload, prev_hash, hash) overriding system value values (0, $1, 99, '{"at":"2026-01-01T00:00:00Z","act":"evaluation.begun","account":1}', '', '')`,
        [chain()],
      );
      await rechain(o, chain());
    },
    () => ({ code: 'checkpoint' }),
  ],
  [
    'a head altered',
    (o) => o.query(`update audit_heads set hash = repeat('0', 64) where chain = $1`, [chain()]),
    () => ({ code: 'head-altered', chain: chain() }),
  ],
  [
    "two evaluations' approvals exchanged",
    async (o) => {
      const other = (
        await o.query<{ id: number }>(
          `select approval_id as id from evaluations where status = 'reviewed' and id <> $1 and month = $2 and tier = 0 order by id desc limit 1`,
          [evaluation.id, evaluation.month],
        )
      ).rows[0]!.id;
      await o.query(
        `update approvals a set values = b.values, points = b.points, score = b.score, exemplarity = b.exemplarity from approvals b where (a.id, b.id) in (($1::int, $2::int), ($2, $1))`,
        [evaluation.approval, other],
      );
      await o.query(
        `update evaluations e set points = a.points, score = a.score, exemplarity = a.exemplarity from approvals a where a.id = e.approval_id`,
      );
    },
    () => ({ code: 'seal', field: `approvals ${evaluation.approval}` }),
  ],
];

describe('verify', () => {
  it('finds the sample ward intact, and what its checkpoints say', async () => {
    const { findings, rows, decided, recomputed } = await verify(app.db, { paths: null, against: [code, ...kept] });
    expect(findings.list).toEqual([]);
    expect([rows > 1000, decided > 1000, recomputed > 500, kept.map(({ signature }) => signature)]).toEqual([
      true,
      true,
      true,
      ['good'],
    ]);
  });

  it('finds none of it changed by acts that came after the checkpoint', async () => {
    await (await app.client()).signIn('to-chuc', 'thuoc-do').catch(() => undefined);
    const { findings } = await verify(app.db, { paths: null, against: [code] });
    expect(findings.list).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, spoil, found) => {
    const { findings } = await tampered(app.ownerUrl, spoil, (tx) =>
      verifyIn(tx, { paths: null, against: [code, ...kept] }),
    );
    expect(findings.list).toContainEqual(expect.objectContaining(found()));
  });

  it('finds a forged checkpoint in the place of the last one', async () => {
    const { findings } = await tampered(
      app.ownerUrl,
      (o) => o.query(`update checkpoints set body = replace(body, '"rows":', '"rows":1')`),
      async (tx) =>
        verifyIn(tx, {
          paths: null,
          against: await lastKept(tx, `${app.config.dataDir}/none`, openPublicKey(app.config.checkpointKeyFile)),
        }),
    );
    expect(findings.list.map((each) => each.code)).toContain('checkpoint-signature');
  });
});
