import { openLegalMonth } from '../support/legal.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { verify } from '../../src/verify/verify.js';
import { rewind } from '../support/audit.js';
import { broughtForward } from '../support/migrations.js';

let app: TestApp;
let ward: Ward;
let frameId = 0;
let legalForms: Record<string, number>;
let periodId = 0;

const signed = (login: string) => app.client(login.toLowerCase());
const FRAME = {
  'text.discipline.1': 'Chấp hành giờ giấc, nội quy',
  'most.discipline.1': '20',
  'text.results.1': 'Hồ sơ giải quyết đúng hạn',
  'most.results.1': '40',
  'text.results.2': 'Việc đột xuất được giao',
  'most.results.2': '30',
  'text.bonus.1': 'Sáng kiến được áp dụng',
  'most.bonus.1': '10',
};
const marks = (discipline: string, first: string, second: string, bonus: string) => ({
  'mark.discipline-1': discipline,
  'mark.results-1': first,
  'mark.results-2': second,
  'mark.bonus-1': bonus,
});

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  ward = await makeWard(app.db);
});
afterAll(() => app.close());

describe('the unit types the frame in', () => {
  it('keeps a draft, refuses a wrong row with all typed, and adopts only when the three maxima are met', async () => {
    const personnel = await signed('personnel');
    const made = await personnel.post('/legal/frames', { root: String(ward.units.PM.id), audience: 'everybody' });
    frameId = Number(/\/legal\/frames\/(\d+)/.exec(made.path)![1]);
    const wrong = await personnel.post(`/legal/frames/${frameId}`, { ...FRAME, 'most.bonus.1': 'mười' });
    expect([wrong.status, wrong.text.includes('mười'), wrong.text.includes('Sáng kiến được áp dụng')]).toEqual([
      422,
      true,
      true,
    ]);
    await personnel.post(`/legal/frames/${frameId}`, { ...FRAME, 'most.results.2': '25' });
    const chair = await signed('chair');
    const decision = { decisionNumber: '31/QĐ-UBND', decisionDate: '30/10/2026', fromMonth: '11/2026' };
    const badMonth = await chair.post(`/legal/frames/${frameId}/adoption`, { ...decision, fromMonth: '13/2026' });
    expect([badMonth.status, badMonth.text.includes('ví dụ 12/2026')]).toEqual([422, true]);
    const uneven = await chair.post(`/legal/frames/${frameId}/adoption`, decision);
    expect([uneven.status, uneven.text.includes('đang cộng được 65 điểm')]).toEqual([422, true]);
    expect((await personnel.get('/')).text).toContain('chưa đủ điểm');
    await personnel.post(`/legal/frames/${frameId}`, FRAME);
    expect((await chair.get('/')).text).toContain('chờ bạn ban hành');
    expect((await chair.get('/notices')).text).toContain('đã đủ điểm, chờ bạn ban hành');
    expect((await personnel.post(`/legal/frames/${frameId}/adoption`, decision)).status).toBe(403);
    expect((await chair.post(`/legal/frames/${frameId}/adoption`, decision)).text).toContain('31/QĐ-UBND');
    expect((await personnel.post(`/legal/frames/${frameId}`, FRAME)).status).toBe(409);
    expect((await (await signed('stranger')).get(`/legal/frames/${frameId}`)).status).toBe(404);
  });

  it('cites no article of what it never read', async () => {
    const text = (await (await signed('mc1')).get('/legal/frames')).text;
    expect(text).toContain('không dẫn điều khoản');
    expect(text).not.toMatch(/Điều \d/);
  });
});

