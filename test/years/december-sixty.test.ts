import pg from 'pg';
import { fold } from '../../src/web/fold.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { labelOf, rate, readyYear, type WardYear } from '../years-decision/support.js';

const FEW = 17;
const MANY = 60;
const EXCELLENT = 8;

let app: TestApp;
let ward: Ward;
let year: WardYear;
let personnel: Client;
let chair: Client;

/** How many statements each page took with few people, and with many. */
const few = new Map<string, number>();

const december = (query = '') => `/years/${year.id}/december${query}`;
const pages = (): [string, Client, string][] => [
  ['personnel', personnel, december()],
  ['all', personnel, december('?show=all')],
  ['chair', chair, december('?show=all')],
  ['classification', chair, `/years/${year.id}/classification`],
  ['year', personnel, `/years/${year.id}`],
  ['home', chair, '/'],
  ['home of personnel', personnel, '/'],
];

beforeAll(async () => {
  app = await startTestApp('2026-12-08T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward);
  [personnel, chair] = [await app.client('personnel'), await app.client('chair')];
  for (const [name, client, path] of pages()) few.set(name, await statements(client, path));
  await join(MANY - FEW);
  await personnel.post(`/years/${year.id}/refresh`);
});
afterAll(() => app.close());

/** Statements that reach PostgreSQL while a page is answered. */
async function statements(client: Client, path: string): Promise<number> {
  await client.get(path);
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  try {
    const { status } = await client.get(path);
    expect([path, status]).toEqual([path, 200]);
    // The watch over the database asks once a second, whoever reads what.
    return asked.mock.calls.filter(([query]) => (query as unknown) !== 'select 1').length;
  } finally {
    asked.mockRestore();
  }
}

/** New officials in three offices with a whole year behind them; the first few with a mean of 95. */
async function join(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, n) => nameOf(n));
  const offices = [ward.units.MC.id, ward.units.VP.id, ward.units.KT.id];
  await app.db.rows(
    `with given as (select * from unnest($1::text[], $2::text[], $3::int[], $4::numeric[]) as g(name, search, unit, score)),
     o as (insert into officials (code, full_name, search_name, person_type, created_at)
       select 'M-' || search, name, search, 'civil-servant', '2026-01-01' from given returning id, full_name),
     p as (insert into posts (official_id, unit_id, title, tier, position, main, from_date)
       select o.id, g.unit, 'Công chức', 0, 'member', true, '2026-01-01' from given g join o on o.full_name = g.name)
     insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at)
       select o.id, '2026-' || lpad(n::text, 2, '0'), g.score, 'Phường cũ', '1/KQ', '2026-12-01', $5, '2026-12-07' from given g join o on o.full_name = g.name, generate_series(1, 12) n`,
    [
      names,
      names.map((name) => fold(name).replaceAll(' ', '-')),
      names.map((_, n) => offices[n % 3]),
      names.map((_, n) => (n < EXCELLENT ? '95' : '78.5')),
      ward.accounts['personnel'],
    ],
  );
}

const nameOf = (n: number) => `Người Thứ ${String.fromCharCode(65 + Math.floor(n / 10))}${n % 10}`;

/** Everything that a list of several pages names. */
async function wholeList(client: Client, path: string): Promise<string> {
  const parts: string[] = [];
  for (let page = 1; page <= 5; page++) {
    const { text } = await client.get(`${path}${path.includes('?') ? '&' : '?'}page=${page}`);
    parts.push(text);
    if (!text.includes('rel="next"')) break;
  }
  return parts.join('\n');
}

