import { sendFile } from '../support/columns.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from './support.js';

const ROWS = {
  'group.1': 'Tiêu chí chung',
  'text.1': 'Đạo đức nghề nghiệp',
  'most.1': '20',
  'text.2': 'Kỷ luật lao động',
  'most.2': '10',
  'group.3': 'Kết quả',
  'text.3': 'Việc được giao',
  'most.3': '69,5',
};
const STEPS = { excellent: '92', good: '75', completed: '55' };
const ADOPTION = { decisionNumber: '5/QĐ-TT', decisionDate: '02/12/2026', fromYear: '2026' };
const HEAD = 'mã,họ và tên,điểm,mức xếp loại,số quyết định,ngày quyết định,cơ quan ban hành,lý do mức khác điểm\n';

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
let personnel: Client;
const of = (key: string) => `/years/${year.id}/others/${ward.officials[key]}`;

beforeEach(async () => {
  app = await startTestApp('2026-12-08T02:00:00Z');
  ward = await makeWard(app.db);
  await app.db.rows(`update officials set person_type = 'public-employee' where id = any ($1)`, [
    [ward.officials['mc4'], ward.officials['mc5']],
  ]);
  await app.db.rows(`update officials set person_type = 'cadre' where id = $1`, [ward.officials['vice']]);
  year = await openTestYear(app.db, ward, '2026-12-01');
  personnel = await app.client('personnel');
});
afterEach(() => app.close());

/** Draws a draft up, fills it in, and has the head of the agency issue it. */
async function adopted(): Promise<string> {
  const { path } = await personnel.post('/years/frames', { root: String(ward.units.PM.id) });
  await personnel.post(path, { ...ROWS, 'most.3': '70', ...STEPS, version: '0' });
  const answer = await (await app.client('chair')).post(`${path}/adoption`, ADOPTION);
  expect([answer.status, answer.text.includes('Đã ban hành khung.')]).toEqual([200, true]);
  return path;
}

const bring = async (lines: string) => {
  const file = { name: 'ket-qua.csv', bytes: HEAD + lines };
  return sendFile(personnel, '/years/outside-labels/imports', { year: String(year.id) }, file);
};

describe('a frame of the unit’s own for viên chức', () => {
  it('is typed in by personnel and issued by the head only when it makes 100 points with all three steps', async () => {
    const { path } = await personnel.post('/years/frames', { root: String(ward.units.PM.id) });
    expect((await personnel.post('/years/frames', { root: String(ward.units.PM.id) })).path).toBe(path);
    const saved = await personnel.post(path, { ...ROWS, version: '0' });
    expect([saved.status, saved.text.includes('Đã lưu khung.'), saved.text.includes('99,5')]).toEqual([
      200,
      true,
      true,
    ]);
    const chair = await app.client('chair');
    const early = await chair.post(`${path}/adoption`, ADOPTION);
    expect(early.status).toBe(422);
    expect(early.text).toContain('Tổng các dòng phải là 100 điểm; hiện là 99,5.');
    expect(early.text).toContain('Ghi đủ ba điểm bắt đầu');
    expect((await personnel.post(path, { ...ROWS, version: '0' })).status).toBe(409);
    expect((await personnel.post(path, { ...ROWS, 'most.3': '70', ...STEPS, version: '1' })).status).toBe(200);
    expect(await app.db.rows(`select 1 from notices where code = 'own-frame-ready'`)).toHaveLength(1);
    expect((await personnel.post(`${path}/adoption`, ADOPTION)).status).toBe(403);
    expect((await chair.post(`${path}/adoption`, ADOPTION)).status).toBe(200);
    expect((await chair.post(`${path}/adoption`, ADOPTION)).status).toBe(409);
    expect((await personnel.post(path, { ...ROWS, version: '3' })).status).toBe(409);
    expect((await (await app.client('stranger')).get(path)).status).toBe(404);
    expect((await (await app.client('mc1')).get(path)).text).toContain('Việc được giao');
  });

  it('says for each row and each step what is wrong, and keeps what was typed', async () => {
    const { path } = await personnel.post('/years/frames', { root: String(ward.units.PM.id) });
    const answer = await personnel.post(path, {
      'text.1': 'Không nhóm',
      'most.1': '-3',
      ...STEPS,
      good: '95',
      version: '0',
    });
    expect(answer.status).toBe(422);
    for (const words of ['Ghi tên nhóm', 'Điểm lớn hơn 0', 'value="Không nhóm"', 'value="-3"'])
      expect(answer.text).toContain(words);
    const steps = await personnel.post(path, { ...ROWS, ...STEPS, good: '95', version: '0' });
    expect([steps.status, steps.text.includes('xuất sắc cao hơn tốt')]).toEqual([422, true]);
  });
});

