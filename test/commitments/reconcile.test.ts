import { keptShares, totalsOf, type Totals } from '../../src/commitments/commitments.queries.js';
import { ActorsService } from '../../src/accounts/actors.service.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { outline } from '../reports/outline.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const TODAY = '2026-11-20';
let on: TestApp;
let ward: Ward;

beforeAll(async () => {
  on = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(on.db);
  await openMonth(on.db, ward);
  for (const [key, dueOn, kept, madeAt, moved] of [
    ['mcHead', '2026-11-02', true, '2026-10-01', false],
    ['mcHead', '2026-11-10', false, '2026-05-01', true],
    ['mcHead', '2026-11-20', null, '2026-11-01', false],
    ['mcHead', '2026-12-15', null, '2026-11-01', true],
    ['mcHead', '2026-11-28', true, '2026-11-01', false],
    ['mcHead', '2026-03-01', true, '2026-01-01', false],
    ['mcHead', '2025-06-01', false, '2025-01-01', false],
    ['mcHead', '2025-07-01', true, '2025-01-01', false],
    ['vpHead', '2026-08-10', true, '2025-10-01', false],
    ['vpHead', '2026-05-10', false, '2025-12-01', true],
    ['chair', '2026-11-19', null, '2026-11-02', false],
    ['mc1', '2026-11-05', true, '2026-10-01', false],
  ] as const) {
    const row = await on.db.one<{ id: number }>(
      `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by, self_kept) values ($1, $2, $3, $3, $4, $5, $6) returning id`,
      [ward.officials[key], `Việc đến hạn ${dueOn}`, dueOn, madeAt, ward.accounts[key], kept],
    );
    await on.db.rows(
      `insert into commitment_proofs (commitment_id, text, by_account, at) select $1, 'Có ảnh chụp', $2, '2026-11-20' where $3::boolean is not null`,
      [row!.id, ward.accounts[key], kept],
    );
    if (moved)
      await on.db.rows(
        `insert into commitment_moves (commitment_id, from_due_on, to_due_on, reason, by_account, at) values ($1, $2::date - 10, $2, 'Chờ kinh phí bổ sung', $3, '2026-11-01')`,
        [row!.id, dueOn, ward.accounts[key]],
      );
  }
});
afterAll(() => on.close());

const reconciled = ({ made, due, kept, broken, unsaid, open, moved, fromDialogues }: Totals) =>
  made === due + open && due === kept + broken + unsaid && moved <= made && fromDialogues <= made;
const numbers = (html: string) => [...html.matchAll(/<td class="number"[^>]*>(\d+)<\/td>/g)].map(([, n]) => Number(n));
const tile = (html: string, label: string) =>
  new RegExp(`<span class="tile-value">([^<]*)</span><span class="tile-label">${label}`).exec(html)?.[1];

describe('promised, due, kept and broken', () => {
  it('are of the same commitments, whatever the span', async () => {
    for (const [from, until] of [
      [undefined, TODAY],
      ['2026-07-01', TODAY],
      ['2026-11-01', TODAY],
      ['2026-01-01', '2026-06-30'],
      ['2025-01-01', '2025-12-31'],
    ] as const) {
      const shares = await keptShares(on.db, { rootUnitId: ward.units.PM.id, until, ...(from ? { from } : {}) });
      for (const leader of shares)
        expect([from, until, leader.name, reconciled(leader)]).toEqual([from, until, leader.name, true]);
    }
    expect(totalsOf(await keptShares(on.db, { rootUnitId: ward.units.PM.id, until: TODAY }))).toMatchObject({
      made: 9,
      due: 7,
      kept: 3,
      broken: 2,
      unsaid: 2,
      open: 2,
      moved: 3,
    });
  });

  it('of a half year are half a year’s', async () => {
    expect(
      totalsOf(await keptShares(on.db, { rootUnitId: ward.units.PM.id, from: '2026-07-01', until: TODAY })),
    ).toMatchObject({ due: 5, kept: 2, broken: 1, unsaid: 2 });
    expect(
      totalsOf(await keptShares(on.db, { rootUnitId: ward.units.PM.id, from: '2026-01-01', until: '2026-06-30' })),
    ).toMatchObject({ due: 2, kept: 1, broken: 1 });
    const text = await report('directive-05', { unit: String(ward.units.PM.id), span: '2026-H2' });
    expect(text).toContain(
      'Có 5 cam kết của người lãnh đạo đến hạn: 2 đã giữ, 1 không giữ, 2 chưa trả lời. Còn 2 cam kết chưa đến hạn.',
    );
    expect(text).toMatch(/Lý Văn Phòng[^|]*\| [^|]*\| 1 \| 1 \| 1 \| 0 \| 0 \| 0 \| 0/);
  });

  it('of a month are the same on the desk and in its report, sentence and table', async () => {
    const desk = await (await on.client('secretary')).get(`/committee?month=2026-11&unit=${ward.units.PM.id}`);
    expect(desk.text).toMatch(/1 \/ 4/);
    expect(desk.text).toContain('trên số đã đến hạn trong tháng; chưa trả lời: 2');
    expect(await report('committee-month', { unit: String(ward.units.PM.id), month: '2026-11' })).toContain(
      'Có 4 cam kết của người lãnh đạo đến hạn: 1 đã giữ, 1 không giữ, 2 chưa trả lời.',
    );
  });

  const report = async (code: string, query: Record<string, string>) => {
    const actor = await on.app.get(ActorsService).load(ward.accounts['secretary']!, undefined);
    const made = await on.app.get(ReportsService).make(actor!, code, query, 'page');
    if (made.tooLarge) throw new Error('too large');
    return outline(made.model);
  };
});