describe('a month by the frame', () => {
  beforeAll(async () => {
    const month = await openLegalMonth(app.db, ward, '2026-11', 'hanoi-3814-2018');
    ({ legalForms, periodId } = month);
    await app.db.rows('update legal_forms set frame_id = $1 where legal_period_id = $2', [frameId, periodId]);
  });

  it('is handed in only when every sub-criterion is stated', async () => {
    const mc1 = await signed('mc1');
    const at = `/legal/hanoi/${legalForms['mc1']}`;
    const half = await mc1.post(`${at}/draft`, { ...marks('19', '38', '', '4'), go: 'submission' });
    expect([half.status, half.text.includes('Còn tiêu chí chưa có điểm')]).toEqual([422, true]);
    expect((await mc1.post(`${at}/draft`, { ...marks('21', '38', '28', '4') })).text).toContain('điểm từ 0 đến 20');
    expect((await mc1.post(`${at}/draft`, { ...marks('19', '38', '28', '4'), go: 'submission' })).text).toContain(
      'Đã nộp phiếu',
    );
    expect((await (await signed('mc2')).get(at)).status).toBe(404);
  });

  it('is confirmed by the head in a column of their own: 18 + 61 + 4 is 83, B', async () => {
    const head = await signed('mcHead');
    const at = `/legal/hanoi/${legalForms['mc1']}/confirmation`;
    expect((await head.get(at)).text).not.toMatch(/name="mark\.discipline-1"[^>]*value="19"/);
    expect((await head.post(at, { ...marks('18', '', '', ''), go: 'confirm' })).status).toBe(422);
    const blind = await head.get(at);
    expect([blind.text.includes('Mở điểm tự chấm'), blind.text.includes('Tự chấm: <b>')]).toEqual([true, false]);
    expect((await head.get(`/legal/hanoi/${legalForms['mc1']}`)).text).toContain('Điểm tự chấm chưa mở');
    expect((await head.post(at, { ...marks('18', '36', '24', '4'), go: 'confirm' })).status).toBe(422);
    expect((await head.post(at, { ...marks('18', '36', '', '4'), go: 'reveal' })).status).toBe(422);
    expect((await head.post(at, { ...marks('18', '36', '24', '4'), go: 'reveal' })).text).toContain(
      'Tự chấm: <b>19</b>',
    );
    expect((await head.post(at, { ...marks('18', '36', '25', '4'), go: 'confirm' })).status).toBe(422);
    const why = { 'why.results-2': 'Có thêm một việc đột xuất đã xong' };
    const shown = (await head.post(at, { ...marks('18', '36', '25', '4'), ...why, go: 'confirm' })).text;
    expect([shown.includes('83,00'), shown.includes(why['why.results-2']), shown.includes('Nghị định 335')]).toEqual([
      true,
      true,
      false,
    ]);
    const row = await app.db.one<{ band: string; score: string; status: string }>(
      'select band, score, status from legal_forms where id = $1',
      [legalForms['mc1']],
    );
    expect(row).toEqual({ band: 'B', score: '83.00', status: 'confirmed' });
    expect((await (await signed('mc1')).get(at)).status).toBe(403);
  });

  it('a second decision in an open month is a new result with its reason; the first one stays', async () => {
    const head = await signed('mcHead');
    const at = `/legal/hanoi/${legalForms['mc1']}/confirmation`;
    expect((await head.post(at, { ...marks('20', '40', '26', '5'), go: 'confirm' })).status).toBe(422);
    await head.post(at, {
      ...marks('20', '40', '26', '5'),
      go: 'confirm',
      reason: 'Đã đối chiếu lại sổ theo dõi hồ sơ',
    });
    const rows = await app.db.rows<{ number: number; score: string; supersedes: number | null }>(
      'select number, score, supersedes from legal_results where legal_form_id = $1 order by number',
      [legalForms['mc1']],
    );
    expect(rows.map(({ number, score, supersedes }) => [number, score, supersedes !== null])).toEqual([
      [1, '83.00', false],
      [2, '91.00', true],
    ]);
    const page = (await (await signed('mc1')).get(`/legal/hanoi/${legalForms['mc1']}`)).text;
    expect(page).toContain('Đã đối chiếu lại sổ theo dõi hồ sơ');
    expect(page).toContain('?number=1');
    const first = (await (await signed('mc1')).get(`/legal/hanoi/${legalForms['mc1']}?number=1`)).text;
    expect([first.includes('83,00'), first.includes('đã được thay')]).toEqual([true, true]);
    expect((await (await signed('mc1')).get(`/legal/hanoi/${legalForms['mc1']}?number=9`)).status).toBe(404);
  });

  it('takes the person’s word on the result once, and waits for nothing', async () => {
    const mc1 = await signed('mc1');
    const at = `/legal/hanoi/${legalForms['mc1']}`;
    const result = /name="result" value="(\d+)"/.exec((await mc1.get(at)).text)![1]!;
    expect((await mc1.post(`${at}/receipt`, { result, receiptAnswer: 'disagrees', receiptReason: 'ít' })).status).toBe(
      422,
    );
    const why = 'Việc đột xuất tính thiếu một việc';
    const said = await mc1.post(`${at}/receipt`, { result, receiptAnswer: 'disagrees', receiptReason: why });
    expect(said.text).toContain('Không đồng ý, vì:');
    expect((await mc1.post(`${at}/receipt`, { result, receiptAnswer: 'seen' })).status).toBe(409);
    expect(
      (await mc1.post(`/legal/forms/${legalForms['mc1']}/receipt`, { result, receiptAnswer: 'seen' })).status,
    ).toBe(404);
  });

  it('a leader comes after the people they lead, and stands in the queue by the frame’s own name', async () => {
    const chair = await signed('chair');
    const at = `/legal/hanoi/${legalForms['mcHead']}/confirmation`;
    const queue = (await chair.get('/legal/approvals')).text;
    expect([queue.includes('theo 3814-QĐ/TU'), queue.includes('Nghị định 335')]).toEqual([true, false]);
    await app.db.rows(`update legal_forms set status = 'submitted', submitted_at = now() where id = $1`, [
      legalForms['mcHead'],
    ]);
    const early = await chair.post(at, { ...marks('20', '40', '20', '5'), go: 'confirm' });
    expect([early.status, early.text.includes('Lãnh đạo chấm sau người của mình')]).toEqual([422, true]);
    expect((await (await signed('mc1')).get('/')).text).not.toContain('3814-QĐ/TU chờ bạn chấm');
    expect((await (await signed('mc2')).get('/')).text).toContain('theo 3814-QĐ/TU');
  });

  it('shows names within grades without points, the ceiling only over the closed group', async () => {
    const chair = await signed('chair');
    const at = `/legal/hanoi/months/${periodId}`;
    expect((await chair.get(at)).text).toContain('còn phiếu chưa có kết quả');
    await rewind(
      app.ownerUrl,
      `update legal_forms set status = 'confirmed', band = 'A', score = 95 where legal_period_id = $1 and result_id is null`,
      [periodId],
    );
    const closed = (await chair.get(at)).text;
    expect(closed).toContain('Vượt trần');
    expect(closed).not.toMatch(/95,00|91,00/);
    const personnel = await signed('personnel');
    const shut = await personnel.post(`/legal/months/${periodId}/closing`, {});
    expect([shut.status, shut.text.includes('có 17 người loại A, trần là 5')]).toEqual([422, true]);
    const outstanding = `/legal/hanoi/months/${periodId}/outstanding`;
    const unit = String(ward.units.PM.id);
    const decision = { decision: '44/QĐ-UBND', decisionDate: '20/11/2026', unit };
    for (const wrong of [{ decision: '' }, { decision: 'có' }, { decisionDate: '25/11/2026' }, { unit: '999999' }])
      expect((await personnel.post(outstanding, { ...decision, ...wrong })).status).toBe(422);
    expect((await personnel.post(outstanding, decision)).text).toContain('Trần 40 %');
    expect((await personnel.post(outstanding, decision)).status).toBe(409);
    const row = await app.db.one<{ id: number }>('select id from hanoi_outstandings', []);
    const taken = await personnel.post(`${outstanding}/${row!.id}/ending`, { endReason: 'Quyết định ghi nhầm tháng' });
    expect([taken.text.includes('Trần 30 %'), taken.text.includes('Quyết định ghi nhầm tháng')]).toEqual([true, true]);
    expect(
      (await personnel.post(`${outstanding}/${row!.id}/ending`, { endReason: 'Quyết định ghi nhầm tháng' })).status,
    ).toBe(409);
    expect((await (await signed('mc1')).get(at)).status).toBe(403);
    const own = (await (await signed('mcHead')).get(at)).text;
    expect([own.includes('Vượt trần'), own.includes('Trần là của chung')]).toEqual([true, true]);
  });

  it('counts the ceiling in each unit where the month was opened so', async () => {
    await app.db.rows(`update legal_periods set hanoi_ceiling = 'unit' where id = $1`, [periodId]);
    const shut = await (await signed('personnel')).post(`/legal/months/${periodId}/closing`, {});
    expect([shut.status, (shut.text.match(/người loại A, trần là/g) ?? []).length > 2]).toEqual([422, true]);
    await app.db.rows(`update legal_periods set hanoi_ceiling = 'agency' where id = $1`, [periodId]);
  });
});

