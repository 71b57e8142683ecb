import { makeRecords } from '../house/authorization.records.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  await makeRecords(app.db);
  await app.db
    .rows(`insert into unit_ratings (year_id, unit_id, level, recognised_by, recognised_at) select y.id, u.id, 'good', a.id, '2026-11-20' from years y, units u, accounts a order by y.id, u.id, a.id limit 1
    on conflict (year_id, unit_id) do update set level = excluded.level, recognised_by = excluded.recognised_by, recognised_at = excluded.recognised_at`);
});
afterAll(() => app.close());

describe('what is decided, by the role of the application itself', () => {
  it.each([
    ['a shown score', `update evaluations set score = score + 1 where approval_id is not null`],
    ['a shown exemplarity', `update evaluations set exemplarity = exemplarity + 1 where approval_id is not null`],
    ['an approval', `update approvals set score = 100`],
    ['an approval taken away', `delete from approvals`],
    ['what was handed in', `update submissions set score = 100`],
    ['a shown result by the law', `update legal_forms set score = score + 1 where result_id is not null`],
    ['a result by the law', `update legal_results set score = 100`],
    ['a shown label', `update year_records set label_id = null where label_id is not null`],
    ['a label', `update labels set label = 'excellent'`],
    ...['draft', 'submitted', 'returned', 'excused'].map((status): [string, string] => [
      `an approved evaluation as ${status}`,
      `update evaluations set status = '${status}' where status = 'approved'`,
    ]),
    ...['draft', 'submitted', 'returned', 'absent'].map((status): [string, string] => [
      `a confirmed form as ${status}`,
      `update legal_forms set status = '${status}' where result_id is not null`,
    ]),
    ...['draft', 'submitted'].map((status): [string, string] => [
      `a classified form as ${status}`,
      `update year_records set status = '${status}' where label_id is not null`,
    ]),
    [
      'a recognised rating',
      `update unit_ratings set level = null, recognised_by = null, recognised_at = null where recognised_at is not null`,
    ],
    ['a row of the audit', `update audit set payload = payload || ' '`],
    ['rows of the audit taken away', `delete from audit`],
    ['the heads of the chains', `update audit_heads set seq = seq + 1`],
    ['a checkpoint', `delete from checkpoints`],
    ['the guards', `alter table evaluations disable trigger user`],
  ])('is refused: %s', async (_, sql) => {
    await expect(app.db.rows(sql)).rejects.toThrow(/permission denied|must be owner|decided|confirmed|recognised/);
  });

  it('lets an evaluation fall back while a confirmed reopening runs, and an ended one is not begun again', async () => {
    const { id } = (await app.db.one<{ id: number }>(
      `select id from evaluations where status = 'approved' order by id limit 1`,
    ))!;
    await app.db.rows(
      `insert into reopenings (evaluation_id, reason, requested_by, requested_at, confirmed_by, confirmed_at) values ($1, 'Nhập thiếu một việc', 1, '2026-11-24', 2, '2026-11-24')`,
      [id],
    );
    await app.db.rows(`update evaluations set status = 'draft' where id = $1`, [id]);
    await app.db.rows(`update evaluations set status = 'approved' where id = $1`, [id]);
    await app.db.rows(`update reopenings set ended_at = '2026-11-25' where evaluation_id = $1`, [id]);
    await expect(app.db.rows(`update evaluations set status = 'draft' where id = $1`, [id])).rejects.toThrow(/decided/);
    await expect(app.db.rows(`update reopenings set ended_at = null where evaluation_id = $1`, [id])).rejects.toThrow(
      /answered/,
    );
  });
});
