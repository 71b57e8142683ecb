import { DONE_BY, TOLD_BY_TABLE, WITH_THE_ENTRY } from '../../src/people/ties.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { Labels } from '../../src/web/labels.js';
import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const WHY = 'Nhập nhầm người của cơ quan khác';

let t: TestApp;
let ward: Ward;
let personnel: Client;
let period: number;
let serial = 0;

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  period = await openMonth(t.db, ward);
  personnel = await t.as('personnel');
});
afterAll(() => t.close());

async function entered(more: Record<string, string> = {}): Promise<{ id: number; code: string }> {
  const code = `CB-9${String(++serial).padStart(2, '0')}`;
  await personnel.post('/officials', {
    ...{ name: 'Kiều Văn Nhầm', code, personType: 'civil-servant', email: '', unit: 'MC', postTitle: 'Công chức' },
    ...{ tier: '0', position: 'member', fromDate: '2026-11-02', decisionNumber: '', ...more },
  });
  const { id } = (await t.db.one<{ id: number }>('select id from officials where code = $1', [code]))!;
  return { id, code };
}
const count = async (sql: string, params: unknown[]) =>
  (await t.db.one<{ n: number }>(`select count(*)::int as n from ${sql}`, params))!.n;
const remove = (id: number, more: Record<string, string> = {}) =>
  personnel.post(`/officials/${id}/removal`, { reason: WHY, ...more });

