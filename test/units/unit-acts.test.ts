import { unitsOn } from '../../src/standing/units-on.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;

const BY = { day: '2026-11-15', decisionNumber: '15/QĐ-UBND' };
const TODAY = '2026-11-20T02:00:00Z';

beforeEach(async () => {
  t = await startTestApp(TODAY);
  ward = await makeWard(t.db);
  await openMonth(t.db, ward, '2026-10');
  await t.db.rows(`update periods set closed_at = '2026-11-03T00:00:00Z'`);
  await openMonth(t.db, ward);
  personnel = await t.client('personnel');
});
afterEach(() => t.close());

interface Then {
  name: string;
  path: string;
  closedOn: string | null;
}
const then = (unitId: number, day: string) =>
  t.db.one<Then>(`select u.name, u.path, u.closed_on as "closedOn" from ${unitsOn('$2::date')} u where u.id = $1`, [
    unitId,
    day,
  ]);
const idOf = async (code: string) =>
  (await t.db.one<{ id: number }>('select id from units where code = $1', [code]))!.id;
const posts = (unitId: number) =>
  t.db.rows<{ code: string; position: string; title: string; from: string; to: string | null }>(
    `select o.code, p.position, p.title, p.from_date as "from", p.to_date as "to" from posts p join officials o on o.id = p.official_id where p.unit_id = $1 order by o.code, p.from_date`,
    [unitId],
  );
const lastAct = async () => (await t.db.one<{ id: number }>('select max(id) as id from unit_acts'))!.id;

