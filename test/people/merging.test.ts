import { sendFile } from '../support/columns.js';
import { KEPT_NAMING, MOVED } from '../../src/people/merge-moves.js';
import { verify } from '../../src/verify/verify.js';
import { approve } from '../committee/approve.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { PASSWORD, type Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const WHY = 'Một người được nhập hai lần khi chuyển đơn vị';

let t: TestApp;
let ward: Ward;
let personnel: Client;
let october: number;
let serial = 0;

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  october = await openMonth(t.db, ward, '2026-10');
  personnel = await t.as('personnel');
});
afterAll(() => t.close());

async function entered(more: Record<string, string> = {}): Promise<{ id: number; code: string }> {
  const code = `CB-8${String(++serial).padStart(2, '0')}`;
  await personnel.post('/officials', {
    ...{ name: 'Bùi Thị Ba', code, personType: 'civil-servant', email: '', unit: 'MC', postTitle: 'Công chức' },
    ...{ tier: '0', position: 'member', fromDate: '2026-11-02', decisionNumber: '', ...more },
  });
  const { id } = (await t.db.one<{ id: number }>('select id from officials where code = $1', [code]))!;
  return { id, code };
}
const row = async <T extends object>(sql: string, params: unknown[]) => t.db.one<T>(sql, params);
const count = async (sql: string, params: unknown[]) =>
  (await row<{ n: number }>(`select count(*)::int as n from ${sql}`, params))!.n;
const address = (id: number) => `/officials/merging/${id}/correction`;
/** Looks first, then says yes to what was shown. */
async function merge(id: number, into: string, by: Client = personnel) {
  const looked = await by.post(address(id), { into, reason: WHY });
  const agreed = /name="agreed" value="([^"]*)"/.exec(looked.text)?.[1];
  if (!agreed) return looked;
  return by.post(address(id), { into, reason: WHY, agreed });
}
const faults = async () =>
  (await verify(t.db, { paths: null, patient: true })).findings.list.filter(
    ({ chain }) => !chain?.startsWith('criteria-version'),
  );

