import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { sampleOf } from '../support/sample.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';

/** Stands in every name that units and committees have been given since, and nowhere else. */
const SINCE = 'tên-từ-năm-sau';
const PEOPLE = ['chu-tich', 'can-bo', 'truong-mot-cua', 'cap-uy', 'to-chuc', 'cap-tren'];
/** Of pages that differ in numbers only. */
const ALIKE = 2;

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z', {}, { template: sampleOf('2026-11-20') });
  await petition();
  t.clock.set(new Date('2027-01-05T02:00:00Z'));
  await renameAll(await signedIn('to-chuc'));
});
afterAll(() => t.close());

async function signedIn(login: string): Promise<Client> {
  const client = await t.client();
  await client.signIn(login, SAMPLE_PASSWORD);
  return client;
}

async function renameAll(personnel: Client): Promise<void> {
  const by = { day: '2027-01-02', decisionNumber: '1/QĐ-UBND' };
  const units = await t.db.rows<{ id: number; name: string; code: string; kind: string }>(
    'select id, name, code, kind from units order by path',
  );
  for (const { id, name, code, kind } of units)
    expect((await personnel.post(`/units/${id}`, { name: `${name} ${SINCE}`, code, kind, ...by })).status).toBe(200);
  const committees = await t.db.rows<{ id: number; name: string }>('select unit_id as id, name from committees');
  for (const { id, name } of committees)
    expect((await personnel.post(`/units/${id}/committee`, { name: `${name} ${SINCE}`, ...by })).status).toBe(200);
}

/** What is of today on a page of a former month: the unit that the reader works in, and what may be chosen. */
const OF_TODAY = [/<header[^]*?<\/header>/g, /<footer[^]*?<\/footer>/g, /<select[^]*?<\/select>/g];

it.each(PEOPLE)('%s reads of former months and years under the names of then', async (login) => {
  const client = await signedIn(login);
  const old = await formerAddresses();
  const queue = [...old.pages];
  const known = new Set(queue);
  const wrong: string[] = [];
  const read = new Map<string, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = path.replaceAll(/\d+/g, '');
    if ((read.get(kind) ?? 0) >= ALIKE) continue;
    const { status, text } = await client.get(path);
    if (status !== 200) continue;
    read.set(kind, (read.get(kind) ?? 0) + 1);
    const shown = OF_TODAY.reduce((so, part) => so.replace(part, ''), text);
    for (const [hit] of shown.matchAll(new RegExp(`.{0,120}${SINCE}.{0,40}`, 'g')))
      wrong.push(`${path}: ${hit.trim()}`);
    for (const [, href] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const to = href!.replaceAll('&amp;', '&');
      if (known.has(to) || /\.(pdf|docx|xlsx|csv)\b|format=/.test(to) || !old.is(to)) continue;
      known.add(to);
      queue.push(to);
    }
  }
  expect([...new Map(wrong.map((line) => [line.replaceAll(/\d+/g, ''), line])).values()]).toEqual([]);
  expect(read.size).toBeGreaterThan(3);
});

/** On a month of somebody of the one-stop desk. */
async function petition(): Promise<void> {
  await t.db.rows(
    `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason)
     select 'evaluation', e.id, e.approval_id, c.id, '2026-11-16T02:00:00Z', '2026-11-16', '2026-11-25', 'Tôi xin xem lại điểm này.'
     from evaluations e join accounts c on c.official_id = e.official_id where e.month = '2026-10' and c.login = 'can-bo'`,
  );
}

/** Records of former months and years, and pages that say their month. What people promised is read from today backwards. */
async function formerAddresses() {
  const rows = await t.db.rows<{ path: string }>(FORMER);
  const paths = new Set(rows.map(({ path }) => path));
  const is = (to: string) =>
    !/^\/(commitments|pledges)/.test(to) && (/2026-\d\d/.test(to) || paths.has(/^\/[a-z/-]+\/\d+/.exec(to)?.[0] ?? ''));
  const lists = ['/committee', '/signals', '/measures'].map((list) => `${list}?month=2026-10`);
  return { is, pages: ['/petitions', ...lists, '/reports/committee-month?month=2026-10&unit=1', ...paths] };
}

const FORMER = `
select '/years/' || id as path from years
union all (select '/years/records/' || id from year_records order by id limit 12)
union all select '/petitions/' || id from petitions
union all select '/sittings/' || id from sittings
union all (select '/periods/' || id from periods order by month desc limit 3)
union all select '/legal/months/' || id from legal_periods
union all (select '/legal/forms/' || id from legal_forms order by month desc, id limit 12)
union all select '/' || k.kind || '/' || e.id from (select distinct on (month, unit_id) id from evaluations where month in ('2026-03', '2026-10')) e,
  unnest(array['evaluations', 'approvals', 'committee/evaluations']) as k (kind)`;
