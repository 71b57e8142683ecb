import { ONCE_ROUTES } from '../../src/kept/once-routes.js';
import { routesOf } from '../house/routes.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  await openMonth(t.db, ward);
});
afterAll(() => t.close());

const markOf = (text: string) => /name="_form" value="([^"]+)"/.exec(text)![1]!;
const count = async (table: string) =>
  (await t.db.one<{ n: number }>(`select count(*)::int as n from ${table}`, []))!.n;

/** The page once, its form twice: as a hand does that clicks twice where no script runs. */
async function twice(client: Client, page: string, path: string, fields: Record<string, string>): Promise<Answer[]> {
  const _form = markOf((await client.get(page)).text);
  const send = () => client.post(path, { ...fields, _form }, {}, false);
  return Promise.all([send(), send()]);
}

const overseer = () => `/posts/${ward.posts['vice']}/oversights`;
const FORMS: [string, () => [login: string, page: string, path: string, fields: Record<string, string>]][] = [
  [
    'commitments',
    () => ['mc1', '/commitments', '/commitments', { text: 'Gọi lại từng người đang chờ', dueOn: '2026-11-28' }],
  ],
  [
    'oversights',
    () => ['personnel', overseer(), overseer(), { unit: 'VT', person: '', fromDate: '20/11/2026', toDate: '' }],
  ],
  [
    'breaches',
    () => [
      ...(['personnel', `/years/breaches/new?official=${ward.officials['mc1']}`, '/years/breaches'] as const),
      {
        ...{ official: String(ward.officials['mc1']), unitId: String(ward.units.MC.id) },
        ...{ happenedOn: '2026-11-02', description: 'Nhận hồ sơ nhưng không vào sổ.' },
      },
    ],
  ],
  [
    'obstacles',
    () => [
      'mc1',
      '/obstacles/new',
      '/obstacles',
      { text: 'Phần mềm một cửa dừng từ sáng', happenedOn: '20/11/2026', about: '' },
    ],
  ],
];

describe('a form that makes something new, sent twice at once without a script', () => {
  it.each(FORMS)('makes one: %s', async (table, form) => {
    const [login, page, path, fields] = form();
    const before = await count(table);
    const answers = await twice(await t.as(login), page, path, fields);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(await count(table)).toBe(before + 1);
  });

  it('and again later, from the same page; another page, or other words, make another', async () => {
    const client = await t.as('mc2');
    const page = (await client.get('/commitments')).text;
    const send = (text: string, _form: string) =>
      client.post('/commitments', { text, dueOn: '2026-11-28', anyway: 'yes', _form }, {}, false);
    const before = await count('commitments');
    await send('Dán bảng hướng dẫn ở sảnh', markOf(page));
    await send('Dán bảng hướng dẫn ở sảnh', markOf(page));
    expect(await count('commitments')).toBe(before + 1);
    await send('Ghi sổ góp ý mỗi chiều', markOf(page));
    expect(await count('commitments')).toBe(before + 2);
    t.clock.set(new Date(t.clock.now().getTime() + 1000));
    await send('Dán bảng hướng dẫn ở sảnh', markOf((await client.get('/commitments')).text));
    expect(await count('commitments')).toBe(before + 3);
  });

  it('that was refused is not remembered: right the second time, it is done', async () => {
    const client = await t.as('mc3');
    const _form = markOf((await client.get('/commitments')).text);
    const wrong = await client.post('/commitments', { text: '', dueOn: '2026-11-28', _form }, {}, false);
    expect(wrong.status).toBe(422);
    expect(await t.db.rows('select 1 from sent_forms where location is null')).toEqual([]);
    const right = await client.post(
      '/commitments',
      { text: 'Mở cửa sớm mười phút', dueOn: '2026-11-28', _form },
      {},
      false,
    );
    expect(right.status).toBe(303);
  });

  it('that broke off is done by the next one', async () => {
    const client = await t.as('mc4');
    const _form = markOf((await client.get('/commitments')).text);
    const send = () =>
      client.post('/commitments', { text: 'Trả lời thư trong ngày', dueOn: '2026-11-28', _form }, {}, false);
    await send();
    await t.db.rows(`update sent_forms set location = null, at = at - interval '3 minutes'`);
    await t.db.rows(`delete from commitments where text = 'Trả lời thư trong ngày'`);
    expect((await send()).status).toBe(303);
    expect(await count(`commitments where text = 'Trả lời thư trong ngày'`)).toBe(1);
  });
});

it('every form of the list is one of the program', () => {
  const routes = new Set(routesOf(t).map(({ name }) => name));
  expect(ONCE_ROUTES.filter((route) => !routes.has(`POST ${route}`))).toEqual([]);
});
