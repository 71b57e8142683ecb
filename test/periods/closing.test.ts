import { planMonth, setStatus, evaluationOf, signedIn, startMonth, type Month } from './month.js';
import { PEOPLE } from '../support/ward.js';

const HERE = PEOPLE.filter(([, , unit]) => unit !== 'X').map(([key]) => key);

describe('excusing, closing and reopening', () => {
  let month: Month;
  let id: number;
  const row = <T extends object>(sql: string, params: unknown[]) => month.app.db.one<T>(sql, params);

  beforeAll(async () => {
    month = await startMonth('2026-10-05T02:00:00Z');
    id = await planMonth(month, '2026-10');
    await (await signedIn(month, 'personnel')).post(`/periods/${id}/opening`);
  });
  afterAll(async () => month.app.close());

  it('excuses with a kind and a reason, tells the person, and takes it back', async () => {
    const evaluation = await evaluationOf(month, id, 'mc5');
    const personnel = await signedIn(month, 'personnel');
    const form = await personnel.get(`/periods/${id}/excusals/new?evaluation=${evaluation.id}`);
    expect(form.text).toContain('Dương Thị Bảy, Bộ phận Một cửa');
    const empty = await personnel.post(`/periods/${id}/excusals`, { evaluationId: String(evaluation.id), reason: 'ố' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Chọn lý do miễn');
    expect(empty.text).toContain('Ghi lý do từ 3 ký tự');
    const done = await personnel.post(`/periods/${id}/excusals`, {
      evaluationId: String(evaluation.id),
      kind: 'maternity',
      reason: 'Nghỉ thai sản từ 01/10',
    });
    expect(done.text).toContain('Đã ghi miễn phiếu của Dương Thị Bảy');
    expect(done.text).toContain('Nghỉ thai sản từ 01/10');
    expect((await evaluationOf(month, id, 'mc5')).status).toBe('excused');
    expect(await row('select code from notices where official_id = $1', [month.ward.officials['mc5']])).toEqual({
      code: 'excused',
    });
    expect(
      (
        await personnel.post(`/periods/${id}/excusals`, {
          evaluationId: String(evaluation.id),
          kind: 'sick',
          reason: 'lần nữa',
        })
      ).status,
    ).toBe(409);
    const excusal = await row<{ id: number }>('select id from excusals where evaluation_id = $1', [evaluation.id]);
    const strike = () => personnel.post(`/excusals/${excusal!.id}/withdrawal`, { why: 'Ghi nhầm người cùng tên' });
    await strike();
    expect((await evaluationOf(month, id, 'mc5')).status).toBe('draft');
    expect((await strike()).status).toBe(409);
    await personnel.post(`/periods/${id}/excusals`, {
      evaluationId: String(evaluation.id),
      kind: 'maternity',
      reason: 'Nghỉ thai sản từ 01/10',
    });
  });

  it('never excuses oneself, nor what is reviewed', async () => {
    await month.app.db.rows(
      `insert into account_roles (account_id, role, unit_id, granted_at) values ($1, 'personnel', $2, now())`,
      [month.ward.accounts['vp1'], month.ward.units.PM.id],
    );
    const own = await evaluationOf(month, id, 'vp1');
    const answer = await (
      await signedIn(month, 'vp1')
    ).post(`/periods/${id}/excusals`, { evaluationId: String(own.id), kind: 'sick', reason: 'mệt quá' });
    expect(answer.status).toBe(403);
    const reviewed = await evaluationOf(month, id, 'mc1');
    await setStatus(month, reviewed.id, 'reviewed');
    const late = await (
      await signedIn(month, 'personnel')
    ).post(`/periods/${id}/excusals`, { evaluationId: String(reviewed.id), kind: 'sick', reason: 'ốm dài' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Cấp ủy đã cho ý kiến');
  });

  it('holds the close for reviews until their day, and for a reason for each open evaluation', async () => {
    for (const key of HERE.filter((key) => !['mc1', 'mc5', 'kt1', 'kt2'].includes(key)))
      await setStatus(month, (await evaluationOf(month, id, key)).id, 'approved');
    let personnel = await signedIn(month, 'personnel');
    const early = await personnel.post(`/periods/${id}/closing`, {});
    expect(early.status).toBe(422);
    expect(early.text).toContain('13 phiếu đã duyệt đang chờ cấp ủy cho ý kiến đến hết ngày 28/10/2026');
    month.app.clock.set(new Date('2026-10-29T02:00:00Z'));
    personnel = await signedIn(month, 'personnel');
    const [one, two] = [await evaluationOf(month, id, 'kt1'), await evaluationOf(month, id, 'kt2')];
    const fields = { note: 'Đóng theo lịch', [`reason-${one.id}`]: 'Đi học dài ngày, không nộp' };
    const kt1 = month.ward.officials['kt1'];
    const kept = await row<{ hash: string; at: Date }>(
      'select password_hash as hash, password_changed_at as at from accounts where official_id = $1',
      [kt1],
    );
    const password = (hash: string | null, at: Date | null) =>
      month.app.db.rows('update accounts set password_hash = $2, password_changed_at = $3 where official_id = $1', [
        kt1,
        hash,
        at,
      ]);
    await password(null, null);
    const shut = await personnel.post(`/periods/${id}/closing`, {
      ...fields,
      [`reason-${two.id}`]: 'Vắng không lý do',
    });
    expect(shut.status).toBe(422);
    expect(shut.text).toContain('1 người chưa từng có mật khẩu nên không thể nộp phiếu');
    const listed = await personnel.get(`/periods/${id}?show=not-submitted`);
    expect([listed.text.includes('Tạ Văn Kinh'), listed.text.includes('Cao Thị Tế')]).toEqual([false, true]);
    const scoring = await (await signedIn(month, 'chair')).get(`/approvals/${one.id}`);
    expect(scoring.text).toContain('chưa từng có mật khẩu nên chưa thể nộp phiếu');
    expect(scoring.text).not.toContain('Người này không nộp phiếu');
    await password(kept!.hash, kept!.at);
    const partly = await personnel.post(`/periods/${id}/closing`, fields);
    expect(partly.status).toBe(422);
    expect(partly.text).toContain('Ghi lý do (từ 5 ký tự) cho phiếu của Cao Thị Tế');
    expect(partly.text).toContain('Đi học dài ngày, không nộp');
    const done = await personnel.post(`/periods/${id}/closing`, {
      ...fields,
      [`reason-${two.id}`]: 'Vắng không lý do',
    });
    expect(done.text).toContain('Đã đóng kỳ');
    expect(done.text).toContain('Đóng theo lịch');
    expect(done.text).toContain('Vắng không lý do');
    const reasons = await month.app.db.rows(
      'select evaluation_id, reason from closing_reasons where period_id = $1 order by evaluation_id',
      [id],
    );
    expect(reasons).toEqual([
      { evaluation_id: one.id, reason: 'Đi học dài ngày, không nộp' },
      { evaluation_id: two.id, reason: 'Vắng không lý do' },
    ]);
    await expect(month.app.db.rows('delete from closing_reasons')).rejects.toThrow('permission denied');
  });

  it('stops excusals, lists and calendars once it is closed', async () => {
    const personnel = await signedIn(month, 'personnel');
    const evaluation = await evaluationOf(month, id, 'kt1');
    const excused = await personnel.post(`/periods/${id}/excusals`, {
      evaluationId: String(evaluation.id),
      kind: 'sick',
      reason: 'ốm dài',
    });
    expect(excused.status).toBe(409);
    expect(excused.text).toMatch(/Kỳ này đã đóng \(Tài khoản personnel, \d\d:\d\d 29\/10\/2026\)/);
    expect((await personnel.post(`/periods/${id}/refresh`)).status).toBe(409);
    expect((await personnel.post(`/periods/${id}/closing`, {})).status).toBe(409);
    expect((await personnel.get(`/periods/${id}/calendar`)).status).toBe(409);
  });

  it('reopens one evaluation only when somebody else confirms it', async () => {
    const evaluation = await evaluationOf(month, id, 'mcHead');
    const personnel = await signedIn(month, 'personnel');
    const short = await personnel.post(`/periods/${id}/reopenings`, {
      evaluationId: String(evaluation.id),
      reason: 'sai',
    });
    expect(short.status).toBe(422);
    const asked = await personnel.post(`/periods/${id}/reopenings`, {
      evaluationId: String(evaluation.id),
      reason: 'Chấm nhầm số liệu trả hồ sơ',
    });
    expect(asked.text).toContain('Chờ xác nhận');
    expect(asked.text).toContain('Trần Quốc Mẫu');
    expect(
      (
        await personnel.post(`/periods/${id}/reopenings`, {
          evaluationId: String(evaluation.id),
          reason: 'Chấm nhầm số liệu lần nữa',
        })
      ).status,
    ).toBe(409);
    const request = await row<{ id: number }>('select id from reopenings where evaluation_id = $1', [evaluation.id]);
    const path = `/periods/${id}/reopenings/${request!.id}`;
    expect(
      await row('select code, href from notices where official_id = $1', [month.ward.officials['secretary']]),
    ).toEqual({ code: 'reopening-asked', href: path });

    const statuses = [];
    for (const login of ['personnel', 'member1', 'mcHead', 'vpHead', 'stranger', 'inspector', 'mc1']) {
      statuses.push([login, (await (await signedIn(month, login)).post(path + '/confirmation')).status]);
    }
    expect(statuses).toEqual([
      ['personnel', 403],
      ['member1', 404],
      ['mcHead', 404],
      ['vpHead', 404],
      ['stranger', 404],
      ['inspector', 403],
      ['mc1', 403],
    ]);

    const secretary = await signedIn(month, 'secretary');
    expect((await secretary.get(path)).text).toContain('Cho mở lại');
    const answers = await Promise.all(
      [secretary, await signedIn(month, 'chair')].map(async (client) => {
        await client.get(path);
        return client.post(path + '/confirmation', {}, {}, false);
      }),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await evaluationOf(month, id, 'mcHead')).status).toBe('submitted');
    expect(
      await month.app.db.rows(`select act from audit where chain = $1 and act like '%reopen%' order by seq`, [
        `evaluation:${evaluation.id}`,
      ]),
    ).toEqual([{ act: 'evaluation.reopening-asked' }, { act: 'evaluation.reopened' }]);
    expect(await row('select code from notices where official_id = $1', [month.ward.officials['mcHead']])).toEqual({
      code: 'reopened',
    });
  });

  it('gives an evaluation that was never submitted back as a draft, and takes no for an answer', async () => {
    const personnel = await signedIn(month, 'personnel');
    const [draft, chair] = [await evaluationOf(month, id, 'kt1'), await evaluationOf(month, id, 'chair')];
    await personnel.post(`/periods/${id}/reopenings`, {
      evaluationId: String(draft.id),
      reason: 'Đã về, xin nộp bổ sung',
    });
    await personnel.post(`/periods/${id}/reopenings`, {
      evaluationId: String(chair.id),
      reason: 'Thiếu minh chứng đối thoại',
    });
    const ids = Object.fromEntries(
      (await month.app.db.rows<{ id: number; e: number }>('select id, evaluation_id as e from reopenings')).map((r) => [
        r.e,
        r.id,
      ]),
    );
    const chairClient = await signedIn(month, 'chair');
    const own = await chairClient.post(`/periods/${id}/reopenings/${ids[chair.id]}/confirmation`);
    expect(own.status).toBe(403);
    expect(own.text).toContain('phiếu của chính mình');
    await chairClient.post(`/periods/${id}/reopenings/${ids[draft.id]}/confirmation`);
    expect((await evaluationOf(month, id, 'kt1')).status).toBe('draft');
    const secretary = await signedIn(month, 'secretary');
    const refused = await secretary.post(`/periods/${id}/reopenings/${ids[chair.id]}/refusal`);
    expect(refused.text).toContain('Đã từ chối');
    expect((await evaluationOf(month, id, 'chair')).status).toBe('approved');
    const page = await personnel.get(`/periods/${id}?show=draft`);
    expect(page.text).toContain('Tạ Văn Kinh');
  });

  it('speaks English too, with no key left without a word', async () => {
    const personnel = await signedIn(month, 'personnel');
    await personnel.post('/language', { lang: 'en', back: '/periods' });
    const page = await personnel.get(`/periods/${id}`);
    expect(page.text).toContain('Reopened evaluations');
    expect(page.text).not.toMatch(/periods:|>[a-z]+\.[a-zA-Z.]+</);
  });
});
