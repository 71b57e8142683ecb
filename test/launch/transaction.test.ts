import { startTestApp, type TestApp } from '../support/app.js';

/** A transaction's statements share one connection, whatever order they are asked for in. */
describe('a transaction', () => {
  let at: TestApp;
  beforeAll(async () => void (at = await startTestApp()));
  afterAll(() => at.close());

  const count = async () => (await at.db.one<{ n: number }>('select count(*)::int as n from units'))!.n;
  const unit = (code: string) =>
    [
      `insert into units (code, name, search_name, kind, path, position, created_at) values ($1, $1, $1, 'office', $1, 0, now()) returning id`,
      [code],
    ] as const;

  it('sends statements asked for together one after the other, and gives each its own rows', async () => {
    let [now, most] = [0, 0];
    const numbers = await at.db.tx((tx) => {
      const client = (tx as unknown as { client: { query: (...asked: unknown[]) => Promise<unknown> } }).client;
      const send = client.query.bind(client);
      client.query = async (...asked) => {
        most = Math.max(most, ++now);
        return send(...asked).finally(() => now--);
      };
      return Promise.all(
        [1, 2, 3, 4, 5].map(async (n) => (await tx.one<{ n: number }>('select $1::int as n', [n]))!.n),
      ).finally(() => void (client.query = send));
    });
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(1);
  });

  it('writes nothing of what stood behind a statement that failed', async () => {
    const before = await count();
    await expect(
      at.db.tx((tx) =>
        Promise.all([tx.rows('select 1 / 0'), ...['a', 'b', 'c'].map((code) => tx.rows(...unit(`sau-loi-${code}`)))]),
      ),
    ).rejects.toThrow(/division/);
    await new Promise((done) => setTimeout(done, 50));
    expect(await count()).toBe(before);
  });

  it('commits what nobody waited for', async () => {
    const before = await count();
    await at.db.tx(async (tx) => void ['a', 'b', 'c'].forEach((code) => void tx.rows(...unit(`khong-cho-${code}`))));
    expect(await count()).toBe(before + 3);
  });
});
