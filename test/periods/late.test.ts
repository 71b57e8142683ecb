import { planMonth, evaluationOf, signedIn, startMonth, type Month } from './month.js';

let month: Month;
let id: number;

beforeAll(async () => {
  month = await startMonth('2026-10-05T02:00:00Z');
  id = await planMonth(month, '2026-10');
});
afterAll(() => month.app.close());

const at = (moment: string) => month.app.clock.set(new Date(moment));
const dueOf = async (key: string) => {
  const evaluation = await evaluationOf(month, id, key);
  const row = await month.app.db.one<{ day: string | null }>(
    'select self_due_on as day from evaluations where id = $1',
    [evaluation.id],
  );
  return row!.day;
};

describe('a month that opens late', () => {
  it('proposes days that leave five working days for each step, takes those that are typed, and refuses those in the past', async () => {
    at('2026-10-29T02:00:00Z');
    const personnel = await signedIn(month, 'personnel');
    const page = await personnel.get(`/periods/${id}`);
    expect(page.text).toContain('Mở muộn nên hạn cũ đã qua');
    for (const day of ['05/11/2026', '12/11/2026', '19/11/2026', '26/11/2026']) expect(page.text).toContain(day);
    const days = {
      selfDueOn: '05/11/2026',
      approvalDueOn: '12/11/2026',
      reviewDueOn: '19/11/2026',
      closesOn: '26/11/2026',
    };
    const past = await personnel.post(`/periods/${id}/opening`, { ...days, selfDueOn: '28/10/2026' });
    expect(past.status).toBe(422);
    expect(past.text).toContain('Hạn mới không được trước hôm nay');
    expect(past.text).toContain('28/10/2026');
    expect((await personnel.post(`/periods/${id}/opening`, { ...days, closesOn: 'mai' })).status).toBe(422);
    const opened = await personnel.post(`/periods/${id}/opening`, { ...days, closesOn: '27/11/2026' });
    expect(opened.text).toContain('27/11/2026');
    expect(
      await month.app.db.one('select self_due_on as day, closes_on as closes from periods where id = $1', [id]),
    ).toEqual({
      day: '2026-11-05',
      closes: '2026-11-27',
    });
    expect(await dueOf('mc1')).toBeNull();
    expect((await (await signedIn(month, 'mc1')).get('/')).text).toContain('05/11/2026');
  });
});

describe('a paper that came or came back late', () => {
  it('has five working days, is told of them, is not said to be missing before, and is written in them', async () => {
    at('2026-11-05T02:00:00Z');
    const personnel = await signedIn(month, 'personnel');
    const { id: evaluation } = await evaluationOf(month, id, 'mc5');
    const excuse = { evaluationId: String(evaluation), kind: 'leave', reason: 'Nghỉ phép năm' };
    await personnel.post(`/periods/${id}/excusals`, excuse);
    at('2026-11-10T02:00:00Z');
    const excusal = await month.app.db.one<{ id: number }>('select id from excusals where evaluation_id = $1', [
      evaluation,
    ]);
    await (
      await signedIn(month, 'personnel')
    ).post(`/excusals/${excusal!.id}/withdrawal`, { why: 'Đã đi làm lại từ đầu tháng' });
    expect(await dueOf('mc5')).toBe('2026-11-17');
    const mc5 = await signedIn(month, 'mc5');
    expect((await mc5.get('/notices')).text).toContain('hạn tự chấm riêng');
    expect((await mc5.get(`/evaluations/${evaluation}`)).text).toContain(`/evaluations/${evaluation}/draft`);
    expect((await mc5.post(`/evaluations/${evaluation}/draft`, {})).status).not.toBe(409);
    const list = await (await signedIn(month, 'personnel')).get(`/periods/${id}?show=not-submitted`);
    expect(list.text).not.toContain('Dương Thị Bảy');
    expect(list.text).toContain('Nguyễn Thị Một');
    expect((await (await signedIn(month, 'mcHead')).get(`/approvals/${evaluation}`)).text).toContain(
      'Người này chưa nộp phiếu',
    );
  });

  it('and who came late in the month has five working days from their coming', async () => {
    const { db } = month.app;
    await db.rows(`delete from evaluations where period_id = $1 and official_id = $2`, [
      id,
      month.ward.officials['mc4'],
    ]);
    await db.rows(`update posts set from_date = '2026-10-31' where id = $1`, [month.ward.posts['mc4']]);
    await (await signedIn(month, 'personnel')).post(`/periods/${id}/refresh`);
    expect(await dueOf('mc4')).toBe('2026-11-17');
  });

  it('holds the closing while it may still be handed in; the day after nobody is barred', async () => {
    at('2026-11-17T02:00:00Z');
    const personnel = await signedIn(month, 'personnel');
    const held = await personnel.get(`/periods/${id}/closing`);
    expect(held.text).toContain('2 người chưa nộp phiếu vẫn còn hạn nộp, muộn nhất hết thứ Ba 17/11/2026');
    expect((await personnel.post(`/periods/${id}/closing`, {})).status).toBe(422);
    at('2026-11-18T02:00:00Z');
    const free = await (await signedIn(month, 'personnel')).get(`/periods/${id}/closing`);
    expect(free.text).not.toContain('vẫn còn hạn nộp');
    expect(free.text).toContain('Không nộp');
  });
});