describe('a ward of sixty in December', () => {
  it('has everybody in its year', async () => {
    expect(await app.db.one('select count(*)::int as n from year_records')).toEqual({ n: MANY });
  });

  it('shows personnel and the chair how far each step has come, and everybody by name', async () => {
    for (const client of [personnel, chair]) {
      const text = await wholeList(client, december('?show=all'));
      expect(text).toContain(`${FEW} / ${MANY}`);
      expect(text).toContain(`${MANY} / ${MANY}`);
      for (let n = 0; n < MANY - FEW; n++) expect(text).toContain(nameOf(n));
      expect(text).toContain('Bùi Thị Ba');
      expect(text).not.toMatch(/95,00|78,50/);
    }
  });

  it('shows who lacks a step alone, unless asked', async () => {
    const text = await wholeList(personnel, december());
    expect(text).toContain(nameOf(0));
    expect(text).not.toContain('Bùi Thị Ba');
  });

  it('shows a head their own office', async () => {
    const text = await wholeList(await app.client('mchead'), december('?show=all'));
    expect(text).toContain(nameOf(0));
    expect(text).not.toContain(nameOf(1));
  });

  it('asks the database no more often than for seventeen', async () => {
    const many = new Map<string, number>();
    for (const [name, client, path] of pages()) many.set(name, await statements(client, path));
    expect([...many]).toEqual([...few]);
    for (const count of many.values()) expect([count > 3, count < 40]).toEqual([true, true]);
  });

  it('publishes sixty labels once every step is done', async () => {
    await finishSteps();
    const decide = (client: Client, part: string) =>
      client.post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part });
    expect((await decide(await app.client('outside'), 'head')).status).toBe(200);
    expect((await decide(chair, 'people')).status).toBe(200);
    const published = await personnel.post(`/years/${year.id}/publication`, { agency: String(ward.units.PM.id) });
    expect([published.status, published.path]).toEqual([200, `/years/${year.id}/labels?agency=${ward.units.PM.id}`]);
    for (let n = 0; n < MANY - FEW; n++) expect(published.text).toContain(nameOf(n));
    expect(published.text.match(/Hoàn thành xuất sắc nhiệm vụ/g)).toHaveLength(EXCELLENT);
    expect(published.text).not.toMatch(/95,00|78,50/);
    expect(await labelOf(app.db, year.yearRecords['mc1']!)).toBe('good');
    expect(await app.db.one(`select count(*)::int as n from notices where code = 'year-classified'`)).toEqual({
      n: MANY,
    });
    expect(await app.db.one('select published_at is not null as done from years')).toEqual({ done: true });
    const { text } = await personnel.get(december());
    expect(text.split(`${MANY} / ${MANY}`)).toHaveLength(
      1 + ['months', 'form', 'meeting', 'group', 'decision', 'notice'].length,
    );
    expect(text).not.toContain(nameOf(0));
  });
});

/** The new ones have written their forms, been spoken of, and stand in a group; the ward itself is rated. */
async function finishSteps(): Promise<void> {
  await app.db.rows(
    `update year_records set status = 'submitted', self_label = 'good', submitted_at = '2026-12-08' where status = 'draft'`,
  );
  await app.db.rows(
    `update year_records set group_id = (select id from duty_groups where code = 'CM') where group_id is null`,
  );
  const meeting = await app.db.one<{ id: number }>(
    `insert into meetings (year_id, unit_id, about, held_on, began_at, place, chair_id, secretary_id, invited, present, by_account, at)
     values ($1, $2, 'staff', '2026-12-08', '08:00', 'Hội trường', $3, $4, 60, 60, $5, '2026-12-08') returning id`,
    [year.id, ward.units.PM.id, ward.officials['chair'], ward.officials['secretary'], ward.accounts['secretary']],
  );
  await app.db.rows(
    'insert into meeting_opinions (meeting_id, year_record_id) select $1, id from year_records where id not in (select year_record_id from meeting_opinions)',
    [meeting!.id],
  );
  await app.db.rows(`update meetings set adopted_by = $2, adopted_at = '2026-12-08', agreed = 60 where id = $1`, [
    meeting!.id,
    ward.accounts['secretary'],
  ]);
  await rate(app, ward, year.id, 'PM', 'good');
}
