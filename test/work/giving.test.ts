import { lastLine, lineFields, startWork, type WorkTown } from './support.js';
import { confirmed } from '../support/legal.js';

let town: WorkTown;
beforeAll(async () => {
  town = await startWork();
});
afterAll(() => town.close());

const address = (key: string) => `/legal/forms/${town.month.legalForms[key]}/work`;

describe('giving work', () => {
  it('copies the factor out of the catalogue and tells the person', async () => {
    const head = await town.client('mchead');
    const answer = await head.post(address('mc1'), lineFields('dc.02', '2,5'));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Đã giao việc.');
    const row = await town.db.one(
      'select code, trim_scale(factor)::text as factor, trim_scale(quantity)::text as quantity, origin, stated_at from work_lines where id = $1',
      [await lastLine(town, 'mc1')],
    );
    expect(row).toEqual({ code: 'DC.02', factor: '5', quantity: '2.5', origin: 'assigned', stated_at: null });
    const mine = await (await town.client('mc1')).get('/notices');
    expect(mine.text).toContain('đã giao cho bạn 1 việc của tháng 11/2026');
  });

  it.each([
    ['a code nobody adopted', { code: 'KHONG.CO' }, 'không có trong danh mục'],
    ['no quantity', { quantity: '' }, 'Hãy nhập số lượng'],
    ['three decimals', { quantity: '0,125' }, 'nhiều nhất hai số lẻ'],
    ['nothing', { quantity: '0' }, 'lớn hơn 0'],
    ['no deadline', { dueOn: '' }, 'Hãy nhập thời hạn (Điều 18.1b)'],
    ['a deadline before the month', { dueOn: '31/10/2026' }, 'Thời hạn nằm trong khoảng'],
    ['directing work for who leads nobody', { code: 'LD.01' }, 'Điều 15.1b'],
  ])('refuses %s and keeps what was typed', async (_, wrong, words) => {
    const head = await town.client('mchead');
    const answer = await head.post(address('mc2'), {
      ...lineFields('DC.01', '3'),
      remark: 'Giữ lại lời này',
      ...wrong,
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('Giữ lại lời này');
  });

  it('gives directing work to a leader', async () => {
    const answer = await (await town.client('chair')).post(address('mcHead'), lineFields('LD.01', '1'));
    expect(answer.text).toContain('chỉ đạo, điều hành (Điều 15.1b)');
  });

  it('finds a product by its words without diacritics', async () => {
    const answer = await (await town.client('mchead')).get(`${address('mc1')}?q=dat%20dai`);
    expect(answer.text).toContain('Tìm thấy 1 sản phẩm');
    expect(answer.text).toContain('?code=DC.02#code');
  });

  it.each([
    ['mc1', 200],
    ['mchead', 200],
    ['chair', 200],
    ['vice', 404],
    ['personnel', 200],
    ['inspector', 200],
    ['mc2', 404],
    ['vphead', 404],
    ['secretary', 404],
    ['stranger', 404],
    ['admin', 403],
  ])('shows mc1’s work to %s: %i', async (login, status) => {
    expect((await (await town.client(login)).get(address('mc1'))).status).toBe(status);
  });

  it('lets a deputy who oversees a unit give its head work', async () => {
    const vice = await town.client('vice');
    expect((await vice.post(address('mcHead'), lineFields('DC.01', '1'), {}, false)).status).toBe(303);
  });

  it.each([
    ['mc1', 403],
    ['personnel', 403],
    ['mc2', 404],
    ['inspector', 403],
  ])('does not let %s give it: %i', async (login, status) => {
    expect((await (await town.client(login)).post(address('mc1'), lineFields('DC.01', '1'), {}, false)).status).toBe(
      status,
    );
  });

  it('takes a line away that was given by mistake, and not one of which something is done', async () => {
    const head = await town.client('mchead');
    await head.post(address('mc3'), lineFields('DC.01', '1'));
    const line = await lastLine(town, 'mc3');
    expect((await head.post(`/legal/work/lines/${line}/removal`, { removalReason: '' })).status).toBe(422);
    await town.db.rows('update work_lines set completed = 1 where id = $1', [line]);
    expect((await head.post(`/legal/work/lines/${line}/removal`, { removalReason: 'Giao nhầm người' })).status).toBe(
      409,
    );
    await town.db.rows('update work_lines set completed = 0 where id = $1', [line]);
    expect((await head.post(`/legal/work/lines/${line}/removal`, { removalReason: 'Giao nhầm người' })).text).toContain(
      'Đã bỏ việc giao nhầm',
    );
    expect((await head.get(`/legal/work/lines/${line}`)).status).toBe(404);
  });

  it('closes with the form, and says who and when', async () => {
    await confirmed(town.db, town.ward, town.month.legalForms['mc5']!, '80');
    const head = await town.client('mchead');
    const shown = await head.get(address('mc5'));
    expect(shown.text).toContain('Kết quả đã được Trần Quốc Mẫu xác nhận');
    expect(shown.text).not.toContain('name="quantity"');
    const answer = await head.post(address('mc5'), lineFields('DC.01', '1'));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Trần Quốc Mẫu');
  });
});

describe('the table of a unit', () => {
  const table = () => `/legal/work/units/${town.ward.units.MC.id}/2026-11`;
  const rows = (list: [string, string, string, string][]) => ({
    person: list.map(([who]) => (who ? String(town.month.legalForms[who]) : '')),
    code: list.map(([, code]) => code),
    quantity: list.map(([, , q]) => q),
    dueOn: list.map(([, , , due]) => due),
    remark: list.map(() => ''),
    act: 'save',
  });

  it('gives many lines in one go and passes over empty rows', async () => {
    const head = await town.client('mchead');
    const list: [string, string, string, string][] = Array.from({ length: 25 }, (_, i) => [
      i % 2 ? 'mc2' : 'mc4',
      'DC.01',
      '1',
      '15/11/2026',
    ]);
    const answer = await head.post(table(), rows([...list, ['', '', '', '30/11/2026']]));
    expect(answer.text).toContain('Đã giao 25 việc');
    const row = await town.db.one<{ n: number }>('select count(*)::int as n from work_lines where legal_form_id = $1', [
      town.month.legalForms['mc4'],
    ]);
    expect(row!.n).toBe(13);
  });

  it('saves nothing when a row is wrong, says which, and keeps all that was typed', async () => {
    const head = await town.client('mchead');
    const before = await town.db.one<{ n: number }>('select count(*)::int as n from work_lines');
    const answer = await head.post(
      table(),
      rows([
        ['mc2', 'DC.02', '7', '15/11/2026'],
        ['mc2', 'SAI', '1', '15/11/2026'],
        ['', 'DC.01', 'x', '15/11/2026'],
      ]),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Dòng 2: “SAI” không có trong danh mục');
    expect(answer.text).toContain('Dòng 3: Hãy chọn người làm');
    expect(answer.text).toContain('value="7"');
    expect(answer.text).toContain('value="SAI"');
    expect(await town.db.one('select count(*)::int as n from work_lines')).toEqual(before);
  });

  it('adds lines and takes pasted ones without script, and saves neither', async () => {
    const head = await town.client('mchead');
    const more = await head.post(table(), { ...rows([['mc2', 'DC.02', '7', '15/11/2026']]), act: 'more' });
    expect(more.text.match(/name="code"/g)).toHaveLength(6);
    const pasted = await head.post(table(), {
      ...rows([['mc2', 'DC.02', '7', '15/11/2026']]),
      act: 'paste',
      pasted: 'CB-mc1\tDC.03\t0,5\t18/11/2026\nVũ Văn Bốn;DC.01;2;19/11/2026',
    });
    expect(pasted.status).toBe(200);
    expect(pasted.text).toContain('value="DC.03"');
    expect(pasted.text).toContain('value="19/11/2026"');
    expect(pasted.text.match(/ selected/g)).toHaveLength(3);
  });

  it('starts from last month without saving', async () => {
    const head = await town.client('mchead');
    await town.db.rows(
      `insert into legal_periods (root_unit_id, month, edition, span, self_due_on, confirm_due_on, closes_on, opened_at, opened_by)
      values ($1, '2026-10', 'nd-335-2025', 'month', '2026-10-25', '2026-10-27', '2026-10-28', '2026-10-01', $2)`,
      [town.ward.units.PM.id, town.ward.accounts['personnel']],
    );
    await town.db.rows(
      `insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader)
      select p.id, p.edition, p.month, s.official_id, s.unit_id, s.person_type, s.title, s.position, s.leader from legal_forms s, legal_periods p where s.id = $1 and p.month = '2026-10'`,
      [town.month.legalForms['mc1']],
    );
    await town.db.rows(
      `insert into work_lines (legal_form_id, code, factor, task, origin, quantity, due_on, by_account, at, updated_at)
      select id, 'DC.03', 12, 'Báo cáo', 'assigned', 1.5, '2026-10-31', $1, '2026-10-01', '2026-10-01' from legal_forms where month = '2026-10'`,
      [town.ward.accounts['mcHead']],
    );
    const answer = await head.get(`${table()}?from=last`);
    expect(answer.text).toContain('Đã điền sẵn 1 dòng của tháng 10/2026');
    expect(answer.text).toContain('value="1,5"');
    expect(answer.text).toContain('value="30/11/2026"');
  });

  it.each([
    ['mchead', 200],
    ['chair', 200],
    ['mc1', 404],
    ['vphead', 404],
    ['stranger', 404],
    ['personnel', 403],
  ])('opens to %s: %i', async (login, status) => {
    expect((await (await town.client(login)).get(table())).status).toBe(status);
  });

  it('does not take somebody else’s people', async () => {
    const head = await town.client('mchead');
    expect((await head.post(table(), rows([['vp1', 'DC.01', '1', '15/11/2026']]))).status).toBe(404);
  });
});
