import { Checkpoints } from '../../src/audit/checkpoints/checkpoints.service.js';
import { recordAct } from '../../src/acts/record-act.js';
import { CHAIN_KINDS } from '../../src/audit/scope-chains.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { writeSampleActs } from '../../src/seed/sample-acts.js';
import { Labels } from '../../src/web/labels.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';

let app: TestApp;
let ward: Ward;

beforeAll(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(app.db);
  await app.db.tx(writeSampleActs);
  const act = (chain: string, name: string, at: string, detail: Record<string, unknown>) =>
    app.db.tx((tx) =>
      recordAct(tx, { chain, act: name, account: ward.accounts['personnel']!, at: new Date(at), detail }),
    );
  await act(`unit:${ward.units.MC.id}`, 'unit.renamed', '2026-11-03T16:30:00Z', { name: 'Bộ phận Tiếp dân' });
  await act(`unit:${ward.units.MC.id}`, 'unit.renamed', '2026-11-04T17:30:00Z', { name: 'Bộ phận Một cửa' });
  await act(`unit:${ward.units.PM.id}`, 'unit.settings', '2026-11-06T02:00:00Z', {
    from: { place: 'Hà Nội', agency: 'A' },
    to: { place: 'Phường mẫu', agency: 'A' },
  });
  await act(`official:${ward.officials['mc1']}`, 'official.edited', '2026-11-07T02:00:00Z', {
    name: 'Bùi Thị Ba',
    email: 'ba@example.vn',
    personType: 'civil-servant',
    id: 7,
  });
  await act(`unit:${ward.units.X.id}`, 'unit.renamed', '2026-11-04T02:00:00Z', { name: 'Ngoài phạm vi' });
});
afterAll(() => app.close());

const inspector = () => app.as('inspector');
const read = async (query: string) => (await (await inspector()).get(`/audit?${query}`)).text;

describe('the page of the audit', () => {
  it('says what stood before and what stands after', async () => {
    const text = (await read('')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('trước là Bộ phận Tiếp dân → nay là Bộ phận Một cửa');
    expect(text).toContain('Địa danh trước là Hà Nội → nay là Phường mẫu');
    expect(text).not.toContain('Tên cơ quan trước');
    expect(text).toContain('công chức');
    expect(text).not.toContain('civil-servant');
  });

  it('is filtered by act, by person and by days as they are in Vietnam', async () => {
    const titles = async (query: string) =>
      [...(await read(query)).matchAll(/data-label="Việc"><div>([^\n<]+)/g)].map((match) => match[1]!.trim());
    expect(await titles('act=unit.renamed')).toEqual(['Đổi tên đơn vị', 'Đổi tên đơn vị']);
    expect(await titles('q=bui thi ba')).toEqual(['Sửa thông tin cán bộ']);
    expect(await titles('from=2026-11-05&to=05/11/2026')).toEqual(['Đổi tên đơn vị']);
  });

  it('names a chain in words, and each kind of chain has them', async () => {
    const path = `/audit?chain=unit:${ward.units.MC.id}`;
    const shown = (await (await inspector()).get(path)).text.replace(/<[^>]+>/g, ' ');
    expect([shown.includes(`Đơn vị ${ward.units.MC.id} · `), /\b[a-z-]+:\d/.test(shown)]).toEqual([true, false]);
    expect(CHAIN_KINDS.length).toBeGreaterThan(10);
    const labels = Labels.load(`${PROJECT_ROOT}/templates/labels`);
    expect(
      CHAIN_KINDS.filter(
        (kind) => !labels.has('vi', `audit:chainOf.${kind}`) || !labels.has('en', `audit:chainOf.${kind}`),
      ),
    ).toEqual([]);
    expect((await (await inspector()).get('/audit?chain=nothing:1')).status).toBe(200);
  });

  it('says that a day is none, and shows nothing as if it had been asked for', async () => {
    for (const path of ['/audit', '/audit/export.csv']) {
      const { status, text } = await (await inspector()).get(`${path}?act=unit.renamed&to=31/11/2026`);
      expect([
        status,
        text.includes('“31/11/2026” không phải là một ngày'),
        text.includes('value="31/11/2026"'),
        text.includes('Bộ phận Tiếp dân'),
      ]).toEqual([422, true, true, false]);
    }
    expect((await (await inspector()).get('/audit?from=&to=')).status).toBe(200);
  });

  it('shows the days it was asked for as they are typed, and a chain by its name', async () => {
    const chain = `unit:${ward.units.MC.id}`;
    const { text } = await (await inspector()).get(`/audit?from=05/11/2026&to=2026-11-06&chain=${chain}`);
    expect(text).toMatch(/id="from"[^>]*value="05\/11\/2026"[\s\S]*id="to"[^>]*value="06\/11\/2026"/);
    const words = text.replaceAll(/<[^>]+>/g, ' ');
    expect(words).toContain(`Đơn vị ${ward.units.MC.id}`);
    expect(words).not.toContain(chain);
  });

  it('is taken away as a table, what is filtered and within the scope alone', async () => {
    const { text, status } = await (await inspector()).get('/audit/export.csv?act=unit.renamed');
    expect(status).toBe(200);
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(3);
    expect(text).toContain('Bộ phận Tiếp dân → Bộ phận Một cửa');
    expect(text).not.toContain('Ngoài phạm vi');
  });
});

describe('what an inspector has gone through', () => {
  it('keeps to their scope', async () => {
    const page = async () => (await (await inspector()).get('/audit/verification')).text;
    const before = await page();
    expect(before).toContain('tất cả còn nguyên vẹn');
    const { n } = (await app.db.one<{ n: number }>(
      `select count(*)::int as n from audit where chain <> $1 and chain not like 'account:%'`,
      [`unit:${ward.units.X.id}`],
    ))!;
    expect(before).toContain(`Đã đối chiếu ${n} dòng`);
  });

  it('takes a checkpoint when asked, and shows its code', async () => {
    const done = await (await inspector()).post('/audit/checkpoints', {});
    expect(done.text).toMatch(/<dd>261120-\d+-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<\/dd>/);
    expect(done.text).toContain('Đã lấy điểm đối chiếu.');
  });

  it('one is taken each night, once, however many instances look', async () => {
    const checkpoints = app.app.get(Checkpoints);
    expect(
      (await Promise.all([checkpoints.night(), checkpoints.night(), checkpoints.night()])).filter(Boolean),
    ).toEqual([true]);
    expect(await checkpoints.night()).toBe(false);
    app.clock.set(new Date('2026-11-20T17:01:00Z'));
    expect(await checkpoints.night()).toBe(true);
    app.clock.set(new Date('2026-11-20T02:00:00Z'));
  });
});
