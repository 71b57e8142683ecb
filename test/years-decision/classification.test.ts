import { recompute } from '../../src/scoring/recompute.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { giveMonths, labelOf, rate, readyYear, type WardYear } from './support.js';
import { rewind } from '../support/audit.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;
const page = () => `/years/${year.id}/classification`;
const decide = async (login: string, part = 'people', unit: 'PM' | 'MC' = 'PM') =>
  (await app.client(login)).post(`/years/${year.id}/decision`, { agency: String(ward.units[unit].id), part });
const propose = async (key: string, fields: Record<string, string>, login = 'chair') =>
  (await app.client(login)).post(`${page()}/${year.yearRecords[key]}`, fields);
const GIVE_WAY = { label: 'good', reason: 'Vượt trần của cơ quan, kết quả nổi trội ít hơn' };

/** By code, what the record alone comes to: the same as `npm run score`. */
function recomputedLabels(json: string): Record<string, string | null> {
  const read = recompute(json);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { officials } = JSON.parse(read.json) as { officials: { code: string; label: string | null }[] };
  return Object.fromEntries(officials.map(({ code, label }) => [code, label]));
}

beforeEach(async () => {
  app = await startTestApp('2026-12-08T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward, { mc1: '95', mc2: '94', vp1: '93', kt1: '92', mcDeputy: '60' });
});
afterEach(() => app.close());

describe('the page of an agency’s year', () => {
  it('shows the classifier names within bands, points, and how many too many, by both readings', async () => {
    const { status, text } = await (await app.client('chair')).get(page());
    expect(status).toBe(200);
    expect(text).toContain('Hoàn thành xuất sắc nhiệm vụ <span class="soft">(4 người)</span>');
    expect(text).toContain('95,00');
    expect(text).toContain('Cơ quan đang có 4 người xuất sắc, trần là 2: thừa 2 (Điều 20.5a).');
    expect(text).toContain('Trần theo cách hiểu kia');
    expect(text.indexOf('Bùi Thị Ba')).toBeLessThan(text.indexOf('Vũ Văn Bốn'));
    expect(text).not.toContain('Quyết định cả');
  });

  it('shows personnel the same, without the act', async () => {
    const { status, text } = await (await app.client('personnel')).get(page());
    expect(status).toBe(200);
    expect(text).toContain('95,00');
    expect((await decide('personnel')).status).toBe(403);
  });

  it('shows whoever classifies the head that head alone', async () => {
    const { status, text } = await (await app.client('outside')).get(page());
    expect(status).toBe(200);
    expect(text).toContain('Trần Quốc Mẫu');
    expect(text).not.toContain('Bùi Thị Ba');
  });

  it.each(['mc2', 'mcHead', 'vice', 'stranger', 'secretary'])('does not exist for %s', async (login) => {
    const client = await app.client(login);
    for (const path of [page(), `${page()}/record`, `${page()}/${year.yearRecords['mc1']}`])
      expect([path, (await client.get(path)).status]).toEqual([path, 404]);
  });

  it('comes to the labels that the record alone comes to, with two heads of parts capped at different levels (Điều 20.6)', async () => {
    for (const key of ['mcHead', 'vpHead']) await giveMonths(app.db, ward, key, '95');
    await rate(app, ward, year.id, 'MC', 'completed');
    await rate(app, ward, year.id, 'PM', 'good');
    for (const key of ['mc1', 'mc2', 'vp1', 'kt1']) await giveMonths(app.db, ward, key, '85');
    const record = JSON.parse((await (await app.client('chair')).get(`${page()}/record`)).text) as { parts?: object[] };
    expect(record.parts).toEqual([
      { head: 'CB-mcHead', organisation: 'completed' },
      { head: 'CB-vpHead', organisation: 'good' },
    ]);
    const bare = (given: object) => recomputedLabels(JSON.stringify(given));
    const { parts: _, ...without } = record;
    expect([bare(without)['CB-mcHead'], bare(without)['CB-vpHead']]).toEqual(['excellent', 'excellent']);
    expect((await decide('chair')).status).toBe(200);
    expect((await decide('outside', 'head')).status).toBe(200);
    const given = await app.db.rows<{ code: string; label: string }>(
      'select o.code, l.label from year_records s join officials o on o.id = s.official_id join labels l on l.id = s.label_id',
    );
    expect(Object.fromEntries(given.map(({ code, label }) => [code, label]))).toEqual(bare(record));
    expect(bare(record)).toMatchObject({ 'CB-mcHead': 'completed', 'CB-vpHead': 'good' });
  });

  it('gives the whole record to who may have it', async () => {
    const chair = await app.client('chair');
    const { status, text } = await chair.get(`${page()}/record`);
    expect(status).toBe(200);
    const record = JSON.parse(text) as { format: string; head: string; officials: object[] };
    expect(record).toMatchObject({ format: 'thuoc-do/year-group@1', year: 2026, head: 'CB-chair' });
    expect(record.officials).toHaveLength(17);
    expect((await (await app.client('outside')).get(`${page()}/record`)).status).toBe(403);
  });
});

describe('the decision', () => {
  it('is refused over the ceiling, and nothing of it is written', async () => {
    const answer = await decide('chair');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Cơ quan đang có 4 người xuất sắc, trần là 2: thừa 2');
    expect(await app.db.rows('select 1 from labels')).toHaveLength(0);
  });

  it('decides all at once when two give way, tells each, and keeps the head for the managing agency', async () => {
    expect((await propose('kt1', GIVE_WAY)).status).toBe(200);
    expect((await propose('vp1', GIVE_WAY)).status).toBe(200);
    const done = await decide('chair');
    expect(done.status).toBe(200);
    expect(done.text).toContain('Đã quyết định và gửi thông báo đến từng người.');
    expect(
      await Promise.all(
        ['mc1', 'vp1', 'kt1', 'mcDeputy', 'chair'].map((key) => labelOf(app.db, year.yearRecords[key]!)),
      ),
    ).toEqual(['excellent', 'good', 'good', 'completed', null]);
    expect(await app.db.rows(`select 1 from notices where code = 'year-classified'`)).toHaveLength(16);
    const [row] = await app.db.rows<{ reason: string; reasons: string[]; by_points: string }>(
      `select reason, reasons, by_points from labels where year_record_id = $1`,
      [year.yearRecords['kt1']],
    );
    expect(row).toEqual({ reason: GIVE_WAY.reason, reasons: ['lowered'], by_points: 'excellent' });
    expect((await decide('chair', 'head')).status).toBe(403);
    await rate(app, ward, year.id, 'PM', 'completed');
    expect((await decide('outside', 'head')).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['chair']!)).toBe('completed');
    const { text } = await (await app.client('chair')).get(`${page()}/record`);
    const inForce = await app.db.rows<{ code: string; label: string }>(
      'select o.code, l.label from year_records s join officials o on o.id = s.official_id join labels l on l.id = s.label_id',
    );
    expect(recomputedLabels(text)).toEqual(Object.fromEntries(inForce.map(({ code, label }) => [code, label])));
    expect(JSON.parse(text)).toMatchObject({
      officials: expect.arrayContaining([
        expect.objectContaining({ code: 'CB-kt1', decided: { label: 'good', reason: GIVE_WAY.reason } }),
      ]) as unknown,
    });
  });

  it('comes out the same whoever is proposed first', async () => {
    for (const key of ['vp1', 'kt1']) await propose(key, GIVE_WAY);
    await propose('mc1', { label: 'record', handling: 'Đề nghị khen thưởng' });
    const before = await (await app.client('chair')).get(`${page()}/record`);
    await propose('kt1', GIVE_WAY);
    await propose('vp1', GIVE_WAY);
    expect((await (await app.client('chair')).get(`${page()}/record`)).text).toBe(before.text);
    expect((await decide('chair')).status).toBe(200);
  });

  it('is made by one of two who decide at the same time; the other is told', async () => {
    for (const key of ['vp1', 'kt1']) await propose(key, GIVE_WAY);
    const clients = await Promise.all([app.client('chair'), app.client('chair')]);
    await Promise.all(clients.map((client) => client.get(page())));
    const answers = await Promise.all(
      clients.map((client) =>
        client.post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part: 'people' }, {}, false),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('Trần Quốc Mẫu');
    expect(await app.db.rows('select 1 from year_decisions')).toHaveLength(1);
  });

  it('waits for everything that is missing, each named', async () => {
    await app.db.rows(`update year_records set status = 'draft' where id = $1`, [year.yearRecords['mc3']]);
    await app.db.rows(`update year_records set group_id = null where id = $1`, [year.yearRecords['mc4']]);
    await giveMonths(app.db, ward, 'vt1', '80', 11);
    await rewind(
      app.ownerUrl,
      `update unit_ratings set level = null, recognised_by = null, recognised_at = null where unit_id = $1`,
      [ward.units.VP.id],
    );
    const { status, text } = await decide('chair');
    expect(status).toBe(422);
    for (const words of [
      'Còn tháng chưa có điểm (Điều 17.3): Hồ Thị Văn.',
      'Chưa nộp phiếu Mẫu 02 (Điều 21.1a, 21.2a): Đặng Thị Năm.',
      'Ngô Văn Sáu.',
      'Đơn vị do người này đứng đầu chưa được xếp loại (Điều 20.6): Lý Văn Phòng.',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says how many lack what with the first three names, and folds the rest away', async () => {
    await app.db.rows(`update year_records set status = 'draft' where id = any ($1)`, [
      ['mc1', 'mc2', 'mc3', 'mc4', 'vp1', 'vp2'].map((key) => year.yearRecords[key]),
    ]);
    await giveMonths(app.db, ward, 'kt2', '80', 11);
    const names = await app.db.rows<{ name: string }>(
      `select o.full_name as name from year_records s join officials o on o.id = s.official_id where s.status = 'draft'`,
    );
    const { text } = await (await app.client('chair')).get(page());
    const aside = text.slice(text.indexOf('id="part-people"'), text.indexOf('id="part-head"'));
    expect(aside).toContain('6 người chưa nộp phiếu Mẫu 02 (Điều 21.1a, 21.2a)');
    expect(aside).toContain('1 người còn tháng chưa có điểm (Điều 17.3)');
    expect(aside.match(/<details/g)).toHaveLength(1);
    const [, summary, rest] = /<summary>([^<]*)<\/summary><div>([\s\S]*?)<\/div><\/details>/.exec(aside)!;
    expect(summary).toMatch(/^([^,]+, ){2}[^,]+ và 3 người nữa$/);
    expect(names.filter(({ name }) => summary!.includes(name))).toHaveLength(3);
    expect(names.filter(({ name }) => rest!.includes(name))).toHaveLength(6);
    const { text: refused } = await decide('chair');
    expect(refused).toMatch(/Chưa nộp phiếu Mẫu 02 \(Điều 21\.1a, 21\.2a\): [^<]*\(\+3\)\./);
  });

  it('caps a head at their unit’s level and lets an override stand before points', async () => {
    for (const key of ['mc2', 'vp1', 'kt1']) await propose(key, GIVE_WAY);
    await giveMonths(app.db, ward, 'mcHead', '85');
    await rate(app, ward, year.id, 'MC', 'completed');
    const breach = await app.db.one<{ id: number }>(
      `insert into breaches (official_id, unit_id, happened_on, description, by_account, at) values ($1, $2, '2026-05-05', 'Vi phạm hoạt động công vụ', $3, '2026-06-01') returning id`,
      [ward.officials['mc3'], ward.units.MC.id, ward.accounts['personnel']],
    );
    await app.db.rows(
      `insert into overrides (breach_id, official_id, year, kind, decision_number, decision_date, issued_by, by_account, at) values ($1, $2, 2026, 'discipline', '9/QĐ', '2026-06-01', 'UBND phường', $3, '2026-06-01')`,
      [breach!.id, ward.officials['mc3'], ward.accounts['personnel']],
    );
    expect((await decide('chair')).status).toBe(200);
    expect([
      await labelOf(app.db, year.yearRecords['mcHead']!),
      await labelOf(app.db, year.yearRecords['mc3']!),
    ]).toEqual(['completed', 'not-completed']);
  });

  it('leaves who served under six months without a label, and asks no form of them', async () => {
    for (const key of ['mc2', 'vp1', 'kt1']) await propose(key, GIVE_WAY);
    await giveMonths(app.db, ward, 'kt2', '80', 0);
    await app.db.rows(
      `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at) select $1, '2026-' || m, 80, 'Cũ', '1', '2026-12-01', $2, '2026-12-01' from unnest(array['08','09','10','11','12']) m`,
      [ward.officials['kt2'], ward.accounts['personnel']],
    );
    await app.db.rows(
      `insert into absences (official_id, month, kind, reason, by_account, at) select $1, '2026-0' || n, 'not-in-service', 'Chưa tuyển dụng', $2, '2026-12-01' from generate_series(1, 7) n`,
      [ward.officials['kt2'], ward.accounts['personnel']],
    );
    await app.db.rows(`update year_records set status = 'draft' where id = $1`, [year.yearRecords['kt2']]);
    expect((await decide('chair')).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['kt2']!)).toBe('not-classified');
  });
});

describe('what may be entered before it', () => {
  it('refuses every label but good for excellent, and says why', async () => {
    for (const fields of [{ label: 'completed' }, { label: 'not-completed' }]) {
      const answer = await propose('mc1', fields);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Chỉ được đề xuất “Hoàn thành tốt” thay cho “Hoàn thành xuất sắc”');
    }
    expect((await propose('mc3', { label: 'excellent' })).status).toBe(422);
    expect((await propose('mc1', { label: 'good' })).text).toContain('Ghi lý do từ 10 đến 2000 ký tự.');
    expect((await propose('mc1', GIVE_WAY, 'personnel')).status).toBe(403);
  });

  it('raises the share to a quarter only with a decision number and its day', async () => {
    const personnel = await app.client('personnel');
    const agency = String(ward.units.PM.id);
    expect((await personnel.post(`/years/${year.id}/shares`, { agency, percent: '25' })).status).toBe(422);
    expect(
      (
        await personnel.post(`/years/${year.id}/shares`, {
          agency,
          percent: '30',
          number: '7/QĐ',
          decidedOn: '01/12/2026',
        })
      ).status,
    ).toBe(422);
    expect(
      (
        await personnel.post(`/years/${year.id}/shares`, {
          agency,
          percent: '25',
          number: '7/QĐ',
          decidedOn: '01/12/2027',
        })
      ).status,
    ).toBe(422);
    const between = { agency, percent: '22,5', number: '6/QĐ', decidedOn: '30/11/2026' };
    expect((await personnel.post(`/years/${year.id}/shares`, between)).text).toContain('Không quá 22,5 %');
    expect(await app.db.rows('select share from year_shares')).toEqual([{ share: '0.225' }]);
    const done = await personnel.post(`/years/${year.id}/shares`, {
      agency,
      percent: '25',
      number: '7/QĐ',
      decidedOn: '01/12/2026',
    });
    expect(done.text).toContain('Theo quyết định số 7/QĐ ngày 01/12/2026 (Điều 20.5b)');
    expect(done.text).toContain('trần là 3: thừa 1');
    expect(await app.db.rows(`select 1 from audit where act = 'year.share-decided'`)).toHaveLength(2);
  });

  it('lets a label stand on eleven months with a decision number', async () => {
    for (const key of ['vp1', 'kt1']) await propose(key, GIVE_WAY);
    await giveMonths(app.db, ward, 'mc4', '88', 11);
    expect((await decide('chair')).status).toBe(422);
    const personnel = await app.client('personnel');
    const path = `${page()}/${year.yearRecords['mc4']}`;
    expect((await personnel.get(path)).text).toContain('Xếp loại khi còn thiếu tháng 12');
    expect((await personnel.post(`${path}/fewer-months`, { number: '', decidedOn: '' })).status).toBe(422);
    expect((await personnel.post(`${path}/fewer-months`, { number: '15/QĐ', decidedOn: '07/12/2026' })).text).toContain(
      'Quyết định số 15/QĐ ngày 07/12/2026',
    );
    expect((await decide('chair')).status).toBe(200);
    const [label] = await app.db.rows(
      `select label, mean::text, decision_number, reasons from labels where year_record_id = $1`,
      [year.yearRecords['mc4']],
    );
    expect(label).toEqual({ label: 'good', mean: '88.00', decision_number: '15/QĐ', reasons: ['fewer-months'] });
  });
});

describe('two classifiers', () => {
  it('hold each their own agency: the desk’s head its people, the ward’s head that head', async () => {
    await app.db.rows(`insert into settings (unit_id, key, value) values ($1, 'using-agency', 'yes')`, [
      ward.units.MC.id,
    ]);
    await app.db.rows(`update year_records set using_unit_id = $2 where unit_id = $1`, [
      ward.units.MC.id,
      ward.units.MC.id,
    ]);
    const path = `${page()}?agency=${ward.units.MC.id}`;
    const [desk, wardHead] = [await app.client('mchead'), await app.client('chair')];
    const [own, above] = [(await desk.get(path)).text, (await wardHead.get(path)).text];
    expect(own).toContain('Bùi Thị Ba');
    expect(above).toContain('Nguyễn Thị Một');
    expect(above).not.toContain('Bùi Thị Ba');
    expect((await desk.get(page())).text).not.toContain('Trịnh Thị Thư');
    expect((await decide('chair', 'people', 'MC')).status).toBe(403);
    expect((await decide('mchead', 'head', 'MC')).status).toBe(403);
    expect((await decide('chair', 'head', 'MC')).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['mcHead']!)).toBe('good');
  });
});

describe('publication', () => {
  it('opens names and labels, no points, to the agency’s own people alone', async () => {
    for (const key of ['vp1', 'kt1']) await propose(key, GIVE_WAY);
    const personnel = await app.client('personnel');
    const agency = String(ward.units.PM.id);
    expect((await personnel.post(`/years/${year.id}/publication`, { agency })).status).toBe(409);
    await decide('chair');
    expect((await (await app.client('mc2')).get(`/years/${year.id}/labels`)).status).toBe(404);
    expect((await personnel.post(`/years/${year.id}/publication`, { agency })).status).toBe(200);
    const { status, text } = await (await app.client('mc2')).get(`/years/${year.id}/labels`);
    expect(status).toBe(200);
    expect(text).toContain('Bùi Thị Ba');
    expect(text).toContain('Hoàn thành xuất sắc nhiệm vụ');
    for (const hidden of ['95,00', '80,00', 'Vượt trần', 'theo điểm', '60,00']) expect(text).not.toContain(hidden);
    expect((await (await app.client('stranger')).get(`/years/${year.id}/labels`)).status).toBe(404);
    expect((await personnel.post(`/years/${year.id}/publication`, { agency })).status).toBe(409);
  });
});