describe('tiles, filters and lists of one page', () => {
  it('agree on the agency’s page', async () => {
    const { text } = await (await on.client('mc1')).get('/commitments');
    const rows = [...text.slice(text.indexOf('say-table')).matchAll(/<tr[^]*?<\/tr>/g)]
      .map(([row]) => numbers(row))
      .filter(({ length }) => length === 7);
    const [made, due, kept, broken, unsaid, open, moved] = Array.from({ length: 7 }, (_, at) =>
      rows.reduce((sum, row) => sum + row[at]!, 0),
    );
    expect([made, due, kept, broken, unsaid, open, moved]).toEqual([9, 7, 3, 2, 2, 2, 3]);
    expect([tile(text, 'Đã hứa'), tile(text, 'Dời hạn'), tile(text, 'Chưa trả lời')]).toEqual([
      String(made),
      String(moved),
      String(unsaid),
    ]);
    expect(text).toContain(`còn ${open} việc chưa đến hạn`);
    expect(text).toContain(`giữ ${kept} trên ${kept! + broken!} việc đã trả lời`);
  });

  it.each([
    ['', 6],
    ['span=all', 8],
  ] as const)('agree on a leader’s page (%s)', async (span, all) => {
    const client = await on.client('vphead');
    const address = (show?: string) =>
      `/commitments/${ward.officials['mcHead']}?${[show ? `show=${show}` : '', span].filter(Boolean).join('&')}`;
    const { text } = await client.get(address());
    const filters = [...(/<nav aria-label="Lọc[^]*?<\/nav>/.exec(text)?.[0] ?? '').matchAll(/\((\d+)\)/g)].map(
      ([, n]) => Number(n),
    );
    const shows = [...text.matchAll(/href="[^"]*show(?:=|&#x3D;)([a-z]+)[^"]*"/g)].map(([, show]) => show!);
    const listed = async (show?: string) =>
      ((await client.get(address(show))).text.match(/<article class="card commitment"/g) ?? []).length;
    expect(await listed()).toBe(all);
    const counts = Object.fromEntries(
      await Promise.all([...new Set(shows)].map(async (show) => [show, await listed(show)] as const)),
    );
    expect(filters.sort()).toEqual([all, ...Object.values(counts)].sort());
    const [kept, broken, late, open] = ['kept', 'broken', 'late', 'open'].map((show) => counts[show] ?? 0);
    expect(tile(text, 'Giữ trên số')).toBe(`${kept} / ${kept! + broken! + late!}`);
    expect(tile(text, 'Chưa đến hạn')).toBe(String(open));
    expect(tile(text, 'Dời hạn')).toBe(String(counts['moved']));
    expect(text).toContain(`giữ ${kept} trên ${kept! + broken!} việc đã trả lời`);
    expect(text.includes('Xem cả 2 cam kết đến hạn trước đó')).toBe(span === '');
  });
});
