import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { formsOf } from '../support/forms.js';
import { sendFile } from '../support/columns.js';
import { makeWard, type Ward } from '../support/ward.js';

const HEAD = 'Mã cán bộ,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\n';

let t: TestApp;
let ward: Ward;
let personnel: Client;
beforeEach(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
  const units = await send('units', 'Mã,Tên đơn vị\nKT9,Phòng Kinh tế\n');
  await personnel.post(`${units.path}/application`);
});
afterEach(() => t.close());

const send = (kind: string, bytes: string) =>
  sendFile(personnel, `/imports/${kind}`, { unit: String(ward.units.PM.id) }, { name: 'tep.csv', bytes });
const acts = (chain: string) =>
  t.db.rows<{ act: string; import: string }>(
    `select payload::jsonb ->> 'act' as act, payload::jsonb #>> '{detail,import}' as import from audit where chain like $1 order by seq`,
    [chain],
  );

describe('what is asked before a file is written', () => {
  it('who would lead what: a head is no head before somebody says so', async () => {
    const shown = await send(
      'officials',
      `${HEAD}NV-1,Nguyễn Văn Đạt,công chức,Phòng Kinh tế,Trưởng phòng,01/09/2026\n`,
    );
    expect(shown.text).toContain('Nguyễn Văn Đạt, Trưởng phòng: đứng đầu Phòng Kinh tế');
    const unanswered = await personnel.post(`${shown.path}/application`);
    expect([unanswered.status, unanswered.text.includes('Hãy xem và đánh dấu trước khi ghi')]).toEqual([422, true]);
    expect(await t.db.rows(`select 1 from officials where code = 'NV-1'`)).toEqual([]);
    await personnel.post(`${shown.path}/application`, { 'asked-heads': 'yes' });
    expect(
      await t.db.rows(
        `select p.position, u.code from posts p join units u on u.id = p.unit_id join officials o on o.id = p.official_id where o.code = 'NV-1'`,
      ),
    ).toEqual([{ position: 'head', code: 'KT9' }]);
  });

  it('whether far more than stands there is meant', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `T${i},Tổ dân phố ${i}`).join('\n');
    const shown = await send('units', `Mã,Tên đơn vị\n${rows}\n`);
    expect(shown.text).toContain('Tệp thêm 60 vào');
    expect((await personnel.post(`${shown.path}/application`)).status).toBe(422);
    const done = await personnel.post(`${shown.path}/application`, { 'asked-many': 'yes' });
    expect(done.text).toContain('Đã ghi tất cả các dòng');
  });

  it('each person and each unit has the import in the chain of their own', async () => {
    const shown = await send('officials', `${HEAD}NV-1,Nguyễn Văn Đạt,công chức,KT9,Chuyên viên,01/09/2026\n`);
    await personnel.post(`${shown.path}/application`);
    const { id, unit, file } = (await t.db.one<{ id: number; unit: number; file: number }>(
      `select o.id, (select id from units where code = 'KT9') as unit, (select max(id) from imports) as file from officials o where o.code = 'NV-1'`,
    ))!;
    expect(await acts(`official:${id}`)).toEqual([{ act: 'official.created', import: String(file) }]);
    expect(await acts(`unit:${unit}`)).toEqual([{ act: 'unit.created', import: String(file - 1) }]);
  });

  const posts = (code: string) =>
    t.db.rows<{ unit: string; position: string; tier: number; main: boolean }>(
      `select u.code as unit, p.position, p.tier, p.main from posts p join units u on u.id = p.unit_id join officials o on o.id = p.official_id
       where o.code = $1 order by u.code`,
      [code],
    );
  /** The form of the page as it stands, otherwise answered. */
  const formOf = (shown: { text: string; path: string }, otherwise: Record<string, string>) => {
    const form = formsOf(shown.text, shown.path).find(({ action }) => action.endsWith('/application'))!;
    return { ...Object.fromEntries(form.fields), ...otherwise };
  };
  const shows = (shown: { text: string }, name: string) =>
    new RegExp(`name="${name}" value="([\\w.-]+)" checked`).exec(shown.text)?.[1];

  it('a proposed head who is none: the plan is made anew, shown, and written without asking again', async () => {
    const shown = await send('officials', `${HEAD}NV-1,Nguyễn Văn Đạt,công chức,KT9,Trưởng phòng,01/09/2026\n`);
    expect(shows(shown, 'answer-position-2')).toBe('head');
    const other = { 'answer-position-2': 'deputy', 'asked-heads': 'yes' };
    const again = await personnel.post(`${shown.path}/application`, formOf(shown, other));
    expect(again.text).toContain('Tệp đã được kiểm tra lại theo câu trả lời');
    expect(again.text).toContain('“Trưởng phòng”: đã trả lời là cấp phó');
    expect([await posts('NV-1'), shows(again, 'answer-position-2')]).toEqual([[], 'deputy']);
    const stale = await personnel.post(`${shown.path}/application`, formOf(shown, other));
    expect(stale.status).toBe(409);
    await personnel.post(`${shown.path}/application`, formOf(again, {}));
    expect(await posts('NV-1')).toEqual([{ unit: 'KT9', position: 'deputy', tier: 1, main: true }]);
  });

  it('a title that may be one of a head; an answer that is none of the choices is none', async () => {
    const shown = await send('officials', `${HEAD}NV-1,Nguyễn Văn Đạt,công chức,KT9,Trưởng nhóm,01/09/2026\n`);
    expect(shows(shown, 'answer-position-2')).toBe('member');
    const wrong = { 'answer-position-2': 'king', act: 'answer' };
    const same = await personnel.post(`${shown.path}/application`, formOf(shown, wrong));
    expect(shows(same, 'answer-position-2')).toBe('member');
    const said = { 'answer-position-2': 'head', act: 'answer' };
    const again = await personnel.post(`${shown.path}/application`, formOf(same, said));
    await personnel.post(`${shown.path}/application`, formOf(again, {}));
    expect(await posts('NV-1')).toEqual([{ unit: 'KT9', position: 'head', tier: 2, main: true }]);
  });

  it('which of two posts is the main one', async () => {
    const rows = ['KT9', 'MC'].map((unit) => `NV-1,Nguyễn Văn Đạt,công chức,${unit},Chuyên viên,01/09/2026\n`);
    const shown = await send('officials', `${HEAD}${rows.join('')}`);
    expect(shows(shown, 'answer-main-2')).toBe('2');
    expect(shown.text).toContain('Phòng Kinh tế, Chuyên viên (dòng 2)');
    const again = await personnel.post(`${shown.path}/application`, formOf(shown, { 'answer-main-2': '3' }));
    expect(shows(again, 'answer-main-2')).toBe('3');
    await personnel.post(`${shown.path}/application`, formOf(again, {}));
    expect((await posts('NV-1')).map(({ unit, main }) => [unit, main])).toEqual([
      ['KT9', false],
      ['MC', true],
    ]);
  });

  it('two of one name are one person, whose main post is asked then', async () => {
    const rows = ['KT9', 'MC'].map((unit) => `,Nguyễn Văn Đạt,công chức,${unit},Chuyên viên,01/09/2026\n`);
    const shown = await send('officials', `${HEAD}${rows.join('')}`);
    expect(shows(shown, 'answer-same-3')).toBe('two');
    const joined = await personnel.post(`${shown.path}/application`, formOf(shown, { 'answer-same-3': '2' }));
    expect([shows(joined, 'answer-same-3'), shows(joined, 'answer-main-2')]).toEqual(['2', '2']);
    const unanswered = await personnel.post(`${shown.path}/application`, formOf(joined, {}));
    expect(unanswered.status).toBe(422);
    const again = await personnel.post(`${shown.path}/application`, formOf(joined, { act: 'answer' }));
    const done = await personnel.post(`${shown.path}/application`, formOf(again, {}));
    expect(done.text).toContain('Đã ghi tất cả các dòng');
    expect(
      await t.db.rows(
        `select count(distinct o.id)::int as people, count(*)::int as posts from officials o join posts p on p.official_id = o.id where o.full_name = 'Nguyễn Văn Đạt'`,
      ),
    ).toEqual([{ people: 1, posts: 2 }]);
  });

  it('of two heads of one unit one is said to be a deputy, though no row could be written before', async () => {
    const rows = ['1,Nguyễn Văn Đạt', '2,Trần Thị Bình'].map(
      (one) => `NV-${one},công chức,KT9,Trưởng phòng,01/09/2026\n`,
    );
    const shown = await send('officials', `${HEAD}${rows.join('')}`);
    expect([shows(shown, 'answer-position-2'), shows(shown, 'answer-position-3')]).toEqual(['head', 'head']);
    expect(shown.text).not.toContain('asked-head-taken"');
    const other = { 'answer-position-3': 'deputy' };
    const again = await personnel.post(`${shown.path}/application`, formOf(shown, other));
    const done = await personnel.post(`${shown.path}/application`, formOf(again, {}));
    expect(done.text).toContain('Đã ghi tất cả các dòng');
    expect([await posts('NV-1'), await posts('NV-2')]).toMatchObject([
      [{ position: 'head' }],
      [{ position: 'deputy' }],
    ]);
    const said = { 'position-2': 'head', 'position-3': 'deputy' };
    expect(
      await t.db.one(
        `select payload::jsonb #> '{detail,answers}' as said from audit where payload::jsonb ->> 'act' = 'import.officials-applied'`,
      ),
    ).toEqual({ said });
  });
});
