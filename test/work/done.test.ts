import { lastLine, lineFields, startWork, type WorkTown } from './support.js';

let town: WorkTown;
beforeAll(async () => {
  town = await startWork();
});
afterAll(() => town.close());

const address = (key: string) => `/legal/forms/${town.month.legalForms[key]}/work`;
async function given(key: string, code: string, quantity: string): Promise<number> {
  await (await town.client('mchead')).post(address(key), lineFields(code, quantity));
  return lastLine(town, key);
}
const completedOf = async (line: number) =>
  (await town.db.one<{ c: string }>('select trim_scale(completed)::text as c from work_lines where id = $1', [line]))!
    .c;

describe('what is completed', () => {
  it('is nothing until somebody says so, and the page names it', async () => {
    const line = await given('mc1', 'DC.02', '4');
    const page = await (await town.client('mc1')).get(address('mc1'));
    expect(page.text).toContain('Còn 1 việc bạn chưa nêu');
    expect(page.text).toContain('chưa nêu');
    expect((await (await town.client('mchead')).get(address('mc1'))).text).toContain('chưa ai nêu');
    expect(await completedOf(line)).toBe('0');
  });

  it('is stated by the official, nothing done too, never more than was given', async () => {
    const line = await given('mc2', 'DC.02', '4');
    const me = await town.client('mc2');
    expect((await me.post(`${address('mc2')}/completed`, { [`c-${line}`]: '5' })).text).toContain('Nhiều nhất 4');
    const typed = await me.post(`${address('mc2')}/completed`, { [`c-${line}`]: 'nhiều' });
    expect([typed.status, typed.text.includes('value="nhiều"')]).toEqual([422, true]);
    await me.post(`${address('mc2')}/completed`, { [`c-${line}`]: '0' });
    expect((await me.get(address('mc2'))).text).not.toContain('bạn chưa nêu');
    await me.post(`${address('mc2')}/completed`, { [`c-${line}`]: '3,5' });
    expect(await completedOf(line)).toBe('3.5');
    const act = await town.db.one<{ payload: string }>(
      `select payload from audit where chain = $1 and act = 'work.stated' order by id desc limit 1`,
      [`legal-sheet:${town.month.legalForms['mc2']}`],
    );
    expect(JSON.parse(act!.payload).detail.statements).toEqual([{ line, code: 'DC.02', before: '0', after: '3.5' }]);
  });

  it('is corrected by the scorer with a reason, and the person is told', async () => {
    const line = await given('mc3', 'DC.02', '4');
    const head = await town.client('mchead');
    expect((await head.post(`${address('mc3')}/completed`, { [`c-${line}`]: '2' })).status).toBe(422);
    await head.post(`${address('mc3')}/completed`, { [`c-${line}`]: '2', reason: 'Đếm lại theo sổ' });
    expect(await completedOf(line)).toBe('2');
    expect((await (await town.client('mc3')).get('/notices')).text).toContain('Đếm lại theo sổ');
  });

  it('shows who was faster when two change the same line, and keeps what was typed', async () => {
    const line = await given('mc3', 'DC.01', '9');
    const me = await town.client('mc3');
    await me.post(`${address('mc3')}/completed`, { [`c-${line}`]: '4', [`v-${line}`]: '0' });
    const late = await (
      await town.client('mchead')
    ).post(`${address('mc3')}/completed`, { [`c-${line}`]: '6', [`v-${line}`]: '0', reason: 'Đếm lại' });
    expect(late.status).toBe(409);
    for (const said of ['Đặng Thị Năm đã lưu trước bạn', 'value="4"', 'value="6"']) expect(late.text).toContain(said);
    expect(await completedOf(line)).toBe('4');
  });

  it('leaves the official once the form is handed in', async () => {
    const line = await given('mc4', 'DC.01', '2');
    await town.db.rows(`update legal_forms set status = 'submitted' where id = $1`, [town.month.legalForms['mc4']]);
    const me = await town.client('mc4');
    expect((await me.post(`${address('mc4')}/completed`, { [`c-${line}`]: '1' })).status).toBe(409);
    const head = await town.client('mchead');
    await head.post(`${address('mc4')}/completed`, { [`c-${line}`]: '1', reason: 'Theo sổ' });
    expect(await completedOf(line)).toBe('1');
  });
});

