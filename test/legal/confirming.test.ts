import { recompute } from '../../src/scoring/recompute.js';
import { giveWork } from '../support/legal.js';
import {
  decide,
  fields,
  handIn,
  MARKS_26,
  mark,
  rowOf,
  SELF,
  signed,
  staffWork,
  startLegal,
  type LegalTest,
} from './legal-support.js';
import { rewind } from '../support/audit.js';

describe('a form from its author to its result', () => {
  let test: LegalTest;
  beforeAll(async () => {
    test = await startLegal();
  });
  afterAll(() => test.close());

  const page = (key: string) => `/legal/forms/${test.legalForms[key]}`;

  it('is filled in, refused while an item is empty, and handed in', async () => {
    const mc1 = await signed(test, 'mc1');
    expect((await mc1.get('/legal/forms')).text).toContain('Mở phiếu');
    expect((await mc1.get(page('mc1'))).text).toContain('Chấp hành nghiêm túc đường lối');
    const { ['III.4']: _, ...nine } = SELF;
    const refused = await mc1.post(`${page('mc1')}/submission`, { ...fields(nine), strengths: 'Trả hồ sơ sớm' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Mục III.4 chưa có điểm');
    expect((await mc1.post(`${page('mc1')}/draft`, { 'mark.III.4': '2,6' })).text).toContain(
      'điểm từ 0 đến mức tối đa',
    );
    expect((await mc1.post(`${page('mc1')}/draft`, { 'mark.III.4': '2,3' })).text).toContain('từng nấc 0,25');
    const done = await mc1.post(`${page('mc1')}/submission`, fields(SELF));
    expect(done.text).toContain('chờ cấp có thẩm quyền xác nhận');
    expect(await rowOf(test, 'mc1')).toMatchObject({ status: 'submitted', strengths: 'Trả hồ sơ sớm' });
    expect((await mc1.post(`${page('mc1')}/withdrawal`)).text).toContain('Đã rút phiếu');
    await mc1.post(`${page('mc1')}/submission`, fields(SELF));
  });

  it('autosaves, and a stale tab is told', async () => {
    const mc3 = await signed(test, 'mc3');
    const saved = await mc3.live(`${page('mc3')}/draft`, { version: '0', 'mark.I.1': '4' });
    expect(saved).toMatchObject({ status: 200, json: { version: 1 } });
    expect((await mc3.live(`${page('mc3')}/draft`, { version: '0', 'mark.I.1': '5' })).status).toBe(409);
    expect((await mc3.post(`${page('mc3')}/draft`, { version: '0', 'mark.I.1': '5' })).status).toBe(409);
    expect((await rowOf(test, 'mc3'))['self_marks']).toEqual({ 'I.1': '4' });
  });

  it('is never confirmed by the self marks nor by maxima: an empty item blocks', async () => {
    await staffWork(test, 'mc1');
    const head = await signed(test, 'mcHead');
    const shown = await head.get(`${page('mc1')}/confirmation`);
    expect(shown.text).toMatch(/name="mark\.I\.1"[^>]*value=""/);
    const empty = await head.post(`${page('mc1')}/confirmation`);
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Mục I.1 chưa có điểm');
    const { ['II.2']: _, ...nine } = MARKS_26;
    const refused = await head.post(`${page('mc1')}/confirmation`, fields(nine));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Mục II.2 chưa có điểm');
    expect(await rowOf(test, 'mc1')).toMatchObject({ status: 'submitted', result_id: null });
  });

  it('comes to 80.20, each term explained, and its record recomputes it', async () => {
    const head = await signed(test, 'mcHead');
    const confirmed = await decide(head, page('mc1'), {
      ...fields(MARKS_26),
      opinion: 'Cần đúng hạn hơn',
    });
    expect(confirmed.status).toBe(200);
    expect(await rowOf(test, 'mc1')).toMatchObject({
      status: 'confirmed',
      common: '26.50',
      results: '53.70',
      score: '80.20',
      band: 'good',
    });
    const mc1 = await signed(test, 'mc1');
    const { text } = await mc1.get(page('mc1'));
    expect(text).toContain('80,20');
    expect(text).toMatch(/Thiếu DC\.08[^<]*K 14 trên 68: a, b, c mỗi tỷ lệ mất 20,59 %, cộng lại 14,41 điểm/);
    expect(text).toContain('không phải xếp loại');
    const { bytes } = await mc1.download(`${page('mc1')}/record`);
    const again = recompute(Buffer.from(bytes).toString('utf8'));
    expect(again.ok && JSON.parse(again.json)).toMatchObject({ score: 80.2, results: 53.7, band: 'good' });
    expect(Buffer.from(bytes).toString('utf8')).not.toContain('Bùi');
    expect(
      await test.db.rows(`select code from notices where official_id = $1 and code = 'legal-confirmed'`, [
        test.ward.officials['mc1'],
      ]),
    ).toHaveLength(1);
  });

  it('does not count a mark whose cause is objective: 81.06', async () => {
    await staffWork(test, 'mc2');
    await test.db.rows(
      `update work_marks set waived_by = $1, waived_at = '2026-11-20T02:00:00Z', waiver_reason = 'Hệ thống ngừng hoạt động' where kind = 'late'
      and line_id in (select id from work_lines where legal_form_id = $2)`,
      [test.ward.accounts['mcHead'], test.legalForms['mc2']],
    );
    await handIn(test, 'mc2');
    await decide(await signed(test, 'mcHead'), page('mc2'), fields(MARKS_26));
    expect(await rowOf(test, 'mc2')).toMatchObject({ results: '54.56', score: '81.06' });
  });

  it('is cut at 70 with the article named', async () => {
    const { db, ward, legalForms } = test;
    for (const [code, factor, quantity] of [
      ['DC.01', '1', '10'],
      ['DC.02', '5', '4'],
      ['DC.05', '12', '2'],
      ['DC.08', '14', '1'],
    ] as const) {
      await giveWork(db, ward, legalForms['mc4']!, code, factor, quantity, quantity);
    }
    await giveWork(db, ward, legalForms['mc4']!, 'DC.05', '12', '1', '1', 'unplanned');
    await handIn(test, 'mc4');
    const head = await signed(test, 'mcHead');
    await decide(head, page('mc4'), fields(MARKS_26));
    expect(await rowOf(test, 'mc4')).toMatchObject({ results: '70.00', score: '96.50' });
    expect((await head.get(page('mc4'))).text).toMatch(
      /Cộng lại được 82,35 điểm[^<]*12,35 điểm không tính\. Cách hiểu: cắt trên tổng\..*Điều 12\.3/s,
    );
  });

  it('has no score where nothing was assigned', async () => {
    await handIn(test, 'mc5');
    const head = await signed(test, 'mcHead');
    await decide(head, page('mc5'), { ...fields(MARKS_26), headReason: 'Cả tháng không được giao việc' });
    expect(await rowOf(test, 'mc5')).toMatchObject({
      status: 'confirmed',
      score: null,
      band: null,
      note: 'no-assigned-work',
    });
    expect((await head.get(page('mc5'))).text).toContain('không đủ dữ liệu');
  });

  it('names a line that carries more marks than products were done', async () => {
    const line = await giveWork(test.db, test.ward, test.legalForms['mc3']!, 'DC.02', '5', '2', '0');
    await mark(test, line, 1, 'late');
    await handIn(test, 'mc3');
    const answer = await decide(await signed(test, 'mcHead'), page('mc3'), fields(MARKS_26));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('nhiều hơn số đã hoàn thành');
  });

  it('is returned with a reason, and mended', async () => {
    const head = await signed(test, 'mcHead');
    expect((await head.post(`${page('mc3')}/return`, { reason: 'ngắn' })).status).toBe(422);
    await head.post(`${page('mc3')}/return`, { reason: 'Ghi rõ hạn chế của tháng này' });
    const mc3 = await signed(test, 'mc3');
    expect((await mc3.get(page('mc3'))).text).toContain('Ghi rõ hạn chế của tháng này');
    expect((await mc3.post(`${page('mc3')}/submission`, { limits: 'Còn chậm một hồ sơ' })).status).toBe(200);
    expect(await rowOf(test, 'mc3')).toMatchObject({ status: 'submitted', limits: 'Còn chậm một hồ sơ' });
  });

  it('shows nothing to a colleague, and nothing is theirs to do', async () => {
    const mc2 = await signed(test, 'mc2');
    expect((await mc2.get(page('mc1'))).status).toBe(404);
    expect((await mc2.get(`${page('mc1')}/record`)).status).toBe(404);
    expect((await mc2.post(`${page('mc1')}/draft`, fields(SELF))).status).toBe(404);
    expect((await (await signed(test, 'vpHead')).get(`${page('mc1')}/confirmation`)).status).toBe(404);
    expect((await (await signed(test, 'chair')).get(`${page('mc1')}/confirmation`)).status).toBe(403);
    expect((await (await signed(test, 'mcHead')).post(`${page('mcHead')}/confirmation`, fields(SELF))).status).toBe(
      403,
    );
  });

  it('is scored with a reason when nobody handed it in', async () => {
    test.clock.set(new Date('2026-11-26T02:00:00Z'));
    await giveWork(test.db, test.ward, test.legalForms['vp1']!, 'DC.02', '5', '4', '4');
    expect((await (await signed(test, 'vp1')).post(`${page('vp1')}/submission`, fields(SELF))).status).toBe(409);
    const head = await signed(test, 'vpHead');
    const refused = await decide(head, page('vp1'), fields(MARKS_26));
    expect(refused.text).toContain('chưa ghi lý do chấm');
    expect((await head.get(`${page('vp1')}/confirmation`)).text).toMatch(/name="mark\.I\.1"[^>]*value="4,5"/);
    await head.post(`${page('vp1')}/confirmation`, { headReason: 'Không nộp dù đã nhắc hai lần' });
    expect(await rowOf(test, 'vp1')).toMatchObject({ status: 'confirmed', score: '96.50' });
    const [row] = await test.db.rows<{ self_marks: object; reason: string }>(
      'select self_marks, reason from legal_results where legal_form_id = $1',
      [test.legalForms['vp1']],
    );
    expect(row).toEqual({ self_marks: {}, reason: 'Không nộp dù đã nhắc hai lần' });
  });
});

describe('confirmations at the same moment', () => {
  let test: LegalTest;
  beforeAll(async () => {
    test = await startLegal();
  });
  afterAll(() => test.close());

  it('of two exactly one wins, twenty times, and the other is told by whom and when', async () => {
    const [one, two] = [await signed(test, 'vpHead'), await signed(test, 'vpHead')];
    const id = test.legalForms['vp1']!;
    await giveWork(test.db, test.ward, id, 'DC.02', '5', '4', '4');
    await test.db.rows('update units set blind_first = false');
    for (let n = 0; n < 20; n++) {
      await rewind(
        test.ownerUrl,
        `update legal_forms set status = 'submitted', result_id = null, confirmed_at = null, common = null, results = null, score = null, band = null, note = null, head_marks = '{}', head_saved_at = null where id = $1`,
        [id],
      );
      const answers = await Promise.all(
        [one, two].map((client) => client.post(`/legal/forms/${id}/confirmation`, fields(MARKS_26), {}, false)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
      expect(answers.find(({ status }) => status === 409)!.text).toMatch(
        /Lý Văn Phòng đã xác nhận phiếu này lúc \d\d:\d\d/,
      );
      expect(await test.db.rows('select id from legal_results where legal_form_id = $1', [id])).toHaveLength(n + 1);
    }
  });
});
