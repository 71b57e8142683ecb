import { startTestApp, type TestApp } from '../support/app.js';
import { Client, type Answer } from '../support/client.js';
import { GROUPS, MATRIX, PEOPLE, type Row } from './authorization.matrix.js';
import { addressOf, admitted, filled, undoEveryAct } from './authorization.doors.js';
import { makeRecords } from './authorization.records.js';
import { routesOf } from './routes.js';

const LEAVING = new Set(['POST /sign-out', 'POST /switch-user', 'POST /sign-in', 'POST /unlock', 'GET /unlock']);

let app: TestApp;
let records: Record<string, number>;
const browsers = new Map<string, Client>();

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  records = await makeRecords(app.db);
  for (const person of PEOPLE) browsers.set(person, await browserOf(person));
  undoEveryAct(app);
});
afterAll(() => app.close());

describe('every route stands in the matrix, and nothing else', () => {
  it('has a row for each route of the running product', () => {
    const missing = routesOf(app)
      .map((route) => route.name)
      .filter((name) => !MATRIX.some(([row]) => row === name));
    expect(missing).toEqual([]);
  });

  it('has no row without a route', () => {
    const known = new Set(routesOf(app).map((route) => route.name));
    expect(MATRIX.map(([route]) => route).filter((name) => !known.has(name))).toEqual([]);
  });

  it('says of each route who may come as far as it', () => {
    expect(
      routesOf(app)
        .filter((route) => !route.hasAccess)
        .map((route) => route.name),
    ).toEqual([]);
  });

  it('names only people it knows', () => {
    for (const [, , letIn] of MATRIX)
      for (const word of letIn.split(' '))
        if (word) expect([...Object.keys(GROUPS), ...PEOPLE]).toContain(word.replace(/^-/, ''));
  });
});

describe.each(group(MATRIX))('%s', (_, rows) => {
  it.each(rows.map((row) => [row[1] + (row[3] ? ' ' + JSON.stringify(row[3]) : ''), row] as const))(
    '%s',
    async (_target, row) => {
      const letIn = admitted(row[2]);
      const answers: Record<string, string> = {};
      const expected: Record<string, string> = {};
      let refusals = 0;
      for (const person of [...PEOPLE].sort((a, b) => Number(letIn.has(a)) - Number(letIn.has(b)))) {
        expected[person] = letIn.has(person)
          ? 'let in'
          : person === 'nobody' && !isClosed(row)
            ? 'sign in first'
            : 'refused';
        const isAlike = expected[person] === 'refused' && refusals++ > 0;
        answers[person] = verdict(row, person, await ask(row, person, isAlike ? SCRIPT : {}));
      }
      expect(answers).toEqual(expected);
    },
  );
});

/** Doors that do not exist for anybody answer a signed-out visitor like all others. */
function isClosed([route]: Row): boolean {
  return route.includes('/setup/');
}

/** One page of a refusal is like another, and making it most of the work: who is refused after the first asks as a script does. */
const SCRIPT = { accept: 'application/json' };

async function ask(row: Row, person: string, headers: Record<string, string>): Promise<Answer> {
  const browser = browsers.get(person)!;
  const [method, path] = addressOf(row, records);
  if (row[0] === 'POST /switch-user') await browser.get('/sign-in');
  const fields = Object.fromEntries(
    Object.entries(row[3] ?? {}).map(([name, value]) => [name, filled(value, records)]),
  );
  return method === 'GET' ? browser.get(path, headers) : browser.post(path, fields, headers, false);
}

/** Only a page of its own refuses; 409 and 422 say what is wrong with the act to somebody who may do it. */
function verdict([route]: Row, person: string, answer: Answer): string {
  const to = answer.headers.get('location') ?? '';
  if (answer.status === 401) return 'sign in first';
  if (answer.status === 303 && !LEAVING.has(route) && /^\/(sign-in|unlock)/.test(to))
    return person === 'nobody' ? 'sign in first' : 'thrown out';
  if (
    answer.status === 303 &&
    person === 'nobody' &&
    to.startsWith('/sign-in') &&
    /^(POST \/sign-out|GET \/kept|POST \/kept\/removal)$/.test(route)
  )
    return 'sign in first';
  if ([403, 404].includes(answer.status)) return 'refused';
  return [200, 303, 409, 422].includes(answer.status) ? 'let in' : `${answer.status}`;
}

function group(rows: readonly Row[]): [string, Row[]][] {
  const routes = new Map<string, Row[]>();
  for (const row of rows) routes.set(row[0], [...(routes.get(row[0]) ?? []), row]);
  return [...routes];
}

/** Read from the controllers of the product that runs, so that a new route cannot be forgotten. */
async function browserOf(person: string): Promise<Client> {
  const browser = await app.client(person === 'nobody' ? undefined : person.toLowerCase());
  await browser.get(person === 'nobody' ? '/sign-in' : '/account/password');
  return browser;
}
