import { verify } from '../../src/verify/verify.js';
import type { Client } from '../support/client.js';
import { broughtForward } from '../support/migrations.js';
import {
  decide,
  fields,
  handIn,
  MARKS_28,
  signed,
  staffWork,
  startLegal,
  type LegalTest,
} from '../legal/legal-support.js';

const SAID = 'Hai lần chậm là do hệ thống ngừng';
const WHY = 'Gửi nhầm tháng, đã xem lại số liệu';
const KEPT = { outcome: 'kept', reason: 'Đã đối chiếu, giữ nguyên kết quả' };

describe('a petition is taken back by who filed it', () => {
  let test: LegalTest;
  let mc1: Client;
  let head: Client;
  beforeEach(async () => {
    test = await startLegal();
    await staffWork(test, 'mc1');
    await handIn(test, 'mc1');
    [mc1, head] = [await signed(test, 'mc1'), await signed(test, 'mcHead')];
    await decide(head, page(), fields(MARKS_28));
    await mc1.post(`${page()}/petition`, { reason: SAID });
  });
  afterEach(() => test.close());

  const page = () => `/legal/forms/${test.legalForms['mc1']}`;
  const rows = () =>
    test.db.rows<{ id: number; outcome: string | null; reason: string; why: string | null }>(
      `select id, outcome, reason, decision_reason as why from petitions order by id`,
    );
  const newest = async () => `/legal/petitions/${(await rows()).at(-1)!.id}`;

  it('with a reason; both versions stay, its decider is told and finds it among what has ended', async () => {
    const at = await newest();
    expect((await mc1.get(at)).text).toContain(`${at}/withdrawal`);
    expect((await mc1.get(`${at}/withdrawal`)).text).toContain(SAID);
    expect((await mc1.post(`${at}/withdrawal`, { reason: 'ngắn' })).status).toBe(422);
    expect((await rows())[0]!.outcome).toBeNull();
    const done = await mc1.post(`${at}/withdrawal`, { reason: WHY });
    expect(done.text).toContain('Đã rút kiến nghị.');
    expect(await rows()).toEqual([{ id: expect.any(Number), outcome: 'withdrawn', reason: SAID, why: WHY }]);
    const read = (await head.get(at)).text;
    for (const words of [SAID, WHY, 'Đã rút']) expect(read).toContain(words);
    expect(read).not.toContain('ngày làm việc thứ');
    const list = (await head.get('/legal/petitions')).text;
    expect(list).toContain('Không có kiến nghị nào chờ bạn');
    expect(list).toContain('· Đã rút ·');
    expect(
      await test.db.rows(`select 1 from notices where code = 'legal-petition-withdrawn' and official_id = $1`, [
        test.ward.officials['mcHead'],
      ]),
    ).toHaveLength(1);
    expect(await test.db.rows(`select 1 from audit where act = 'legal-petition.withdrawn'`)).toHaveLength(1);
    expect((await verify(test.db, { paths: null })).findings.list.filter(({ field }) => field === 'outcome')).toEqual(
      [],
    );
  });

  it('is not decided afterwards, nor taken back twice; it may be filed anew', async () => {
    const at = await newest();
    await mc1.post(`${at}/withdrawal`, { reason: WHY });
    const late = await head.post(at, KEPT);
    expect([late.status, late.text.includes('đã rút kiến nghị này')]).toEqual([409, true]);
    expect((await mc1.post(`${at}/withdrawal`, { reason: WHY })).status).toBe(409);
    expect((await mc1.get(`${at}/withdrawal`)).status).toBe(409);
    await mc1.post(`${page()}/petition`, { reason: 'Nêu lại đúng tháng: hai lần chậm do hệ thống' });
    expect((await rows()).map(({ outcome }) => outcome)).toEqual(['withdrawn', null]);
    expect((await mc1.post(`${page()}/petition`, { reason: SAID })).status).toBe(409);
    expect((await head.post(await newest(), KEPT)).status).toBe(200);
    expect((await mc1.post(`${await newest()}/withdrawal`, { reason: WHY })).status).toBe(409);
    expect((await mc1.post(`${page()}/petition`, { reason: SAID })).status).toBe(409);
  });

  it('by nobody else', async () => {
    const at = await newest();
    for (const login of ['mcHead', 'mc2', 'personnel', 'chair']) {
      const client = await signed(test, login);
      expect([403, 404]).toContain((await client.get(`${at}/withdrawal`)).status);
      expect([403, 404]).toContain((await client.post(`${at}/withdrawal`, { reason: WHY })).status);
    }
    expect((await rows())[0]!.outcome).toBeNull();
  });

  it('or decided, where both come at once: one of them', async () => {
    const at = await newest();
    await mc1.get(`${at}/withdrawal`);
    await head.get(at);
    const answers = await Promise.all([mc1.post(`${at}/withdrawal`, { reason: WHY }), head.post(at, KEPT)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(['kept', 'withdrawn']).toContain((await rows())[0]!.outcome);
  });

  it('is kept on the way back to before it could be, and says again that it was taken back on the way forward', async () => {
    const at = await newest();
    await mc1.post(`${at}/withdrawal`, { reason: WHY });
    await mc1.post(`${page()}/petition`, { reason: 'Nêu lại đúng tháng: hai lần chậm do hệ thống' });
    await head.post(await newest(), KEPT);
    const [before, wrong] = [await test.db.rows('select * from petitions order by id'), await findings()];
    await broughtForward(test.ownerUrl, 'PetitionsWithdrawn1764000001820', async (runner) => {
      expect(await runner.query('select outcome, decision_reason as why from petitions order by id')).toEqual([
        { outcome: 'kept', why: WHY },
        { outcome: 'kept', why: KEPT.reason },
      ]);
      await expect(runner.query(`update petitions set outcome = 'withdrawn'`)).rejects.toThrow();
    });
    expect(await test.db.rows('select * from petitions order by id')).toEqual(before);
    expect(await findings()).toEqual(wrong);
  });

  const findings = async () => (await verify(test.db, { paths: null })).findings.list;
});