describe('results by the frame', () => {
  it.each(['constructor', '__proto__', 'toString'])('whose file calls a label “%s” are not taken', async (word) => {
    const answer = await bring(`CB-mc4,,80,${word},15/QĐ,07/12/2026,Trung tâm,Bị kỷ luật khiển trách trong năm\n`);
    expect([answer.status, answer.text.includes('không dòng nào ghi được')]).toEqual([200, true]);
  });

  it('carry points, fit the frame’s own steps, or say why not', async () => {
    await adopted();
    const given = {
      label: 'good',
      score: '74,5',
      decisionNumber: '15/QĐ',
      decisionDate: '2026-12-07',
      issuedBy: 'Trung tâm',
    };
    const refused = await personnel.post(of('mc4'), given);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('điểm này là mức hoàn thành nhiệm vụ: ghi lý do');
    const done = await personnel.post(of('mc4'), { ...given, score: '75' });
    expect([done.status, done.text.includes('75,00 điểm')]).toEqual([200, true]);
    const why = { ...given, label: 'not-completed', score: '80', note: 'Bị kỷ luật khiển trách trong năm' };
    expect((await personnel.post(of('mc5'), why)).text).toContain('Bị kỷ luật khiển trách trong năm');
    expect((await personnel.post(of('vice'), { ...given, score: '101' })).status).toBe(422);
    expect((await personnel.post(of('vice'), { ...given, score: '10' })).status).toBe(200);
  });

  it('put right, are checked by the same frame', async () => {
    await adopted();
    const given = {
      label: 'good',
      score: '80',
      decisionNumber: '15/QĐ',
      decisionDate: '2026-12-07',
      issuedBy: 'Trung tâm',
    };
    const page = await personnel.post(of('mc4'), given);
    const address = /href="(\/years\/outside-labels\/\d+)\/correction"/.exec(page.text)![1]!;
    const seen = /name="seen" value="([^"]+)"/.exec((await personnel.get(`${address}/correction`)).text)![1]!;
    const reason = 'Gõ nhầm điểm so với văn bản';
    const low = await personnel.post(`${address}/correction`, { ...given, score: '60', note: '', seen, reason });
    expect([low.status, low.text.includes('hoàn thành nhiệm vụ: ghi lý do')]).toEqual([422, true]);
    const right = await personnel.post(`${address}/correction`, { ...given, score: '85,5', note: '', seen, reason });
    expect([right.status, right.text.includes('85,50 điểm'), right.text.includes('80 điểm')]).toEqual([
      200,
      true,
      true,
    ]);
  });
});

describe('a file of results', () => {
  it('is written whole with its decisions: labels by the frame where the file gives points alone, each person told', async () => {
    await adopted();
    const checked = await bring(
      'CB-mc4,Ngô Văn Sáu,"92",,15/QĐ-TT,07/12/2026,Trung tâm,\n' +
        'CB-vice,,,Hoàn thành tốt nhiệm vụ,81-QĐ/ĐU,06/12/2026,Đảng ủy cấp trên,\n',
    );
    expect(checked.status).toBe(200);
    const written = await personnel.post(`${checked.path}/application`);
    expect(written.text).toContain('Đã nhập 2 kết quả và báo cho từng người.');
    const rows = await app.db.rows(
      'select o.code, l.label, l.score, l.frame_id is not null as framed, l.decision_number as number from outside_labels l join officials o on o.id = l.official_id order by o.code',
    );
    expect(rows).toEqual([
      { code: 'CB-mc4', label: 'excellent', score: '92', framed: true, number: '15/QĐ-TT' },
      { code: 'CB-vice', label: 'good', score: null, framed: false, number: '81-QĐ/ĐU' },
    ]);
    expect(await app.db.rows(`select 1 from notices where code = 'outside-label-entered'`)).toHaveLength(2);
    const again = await bring(
      'CB-mc4,,"92",,15/QĐ-TT,07/12/2026,Trung tâm,\nCB-mc4,,"93",,15/QĐ-TT,07/12/2026,Trung tâm,\n',
    );
    expect(again.text).toContain('trùng người với dòng 2');
    const other = await bring('CB-vice,,,Hoàn thành nhiệm vụ,82-QĐ/ĐU,06/12/2026,Đảng ủy cấp trên,\n');
    expect(other.text).toContain('người này đã có kết quả khác; sửa từng người, có lý do');
  });

  it('is refused whole with the fault of each row', async () => {
    await adopted();
    const { text } = await bring(
      'CB-mc1,,,tốt,1/QĐ,07/12/2026,Trung tâm,\n' +
        'CB-mc4,Người Khác,"74",tốt,,09/12/2026,T,\n' +
        'CB-mc5,,"101",khá,2/QĐ,31/12/2025,Trung tâm,ngắn\n' +
        'CB-vice,,,,3/QĐ,hôm qua,Đảng ủy,\n',
    );
    for (const fault of [
      'không có người mã “CB-mc1”',
      'mã này là của Ngô Văn Sáu',
      'số quyết định có từ 1 đến 60 ký tự',
      'quyết định có ngày sau hôm nay',
      'cơ quan ban hành có từ 2 đến 200 ký tự',
      'mức khác với mức theo điểm của khung: ghi lý do',
      '“101” không phải là điểm từ 0 đến 100',
      'không có mức “khá”',
      'quyết định về năm 2026 phải ban hành từ đầu năm ấy trở đi',
      'lý do có từ 10 đến 1000 ký tự',
      'chưa ghi mức xếp loại',
      '“hôm qua” không phải là ngày',
    ])
      expect(text).toContain(fault);
    expect(await app.db.rows('select 1 from outside_labels')).toEqual([]);
  });

  it('that wait for their sender are not written once the agency is not the sender’s any more', async () => {
    const looked = await bring('CB-mc4,,,tốt,15/QĐ,07/12/2026,Trung tâm,\n');
    const apply = /action="(\/years\/outside-labels\/imports\/\d+\/application)"/.exec(looked.text)![1]!;
    await app.db.rows(`update account_roles set unit_id = $2 where account_id = $1`, [
      ward.accounts['personnel'],
      ward.units.MC.id,
    ]);
    expect((await personnel.post(apply)).status).toBe(403);
    expect(await app.db.rows('select 1 from outside_labels')).toEqual([]);
    await app.db.rows(`update account_roles set unit_id = $2 where account_id = $1`, [
      ward.accounts['personnel'],
      ward.units.PM.id,
    ]);
    expect((await personnel.post(apply)).status).toBe(200);
    expect(await app.db.rows('select 1 from outside_labels')).toHaveLength(1);
  });
});