describe('two records of one person', () => {
  it('are merged where nothing is decided: what is moved is shown first, the rest follows the record that stays', async () => {
    const { id, code } = await entered();
    const stays = ward.officials['mc2']!;
    await t.db.rows(
      `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by) values ($1, 'Trả lời đơn', '2026-12-20', '2026-12-20', now(), $2)`,
      [id, ward.accounts['personnel']],
    );
    expect((await personnel.get(`/officials/${id}`)).text).toContain(address(id));
    const looked = await personnel.post(address(id), { into: 'CB-mc2', reason: WHY });
    for (const words of ['Không tách lại được', '1 cam kết, việc làm theo', 'Chỉ tài khoản của hồ sơ ở lại'])
      expect(looked.text).toContain(words);
    expect(await count('official_merges', [])).toBe(0);
    const done = await merge(id, 'CB-mc2');
    expect(done.status).toBe(308);
    const kept = await personnel.get(`/officials/${stays}`);
    for (const words of ['Hồ sơ đã gộp vào đây', code, WHY]) expect(kept.text).toContain(words);
    expect(await count('commitments where official_id = $1', [stays])).toBe(1);
    expect(await count('posts where official_id = $1', [stays])).toBe(1);
    expect(await count('posts where official_id = $1', [id])).toBe(0);
    const raw = await personnel.get(`/officials/${id}`);
    expect([raw.status, raw.headers.get('location')]).toEqual([308, `/officials/${stays}`]);
    expect((await personnel.get(`/legal/officials/${id}/2026`)).headers.get('location')).toBe(
      `/legal/officials/${stays}/2026`,
    );
    expect((await personnel.get(`/officials?q=${code}`)).text).toContain(`/officials/${stays}"`);
    expect(await row('select disabled_at is not null as off from accounts where official_id = $1', [id])).toEqual({
      off: true,
    });
    expect(await row('select disabled_at is null as open from accounts where official_id = $1', [stays])).toEqual({
      open: true,
    });
    expect((await merge(id, 'CB-mc3')).status).toBe(404);
    expect(await faults()).toEqual([]);
  });

  it('need a second person where a paper is decided; the chains and what was decided stay to the byte, and the history is read together', async () => {
    const { id, code } = await entered();
    const stays = ward.officials['mc1']!;
    const evaluation = await approve(t.db, ward, 'mc1', {
      values: ['8', '95', '0', '0', '0'],
      self: ['8', '95', '0', '0', '0'],
      by: 'mcHead',
      month: '2026-10',
    });
    await t.db.rows('update evaluations set official_id = $2 where id = $1', [evaluation, id]);
    await t.db.rows('delete from evaluations where official_id = $1', [stays]);
    const [before, wrong] = [await t.db.rows('select * from approvals order by id'), await faults()];
    const chains = await t.db.rows('select id, hash, payload from audit order by id');
    const asked = await merge(id, 'CB-mc1');
    expect(asked.text).toContain('xác nhận');
    expect(await count('official_merges where from_official = $1', [id])).toBe(0);
    const request = (await row<{ id: number }>('select max(id) as id from correction_requests', []))!.id;
    const own = await personnel.post(`/corrections/requests/${request}/confirmation`, { agreed: 'x' });
    expect(own.status).toBe(403);
    const second = await t.as('chair');
    const page = await second.get(`/corrections/requests/${request}`);
    for (const words of [code, 'Bùi Thị Ba (CB-mc1)', 'Không tách lại được', WHY]) expect(page.text).toContain(words);
    const agreed = /name="agreed" value="([^"]*)"/.exec(page.text)![1]!;
    const confirmed = await second.post(`/corrections/requests/${request}/confirmation`, { agreed });
    expect(confirmed.status).toBe(200);
    expect(await row('select official_id as id from evaluations where id = $1', [evaluation])).toEqual({ id: stays });
    expect(await t.db.rows('select * from approvals order by id')).toEqual(before);
    const kept = await t.db.rows<{ id: number }>('select id, hash, payload from audit order by id');
    expect(kept.slice(0, chains.length)).toEqual(chains);
    expect((await (await t.as('mc1')).get('/evaluations')).text).toContain(`/evaluations/${evaluation}`);
    const inspector = await t.as('inspector');
    expect((await inspector.get(`/audit?chain=official:${id}`)).text).toContain('Gộp hồ sơ vào hồ sơ khác');
    expect(await faults()).toEqual(wrong);
  });

  it('are refused where both have a paper of one month, posts in two units at once, or one decided on the other', async () => {
    const { id } = await entered();
    const both = await t.db.rows<{ id: number }>(
      `update evaluations set self_saved_at = now() where period_id = $1 and official_id = $2 returning id`,
      [october, ward.officials['mc3']],
    );
    await t.db.rows(
      `insert into evaluations overriding system value select (jsonb_populate_record(e, jsonb_build_object('id', nextval(pg_get_serial_sequence('evaluations', 'id')), 'official_id', $2::int))).*
       from evaluations e where e.id = $1`,
      [both[0]!.id, id],
    );
    const months = await merge(id, 'CB-mc3');
    expect(months.status).toBe(422);
    expect(months.text).toContain('Tháng 10/2026: cả hai hồ sơ đều có phiếu');
    const elsewhere = await entered({ unit: 'VP' });
    expect((await merge(elsewhere.id, 'CB-mc4')).text).toContain('cùng lúc giữ chức vụ chính ở hai đơn vị');
    const sealed = await entered();
    await t.db.rows(
      `insert into breaches (official_id, unit_id, happened_on, description, by_account, at) values ($1, $2, '2026-11-03', 'Đi muộn nhiều lần', $3, now())`,
      [sealed.id, ward.units.MC.id, ward.accounts['personnel']],
    );
    expect((await merge(sealed.id, 'CB-mc4')).text).toContain('Hãy gộp hồ sơ kia vào hồ sơ này');
    for (const [into, words] of [
      ['CB-khong-co', 'Không có ai mang mã này'],
      [sealed.code, 'mã của chính hồ sơ này'],
      ['CB-stranger', 'Không có ai mang mã này'],
    ] as const)
      expect((await merge(sealed.id, into)).text).toContain(words);
    expect(await count('official_merges where from_official = any ($1)', [[id, elsewhere.id, sealed.id]])).toBe(0);
  });

  it('a file that names the code of the merged one says which code holds today, of that row alone', async () => {
    const { id, code } = await entered();
    const stays = await entered();
    await merge(id, stays.code);
    const rows = `code,full_name,person_type,unit_code,title,from_date
${code},Bùi Thị Ba,công chức,MC,Công chức,20/11/2026
NV-77,Trần Văn Bảy,công chức,MC,Chuyên viên,20/11/2026
`;
    const send = (bytes: string) =>
      sendFile(personnel, '/imports/officials', { unit: String(ward.units.PM.id) }, { name: 'can-bo.csv', bytes });
    const checked = await send(rows);
    expect(checked.text).toContain('1 dòng chưa nhập được');
    expect(checked.text).toContain(`đã gộp vào hồ sơ khác của cùng người; ghi mã còn dùng: ${stays.code}`);
    const again = await send(rows.replace(code, stays.code));
    expect(again.text).not.toContain('đã gộp vào hồ sơ khác');
  });

  it('keep the days of a post that the record which stays does not have', async () => {
    const { id } = await entered({ fromDate: '2026-11-10' });
    const longer = await entered({ fromDate: '2026-11-03' });
    expect(
      (await merge(longer.id, (await row<{ code: string }>('select code from officials where id = $1', [id]))!.code))
        .status,
    ).toBe(308);
    expect(
      await t.db.rows(
        'select from_date as "from", to_date as "to" from posts where official_id = $1 order by from_date',
        [id],
      ),
    ).toEqual([
      { from: '2026-11-03', to: '2026-11-09' },
      { from: '2026-11-10', to: null },
    ]);
  });

  it('are merged by nobody else, and once where two do it at the same time', async () => {
    const { id } = await entered();
    for (const login of ['mcHead', 'inspector', 'admin', 'stranger'])
      expect([403, 404]).toContain((await (await t.as(login)).get(address(id))).status);
    const looked = await personnel.post(address(id), { into: 'CB-mc5', reason: WHY });
    const agreed = /name="agreed" value="([^"]*)"/.exec(looked.text)![1]!;
    const yes = () => personnel.post(address(id), { into: 'CB-mc5', reason: WHY, agreed });
    expect((await Promise.all([yes(), yes()])).map(({ status }) => status).sort()).toEqual([308, 404]);
    expect(await count('official_merges where from_official = $1', [id])).toBe(1);
    const browser = await t.client();
    expect((await browser.signIn('mc5', PASSWORD)).status).toBe(200);
  });
});

it('every column that names a person is moved or goes on naming whom it named', async () => {
  const columns = await t.db.rows<{ place: string }>(
    `select t.relname || '.' || a.attname as place from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid = 'officials'::regclass order by 1`,
  );
  expect(columns.map(({ place }) => place)).toEqual([...MOVED, ...KEPT_NAMING].sort());
});
