import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { labelOf, readyYear, type WardYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;
const WHY = 'Hai việc lớn của năm hoàn thành sau hạn';

/** Four excellent of sixteen: the ceiling is two. */
beforeEach(async () => {
  app = await startTestApp('2026-12-08T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward, { mc1: '95', mc2: '94', vp1: '93', kt1: '92' });
});
afterEach(() => app.close());

const path = () => `/years/${year.id}/classification/lowerings`;
const lower = async (fields: Record<string, string>, login = 'chair') => {
  const client = await app.client(login);
  await client.get(path());
  return client.post(path(), { agency: String(ward.units.PM.id), ...fields });
};
const id = (key: string) => year.yearRecords[key]!;
const decide = async () =>
  (await app.client('chair')).post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part: 'people' });
const publish = async () =>
  (await app.client('personnel')).post(`/years/${year.id}/publication`, { agency: String(ward.units.PM.id) });

describe('many who give way, on one page', () => {
  it('names only the excellent, beside the ceilings, and asks each for a reason', async () => {
    const { text } = await (await app.client('chair')).get(path());
    for (const name of ['Bùi Thị Ba', 'Vũ Văn Bốn', 'Trịnh Thị Thư', 'Tạ Văn Kinh']) expect(text).toContain(name);
    expect(text).not.toContain('Đặng Thị Năm');
    expect(text).toContain('id="quota"');
    const refused = await lower({
      ...{ [`lower-${id('vp1')}`]: 'yes', [`reason-${id('vp1')}`]: WHY },
      ...{ [`lower-${id('kt1')}`]: 'yes', [`reason-${id('kt1')}`]: 'ngắn' },
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`href="#reason-${id('kt1')}"`);
    expect(refused.text).toContain(WHY);
    expect(
      await app.db.rows(`select 1 from year_records where proposed_label = 'good' and proposal_reason is not null`),
    ).toEqual([]);
  });

  it('keeps all of them in one act, each in their own chain, and takes one back', async () => {
    const both = {
      ...{ [`lower-${id('vp1')}`]: 'yes', [`reason-${id('vp1')}`]: WHY },
      ...{ [`lower-${id('kt1')}`]: 'yes', [`reason-${id('kt1')}`]: `${WHY}, đã nhắc` },
    };
    expect((await lower(both)).status).toBe(200);
    const acts = async () =>
      app.db
        .rows(`select chain, payload::jsonb -> 'detail' ->> 'lowered' as lowered, payload::jsonb -> 'detail' ->> 'reason' as reason
        from audit where act = 'year.proposed' order by id`);
    expect(await acts()).toHaveLength(2);
    await lower({ [`lower-${id('kt1')}`]: 'yes', [`reason-${id('kt1')}`]: `${WHY}, đã nhắc` });
    expect(await acts()).toEqual([
      expect.objectContaining({ lowered: 'true' }),
      expect.objectContaining({ lowered: 'true', reason: `${WHY}, đã nhắc` }),
      { chain: `official:${ward.officials['vp1']}`, lowered: 'false', reason: null },
    ]);
    expect(
      await app.db.one('select proposed_label, proposal_reason from year_records where id = $1', [id('vp1')]),
    ).toEqual({
      proposed_label: 'excellent',
      proposal_reason: null,
    });
  });

  it('is of who classifies alone, and knows when it moved', async () => {
    expect((await (await app.client('personnel')).get(path())).status).toBe(403);
    expect((await (await app.client('mchead')).get(path())).status).toBe(404);
    expect((await lower({ seen: 'another', [`lower-${id('vp1')}`]: 'yes', [`reason-${id('vp1')}`]: WHY })).status).toBe(
      409,
    );
  });
});

describe('who gave way', () => {
  it('sees the ceiling of their group and of the agency, and no names', async () => {
    await lower({
      ...{ [`lower-${id('vp1')}`]: 'yes', [`reason-${id('vp1')}`]: WHY },
      ...{ [`lower-${id('kt1')}`]: 'yes', [`reason-${id('kt1')}`]: WHY },
    });
    await decide();
    expect(await labelOf(app.db, id('vp1'))).toBe('good');
    const { text } = await (await app.client('vp1')).get(`/years/records/${id('vp1')}/label`);
    expect(text).toContain('id="ceiling"');
    expect(text).toMatch(/tối đa \d+ xuất sắc/);
    expect(text).not.toContain('Bùi Thị Ba');
    expect((await (await app.client('mc1')).get(`/years/records/${id('mc1')}/label`)).text).not.toContain(
      'id="ceiling"',
    );
  });
});

describe('the published labels', () => {
  beforeEach(async () => {
    await lower({
      ...{ [`lower-${id('vp1')}`]: 'yes', [`reason-${id('vp1')}`]: WHY },
      ...{ [`lower-${id('kt1')}`]: 'yes', [`reason-${id('kt1')}`]: WHY },
    });
    await decide();
  });

  it('are read by whoever works in the agency, with a year record or without, and by the inspector; labels only', async () => {
    await app.db.rows('update officials set person_type = $2 where id = $1', [ward.officials['mc5'], 'contract']);
    await app.db.rows('update year_records set official_id = $2 where id = $1', [
      id('mc5'),
      ward.officials['stranger'],
    ]);
    const list = `/years/${year.id}/labels`;
    for (const login of ['mc5', 'inspector', 'secretary'])
      expect((await (await app.client(login)).get(list)).status).toBe(404);
    await publish();
    for (const login of ['mc5', 'inspector', 'secretary']) {
      const client = await app.client(login);
      const { status, text } = await client.get(list);
      expect([login, status]).toEqual([login, 200]);
      expect(text).toContain('Trịnh Thị Thư');
      for (const hidden of ['93,00', WHY, 'trần xuất sắc']) expect(text).not.toContain(hidden);
      expect((await client.get('/years')).text).toContain(`/years/${year.id}/labels?agency`);
    }
  });
});
