import { confirmed, giveWork, putInForce } from '../support/legal.js';
import { decide, fields, handIn, MARKS_28, rowOf, signed, startLegal, type LegalTest } from './legal-support.js';

const LEADING = {
  organising: '50',
  organisingReason: 'Chậm kéo dài hai kế hoạch tháng',
  uniting: '100',
  unitingReason: 'Các bộ phận phối hợp tốt',
};
const REASON = 'Điểm của người được lãnh đạo đã thay sau kiến nghị';

describe('a leader’s result made from one that was replaced since', () => {
  let test: LegalTest;
  const path = () => `/legal/forms/${test.legalForms['vpHead']}`;
  const review = async (fieldsOf: Record<string, string>, login = 'chair') => {
    const client = await signed(test, login);
    const seen = /name="seen" value="([\d,]*)"/.exec((await client.get(path())).text)?.[1] ?? '';
    return client.post(`${path()}/led-review`, { seen, ledReason: REASON, ...fieldsOf });
  };
  const results = async () =>
    test.db.rows<{
      number: number;
      kind: string;
      score: string;
      printed: Record<string, unknown>;
      marks: object;
      work: object;
      led: string;
    }>(
      'select number, kind, score, printed, marks, work, led_results::text as led from legal_results where legal_form_id = $1 order by number',
      [test.legalForms['vpHead']],
    );
  const inQueue = async () =>
    (await (await signed(test, 'chair')).get('/legal/approvals')).text.includes('Cần xem lại');

  /** vt1's result is replaced by one with this score, as a petition would. */
  async function replaced(score: string): Promise<number> {
    const row = await test.db.one<{ id: number }>(
      `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, record, printed, score, band, supersedes)
       select legal_form_id, number + 1, 'petition', by_account, at + interval '1 hour', marks, self_marks, record, printed, $2, 'good', id from legal_results
       where legal_form_id = $1 order by number desc limit 1 returning id`,
      [test.legalForms['vt1'], score],
    );
    await putInForce(test.db, row!.id);
    return row!.id;
  }

  beforeEach(async () => {
    test = await startLegal();
    const { db, ward, legalForms } = test;
    await giveWork(db, ward, legalForms['vpHead']!, 'DC.01', '1', '10', '8');
    for (const key of ['vp1', 'vp2'])
      await db.rows(`update legal_forms set status = 'absent' where id = $1`, [legalForms[key]]);
    await confirmed(db, ward, legalForms['vt1']!, '49.00');
    await handIn(test, 'vpHead');
    await decide(await signed(test, 'chair'), path(), { ...fields(MARKS_28), ...LEADING });
    expect((await results())[0]).toMatchObject({ kind: 'confirmation', printed: { d: 50, đ: 50, e: 100 } });
  });
  afterEach(() => test.close());

  it('is not to be looked at before anything was replaced', async () => {
    expect((await review({ ledOutcome: 'recomputed', seen: '' })).status).toBe(409);
    expect(await test.db.rows('select 1 from legal_led_reviews')).toHaveLength(0);
  });

  it('is kept with a reason: nothing is reckoned, the flag goes, and comes again with the next replacement', async () => {
    await replaced('81.06');
    expect(await inQueue()).toBe(true);
    const [before] = await results();
    const { text } = await review({ ledOutcome: 'kept' });
    expect(text).toContain('Đã xem lại và giữ kết quả');
    expect(text).toContain(REASON);
    expect(text).not.toContain('Cần xem lại');
    expect(await inQueue()).toBe(false);
    expect(await results()).toEqual([before]);
    expect(await test.db.rows(`select 1 from audit where act = 'legal-sheet.led-kept'`)).toHaveLength(1);
    expect((await (await signed(test, 'vpHead')).get('/notices')).text).toContain(
      'sau khi điểm của người bạn lãnh đạo thay đổi: giữ kết quả',
    );
    await replaced('48.00');
    expect(await inQueue()).toBe(true);
  });

  it('has d alone reckoned anew from the scores in force, in a new version, also when the work and the month have moved on', async () => {
    const now = await replaced('81.06');
    const [before] = await results();
    await giveWork(test.db, test.ward, test.legalForms['vpHead']!, 'DC.09', '5', '10', '0');
    await test.db.rows(`update legal_periods set closed_at = '2026-11-24T01:00:00Z', closed_by = $2 where id = $1`, [
      test.periodId,
      test.ward.accounts['personnel'],
    ]);
    const shown = (await (await signed(test, 'chair')).get(path())).text;
    expect(shown).toMatch(/50 %<\/td><td class="number">100 %/);
    expect((await review({ ledOutcome: 'recomputed' })).text).toContain('Đã xem lại và tính lại d');
    const [, after] = await results();
    const { results: _r, score: _s, band: _b, d: _d, ...same } = before!.printed;
    expect(after).toMatchObject({
      number: 2,
      kind: 'led-review',
      printed: { ...same, d: 100 },
      marks: before!.marks,
      work: before!.work,
      led: `{${now}}`,
    });
    expect(Number(after!.score) - Number(before!.score)).toBeCloseTo((70 * 50) / 600, 1);
    expect(await rowOf(test, 'vpHead')).toMatchObject({ score: after!.score });
    expect(await inQueue()).toBe(false);
    expect((await (await signed(test, 'vpHead')).get(`${path()}?number=1`)).text).toContain(
      before!.score.replace('.', ','),
    );
    expect((await review({ ledOutcome: 'kept', seen: String(now) })).status).toBe(409);
  });

  it('is the scorer’s alone to decide, with an outcome, a reason, and what stood on the page', async () => {
    const seen = String(await replaced('81.06'));
    expect((await (await signed(test, 'vpHead')).get(path())).text).not.toContain('name="ledOutcome"');
    expect([
      (await review({ ledOutcome: 'kept', seen }, 'vpHead')).status,
      (await review({ ledOutcome: 'kept', seen }, 'mcHead')).status,
    ]).toEqual([403, 404]);
    expect((await review({})).text).toContain('Chọn giữ kết quả hoặc tính lại d.');
    expect((await review({ ledOutcome: 'kept', ledReason: 'ngắn' })).status).toBe(422);
    await replaced('60.00');
    const moved = await review({ ledOutcome: 'recomputed', seen });
    expect([moved.status, moved.text.includes('vừa thay thêm')]).toEqual([409, true]);
    expect(await results()).toHaveLength(1);
    expect(await test.db.rows('select 1 from legal_led_reviews')).toHaveLength(0);
  });
});
