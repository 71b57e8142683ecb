import { setTimeout as pause } from 'node:timers/promises';
import { Lifecycle } from '../../src/lifecycle.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { Line } from '../support/line.js';
import { makeWard } from '../support/ward.js';

const LONGEST = 10_000;
const PAGES = ['/', '/notices', '/account/password', '/sign-in', '/no-such-page'];

let t: TestApp;
let line: Line;
const lifecycle = new Lifecycle();

beforeAll(async () => {
  t = await startTestApp(
    undefined,
    {},
    {
      lifecycle,
      reach: async (appUrl) => {
        const way = await Line.before(appUrl);
        line = way.line;
        return way.url;
      },
    },
  );
  await makeWard(t.db);
});
afterEach(async () => {
  line.mend();
  await until(async () => (await ask('/ready')).status === 200);
});
afterAll(async () => {
  await t.close();
  await line.close();
});

async function ask(path: string, client?: Client): Promise<{ status: number; text: string; headers: Headers }> {
  return (client ?? (await t.client())).get(path);
}

async function until(met: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (await met()) return;
    await pause(100);
  }
  throw new Error('it did not come to that within 20 s');
}

/** What a person may be shown: a page, and nothing of the machine behind it. */
function expectPage(answer: { status: number; text: string; headers: Headers }): void {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.text).toContain('Hệ thống chưa trả lời được lúc này');
  expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN|localhost|statusCode|Connection terminated|timeout/);
}

async function timed<T>(work: Promise<T>): Promise<{ value: T; took: number }> {
  const began = performance.now();
  const value = await work;
  return { value, took: performance.now() - began };
}

it('says it is there while it is', async () => {
  expect(JSON.parse((await ask('/health')).text)).toEqual({ status: 'ok' });
  expect(JSON.parse((await ask('/ready')).text)).toEqual({ status: 'ready' });
});

it('gone: health and ready say so, pages ask to wait, scripts are told 503; all is well when it is back', async () => {
  const person = await t.client('mc1');
  line.cut();
  expect(await ask('/health')).toMatchObject({ status: 503, text: '{"status":"no-database"}' });
  expect(await ask('/ready')).toMatchObject({ status: 503, text: '{"status":"no-database"}' });
  for (const path of PAGES) expectPage(await ask(path, person));
  expectPage(await person.post('/account/password', { current: 'a', next: 'b', repeat: 'c' }));
  expectPage(await person.post('/language', { lang: 'en', back: '/' }));
  expect((await ask('/assets/app.css', person)).status).toBe(200);
  expect((await ask('/vendor/govuk-frontend.min.css', person)).status).toBe(200);
  expect((await ask('/health', person)).text).toBe('{"status":"no-database"}');
  const script = await person.live('/account/password', {});
  expect(script).toMatchObject({ status: 503, json: { status: 503, code: '503' } });
  expect(JSON.stringify(script.json)).not.toMatch(/127\.0\.0\.1|ECONN/);
  line.mend();
  await until(async () => (await ask('/ready')).status === 200);
  expect((await ask('/notices', person)).status).toBe(200);
});

it('gone at the very moment: the first requests after it get the page too, and no session is lost', async () => {
  const person = await t.client('mc2');
  line.cut();
  for (const answer of await Promise.all(PAGES.map((path) => ask(path, person))))
    if (answer.status !== 200) expectPage(answer);
  line.mend();
  await until(async () => (await ask('/notices', person)).status === 200);
});

it('frozen for 20 s: nobody waits longer than 10 s, many at once included, and it goes on afterwards', async () => {
  const people = await Promise.all(['mc1', 'mc2', 'mchead', 'chair'].map((login) => t.client(login)));
  line.freeze();
  const frozen = performance.now();
  const waits: number[] = [];
  const act = async (person: Client, path: string): Promise<void> => {
    const { value, took } = await timed(
      path.startsWith('POST ') ? person.post(path.slice(5), { lang: 'vi', back: '/' }) : ask(path, person),
    );
    waits.push(took);
    expectPage(value);
  };
  await Promise.all(
    people.flatMap((person) =>
      ['/', '/notices', '/account/password', 'POST /language', '/sign-in'].map((path) => act(person, path)),
    ),
  );
  while (performance.now() - frozen < 20_000) {
    for (const path of ['/health', '/ready']) {
      const { value, took } = await timed(ask(path));
      waits.push(took);
      expect(value.status).toBe(503);
    }
    await act(people[0]!, '/notices');
    await pause(500);
  }
  expect(Math.max(...waits)).toBeLessThan(LONGEST);
  line.mend();
  await until(async () => (await ask('/ready')).status === 200);
  for (const person of people) expect((await ask('/notices', person)).status).toBe(200);
});

it('frozen in the middle of an act: the transaction is given up, and the pool serves on', async () => {
  const { took } = await timed(
    expect(
      t.db.tx(async (tx) => {
        await tx.rows('select 1');
        line.freeze();
        await tx.rows('select 2');
      }),
    ).rejects.toMatchObject({ status: 503 }),
  );
  expect(took).toBeLessThan(LONGEST);
  line.mend();
  await until(async () => (await ask('/ready')).status === 200);
  const many = Array.from({ length: 30 }, () => t.db.tx((tx) => tx.one<{ n: number }>('select 1 as n')));
  expect(await Promise.all(many)).toEqual(Array(30).fill({ n: 1 }));
});

it('a statement, a lock and an idle transaction have their limits, and who meets one is asked to come again', async () => {
  const limits = await t.db.one(
    `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`,
  );
  expect(limits).toEqual({ statement: '30s', lock: '8s', idle: '1min' });
  const slow = t.db.tx(async (tx) => {
    await tx.rows(`set local statement_timeout = '50ms'`);
    await tx.rows('select pg_sleep(5)');
  });
  await expect(slow).rejects.toMatchObject({ status: 503, code: 'busy' });
  const blocked = t.db.tx(async (first) => {
    await first.rows('select pg_advisory_xact_lock(77)');
    await t.db.tx(async (second) => {
      await second.rows(`set local lock_timeout = '50ms'`);
      await second.rows('select pg_advisory_xact_lock(77)');
    });
  });
  await expect(blocked).rejects.toMatchObject({ status: 503, code: 'busy' });
});

it('starting: everybody is asked to wait; draining: who comes is served, and no balancer sends more', async () => {
  const person = await t.client('mc1');
  lifecycle.phase = 'starting';
  expectPage(await ask('/notices', person));
  expect(await ask('/ready')).toMatchObject({ status: 503, text: '{"status":"starting"}' });
  expect((await ask('/health')).status).toBe(200);
  lifecycle.phase = 'draining';
  expect(await ask('/ready')).toMatchObject({ status: 503, text: '{"status":"draining"}' });
  expect((await ask('/notices', person)).status).toBe(200);
  lifecycle.phase = 'serving';
});