describe('after the close', () => {
  const compared = (text: string) => /name="compared" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '';

  beforeAll(() =>
    rewind(
      app.ownerUrl,
      `update legal_forms set band = 'B', score = 80 where legal_period_id = $1 and id <> $2;
       update legal_periods set closed_at = '2026-11-24T01:00:00Z', closed_by = opened_by where id = $1`
        .replaceAll('$1', String(periodId))
        .replaceAll('$2', String(legalForms['mc1'])),
      [],
    ),
  );

  it('a petition replaces the result from a full new record; both stay, each change with its reason', async () => {
    const mc1 = await signed('mc1');
    const at = `/legal/hanoi/${legalForms['mc1']}`;
    expect((await mc1.get(at)).text).toContain('Việc đột xuất tính thiếu một việc');
    const filed = await mc1.post(`${at}/petition`, { reason: 'Việc đột xuất tính thiếu một việc' });
    let petition = /\/legal\/hanoi\/petitions\/\d+/.exec(filed.text)![0];
    expect((await mc1.post(`${at}/petition`, { reason: 'Việc đột xuất tính thiếu một việc' })).status).toBe(409);
    const back = `${petition}/withdrawal`;
    expect((await mc1.get(petition)).text).toContain(back);
    expect((await mc1.post(back.replace('hanoi/', ''), { reason: 'Gửi nhầm, xin rút lại' })).status).toBe(404);
    expect((await mc1.post(back, { reason: 'Gửi nhầm, xin rút lại' })).text).toContain('Gửi nhầm, xin rút lại');
    const anew = await mc1.post(`${at}/petition`, { reason: 'Việc đột xuất tính thiếu một việc' });
    petition = anew.text.match(/\/legal\/hanoi\/petitions\/\d+/g)!.find((one) => one !== petition)!;
    const head = await signed('mcHead');
    expect((await head.get('/')).text).toContain('kiến nghị về kết quả theo 3814-QĐ/TU');
    expect((await head.get('/legal/petitions')).text).toContain(petition);
    expect((await head.get(petition.replace('hanoi/', ''))).status).toBe(404);
    const typed = {
      ...marks('20', '40', '26', '7'),
      'why.bonus-1': 'Sáng kiến đã được công nhận',
      reason: 'Kiến nghị đúng về sáng kiến',
    };
    expect((await head.post(petition, { ...typed, outcome: 'replaced' })).status).toBe(422);
    expect((await head.post(petition, { ...typed, outcome: 'kept' })).text).toContain('nhưng có mục được sửa');
    const seen = await head.post(petition, { ...typed, step: 'compare' });
    expect([seen.status, seen.text.includes('93,00'), seen.text.includes('Trần loại A nếu thay')]).toEqual([
      200,
      true,
      true,
    ]);
    const done = await head.post(petition, { ...typed, outcome: 'replaced', compared: compared(seen.text) });
    expect([done.status, done.text.includes('Sáng kiến đã được công nhận'), done.text.includes('Điều')]).toEqual([
      200,
      true,
      false,
    ]);
    expect((await mc1.get(at)).text).toContain('giải quyết kiến nghị');
    expect((await mc1.get(petition)).text).toContain('Kiến nghị đúng về sáng kiến');
  });

  it('a correction by a decision counts the ceiling anew and passes it only knowingly; the head of the agency hears', async () => {
    const head = await signed('mcHead');
    const at = `/legal/hanoi/${legalForms['mc2']}/correction`;
    await rewind(
      app.ownerUrl,
      `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, work, opinion, led_results, record, printed, score, band)
       select ${legalForms['mc2']}, 1, kind, by_account, at, marks, self_marks, work, opinion, led_results,
         jsonb_set(record, '{points,discipline-1}', '"10"'), printed, 80, 'B' from legal_results where legal_form_id = ${legalForms['mc1']} and number = 1;
       update legal_results set marks = record -> 'points' where legal_form_id = ${legalForms['mc2']};
       update legal_forms set result_id = (select id from legal_results where legal_form_id = ${legalForms['mc2']}) where id = ${legalForms['mc2']};
       update legal_forms set band = 'A', score = 95 where legal_period_id = ${periodId} and id in (
         select id from legal_forms where legal_period_id = ${periodId} and id not in (${legalForms['mc1']}, ${legalForms['mc2']}) order by id limit 4)`,
      [],
    );
    expect((await (await signed('mc2')).get(at)).status).toBe(403);
    const decision = { number: '51/QĐ-UBND', decidedOn: '23/11/2026', reason: 'Đối chiếu lại hồ sơ đã lưu' };
    const typed = { ...marks('20', '40', '25', '6'), ...decision } as Record<string, string>;
    for (const code of ['discipline-1', 'results-1', 'bonus-1']) typed[`why.${code}`] = 'Đã đối chiếu với hồ sơ lưu';
    const seen = await head.post(at, { ...typed, step: 'compare' });
    expect([seen.status, seen.text.includes('91,00'), seen.text.includes('vượt trần')]).toEqual([200, true, true]);
    const now = { ...typed, compared: compared(seen.text) };
    const unsaid = await head.post(at, now);
    expect([unsaid.status, unsaid.text.includes('đánh dấu là đã biết')]).toEqual([422, true]);
    expect((await head.post(at, { ...now, decidedOn: '25/11/2026', overCeiling: 'known' })).status).toBe(422);
    const done = await head.post(at, { ...now, overCeiling: 'known' });
    expect([done.status, done.text.includes('sửa theo quyết định'), done.text.includes('Điều 21.3')]).toEqual([
      200,
      true,
      false,
    ]);
    const chair = await signed('chair');
    expect((await chair.get('/notices')).text).toContain('loại A vượt trần 1 người');
    expect((await chair.get(`/legal/hanoi/months/${periodId}`)).text).toContain('sau khi tháng đã đóng');
    const act = await app.db.one<{ over: string }>(
      `select payload::jsonb #>> '{detail,overCeiling,over}' as over from audit where act = 'legal-sheet.found-later' order by id desc limit 1`,
      [],
    );
    expect(act!.over).toBe('1');
  });

  it('flags a leader whose result rests on one that was replaced, and keeps it by a reason alone', async () => {
    const leader = legalForms['mcHead']!;
    await rewind(
      app.ownerUrl,
      `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, work, opinion, led_results, record, printed, score, band)
       select ${leader}, 1, kind, by_account, at, marks, self_marks, work, opinion, array[id], record, printed, score, band
       from legal_results where legal_form_id = ${legalForms['mc1']} and number = 1;
       update legal_forms set result_id = (select id from legal_results where legal_form_id = ${leader}) where id = ${leader}`,
      [],
    );
    const chair = await signed('chair');
    expect((await chair.get('/')).text).toContain('kết quả lãnh đạo theo 3814-QĐ/TU cần xem lại');
    const page = (await chair.get(`/legal/hanoi/${leader}`)).text;
    expect(page).toContain('Không có gì tự đổi');
    const seen = /name="seen" value="([\d,]+)"/.exec(page)![1]!;
    expect((await chair.post(`/legal/hanoi/${leader}/led-review`, { seen, ledReason: 'ít' })).status).toBe(422);
    const kept = await chair.post(`/legal/hanoi/${leader}/led-review`, {
      seen,
      ledReason: 'Không ảnh hưởng kết quả chung',
    });
    expect([kept.status, kept.text.includes('Không có gì tự đổi')]).toEqual([200, false]);
    expect(
      (await chair.post(`/legal/hanoi/${leader}/led-review`, { seen, ledReason: 'Không ảnh hưởng kết quả chung' }))
        .status,
    ).toBe(409);
  });
});

