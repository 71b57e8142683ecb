import { countDialogues } from '../../src/measures/count-dialogues.js';
import { figuresOf, movesOf } from '../../src/measures/measures.queries.js';
import { signedIn, startMonth, type Month } from '../approvals/support.js';
import { figureNow, measureId, SOURCE, standardList, stateFigure } from './support.js';

let month: Month;
beforeAll(async () => {
  month = await startMonth();
  await standardList(month.db, month.ward);
});
afterAll(() => month.close());

const at = (unit: 'PM' | 'MC' | 'VP' | 'KT', ...rest: string[]) =>
  ['/measures/units', month.ward.units[unit].id, ...rest].join('/');
const acts = async (act: string) =>
  month.db
    .rows<{ payload: string }>(`select payload from audit where act = $1 order by id`, [act])
    .then((rows) => rows.map(({ payload }) => JSON.parse(payload) as { detail: Record<string, unknown> }));

describe('typing a month', () => {
  it('shows every measure on one page, the counted one without a field', async () => {
    const { status, text } = await (await signedIn(month, 'mcHead')).get(at('MC', '2026-11'));
    expect(status).toBe(200);
    for (const code of ['satisfaction', 'dossiers-on-time', 'complaints-overdue', 'initiatives'])
      expect(text).toContain(`name="value.${code}"`);
    expect(text).not.toContain('name="value.dialogues"');
    expect(text).toContain('name="asked.satisfaction"');
    expect(text).not.toContain('name="asked.initiatives"');
  });

  it('keeps what was typed when one figure is wrong, and saves none', async () => {
    const answer = await (
      await signedIn(month, 'mcHead')
    ).post(at('MC', '2026-11'), {
      'value.satisfaction': '93,5',
      'source.satisfaction': 'Phiếu hỏi',
      'value.dossiers-on-time': '196',
      'source.dossiers-on-time': SOURCE,
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#asked.satisfaction"');
    expect(answer.text).toContain('href="#value.dossiers-on-time"');
    expect(answer.text).toContain('value="196"');
    expect(await figureNow(month.db, month.ward, 'satisfaction', '2026-11')).toBeUndefined();
  });

  it('states what was filled in, with source and number asked; the rest stays not stated', async () => {
    const answer = await (
      await signedIn(month, 'mcHead')
    ).post(at('MC', '2026-11'), {
      'value.satisfaction': '93,5',
      'asked.satisfaction': '21',
      'source.satisfaction': 'Phiếu hỏi tại quầy',
      'value.complaints-received': '1.250',
      'source.complaints-received': SOURCE,
      'value.initiatives': '',
      'source.initiatives': 'Biên bản',
    });
    expect(answer.text).toContain('Đã lưu 2 số liệu.');
    expect(await figureNow(month.db, month.ward, 'satisfaction', '2026-11')).toMatchObject({
      value: '93.5',
      asked: 21,
      source: 'Phiếu hỏi tại quầy',
      number: 1,
      by: month.ward.accounts['mcHead'],
    });
    expect((await figureNow(month.db, month.ward, 'complaints-received', '2026-11'))?.value).toBe('1250');
    expect(await figureNow(month.db, month.ward, 'initiatives', '2026-11')).toBeUndefined();
    expect(answer.text).toContain('93,5');
    expect(answer.text).toContain('Ít người trả lời');
    expect((await acts('measure.stated')).at(-1)?.detail).toMatchObject({ month: '2026-11' });
  });

  it('says that nothing was filled in', async () => {
    expect(
      (await (await signedIn(month, 'mcHead')).post(at('MC', '2026-11'), { 'source.initiatives': 'Biên bản' })).text,
    ).toContain('chưa có gì để lưu');
  });

  it('does not write over a figure that somebody stated meanwhile', async () => {
    const answer = await (
      await signedIn(month, 'personnel')
    ).post(at('MC', '2026-11'), {
      'value.satisfaction': '99',
      'asked.satisfaction': '200',
      'source.satisfaction': 'Khác',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Nguyễn Thị Một');
    expect((await figureNow(month.db, month.ward, 'satisfaction', '2026-11'))?.value).toBe('93.5');
  });

  it('lets one of two who state the same figure at once win', async () => {
    const clients = [await month.client('personnel'), await month.client('vphead')];
    for (const client of clients) await client.get(at('VP', '2026-11'));
    const answers = await Promise.all(
      clients.map((client, n) =>
        client.post(
          at('VP', '2026-11'),
          { 'value.initiatives': String(n + 1), 'source.initiatives': 'Biên bản' },
          {},
          false,
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const rows = await month.db.rows(
      'select 1 from measure_figures f join measures m on m.id = f.measure_id where f.unit_id = $1 and m.code = $2',
      [month.ward.units.VP.id, 'initiatives'],
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    [
      'a figure the system counts',
      'mcHead',
      'MC',
      '2026-11',
      { 'value.dialogues': '3', 'source.dialogues': 'Sổ' },
      403,
    ],
    ['a month to come', 'mcHead', 'MC', '2026-12', { 'value.initiatives': '3', 'source.initiatives': 'Sổ' }, 404],
    [
      'the unit of another head',
      'vpHead',
      'MC',
      '2026-11',
      { 'value.initiatives': '3', 'source.initiatives': 'Sổ' },
      404,
    ],
    [
      'a unit below one’s own that has no head',
      'chair',
      'KT',
      '2026-11',
      { 'value.initiatives': '3', 'source.initiatives': 'Sổ' },
      403,
    ],
    ['another agency', 'stranger', 'MC', '2026-11', { 'value.initiatives': '3', 'source.initiatives': 'Sổ' }, 404],
  ] as const)('refuses %s', async (_, who, unit, when, fields, status) => {
    expect((await (await signedIn(month, who)).post(at(unit, when), { ...fields })).status).toBe(status);
    expect(await figureNow(month.db, month.ward, 'dialogues', when, unit)).toBeUndefined();
  });
});

describe('correcting a figure', () => {
  it('needs a reason and another figure, and adds a row', async () => {
    const client = await signedIn(month, 'personnel');
    const page = at('MC', '2026-11', 'satisfaction');
    const fields = {
      number: '1',
      'value.satisfaction': '92',
      'asked.satisfaction': '210',
      'source.satisfaction': 'Phiếu hỏi tại quầy',
    };
    const short = await client.post(page, { ...fields, reason: 'nhầm' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('href="#reason"');
    expect(short.text).toContain('value="210"');
    const same = await client.post(page, {
      ...fields,
      'value.satisfaction': '93,50',
      'asked.satisfaction': '21',
      reason: 'Không có gì để sửa',
    });
    expect(same.status).toBe(422);
    expect((await client.post(page, { ...fields, reason: 'Cộng thiếu phiếu của hai ngày' })).text).toContain(
      'Cộng thiếu phiếu của hai ngày',
    );
    expect(await figureNow(month.db, month.ward, 'satisfaction', '2026-11')).toMatchObject({
      value: '92',
      asked: 210,
      number: 2,
      reason: 'Cộng thiếu phiếu của hai ngày',
    });
    const { text } = await (await signedIn(month, 'mc1')).get(page);
    expect(text).toContain('93,5');
    expect(text).not.toContain('name="reason"');
    expect((await acts('measure.corrected')).at(-1)?.detail).toMatchObject({
      measure: 'satisfaction',
      before: { value: '93.5' },
      after: { value: '92' },
    });
  });

  it('tells who corrected it first', async () => {
    const answer = await (
      await signedIn(month, 'mcHead')
    ).post(at('MC', '2026-11', 'satisfaction'), {
      number: '1',
      'value.satisfaction': '90',
      'asked.satisfaction': '210',
      'source.satisfaction': 'Khác',
      reason: 'Tôi cũng thấy nhầm một phiếu',
    });
    expect(answer.status).toBe(409);
    expect((await figureNow(month.db, month.ward, 'satisfaction', '2026-11'))?.value).toBe('92');
  });

  it('never changes a row: the database refuses it to the application', async () => {
    await expect(month.db.rows('update measure_figures set value = 100')).rejects.toThrow();
  });
});

describe('a closed period', () => {
  beforeAll(async () => {
    await stateFigure(month.db, month.ward, { code: 'dossiers-on-time', month: '2026-08', value: '95' });
    await month.db.rows(
      `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on, opened_at, opened_by, closed_at, closed_by)
       values ($1, '2026-08', '2026-08-01', '2026-08-25', '2026-08-27', '2026-08-28', '2026-08-28', '2026-08-01', $2, '2026-08-28', $2)`,
      [month.ward.units.PM.id, month.ward.accounts['personnel']],
    );
  });

  it('takes a late first figure only with a reason that readers see', async () => {
    const client = await signedIn(month, 'personnel');
    const fields = { 'value.initiatives': '2', 'source.initiatives': 'Biên bản' };
    const without = await client.post(at('MC', '2026-08'), fields);
    expect(without.status).toBe(422);
    expect(without.text).toContain('href="#late"');
    await client.post(at('MC', '2026-08'), { ...fields, late: 'Biên bản công nhận đến sau khi kỳ đóng' });
    expect(await figureNow(month.db, month.ward, 'initiatives', '2026-08')).toMatchObject({
      number: 1,
      reason: null,
      note: 'Biên bản công nhận đến sau khi kỳ đóng',
    });
  });

  it('takes a correction with a reason, and says in the audit that it was closed', async () => {
    await (
      await signedIn(month, 'personnel')
    ).post(at('MC', '2026-08', 'dossiers-on-time'), {
      number: '1',
      'value.dossiers-on-time': '94',
      'source.dossiers-on-time': SOURCE,
      reason: 'Rà lại thấy bốn hồ sơ trễ',
    });
    expect((await figureNow(month.db, month.ward, 'dossiers-on-time', '2026-08'))?.value).toBe('94');
    expect((await acts('measure.corrected')).at(-1)?.detail['closed']).toBe(true);
  });
});

describe('a unit that ended', () => {
  const KT = 'KT' as const;
  beforeAll(async () => {
    await stateFigure(month.db, month.ward, { code: 'dossiers-on-time', month: '2026-10', value: '95', unit: KT });
    await month.db.rows(`update units set closed_on = '2026-10-20' where id = $1`, [month.ward.units.KT.id]);
  });
  afterAll(() => month.db.rows('update units set closed_on = null where id = $1', [month.ward.units.KT.id]));

  it('has the figures of its months put right, late ones stated, wrong ones made void', async () => {
    const client = await signedIn(month, 'personnel');
    expect((await client.get(`/measures?unit=${month.ward.units.KT.id}&month=2026-10`)).text).toContain(
      `<option value="${month.ward.units.KT.id}" selected`,
    );
    await client.post(at(KT, '2026-10', 'dossiers-on-time'), {
      number: '1',
      'value.dossiers-on-time': '94',
      'source.dossiers-on-time': SOURCE,
      reason: 'Rà lại thấy bốn hồ sơ trễ',
    });
    expect((await figureNow(month.db, month.ward, 'dossiers-on-time', '2026-10', KT))?.value).toBe('94');
    await client.post(at(KT, '2026-10'), { 'value.initiatives': '3', 'source.initiatives': 'Biên bản' });
    const late = await figureNow(month.db, month.ward, 'initiatives', '2026-10', KT);
    expect(late?.value).toBe('3');
    const { id } = (await month.db.one<{ id: number }>('select max(id) as id from measure_figures where unit_id = $1', [
      month.ward.units.KT.id,
    ]))!;
    expect((await client.get(`/measures/figures/${id}/correction`)).status).toBe(200);
  });

  it('has none of the months after', async () => {
    const client = await signedIn(month, 'personnel');
    expect((await client.get(at(KT, '2026-11'))).status).toBe(403);
    const answer = await client.post(at(KT, '2026-11'), { 'value.initiatives': '3', 'source.initiatives': 'Biên bản' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('đã kết thúc hoạt động trước tháng này');
    expect((await client.get('/measures?unit=' + month.ward.units.PM.id + '&month=2026-11')).text).not.toContain(
      `<option value="${month.ward.units.KT.id}"`,
    );
  });
});

describe('who reads', () => {
  it.each([
    ['mc1', 'MC', 200],
    ['mc1', 'PM', 200],
    ['mc1', 'VP', 404],
    ['vpHead', 'MC', 404],
    ['chair', 'VP', 200],
    ['secretary', 'VP', 200],
    ['inspector', 'KT', 200],
    ['stranger', 'PM', 404],
    ['admin', 'PM', 403],
  ] as const)('%s of %s: %d', async (who, unit, status) => {
    expect((await (await signedIn(month, who)).get(`/measures?unit=${month.ward.units[unit].id}`)).status).toBe(status);
  });

  it.each(['2026-12', '2019-12', 'x'])('no month %s', async (when) => {
    expect(
      (await (await signedIn(month, 'mc1')).get(`/measures?unit=${month.ward.units.MC.id}&month=${when}`)).status,
    ).toBe(404);
  });

  it('lists in the chooser only what may be read', async () => {
    const { text } = await (await signedIn(month, 'mc1')).get('/measures');
    expect(text).toContain('Bộ phận Một cửa');
    expect(text).toContain('Phường mẫu');
    expect(text).not.toContain('Văn phòng HĐND và UBND');
  });
});

describe('what moved', () => {
  const moves = async (unit: 'KT' | 'VP', when: string) =>
    (await movesOf(month.db, { unitIds: [month.ward.units[unit].id], month: when })).map(
      ({ code, value, mean, change, months, verdict, few }) => ({ code, value, mean, change, months, verdict, few }),
    );

  it('holds the month against the mean of the three before, by direction', async () => {
    for (const [when, value] of [
      ['2026-04', '1'],
      ['2026-05', '3'],
      ['2026-06', '4'],
      ['2026-07', '2'],
    ] as const)
      await stateFigure(month.db, month.ward, { code: 'initiatives', unit: 'KT', month: when, value });
    expect(await moves('KT', '2026-07')).toEqual([
      { code: 'initiatives', value: '2', mean: '2.67', change: '-0.67', months: 3, verdict: 'worse', few: false },
    ]);
    expect((await moves('KT', '2026-05'))[0]).toMatchObject({ mean: null, change: null, months: 1, verdict: 'none' });
    expect((await moves('KT', '2026-06'))[0]).toMatchObject({ mean: '2', months: 2, verdict: 'better' });
  });

  it('reckons with the corrected figure, and leaves out a percentage of few answers', async () => {
    for (const [when, value, asked] of [
      ['2026-05', '90', 100],
      ['2026-06', '90', 29],
      ['2026-07', '80', 100],
    ] as const)
      await stateFigure(month.db, month.ward, { code: 'satisfaction', unit: 'VP', month: when, value, asked });
    expect((await moves('VP', '2026-07'))[0]).toMatchObject({ few: true, verdict: 'none', change: '-10' });
    await stateFigure(month.db, month.ward, {
      code: 'satisfaction',
      unit: 'VP',
      month: '2026-06',
      value: '88',
      asked: 130,
      number: 2,
      reason: 'Nhận thêm phiếu gửi muộn',
    });
    expect((await moves('VP', '2026-07'))[0]).toMatchObject({ few: false, verdict: 'worse', mean: '89', change: '-9' });
    const figures = await figuresOf(month.db, { unitIds: [month.ward.units.VP.id], from: '2026-05', to: '2026-07' });
    expect(figures.map(({ month: when, value, number }) => [when, value, number])).toEqual([
      ['2026-05', '90', 1],
      ['2026-06', '88', 2],
      ['2026-07', '80', 1],
    ]);
  });
});

describe('dialogues', () => {
  const dialogue = (day: string) =>
    month.db.one<{ id: number }>(
      `insert into dialogues (unit_id, leader_id, held_on, with_whom, asked, by_account, at) values ($1, $2, $3::date, 'Tổ dân phố 3', 'Hỏi về đèn ngõ', $4, $3::date) returning id`,
      [month.ward.units.KT.id, month.ward.officials['chair'], day, month.ward.accounts['chair']],
    );
  const count = (why: 'dialogues.recorded' | 'dialogues.withdrawn') =>
    month.db.tx((tx) =>
      countDialogues(tx, month.ward.units.KT.id, '2026-10', {
        account: month.ward.accounts['chair']!,
        at: month.clock.now(),
        why,
      }),
    );

  it('are counted into a new row each time the count is another one', async () => {
    await dialogue('2026-10-05');
    await count('dialogues.recorded');
    const second = await dialogue('2026-10-31');
    await dialogue('2026-11-01');
    await count('dialogues.recorded');
    await count('dialogues.recorded');
    expect(await figureNow(month.db, month.ward, 'dialogues', '2026-10', 'KT')).toMatchObject({
      value: '2',
      number: 2,
      reason: 'dialogues.recorded',
    });
    await month.db.rows(
      `update dialogues set withdrawn_at = '2026-11-02', withdrawn_by = $2, withdrawn_reason = 'Ghi trùng một buổi' where id = $1`,
      [second!.id, month.ward.accounts['chair']],
    );
    await count('dialogues.withdrawn');
    expect(await figureNow(month.db, month.ward, 'dialogues', '2026-10', 'KT')).toMatchObject({
      value: '1',
      number: 3,
    });
    const { text } = await (await signedIn(month, 'personnel')).get(at('KT', '2026-10', 'dialogues'));
    expect(text).toContain('Đếm lại sau khi rút một cuộc đối thoại');
    expect(text).not.toContain('name="reason"');
  });
});

describe('the agency’s list', () => {
  it('takes a measure of its own, once', async () => {
    const client = await signedIn(month, 'personnel');
    const own = {
      root: String(month.ward.units.PM.id),
      code: 'phan-anh-24h',
      name: 'Tỷ lệ phản ánh được trả lời trong 24 giờ',
      kind: 'percent',
      direction: 'up',
    };
    expect((await client.post('/measures/list', own)).text).toContain('phan-anh-24h');
    const again = await client.post('/measures/list', own);
    expect(again.status).toBe(422);
    expect(again.text).toContain('đã có chỉ số mang mã này');
    const wrong = await client.post('/measures/list', { ...own, code: 'phản ánh', name: 'x', kind: 'khác' });
    expect(wrong.status).toBe(422);
    for (const field of ['code', 'name', 'kind']) expect(wrong.text).toContain(`href="#${field}"`);
  });

  it('closes a measure: from the next month on nobody states it, what was stated stays', async () => {
    const client = await signedIn(month, 'chair');
    const id = await measureId(month.db, month.ward, 'initiatives');
    await client.post(`/measures/list/${id}/closing`);
    expect((await client.post(`/measures/list/${id}/closing`)).status).toBe(409);
    await month.db.rows(`update measures set closed_on = '2026-10-15' where id = $1`, [id]);
    expect((await (await signedIn(month, 'mcHead')).get(at('MC', '2026-11'))).text).not.toContain('value.initiatives');
    expect((await (await signedIn(month, 'mcHead')).get(at('MC', '2026-10'))).text).toContain('value.initiatives');
    await client.post(`/measures/list/${id}/reopening`);
    expect((await (await signedIn(month, 'mcHead')).get(at('MC', '2026-11'))).text).toContain('value.initiatives');
  });

  it('adds the usual ones that are missing, and no second time', async () => {
    const client = await signedIn(month, 'personnel');
    await client.post('/measures/list/standard', { root: String(month.ward.units.PM.id) });
    const rows = await month.db.rows('select code from measures where root_unit_id = $1', [month.ward.units.PM.id]);
    expect(rows).toHaveLength(9);
  });

  it('sets the year’s targets, says whether they are met, and takes one away', async () => {
    const client = await signedIn(month, 'chair');
    const page = `/measures/targets/${month.ward.units.MC.id}/2026`;
    expect((await client.get(page)).text).toContain('name="target.satisfaction"');
    expect((await client.post(page, { 'target.satisfaction': '120' })).status).toBe(422);
    await client.post(page, { 'target.satisfaction': '95', 'target.complaints-overdue': '0' });
    expect((await (await signedIn(month, 'mc1')).get(`/measures?unit=${month.ward.units.MC.id}`)).text).toContain(
      'chưa đạt',
    );
    await client.post(page, { 'target.satisfaction': '90,5', 'target.complaints-overdue': '' });
    const targets = await month.db.rows<{ target: string }>(
      'select trim_scale(target)::text as target from measure_targets where unit_id = $1',
      [month.ward.units.MC.id],
    );
    expect(targets).toEqual([{ target: '90.5' }]);
    expect((await acts('measure.targets-set')).at(-1)?.detail['targets']).toEqual([
      { measure: 'satisfaction', before: '95', target: '90.5' },
      { measure: 'complaints-overdue', before: '0', target: null },
    ]);
    expect((await (await signedIn(month, 'mcHead')).get(page)).status).toBe(404);
  });
});