describe('a name', () => {
  const rename = (more: object) =>
    personnel.post(`/units/${ward.units.MC.id}`, {
      name: 'Trung tâm Hành chính công',
      code: 'MC',
      kind: 'office',
      ...BY,
      ...more,
    });

  it('holds from its day on, and the closed month keeps the old one', async () => {
    expect((await rename({})).text).toContain('Trung tâm Hành chính công');
    expect((await then(ward.units.MC.id, '2026-11-14'))!.name).toBe('Bộ phận Một cửa');
    expect((await then(ward.units.MC.id, '2026-11-15'))!.name).toBe('Trung tâm Hành chính công');
    const history = await personnel.get(`/units/${ward.units.MC.id}/history`);
    for (const words of ['Bộ phận Một cửa', 'Trung tâm Hành chính công', '15/QĐ-UBND', '15/11/2026'])
      expect(history.text).toContain(words);
  });

  it('of a day in a closed month is refused, with the first day that is free', async () => {
    const refused = await rename({ day: '2026-10-31' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Tháng 10/2026 đã khóa');
    expect(refused.text).toContain('01/11/2026');
    expect(refused.text).toContain('value="Trung tâm Hành chính công"');
    expect((await then(ward.units.MC.id, '2026-12-31'))!.name).toBe('Bộ phận Một cửa');
  });

  it('of a day to come is there when the day comes', async () => {
    await rename({ day: '2026-12-01' });
    expect((await personnel.get(`/units/${ward.units.MC.id}`)).text).toContain('<h1>Bộ phận Một cửa</h1>');
    expect((await then(ward.units.MC.id, '2026-12-01'))!.name).toBe('Trung tâm Hành chính công');
    t.clock.set(new Date('2026-12-01T02:00:00Z'));
    const later = await t.client('personnel');
    expect((await later.get(`/units/${ward.units.MC.id}`)).text).toContain('<h1>Trung tâm Hành chính công</h1>');
    expect((await then(ward.units.MC.id, '2026-11-30'))!.name).toBe('Bộ phận Một cửa');
  });

  it('of a day more than two years ahead asks once', async () => {
    const asked = await rename({ day: '2028-11-21' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('name="farDay" value="2028-11-21"');
    expect((await rename({ day: '2028-11-20' })).status).toBe(200);
    expect((await rename({ name: 'Về sau', day: '2028-11-21', farDay: '2028-11-21' })).status).toBe(200);
  });

  it('needs a decision', async () => {
    const refused = await rename({ decisionNumber: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#decisionNumber"');
  });

  it('that was typed wrongly is mended from the beginning, unless a closed month shows it', async () => {
    const mend = () =>
      personnel.post(`/units/${ward.units.MC.id}/mending`, {
        name: 'Bộ phận Một cửa điện tử',
        code: 'MC',
        kind: 'office',
        reason: 'Gõ thiếu chữ',
      });
    expect((await mend()).text).toContain('Tháng 10/2026 đã khóa');
    await t.db.rows('update periods set closed_at = null');
    await mend();
    expect((await then(ward.units.MC.id, '2026-01-01'))!.name).toBe('Bộ phận Một cửa điện tử');
    expect((await personnel.get(`/units/${ward.units.MC.id}/history`)).text).toContain('Gõ thiếu chữ');
  });

  it('stated with the wrong day, number or words is put right, and both versions are read', async () => {
    await rename({});
    const id = await lastAct();
    const form = await personnel.get(`/unit-acts/${id}/correction`);
    expect(form.text).toContain('value="15/QĐ-UBND"');
    const right = {
      day: '2026-11-10',
      decisionNumber: '16/QĐ-UBND',
      name: 'Trung tâm Phục vụ hành chính công',
      reason: 'Ghi nhầm số',
    };
    await personnel.post(`/unit-acts/${id}/correction`, right);
    expect((await then(ward.units.MC.id, '2026-11-10'))!.name).toBe(right.name);
    expect((await then(ward.units.MC.id, '2026-11-09'))!.name).toBe('Bộ phận Một cửa');
    const { text } = await personnel.get(`/units/${ward.units.MC.id}/history`);
    for (const words of ['15/QĐ-UBND', '16/QĐ-UBND', 'Ghi nhầm số', 'Bản ghi trước khi sửa'])
      expect(text).toContain(words);
    expect((await personnel.post(`/unit-acts/${id}/correction`, right)).status).toBe(409);
    expect(
      (await personnel.post(`/unit-acts/${await lastAct()}/correction`, { ...right, day: '2026-10-10' })).text,
    ).toContain('Tháng 10/2026 đã khóa');
  });

  it('that no decision gave is taken back', async () => {
    await rename({});
    const id = await lastAct();
    expect((await personnel.post(`/unit-acts/${id}/annulment`, { annulReason: '' })).status).toBe(422);
    await personnel.post(`/unit-acts/${id}/annulment`, { annulReason: 'Chưa có quyết định' });
    expect((await then(ward.units.MC.id, '2026-12-01'))!.name).toBe('Bộ phận Một cửa');
    expect((await personnel.get(`/units/${ward.units.MC.id}/history`)).text).toContain('Chưa có quyết định');
  });
});

describe('a place', () => {
  it('holds from its day on, with all below', async () => {
    const form = await personnel.get(`/units/${ward.units.VP.id}/parent?parent=MC`);
    expect(form.text).toContain('Nguyễn Thị Một');
    await personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'MC', ...BY });
    expect((await then(ward.units.VT.id, '2026-11-14'))!.path).toBe(ward.units.VT.path);
    expect((await then(ward.units.VT.id, '2026-11-15'))!.path).toBe(
      `${ward.units.MC.path}${ward.units.VP.id}/${ward.units.VT.id}/`,
    );
  });
});

describe('a merger', () => {
  const merge = (more: object) =>
    personnel.post(`/units/${ward.units.KT.id}/merging`, { into: 'VP', headAs: 'member', ...BY, ...more });

  it('into a unit that is there: people, papers and parts go along, figures stay', async () => {
    const page = await merge({});
    expect(page.text).toContain('<h1>Văn phòng HĐND và UBND</h1>');
    expect(await then(ward.units.KT.id, '2026-11-15')).toMatchObject({ closedOn: '2026-11-14' });
    expect(await then(ward.units.KT.id, '2026-10-31')).toMatchObject({ closedOn: null });
    expect((await posts(ward.units.KT.id)).map(({ to }) => to)).toEqual(['2026-11-14', '2026-11-14']);
    expect((await posts(ward.units.VP.id)).filter(({ from }) => from === '2026-11-15').map(({ code }) => code)).toEqual(
      ['CB-kt1', 'CB-kt2'],
    );
    const papers = await t.db.rows<{ month: string; unit_id: number }>(
      'select month, unit_id from evaluations where official_id = $1 order by month',
      [ward.officials['kt1']],
    );
    expect(papers).toEqual([
      { month: '2026-10', unit_id: ward.units.KT.id },
      { month: '2026-11', unit_id: ward.units.VP.id },
    ]);
    expect(page.text).toContain('Nhận sáp nhập');
    expect(page.text).toContain(`href="/units/${ward.units.KT.id}"`);
    const ended = await personnel.get(`/units/${ward.units.KT.id}`);
    expect(ended.text).toContain('Đã sáp nhập vào');
    expect(ended.text).toContain(`href="/reports?unit=${ward.units.VP.id}"`);
    expect((await (await t.client('kt1')).get('/notices')).text).toContain('sáp nhập vào Văn phòng HĐND và UBND');
  });

  it('of two units into a new one', async () => {
    await merge({
      into: '+',
      name: 'Văn phòng, Kinh tế và Hạ tầng',
      code: 'VPKT',
      also: String(ward.units.VP.id),
      headAs: 'deputy',
      headTitle: 'Phó Trưởng phòng',
    });
    const id = await idOf('VPKT');
    expect(await then(id, '2026-11-14')).toBeUndefined();
    expect(await then(id, '2026-11-15')).toMatchObject({ path: `${ward.units.PM.path}${id}/` });
    expect((await then(ward.units.VT.id, '2026-11-15'))!.path).toBe(`${ward.units.PM.path}${id}/${ward.units.VT.id}/`);
    expect((await posts(id)).find(({ code }) => code === 'CB-vpHead')).toMatchObject({
      position: 'deputy',
      title: 'Phó Trưởng phòng',
      from: '2026-11-15',
    });
    const tiers = await t.db.rows<{ code: string; tier: number }>(
      'select o.code, p.tier from posts p join officials o on o.id = p.official_id where p.unit_id = $1 and o.code = any ($2) order by o.code',
      [id, ['CB-ktHead', 'CB-vpHead', 'CB-kt1']],
    );
    expect(tiers.every(({ code, tier }) => tier === (code === 'CB-kt1' ? 0 : 1))).toBe(true);
    expect(tiers.length).toBeGreaterThan(1);
    expect(await posts(id)).toHaveLength(5);
  });

  it('leaves nothing where it is refused', async () => {
    for (const [more, words] of [
      [{ into: '+', name: 'Mới', code: 'MOI', day: '2026-10-20' }, 'Tháng 10/2026 đã khóa'],
      [{ into: '+', name: 'Mới', code: 'MC' }, 'Mã “MC” đã có đơn vị dùng.'],
      [{ into: '+' }, 'href="#name"'],
      [{ into: 'X' }, 'href="#into"'],
      [{ into: 'KT' }, 'href="#into"'],
    ] as const) {
      const refused = await merge(more);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain(words);
    }
    expect(await t.db.rows('select 1 from units where name = $1', ['Mới'])).toEqual([]);
    expect((await posts(ward.units.KT.id)).map(({ to }) => to)).toEqual([null, null]);
  });

  it('stated with the wrong day moves with its posts', async () => {
    await merge({});
    for (const day of ['2026-11-05', '2026-11-25']) {
      const done = await personnel.post(`/unit-acts/${await lastAct()}/correction`, {
        day,
        decisionNumber: '15/QĐ-UBND',
        reason: 'Ghi nhầm ngày',
      });
      expect(done.status).toBe(200);
      expect(
        (await posts(ward.units.VP.id)).filter(({ code }) => code.startsWith('CB-kt')).map(({ from }) => from),
      ).toEqual([day, day]);
      expect((await then(ward.units.KT.id, day))!.closedOn).not.toBeNull();
    }
    expect((await personnel.get(`/units/${ward.units.KT.id}/history`)).text).toContain('Ghi nhầm ngày');
  });
});

describe('a split', () => {
  const split = (more: object) =>
    personnel.post(`/units/${ward.units.MC.id}/splitting`, {
      name: 'Tổ Hộ tịch',
      code: 'HT',
      kind: 'office',
      place: 'beside',
      people: [ward.officials['mc1'], ward.officials['mc2']].map(String),
      head: String(ward.officials['mc1']),
      headTitle: 'Tổ trưởng',
      headTier: '2',
      ...BY,
      ...more,
    });

  it('founds a unit of those chosen, with a head', async () => {
    expect((await split({})).text).toContain('<h1>Tổ Hộ tịch</h1>');
    const id = await idOf('HT');
    expect(await posts(id)).toEqual([
      { code: 'CB-mc1', position: 'head', title: 'Tổ trưởng', from: '2026-11-15', to: null },
      { code: 'CB-mc2', position: 'member', title: 'Công chức', from: '2026-11-15', to: null },
    ]);
    expect(await then(id, '2026-10-31')).toBeUndefined();
    expect((await personnel.get(`/units/${ward.units.MC.id}`)).text).toContain('Đã tách ra');
  });

  it.each([
    [{ people: [] }, 'Chọn ít nhất một người'],
    [{ head: '1000000' }, 'phải là một trong những người'],
    [{ headTitle: '' }, 'Nhập chức danh'],
    [{ code: 'VP' }, 'đã có đơn vị dùng'],
  ])('is refused: %o', async (more, words) => {
    const refused = await split(more);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(words);
  });

  it('gives no post before the new unit is there', async () => {
    await split({});
    const early = await personnel.post('/officials', {
      name: 'Kiều Văn Sớm',
      code: 'SOM',
      personType: 'contract',
      unit: 'HT',
      postTitle: 'Nhân viên',
      tier: '0',
      position: 'member',
      fromDate: '2026-11-14',
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('thành lập từ 15/11/2026');
  });
});

describe('an end', () => {
  it('is undone by a decision, and both stand in the history', async () => {
    await t.db.rows(`update posts set to_date = '2026-11-10' where unit_id = $1`, [ward.units.KT.id]);
    await personnel.post(`/units/${ward.units.KT.id}/closing`, { day: '2026-11-12', decisionNumber: '20/QĐ-UBND' });
    expect((await personnel.get(`/units/${ward.units.KT.id}`)).text).toContain(`/units/${ward.units.KT.id}/reopening`);
    await personnel.post(`/units/${ward.units.KT.id}/reopening`, { day: '2026-11-18', decisionNumber: '21/QĐ-UBND' });
    expect(await then(ward.units.KT.id, '2026-11-17')).toMatchObject({ closedOn: '2026-11-12' });
    expect(await then(ward.units.KT.id, '2026-11-18')).toMatchObject({ closedOn: null });
    const { text } = await personnel.get(`/units/${ward.units.KT.id}/history`);
    for (const words of ['20/QĐ-UBND', '21/QĐ-UBND', '12/11/2026']) expect(text).toContain(words);
  });
});

describe('a committee', () => {
  it('is called otherwise by a decision, from its day on', async () => {
    const path = `/units/${ward.units.PM.id}/committee`;
    expect((await personnel.post(path, { name: 'Đảng ủy phường' })).status).toBe(422);
    await personnel.post(path, { name: 'Đảng ủy phường', ...BY });
    const names = await t.db.rows('select name, from_date as "from", to_date as "to" from committee_states');
    expect(names).toEqual([{ name: 'Đảng ủy Phường mẫu', from: '-infinity', to: '2026-11-14' }]);
  });
});

it('two acts at once never make a cycle', async () => {
  const other = await t.client('personnel2');
  const answers = await Promise.all([
    personnel.post(`/units/${ward.units.VP.id}/parent`, { parent: 'KT', ...BY }),
    other.post(`/units/${ward.units.KT.id}/parent`, { parent: 'VP', ...BY }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
});
