import { reasonWords } from '../../src/forms/years/notice-papers.js';
import type { LabelRow } from '../../src/years/classification/labels.queries.js';
import { overridesOf } from '../../src/years/year-steps.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear } from './support.js';

let app: TestApp;
let ward: Ward;
let personnel: Client;
let breach: number;

const BREACH = 'Nhận hồ sơ nhưng không vào sổ, để quá hạn 20 ngày.';
const DECISION = {
  kind: 'discipline',
  relation: 'duty',
  year: '2026',
  decisionNumber: '12/QĐ-UBND',
  decisionDate: '2026-11-10',
  issuedBy: 'Chủ tịch UBND phường',
  concluded: 'yes',
};

beforeAll(async () => {
  app = await startTestApp('2026-12-01T02:00:00Z');
  ward = await makeWard(app.db);
  await openTestYear(app.db, ward);
  personnel = await app.client('personnel');
});
afterAll(() => app.close());

const path = (rest = '') => `/years/breaches/${breach}${rest}`;

describe('a breach', () => {
  it('is recorded for the unit where it happened', async () => {
    const found = await personnel.get('/years/breaches/new?q=bui%20thi');
    expect(found.text).toContain(`official=${ward.officials['mc1']}`);
    const answer = await personnel.post('/years/breaches', {
      official: String(ward.officials['mc1']),
      unitId: String(ward.units.MC.id),
      happenedOn: '2026-10-02',
      description: BREACH,
    });
    expect(answer.text).toContain('Chưa tính vào năm nào');
    breach = (await app.db.one<{ id: number }>('select id from breaches'))!.id;
    const elsewhere = await personnel.post('/years/breaches', {
      official: String(ward.officials['mc1']),
      unitId: String(ward.units.KT.id),
      happenedOn: '2026-10-02',
      description: BREACH,
    });
    expect(elsewhere.status).toBe(422);
  });

  it('is known to few', async () => {
    const status = async (login: string) => (await (await app.client(login)).get(path())).status;
    const seen = await Promise.all(['mc1', 'chair', 'secretary', 'inspector', 'personnel'].map(status));
    const unseen = await Promise.all(['mc2', 'mchead', 'vice', 'member1', 'vphead', 'stranger', 'outside'].map(status));
    expect([seen, unseen]).toEqual([Array(5).fill(200), Array(7).fill(404)]);
  });

  it('counts only with a decision, and discipline only for duty or degradation', async () => {
    const { relation: _, ...without } = DECISION;
    expect((await personnel.post(path('/overrides'), without)).text).toContain('Điều 11.3a');
    const { concluded: __, ...unsure } = DECISION;
    expect((await personnel.post(path('/overrides'), unsure)).status).toBe(422);
    expect((await overridesOf(app.db, [ward.officials['mc1']!], 2026)).size).toBe(0);
    expect((await personnel.post(path('/overrides'), DECISION)).text).toContain('Đang tính vào năm 2026');
    expect((await overridesOf(app.db, [ward.officials['mc1']!], 2026)).get(ward.officials['mc1']!)).toMatchObject([
      { kind: 'discipline', decisionNumber: '12/QĐ-UBND', decisionDate: '2026-11-10' },
    ]);
    expect((await (await app.client('mc1')).get('/notices')).text).toContain('12/QĐ-UBND');
  });

  it('keeps the answer under Điều 11.3a on the ground, and shows it on the page, in the list and in the notice’s words', async () => {
    const RELATION = 'Vi phạm liên quan đến hoạt động công vụ';
    expect(await app.db.one('select kind, relation from overrides')).toEqual({ kind: 'discipline', relation: 'duty' });
    const { text } = await personnel.get(path());
    expect(text).toContain(`Trả lời theo Điều 11.3a: <strong>${RELATION}</strong>`);
    expect((await personnel.get('/years/breaches')).text).toContain(`Bị kỷ luật: ${RELATION}`);
    const overrides = (await overridesOf(app.db, [ward.officials['mc1']!], 2026)).get(ward.officials['mc1']!)!;
    const label = {
      reasons: ['override:discipline'],
      byPoints: 'good',
      label: 'not-completed',
      reason: null,
    } as unknown as LabelRow;
    expect(reasonWords(2026, label, overrides)).toContain('do vi phạm liên quan đến hoạt động công vụ (Điều 11.3a)');
    expect(
      reasonWords(
        2026,
        label,
        overrides.map((one) => ({ ...one, relation: null })),
      ),
    ).not.toContain('11.3a');
    await expect(app.db.rows(`update overrides set relation = 'degradation'`)).rejects.toMatchObject({ code: '23000' });
    await expect(
      app.db.rows(
        `insert into overrides (breach_id, official_id, year, kind, relation, decision_number, decision_date, issued_by, by_account, at, withdrawn_by, withdrawn_at, withdrawal_reason)
       values ($1, $2, 2026, 'degradation', 'duty', '9', '2026-01-02', 'UBND', $3, now(), $3, now(), 'Đã rút vì ghi nhầm')`,
        [breach, ward.officials['mc1'], ward.accounts['personnel']],
      ),
    ).rejects.toMatchObject({ constraint: 'relation_of_discipline' });
  });

  it('counts in one year: the page says which, and the database refuses too', async () => {
    const again = await personnel.post(path('/overrides'), { ...DECISION, year: '2027' });
    expect([again.status, again.text.includes('đã tính vào năm 2026')]).toEqual([422, true]);
    const raw = app.db.rows(
      `insert into overrides (breach_id, official_id, year, kind, decision_number, decision_date, issued_by, by_account, at) values ($1, $2, 2027, 'discipline', '9', '2027-01-02', 'UBND', $3, now())`,
      [breach, ward.officials['mc1'], ward.accounts['personnel']],
    );
    await expect(raw).rejects.toMatchObject({ constraint: 'one_year_for_a_breach' });
  });

  it('is withdrawn with a reason, stays in the list, and may then count in another year', async () => {
    const { id } = (await app.db.one<{ id: number }>('select id from overrides'))!;
    expect((await personnel.post(path(`/overrides/${id}/withdrawal`), { reason: 'ngắn' })).status).toBe(422);
    const answer = await personnel.post(path(`/overrides/${id}/withdrawal`), {
      reason: 'Quyết định kỷ luật bị hủy theo khiếu nại',
      withdrawalNumber: '15/QĐ-UBND',
      withdrawalDate: DECISION.decisionDate,
    });
    expect(answer.text).toContain('Quyết định kỷ luật bị hủy theo khiếu nại');
    await expect(app.db.rows('update overrides set year = 2027 where id = $1', [id])).rejects.toMatchObject({
      code: '23000',
    });
    expect((await overridesOf(app.db, [ward.officials['mc1']!], 2026)).size).toBe(0);
    expect((await personnel.post(path('/overrides'), { ...DECISION, kind: 'degradation' })).text).toContain(
      'Điều 20.4b',
    );
  });

  it('in a former unit counts there, and says so (Art 11.3c)', async () => {
    await app.db.rows(`update posts set to_date = '2026-11-30' where id = $1`, [ward.posts['mc1']]);
    await app.db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Công chức', 0, 'member', true, '2026-12-01')`,
      [ward.officials['mc1'], ward.units.VP.id],
    );
    const { text } = await personnel.get(path());
    expect(text).toContain('tính vào kết quả của Bộ phận Một cửa (Điều 11.3c)');
  });
});