describe('decisions that named a unit outstanding', () => {
  const found = async () =>
    (await verify(app.db, { paths: null, patient: true })).findings.list.filter(({ field }) =>
      field?.startsWith('hanoi_outstandings'),
    );

  it('are sealed with their acts, stay as they were entered, and one that is changed by hand is found', async () => {
    expect(await app.db.rows('select ended_at is not null as ended from hanoi_outstandings')).toEqual([
      { ended: true },
    ]);
    expect(await found()).toEqual([]);
    for (const sql of [
      `update hanoi_outstandings set decision_number = '45/QĐ-UBND'`,
      'update hanoi_outstandings set ended_at = null, ended_by = null, end_reason = null',
      'delete from hanoi_outstandings',
    ])
      await expect(app.db.rows(sql)).rejects.toMatchObject({ code: '23000' });
    await rewind(
      app.ownerUrl,
      `update hanoi_outstandings set decision_date = '2026-11-19', end_reason = 'Lý do khác hẳn'`,
    );
    expect((await found()).map(({ code, field }) => [code, field?.split(' ')[0]])).toEqual([
      ['seal', 'hanoi_outstandings'],
      ['seal', 'hanoi_outstandings.ended'],
    ]);
  });

  it('of before there were rows are moved with who and when out of their last act, else out of the opening, and no day', async () => {
    const months: number[] = [];
    for (const month of ['2026-09', '2026-10'])
      months.push((await openLegalMonth(app.db, ward, month, 'hanoi-3814-2018')).periodId);
    const [unsaid, said] = months as [number, number];
    const chair = ward.accounts['chair']!;
    await broughtForward(app.ownerUrl, 'HanoiWhole1764000001710', async (runner) => {
      const decided = `update legal_periods set outstanding_decision = $2 where id = $1`;
      await runner.query(decided, [unsaid, '20/QĐ-UBND']);
      await runner.query(decided, [said, '22/QĐ-UBND']);
      for (const [number, at] of [
        ['21/QĐ-UBND', '2026-10-20T02:00:00.000Z'],
        ['22/QĐ-UBND', '2026-10-21T02:00:00.000Z'],
      ])
        await runner.query('insert into audit (chain, payload) values ($1, $2)', [
          `legal-period:${said}`,
          JSON.stringify({ at, act: 'legal-period.outstanding', account: chair, detail: { decision: number } }),
        ]);
    });
    const rows = await app.db.rows(
      `select legal_period_id as month, unit_id as unit, decision_number as number, decision_date as day, by_account as by, at, ended_at as ended
       from hanoi_outstandings where legal_period_id in ($1, $2) order by legal_period_id`,
      [unsaid, said],
    );
    const moved = { unit: ward.units.PM.id, day: null, ended: null };
    expect(rows).toEqual([
      {
        ...moved,
        month: unsaid,
        number: '20/QĐ-UBND',
        by: ward.accounts['personnel'],
        at: new Date('2026-08-31T17:00:00Z'),
      },
      { ...moved, month: said, number: '22/QĐ-UBND', by: chair, at: new Date('2026-10-21T02:00:00Z') },
    ]);
    expect((await found()).filter(({ code }) => code !== 'no-row')).toMatchObject([
      { code: 'no-act', chain: `legal-period:${unsaid}` },
    ]);
  });
});
