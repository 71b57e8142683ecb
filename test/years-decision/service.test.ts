import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { serviceSpansOf } from '../../src/years/classification/service.queries.js';
import { yearGroup } from '../../src/years/classification/year-group.js';
import { findYear } from '../../src/years/year.queries.js';
import { giveMonths, readyYear, type WardYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;
beforeAll(async () => {
  app = await startTestApp('2026-12-10T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward);
});
afterAll(() => app.close());

/** The one main post of a person, from a day on, and scores for the months it touches. */
async function joins(key: string, from: string, first: number): Promise<void> {
  await giveMonths(app.db, ward, key, '80');
  await app.db.rows(`delete from imported_months where official_id = $1`, [ward.officials[key]]);
  await app.db.rows(`update posts set from_date = $2 where id = $1`, [ward.posts[key], from]);
  await app.db.rows(
    `insert into absences (official_id, month, kind, reason, by_account, at) select $1, '2026-' || lpad(n::text, 2, '0'), 'not-in-service', 'Chưa nhận việc', $2, '2026-12-01' from generate_series(1, $3::int - 1) n`,
    [ward.officials[key], ward.accounts['personnel'], first],
  );
}

const person = (key: string) => `/years/${year.id}/classification/${year.yearRecords[key]}`;

it('a post from 20 July is 5 months 12 days and not classified, one from 1 July is six (Điều 11.1); the page shows the reckoning', async () => {
  await joins('mc1', '2026-07-20', 7);
  await joins('mc2', '2026-07-01', 7);
  const spans = await serviceSpansOf(
    app.db,
    [ward.officials['mc1']!, ward.officials['mc2']!, ward.officials['mc3']!],
    2026,
  );
  expect([...spans.entries()]).toEqual([
    [ward.officials['mc1'], [{ from: '2026-07-20' }]],
    [ward.officials['mc2'], [{ from: '2026-07-01' }]],
  ]);
  const chair = await app.client('chair');
  const late = (await chair.get(person('mc1'))).text;
  expect(late).toContain('Tính được 5 tháng 12 ngày');
  expect(late).toContain('từ 20/07/2026');
  expect(late).toContain('Điều 11.1');
  const group = await yearGroup(app.db, (await findYear(app.db, year.id))!, ward.units.PM.id, '2026-12-10');
  const labelled = (key: string) =>
    group.people.find(({ yearRecord }) => yearRecord.id === year.yearRecords[key])!.label.computed;
  expect([labelled('mc1'), labelled('mc2'), labelled('mc3')]).toEqual(['not-classified', null, 'good']);
  expect((await chair.get(person('mc2'))).text).toContain('Tính được 6 tháng 0 ngày');
  expect((await chair.get(person('mc3'))).text).not.toContain('Thời gian công tác trong năm');
});

it('interrupted service is added, months a former agency sent with it, and the record carries the spans', async () => {
  await joins('mc3', '2026-07-01', 1);
  await app.db.rows(`update posts set to_date = '2026-09-30' where id = $1`, [ward.posts['mc3']]);
  await app.db.rows(
    `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at)
     select $1, '2026-0' || n, 80, 'Phường cũ', '1/KQ', '2026-12-01', $2, '2026-12-01' from generate_series(1, 3) n`,
    [ward.officials['mc3'], ward.accounts['personnel']],
  );
  const spans = await serviceSpansOf(app.db, [ward.officials['mc3']!], 2026);
  expect(spans.get(ward.officials['mc3']!)).toEqual([
    { from: '2026-01-01', to: '2026-03-31' },
    { from: '2026-07-01', to: '2026-09-30' },
  ]);
  const chair = await app.client('chair');
  expect((await chair.get(person('mc3'))).text).toContain('Tính được 6 tháng 0 ngày');
  const record = JSON.parse(
    (await chair.get(`/years/${year.id}/classification/record?agency=${ward.units.PM.id}`)).text,
  ) as {
    officials: { code: string; service?: object[] }[];
  };
  expect(
    record.officials
      .filter(({ service }) => service)
      .map(({ service }) => service!.length)
      .sort(),
  ).toEqual([1, 1, 2]);
});