describe('corruption in the unit led (Điều 20.4d)', () => {
  const GROUND = { ...DECISION, kind: 'corruption-in-unit', relation: '' };
  const of = async (key: string): Promise<number> =>
    (await app.db.one<{ id: number }>(
      `insert into breaches (official_id, unit_id, happened_on, description, by_account, at) values ($1, $2, '2026-10-02', $3, $4, '2026-11-01') returning id`,
      [ward.officials[key], ward.units.MC.id, BREACH, ward.accounts['personnel']],
    ))!.id;
  const count = async (id: number, fields: Record<string, string> = GROUND) =>
    personnel.post(`/years/breaches/${id}/overrides`, fields);

  it.each(['mc2', 'mcDeputy'])('is refused, and not offered, for who leads nobody: %s', async (key) => {
    const id = await of(key);
    expect((await personnel.get(`/years/breaches/${id}`)).text).not.toContain('value="corruption-in-unit"');
    const answer = await count(id);
    expect([
      answer.status,
      answer.text.includes('Điều 20.4d chỉ dành cho người giữ chức vụ lãnh đạo, quản lý.'),
    ]).toEqual([422, true]);
    expect((await overridesOf(app.db, [ward.officials[key]!], 2026)).size).toBe(0);
    expect((await count(id, { ...GROUND, kind: 'degradation' })).status).toBe(200);
  });

  it('counts for a head, for who acts as one, and for a deputy with a field', async () => {
    await app.db.rows(
      `insert into acting_appointments (official_id, unit_id, decision_number, from_date, to_date) values ($1, $2, '3/QĐ', '2026-09-01', '2026-10-31')`,
      [ward.officials['kt1'], ward.units.KT.id],
    );
    await app.db.rows(`insert into oversights (post_id, official_id, from_date) values ($1, $2, '2026-10-01')`, [
      ward.posts['mcDeputy'],
      ward.officials['mc5'],
    ]);
    for (const key of ['mcHead', 'kt1', 'mcDeputy']) {
      await app.db.rows(
        `update overrides set withdrawn_by = $2, withdrawn_at = now(), withdrawal_reason = 'Ghi lại từ đầu' where official_id = $1 and withdrawn_at is null`,
        [ward.officials[key], ward.accounts['personnel']],
      );
      const id = await of(key);
      expect((await personnel.get(`/years/breaches/${id}`)).text).toContain('value="corruption-in-unit"');
      expect([
        key,
        (await count(id)).status,
        (await overridesOf(app.db, [ward.officials[key]!], 2026)).get(ward.officials[key]!)?.[0]?.kind,
      ]).toEqual([key, 200, 'corruption-in-unit']);
    }
  });

  it('asks about the day of the breach and the year it counts in, not about today', async () => {
    const id = await of('kt1');
    expect((await count(id, { ...GROUND, year: '2027' })).status).toBe(200);
    const { id: later } = (await app.db.one<{ id: number }>(
      `insert into breaches (official_id, unit_id, happened_on, description, by_account, at) values ($1, $2, '2025-11-02', $3, $4, '2026-11-05') returning id`,
      [ward.officials['kt1'], ward.units.KT.id, BREACH, ward.accounts['personnel']],
    ))!;
    expect((await count(later, { ...GROUND, year: '2027' })).status).toBe(422);
  });
});