describe('what is given back (Art 18.1d)', () => {
  it('stays in A, leaves what can be completed, and goes to another in bounds', async () => {
    const line = await given('mc1', 'DC.03', '4');
    const me = await town.client('mc1');
    expect(
      (await me.post(`/legal/work/lines/${line}/return`, { givenBack: '5', backReason: 'Nghỉ học dài ngày' })).text,
    ).toContain('Trả lại nhiều nhất 4');
    await me.post(`/legal/work/lines/${line}/return`, { givenBack: '3', backReason: 'Nghỉ học dài ngày' });
    expect((await me.post(`/legal/work/lines/${line}/return`, { givenBack: '1', backReason: 'Đổi ý' })).text).toContain(
      'chỉ người giao việc giảm',
    );
    expect((await me.post(`${address('mc1')}/completed`, { [`c-${line}`]: '2' })).text).toContain('Nhiều nhất 1');
    const head = await town.client('mchead');
    const give = (q: string, person = 'mc5') =>
      head.post(`/legal/work/lines/${line}/receivers`, {
        person: String(town.month.legalForms[person]),
        giveQuantity: q,
        onDue: '28/11/2026',
      });
    expect((await give('3,5')).text).toContain('Chỉ còn 3 chưa giao lại');
    expect((await give('2')).text).toContain('Đã giao lại cho người khác');
    expect((await give('2')).text).toContain('Chỉ còn 1 chưa giao lại');
    expect((await give('1', 'mc1')).text).toContain('chính là người đã trả lại');
    expect(
      (
        await head.post(`/legal/work/lines/${line}/receivers`, {
          person: String(town.month.legalForms['vp1']),
          giveQuantity: '1',
          onDue: '28/11/2026',
        })
      ).status,
    ).toBe(404);
    expect(
      (await head.post(`/legal/work/lines/${line}/return`, { givenBack: '1', backReason: 'Tính lại' })).text,
    ).toContain('2 đã được giao lại');
    const taken = await town.db.one(
      'select origin, from_line_id, trim_scale(quantity)::text as q, trim_scale(factor)::text as k from work_lines where id = $1',
      [await lastLine(town, 'mc5')],
    );
    expect(taken).toEqual({ origin: 'taken-over', from_line_id: line, q: '2', k: '12' });
    const receiver = await (await town.client('mc5')).get(address('mc5'));
    expect(receiver.text).toContain('nhận từ Bùi Thị Ba');
    expect(receiver.text).toContain('không đủ dữ liệu, không phải 0');
    expect((await head.get(address('mc1'))).text).toContain('trả lại 3');
  });

  it('reports unplanned work that counts only once it is confirmed', async () => {
    const me = await town.client('mc2');
    const count = async () =>
      (await town.db.one<{ n: number }>(
        `select count(*)::int as n from work_lines where legal_form_id = $1 and origin = 'unplanned'`,
        [town.month.legalForms['mc2']],
      ))!.n;
    expect((await me.post(`${address('mc2')}/proposals`, { ...lineFields('DC.01', '1'), reason: 'ngắn' })).status).toBe(
      422,
    );
    await me.post(`${address('mc2')}/proposals`, { ...lineFields('DC.01', '1'), reason: 'Đoàn kiểm tra đột xuất' });
    expect(await count()).toBe(0);
    const { id } = (await town.db.one<{ id: number }>('select max(id) as id from work_proposals'))!;
    expect((await me.post(`/legal/work/proposals/${id}`, { outcome: 'accepted' })).status).toBe(403);
    const head = await town.client('mchead');
    expect((await head.post(`/legal/work/proposals/${id}`, { outcome: 'refused', decidedReason: '' })).status).toBe(
      422,
    );
    await head.post(`/legal/work/proposals/${id}`, { outcome: 'accepted' });
    expect(await count()).toBe(1);
    expect((await head.post(`/legal/work/proposals/${id}`, { outcome: 'accepted' })).status).toBe(409);
  });
});

describe('marks (Art 14.2b, 14.2c)', () => {
  const mark = (kind: string, item: string): Record<string, string> => ({
    kind,
    item,
    happenedOn: '18/11/2026',
    markReason: 'Trả kết quả sau hẹn',
  });

  it('stand on completed products only, cost what they cost, are waived and removed with a reason', async () => {
    const line = await given('mc3', 'DC.02', '4');
    const head = await town.client('mchead');
    const at = `/legal/work/lines/${line}`;
    expect((await head.post(`${at}/marks`, mark('late', '1'))).text).toContain('Chưa có sản phẩm nào hoàn thành');
    await head.post(`${address('mc3')}/completed`, { [`c-${line}`]: '1,5', reason: 'Theo sổ' });
    expect((await head.post(`${at}/marks`, mark('late', '3'))).text).toContain('Chọn sản phẩm từ 1 đến 2');
    expect((await head.post(`${at}/marks`, { ...mark('late', '1'), happenedOn: '21/11/2026' })).status).toBe(422);
    expect((await (await town.client('mc3')).post(`${at}/marks`, mark('late', '1'))).status).toBe(403);
    for (let i = 0; i < 5; i++) await head.post(`${at}/marks`, mark('late', '2'));
    const page = await head.get(at);
    expect(page.text).toContain('tiến độ trừ 5.');
    expect(page.text).toContain('Bốn lần trước đã trừ hết');
    expect((await head.post(`${address('mc3')}/completed`, { [`c-${line}`]: '1', reason: 'Theo sổ' })).text).toContain(
      'Sản phẩm thứ 2 đang có',
    );
    const ids = await town.db.rows<{ id: number }>('select id from work_marks where line_id = $1 order by id', [line]);
    const [first, second] = ids.map(({ id }) => id);
    expect((await head.post(`/legal/work/marks/${first}/waiver`, { waiverReason: 'bão' })).status).toBe(422);
    await head.post(`/legal/work/marks/${first}/waiver`, { waiverReason: 'Mất điện toàn phường hai ngày' });
    expect((await head.post(`/legal/work/marks/${first}/removal`, { removalReason: 'Ghi nhầm' })).status).toBe(409);
    await head.post(`/legal/work/marks/${second}/removal`, { removalReason: 'Ghi nhầm' });
    const after = await (await town.client('mc3')).get(at);
    expect(after.text).toContain('Nguyễn Thị Một xác nhận nguyên nhân khách quan');
    expect(after.text).toContain('<del>');
    expect(after.text).toContain('tiến độ trừ 3,75.');
    expect(after.text).toContain('hãy báo Nguyễn Thị Một');
  });
});
