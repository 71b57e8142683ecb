import { overridesOf } from '../../src/years/year-steps.js';
import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';
import { readyYear, type WardYear } from '../years-decision/support.js';

const DECISION = {
  kind: 'discipline',
  relation: 'duty',
  year: '2026',
  decisionNumber: '12/QĐ-UBND',
  decisionDate: '2026-11-10',
  issuedBy: 'Chủ tịch UBND phường',
};
const WHY = 'Ghi nhầm người cùng họ tên ở đơn vị khác';
const SAID = 'Nhận hồ sơ nhưng không vào sổ, để quá hạn 20 ngày.';

let app: TestApp;
let ward: Ward;
let year: WardYear;
let personnel: Client;
let breach: number;
let override: number;

beforeEach(async () => {
  app = await startTestApp('2026-12-10T02:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward);
  personnel = await app.client('personnel');
  await personnel.post('/years/breaches', {
    ...{ official: String(ward.officials['mc1']), unitId: String(ward.units.MC.id) },
    ...{ happenedOn: '2026-10-02', description: SAID },
  });
  breach = (await app.db.one<{ id: number }>('select id from breaches'))!.id;
  await personnel.post(`/years/breaches/${breach}/overrides`, { ...DECISION, concluded: 'yes' });
  override = (await app.db.one<{ id: number }>('select id from overrides'))!.id;
});
afterEach(() => app.close());

const counted = async (of = 2026, decided?: Date) =>
  ((await overridesOf(app.db, [ward.officials['mc1']!], of, decided)).get(ward.officials['mc1']!) ?? []).map(
    ({ kind, relation, decisionNumber }) => [kind, relation, decisionNumber],
  );
const AS_RECORDED = ['discipline', 'duty', '12/QĐ-UBND'];
const breachAt = () => `/years/breaches/${breach}`;
const overrideAt = () => `/years/overrides/${override}`;
const put = async (address: string, words: Record<string, string>) => {
  const page = await personnel.get(address.replace(/withdrawal$/, 'correction'));
  const seen = /name="seen" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
  return personnel.post(address, { ...words, seen });
};
const label = async () => {
  const row = (await app.db.one<{ id: number }>(
    `insert into labels (year_record_id, number, kind, label, reasons, record, by_account, at) values ($1, 1, 'classification', 'not-completed', '["override-discipline"]', '{}', $2, '2026-12-09') returning id`,
    [year.yearRecords['mc1'], ward.accounts['chair']],
  ))!;
  await app.db.rows(`update year_records set status = 'classified', label_id = $2 where id = $1`, [
    year.yearRecords['mc1'],
    row.id,
  ]);
};

it('a decision by which it counts waits for the label that is being given in its year', async () => {
  await put(`${overrideAt()}/withdrawal`, { why: WHY });
  let done = false;
  const posting = await app.db.tx(async (tx) => {
    await tx.rows('select id from year_records where id = $1 for update', [year.yearRecords['mc1']]);
    const sent = personnel
      .post(`/years/breaches/${breach}/overrides`, { ...DECISION, concluded: 'yes' })
      .then(() => (done = true));
    await waitsForALock();
    expect(done).toBe(false);
    return { sent };
  });
  await posting.sent;
  expect(await counted()).toEqual([AS_RECORDED]);
});

/** Until somebody waits, as the database says it. */
async function waitsForALock(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await app.db.one(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('nobody waits');
}

describe('a breach recorded wrongly', () => {
  it('is put right in its day and words, both readable', async () => {
    expect(
      (await put(`${breachAt()}/correction`, { happenedOn: '2026-12-20', description: SAID, reason: WHY })).status,
    ).toBe(422);
    const done = await put(`${breachAt()}/correction`, { happenedOn: '2026-10-12', description: SAID, reason: WHY });
    for (const words of ['12/10/2026', '02/10/2026', WHY]) expect(done.text).toContain(words);
    expect((await personnel.get('/years/breaches')).text).toContain('12/10/2026');
    expect(await counted()).toEqual([AS_RECORDED]);
    // More people read a person's chain than may know what happened.
    const kept = await app.db.rows<{ detail: string }>(
      "select payload::text as detail from audit where act = 'breach.corrected'",
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]!.detail).toContain('2026-10-12');
    expect(kept[0]!.detail).not.toContain(SAID);
  });

  it('is struck with the decision by which it counted, and counts for nobody any more', async () => {
    const done = await put(`${breachAt()}/withdrawal`, { why: WHY });
    for (const words of ['Đã bỏ: ghi nhầm', WHY, SAID]) expect(done.text).toContain(words);
    expect(await counted()).toEqual([]);
    expect((await personnel.post(`${breachAt()}/overrides`, { ...DECISION, concluded: 'yes' })).status).toBe(409);
    expect((await personnel.get(`${breachAt()}/correction`)).status).toBe(409);
    expect((await (await app.client('mc1')).get('/notices')).text).toContain('đã bỏ việc vi phạm ghi nhầm cho bạn');
    expect(
      (await verify(app.db, { paths: null })).findings.list.filter(({ field }) =>
        /^(overrides|breaches)/.test(field ?? ''),
      ),
    ).toEqual([]);
  });

  it('by nobody but personnel, never of themself', async () => {
    for (const login of ['mc1', 'chair', 'mchead', 'inspector']) {
      const client = await app.client(login);
      for (const at of [`${breachAt()}/withdrawal`, `${overrideAt()}/withdrawal`])
        expect([403, 404]).toContain((await client.post(at, { why: WHY })).status);
    }
    expect(await counted()).toEqual([AS_RECORDED]);
  });
});

describe('a decision recorded wrongly', () => {
  it('is put right in its kind, year and number, and counts as it was put right', async () => {
    const words = { ...DECISION, relation: 'none', kind: 'degradation', decisionNumber: '21/QĐ-UBND', reason: WHY };
    expect((await put(`${overrideAt()}/correction`, { ...words, relation: 'duty' })).status).toBe(422);
    expect((await put(`${overrideAt()}/correction`, { ...words, year: '2025' })).status).toBe(422);
    expect((await put(`${overrideAt()}/correction`, { ...words, kind: 'corruption-in-unit' })).status).toBe(422);
    const done = await put(`${overrideAt()}/correction`, words);
    for (const text of ['21/QĐ-UBND', '12/QĐ-UBND', WHY]) expect(done.text).toContain(text);
    expect(await counted()).toEqual([['degradation', null, '21/QĐ-UBND']]);
    await put(`${overrideAt()}/correction`, { ...words, year: '2027' });
    expect([await counted(), await counted(2027)]).toEqual([[], [['degradation', null, '21/QĐ-UBND']]]);
  });

  it('is struck, and the breach may count by another', async () => {
    await put(`${overrideAt()}/withdrawal`, { why: WHY });
    expect(await counted()).toEqual([]);
    const late = { reason: WHY, withdrawalNumber: '15/QĐ', withdrawalDate: '2026-12-01' };
    expect((await personnel.post(`${breachAt()}/overrides/${override}/withdrawal`, late)).status).toBe(409);
    await personnel.post(`${breachAt()}/overrides`, { ...DECISION, decisionNumber: '30/QĐ-UBND', concluded: 'yes' });
    expect(await counted()).toEqual([['discipline', 'duty', '30/QĐ-UBND']]);
    await expect(
      app.db.rows(`update overrides set struck_at = null, struck_by = null where id = $1`, [override]),
    ).rejects.toMatchObject({ code: '23000' });
  });

  it('once a label rests on it by two; the label stays with what it had and is marked', async () => {
    await label();
    const looked = await put(`${overrideAt()}/withdrawal`, { why: WHY });
    const agreed = /name="agreed" value="([^"]*)"/.exec(looked.text)![1]!;
    await put(`${overrideAt()}/withdrawal`, { why: WHY, agreed });
    expect(await counted()).toEqual([AS_RECORDED]);
    const request = (await app.db.one<{ id: number }>('select id from correction_requests'))!.id;
    const at = `/corrections/requests/${request}`;
    expect((await (await app.client('mchead')).get(at)).status).toBe(404);
    const chair = await app.client('chair');
    const shown = /name="agreed" value="([^"]*)"/.exec((await chair.get(at)).text)![1]!;
    expect((await personnel.post(`${at}/confirmation`, { agreed: shown })).status).toBe(403);
    expect((await chair.post(`${at}/confirmation`, { agreed: shown })).status).toBe(200);
    expect(await counted()).toEqual([]);
    expect(await counted(2026, new Date('2026-12-09T00:00:00Z'))).toEqual([AS_RECORDED]);
    expect(await app.db.rows('select paper, paper_id as id, scored_by as scorer from result_flags')).toEqual([
      { paper: 'year', id: year.yearRecords['mc1'], scorer: ward.accounts['chair'] },
    ]);
    expect(await app.db.one('select label from labels order by id desc limit 1')).toEqual({ label: 'not-completed' });
  });
});