describe('a person entered by mistake', () => {
  it('goes with what came with the entry: post, account, notices, blank papers; the code is free and the audit keeps why', async () => {
    const { id, code } = await entered();
    await personnel.post(`/periods/${period}/refresh`, {});
    expect(await count('evaluations where official_id = $1', [id])).toBe(1);
    await t.db.rows(
      `insert into notices (official_id, code, href, at) values ($1, 'period-opened', '/evaluations', now())`,
      [id],
    );
    const page = await personnel.get(`/officials/${id}`);
    expect(page.text).toContain(`/officials/${id}/removal`);
    expect((await personnel.get(`/officials/${id}/removal`)).text).toContain(`cb-9`);
    expect((await remove(id, { reason: 'nhầm' })).status).toBe(422);
    const done = await remove(id);
    expect(done.status).toBe(200);
    expect(done.text).toContain('Đã bỏ hồ sơ nhập nhầm');
    for (const table of ['posts', 'accounts', 'notices', 'evaluations'])
      expect([table, await count(`${table} where official_id = $1`, [id])]).toEqual([table, 0]);
    expect((await personnel.get(`/officials/${id}`)).status).toBe(404);
    const acts = await t.db.rows<{ act: string; payload: string }>(
      'select act, payload from audit where chain = $1 order by seq',
      [`official:${id}`],
    );
    expect(acts.map(({ act }) => act)).toContain('official.removed');
    expect(acts.find(({ act }) => act === 'official.removed')!.payload).toContain(WHY);
    const audit = await (await t.as('inspector')).get(`/audit?chain=official:${id}`);
    expect(audit.text).toContain('Kiều Văn Nhầm');
    expect(audit.text).toContain(WHY);
    await personnel.post('/officials', {
      ...{ name: 'Người Đúng', code, personType: 'civil-servant', email: '', unit: 'MC', postTitle: 'Công chức' },
      ...{ tier: '0', position: 'member', fromDate: '2026-11-02', decisionNumber: '' },
    });
    expect(await count('officials where code = $1', [code])).toBe(1);
    const { findings } = await verify(t.db, { paths: null, patient: true });
    expect(findings.list.filter(({ chain }) => !chain?.startsWith('criteria-version'))).toEqual([]);
  });

  it('stays while something hangs on them, and the page says what, with the way there', async () => {
    const { id } = await entered();
    await personnel.post(`/legal/officials/${id}/absences`, { from: '11/2026', kind: 'sick', reason: 'Nghỉ ốm' });
    const page = await personnel.get(`/officials/${id}/removal`);
    expect(page.text).toContain('Tháng vắng đã ghi: 1');
    expect(page.text).toContain(`href="/legal/officials/${id}/2026"`);
    expect(page.text).not.toContain(`action="/officials/${id}/removal"`);
    expect((await remove(id)).status).toBe(409);
    expect(await count('officials where id = $1', [id])).toBe(1);
  });

  it('stays once they signed in: what was done under the name is theirs', async () => {
    const page = await personnel.get(`/officials/${ward.officials['mc4']}/removal`);
    await t.as('mc4');
    expect((await personnel.get(`/officials/${ward.officials['mc4']}/removal`)).text).toContain('Việc đã làm');
    expect(page.status).toBe(200);
    expect((await remove(ward.officials['mc4']!)).status).toBe(409);
  });

  it('stays with an evaluation that something was stated in, or one of a closed month', async () => {
    const { id } = await entered();
    await personnel.post(`/periods/${period}/refresh`, {});
    await t.db.rows('update evaluations set self_saved_at = now() where official_id = $1', [id]);
    expect((await personnel.get(`/officials/${id}/removal`)).text).toContain('Phiếu đánh giá đã có nội dung');
    expect((await remove(id)).status).toBe(409);
  });

  it('is removed by nobody else, not by themself, and not from a page that is out of date', async () => {
    const { id } = await entered();
    for (const login of ['mcHead', 'inspector', 'admin', 'stranger'])
      expect([403, 404]).toContain((await (await t.as(login)).get(`/officials/${id}/removal`)).status);
    const seen = /name="seen" value="([^"]*)"/.exec((await personnel.get(`/officials/${id}/removal`)).text)![1]!;
    await personnel.post(`/officials/${id}/correction`, {
      ...{ name: 'Kiều Văn Đúng', code: `CB-X${id}`, personType: 'civil-servant', email: '', reason: WHY },
    });
    expect((await remove(id, { seen })).status).toBe(409);
    expect((await Promise.all([remove(id), remove(id)])).map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('stays when somebody writes of them in the same moment', async () => {
    const { id } = await entered();
    const [, removed] = await Promise.all([
      t.db.tx(async (tx) => {
        await tx.rows(
          `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by) values ($1, 'Trả lời đơn', '2026-12-20', '2026-12-20', now(), $2)`,
          [id, ward.accounts['personnel']],
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
      }),
      remove(id),
    ]);
    expect(removed.status).toBe(409);
    expect(await count('officials where id = $1', [id])).toBe(1);
  });
});

describe('what may hang on a person', () => {
  const labels = Labels.load(`${PROJECT_ROOT}/templates/labels`);

  it('is asked of the catalogue of the schema: every column that names a person, an account or a post is considered', async () => {
    const columns = await t.db.rows<{ place: string; named: string }>(
      `select t.relname || '.' || a.attname as place, c.confrelid::regclass::text as named from pg_constraint c join pg_class t on t.oid = c.conrelid
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid in ('officials'::regclass, 'accounts'::regclass, 'posts'::regclass)`,
    );
    expect(columns.length).toBeGreaterThan(100);
    const notConsidered = columns.filter(({ place, named }) => {
      const [table = '', column = ''] = place.split('.');
      if (place in WITH_THE_ENTRY) return false;
      return named === 'accounts' ? !DONE_BY.test(column) : !TOLD_BY_TABLE.includes(table);
    });
    expect(notConsidered).toEqual([]);
    const known = new Set(columns.map(({ place }) => place));
    expect(Object.keys(WITH_THE_ENTRY).filter((place) => !known.has(place))).toEqual([]);
  });

  it('has its words', () => {
    for (const what of [...TOLD_BY_TABLE, 'acts'])
      for (const lang of ['vi', 'en'] as const) expect(labels.has(lang, `people:hangs.${what}`)).toBe(true);
  });
});
