import { confirmed, giveWork } from '../support/legal.js';
import { decide, fields, handIn, MARKS_28, mark, rowOf, signed, startLegal, type LegalTest } from './legal-support.js';

const LEADING = {
  organising: '50',
  organisingReason: 'Chậm kéo dài hai kế hoạch tháng',
  uniting: '100',
  unitingReason: 'Các bộ phận phối hợp tốt',
};

describe("a leader's form, made from their people's results", () => {
  let test: LegalTest;
  beforeEach(async () => {
    test = await startLegal();
  });
  afterEach(() => test.close());

  const page = (key: string) => `/legal/forms/${test.legalForms[key]}`;

  /** a 90, b 85, c 80: a hundred products of K 1, ninety done, twenty failed marks and forty late ones. */
  async function headWork(): Promise<void> {
    const line = await giveWork(test.db, test.ward, test.legalForms['mcHead']!, 'DC.01', '1', '100', '90');
    for (let n = 1; n <= 20; n++) await mark(test, line, n, 'failed');
    for (let n = 1; n <= 40; n++) await mark(test, line, n, 'late');
  }

  async function peopleAt(scores: string): Promise<void> {
    for (const key of ['mcDeputy', 'mc1', 'mc2', 'mc3', 'mc4'])
      await confirmed(test.db, test.ward, test.legalForms[key]!, '81.06');
    await confirmed(test.db, test.ward, test.legalForms['mc5']!, scores);
  }

  it('waits for its people, and asks for đ and e with their reasons', async () => {
    await headWork();
    await handIn(test, 'mcHead');
    const chair = await signed(test, 'chair');
    const queue = (await chair.get('/legal/approvals')).text;
    expect(queue).toContain('Chờ người của họ');
    const refused = await decide(chair, page('mcHead'), fields(MARKS_28));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Còn 6 người được lãnh đạo chưa có kết quả');
    expect(refused.text).toContain('Chưa chọn 100 hay 50 cho đ');
    await peopleAt('81.06');
    const short = await chair.post(`${page('mcHead')}/confirmation`, { ...LEADING, organisingReason: 'ngắn' });
    expect(short.text).toContain('Chưa ghi lý do của đ');
    expect(await rowOf(test, 'mcHead')).toMatchObject({ result_id: null });
  });

  it('comes to 86.92, and to 81.08 with one person at 49', async () => {
    await headWork();
    await handIn(test, 'mcHead');
    await peopleAt('81.06');
    const chair = await signed(test, 'chair');
    await decide(chair, page('mcHead'), { ...fields(MARKS_28), ...LEADING });
    expect(await rowOf(test, 'mcHead')).toMatchObject({ common: '28.00', results: '58.92', score: '86.92' });
    const { text } = await (await signed(test, 'mcHead')).get(page('mcHead'));
    expect(text).toContain('Chậm kéo dài hai kế hoạch tháng');
    expect(text).toContain('Bùi Thị Ba');
    const record = Buffer.from((await chair.download(`${page('mcHead')}/record`)).bytes).toString('utf8');
    expect(record).toContain('81.06');
    expect(record).not.toContain('Bùi');
  });

  it('loses 70 × 50 / 600 by one person who falls below 50', async () => {
    await headWork();
    await handIn(test, 'mcHead');
    await peopleAt('49');
    const chair = await signed(test, 'chair');
    await decide(chair, page('mcHead'), { ...fields(MARKS_28), ...LEADING });
    expect(await rowOf(test, 'mcHead')).toMatchObject({ results: '53.08', score: '81.08' });
    expect((await chair.get(page('mcHead'))).text).toMatch(/d bằng 50 %[^<]*mất 5,83 điểm/);
  });

  it('who leads nobody has the mean of five, and it is called a reading', async () => {
    await test.db.rows(`delete from oversights where post_id = $1`, [test.ward.posts['vice']]);
    await giveWork(test.db, test.ward, test.legalForms['vice']!, 'DC.01', '1', '10', '10');
    await handIn(test, 'vice');
    const chair = await signed(test, 'chair');
    await decide(chair, page('vice'), { ...fields(MARKS_28), ...LEADING, organising: '100' });
    expect(await rowOf(test, 'vice')).toMatchObject({ score: '98.00', note: 'leads-nobody' });
    expect((await chair.get(page('vice'))).text).toContain('trung bình lấy trên năm tỷ lệ');
  });

  it("is the outside approver's where the root head is scored", async () => {
    await giveWork(test.db, test.ward, test.legalForms['chair']!, 'DC.01', '1', '10', '10');
    for (const key of Object.keys(test.legalForms))
      if (key !== 'chair') await confirmed(test.db, test.ward, test.legalForms[key]!, '81.06');
    await handIn(test, 'chair');
    const outside = await signed(test, 'outside');
    expect((await outside.get('/legal/approvals')).text).toContain(page('chair'));
    const shown = (await outside.get(`${page('chair')}/confirmation`)).text;
    expect(shown).not.toContain('Bùi Thị Ba');
    await decide(outside, page('chair'), { ...fields(MARKS_28), ...LEADING });
    expect(await rowOf(test, 'chair')).toMatchObject({ status: 'confirmed', note: null });
  });
});
