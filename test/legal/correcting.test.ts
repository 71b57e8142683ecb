import { giveWork, openLegalMonth } from '../support/legal.js';
import { adoptCatalogue } from '../work/support.js';
import {
  decide,
  fields,
  handIn,
  MARKS_26,
  MARKS_28,
  mark,
  replaceBy,
  rowOf,
  signed,
  startLegal,
  type LegalTest,
} from './legal-support.js';

let test: LegalTest;
beforeAll(async () => {
  test = await startLegal();
  await adoptCatalogue(test.db, test.ward);
});
afterAll(() => test.close());

const page = (key = 'mc1') => `/legal/forms/${test.legalForms[key]}`;
const WHY = 'Đã đối chiếu sổ giao việc và sản phẩm';

/** K 5: two given, one done; K 2: six given, three done, one of them late with a waiver, one failed. */
interface Given {
  five: number;
  two: number;
  late: number;
  failed: number;
}

/** A month of its own for each case, confirmed with 26,5 common points, and the petition on it. */
async function contested(month: string, marked = false): Promise<Given & { petition: number }> {
  const { db, ward } = test;
  Object.assign(test, await openLegalMonth(db, ward, month));
  const id = test.legalForms['mc1']!;
  const five = await giveWork(db, ward, id, 'DC.02', '5', '2', '1');
  const two = await giveWork(db, ward, id, 'DC.07', '2', '6', '3');
  const [late, failed] = marked ? [await mark(test, two, 1, 'late'), await mark(test, two, 2, 'failed')] : [0, 0];
  await db.rows(`update work_marks set happened_on = ($2 || '-12')::date where line_id = $1`, [two, month]);
  if (marked)
    await db.rows(
      `update work_marks set waived_by = $2, waived_at = '2026-11-20', waiver_reason = 'Hệ thống ngừng cả ngày' where id = $1`,
      [late, ward.accounts['mcHead']],
    );
  await handIn(test, 'mc1');
  await decide(await signed(test, 'mcHead'), page(), fields(MARKS_26));
  await (await signed(test, 'mc1')).post(`${page()}/petition`, { reason: 'Việc K 5 tôi đã làm cả hai lần' });
  const row = await db.one<{ id: number }>(`select id from petitions where kind = 'legal' order by id desc limit 1`);
  return { five, two, late, failed, petition: row!.id };
}

type Case = [
  name: string,
  month: string,
  marked: boolean,
  before: string,
  typed: (given: Given) => Record<string, string>,
  after: string,
];

/** A = 5·2 + 2·6 = 22. With a failed mark b loses a quarter of 2. Results out of 70 (16.1, 17.1). */
const CASES: Case[] = [
  [
    'a quantity: K 5 was done twice, D = 16 of 22 (14.2a)',
    '2026-01',
    false,
    '35.00',
    ({ five }) => ({ [`line.${five}.completed`]: '2', [`line.${five}.reason`]: WHY }),
    '50.91',
  ],
  [
    'what was given: six of K 2 were four, A = 18 (14.2a)',
    '2026-02',
    false,
    '35.00',
    ({ two }) => ({ [`line.${two}.quantity`]: '4', [`line.${two}.reason`]: WHY }),
    '42.78',
  ],
  [
    'where it came from: unplanned work is outside A and inside D (18.1d)',
    '2026-03',
    false,
    '35.00',
    ({ two }) => ({ [`line.${two}.origin`]: 'unplanned', [`line.${two}.reason`]: WHY }),
    '70.00',
  ],
  [
    'a line of somebody else is struck out, A = 12 (18.1a)',
    '2026-04',
    false,
    '35.00',
    ({ five }) => ({ [`line.${five}.struck`]: 'yes', [`line.${five}.reason`]: WHY }),
    '35.00',
  ],
  [
    'work that stood in no line is added, D = 23 of 34 (13.2, 18.1)',
    '2026-05',
    false,
    '35.00',
    () => ({
      'newLine.1.code': 'DC.03',
      'newLine.1.origin': 'assigned',
      'newLine.1.quantity': '1',
      'newLine.1.completed': '1',
      'newLine.1.reason': WHY,
    }),
    '47.35',
  ],
  [
    'a waiver is taken back: the late one counts (14.2c)',
    '2026-06',
    true,
    '34.47',
    ({ late }) => ({ [`markNow.${late}`]: 'counted', [`markWhy.${late}`]: WHY }),
    '33.94',
  ],
  [
    'a failed one was an objective cause (14.2b)',
    '2026-07',
    true,
    '34.47',
    ({ failed }) => ({ [`markNow.${failed}`]: 'waived', [`markWhy.${failed}`]: WHY }),
    '35.00',
  ],
  [
    'a failed one should never have been (14.2b)',
    '2026-08',
    true,
    '34.47',
    ({ failed }) => ({ [`markNow.${failed}`]: 'removed', [`markWhy.${failed}`]: WHY }),
    '35.00',
  ],
  [
    'a late one was forgotten: a quarter of K 5 (14.2c)',
    '2026-09',
    false,
    '35.00',
    ({ five }) => ({
      'newMark.1.line': String(five),
      'newMark.1.kind': 'late',
      'newMark.1.item': '1',
      'newMark.1.day': '12/09/2026',
      'newMark.1.reason': WHY,
    }),
    '33.67',
  ],
];

describe('a petition can change all that the seventy points came from (Điều 22)', () => {
  it.each(CASES)('%s', async (_, month, marked, before, typed, after) => {
    const { petition, ...given } = await contested(month, marked);
    expect(await rowOf(test, 'mc1')).toMatchObject({ results: before });
    const head = await signed(test, 'mcHead');
    const path = `/legal/petitions/${petition}`;
    const body = { reason: 'Kiến nghị có căn cứ, sửa theo sổ', ...typed(given) };

    const compared = await head.post(path, { ...body, step: 'compare' });
    expect(compared.status).toBe(200);
    const words = (points: string) => points.replace('.', ',');
    expect(compared.text).toMatch(new RegExp(`${words(before)}[^]*${words(after)}`));
    expect(await rowOf(test, 'mc1')).toMatchObject({ results: before });

    expect((await replaceBy(head, petition, body)).text).toContain(WHY);
    expect(await rowOf(test, 'mc1')).toMatchObject({ results: after, common: '26.50' });
    const results = await test.db.rows<{ number: number; results: string; work: { completed: string }[] }>(
      'select number, results, work from legal_results where legal_form_id = $1 order by number',
      [test.legalForms['mc1']],
    );
    expect(results.map(({ results }) => results)).toEqual([before, after]);
    const read = await (await signed(test, 'mc1')).get(`${page()}?number=1`);
    expect(read.text).toContain(words(before));
  });

  it('writes the work itself anew, so that its table says what the result says', async () => {
    test.legalForms = { mc1: await formOf('2026-01') };
    const line = await test.db.one<{ completed: string; revision: number }>(
      `select completed, revision from work_lines where legal_form_id = $1 and code = 'DC.02'`,
      [test.legalForms['mc1']],
    );
    expect(line).toEqual({ completed: '2.00', revision: 1 });
    expect((await (await signed(test, 'mc1')).get(`${page()}?number=2`)).text).toContain(WHY);
  });

  it('keeps each change with its reason, sealed by the act', async () => {
    const [row] = await test.db.rows<{ what: string; about: string; before: object; after: object; reason: string }>(
      'select what, about, before, after, reason from legal_result_changes order by id limit 1',
    );
    expect(row).toMatchObject({
      what: 'line',
      about: 'DC.02',
      before: { completed: '1' },
      after: { completed: '2' },
      reason: WHY,
    });
    const acts = await test.db.rows<{ seals: Record<string, string> }>(
      `select payload::jsonb -> 'seals' as seals from audit where payload like '%legal-petition.replaced%'`,
    );
    expect(acts).toHaveLength(CASES.length);
    for (const { seals } of acts)
      expect(Object.keys(seals).some((key) => key.startsWith('legal_result_changes:'))).toBe(true);
  });
});

describe('what is wrong is said, and nothing is written', () => {
  let given: Given & { petition: number };
  beforeAll(async () => {
    given = await contested('2026-10');
  });

  const REFUSED: [string, (g: Given) => Record<string, string>, string][] = [
    ['no reason of its own', ({ five }) => ({ [`line.${five}.completed`]: '2' }), 'Mỗi chỗ sửa cần lý do riêng'],
    [
      'more done than given',
      ({ five }) => ({ [`line.${five}.completed`]: '3', [`line.${five}.reason`]: WHY }),
      'số hoàn thành nhiều nhất là 2',
    ],
    ['no number', ({ five }) => ({ [`line.${five}.completed`]: 'hai', [`line.${five}.reason`]: WHY }), 'số'],
    [
      'an unknown product',
      () => ({ 'newLine.1.code': 'XX.99', 'newLine.1.quantity': '1', 'newLine.1.reason': WHY }),
      'XX.99',
    ],
    [
      'work of leaders for who leads nobody (15.1b)',
      () => ({ 'newLine.1.code': 'LD.01', 'newLine.1.quantity': '1', 'newLine.1.reason': WHY }),
      'LD.01',
    ],
    [
      'a mark in the time to come',
      ({ two }) => ({
        'newMark.1.line': String(two),
        'newMark.1.kind': 'late',
        'newMark.1.item': '1',
        'newMark.1.day': '01/12/2026',
        'newMark.1.reason': WHY,
      }),
      'Ngày xảy ra từ 01/10/2026 đến 31/10/2026',
    ],
    [
      'a mark of another month',
      ({ two }) => ({
        'newMark.1.line': String(two),
        'newMark.1.kind': 'late',
        'newMark.1.item': '1',
        'newMark.1.day': '01/11/2026',
        'newMark.1.reason': WHY,
      }),
      'Ngày xảy ra từ 01/10/2026 đến 31/10/2026',
    ],
    [
      'marks on more products than were done',
      ({ two }) => ({
        [`line.${two}.completed`]: '0',
        [`line.${two}.reason`]: WHY,
        'newMark.1.line': String(two),
        'newMark.1.kind': 'late',
        'newMark.1.item': '1',
        'newMark.1.day': '12/10/2026',
        'newMark.1.reason': WHY,
      }),
      'DC.07',
    ],
    ['an item without its reason', () => ({ 'mark.I.1': '5' }), 'Mỗi chỗ sửa cần lý do riêng'],
    ['nothing at all', () => ({}), 'Chưa có gì khác'],
  ];
  it.each(REFUSED)('%s', async (_, typed, words) => {
    const head = await signed(test, 'mcHead');
    for (const step of ['compare', '']) {
      const answer = await head.post(`/legal/petitions/${given.petition}`, {
        outcome: 'replaced',
        reason: 'Kiến nghị có căn cứ',
        step,
        ...typed(given),
      });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(words);
      for (const text of Object.values(typed(given))) expect(answer.text).toContain(text);
    }
    expect(await rowOf(test, 'mc1')).toMatchObject({ results: '35.00' });
  });

  it('a decision on something else than what was seen is not taken', async () => {
    const head = await signed(test, 'mcHead');
    const path = `/legal/petitions/${given.petition}`;
    const typed = {
      outcome: 'replaced',
      reason: 'Kiến nghị có căn cứ',
      [`line.${given.five}.completed`]: '2',
      [`line.${given.five}.reason`]: WHY,
    };
    const shown = await head.post(path, typed);
    expect([shown.status, shown.text.includes('Chưa ghi gì')]).toEqual([422, true]);
    const seen = /name="compared" value="([0-9a-f]{16})"/.exec(shown.text)![1]!;
    const other = await head.post(path, { ...typed, compared: seen, [`line.${given.five}.completed`]: '1.5' });
    expect(other.status).toBe(422);
    expect(await rowOf(test, 'mc1')).toMatchObject({ results: '35.00' });
  });
});

describe("a leader's đ and e", () => {
  it('change with a reason of their own (15.3b, 15.3c), and the score with them', async () => {
    const { db, ward } = test;
    Object.assign(test, await openLegalMonth(db, ward, '2026-12'));
    test.clock.set(new Date('2026-12-24T02:00:00Z'));
    await db.rows(`update legal_forms set status = 'absent' where id = any ($1::int[])`, [
      ['mc1', 'mc2', 'mc3', 'mc4', 'mc5', 'mcDeputy'].flatMap((key) => test.legalForms[key] ?? []),
    ]);
    await giveWork(db, ward, test.legalForms['mcHead']!, 'DC.01', '1', '10', '10');
    await handIn(test, 'mcHead');
    const leading = {
      organising: '50',
      organisingReason: 'Kế hoạch quý chậm kéo dài',
      uniting: '100',
      unitingReason: 'Đơn vị giữ được đoàn kết',
    };
    await decide(await signed(test, 'chair'), page('mcHead'), { ...fields(MARKS_28), ...leading });
    const before = await rowOf(test, 'mcHead');
    await (
      await signed(test, 'mcHead')
    ).post(`${page('mcHead')}/petition`, { reason: 'Kế hoạch quý không chậm kéo dài' });
    const { id } = (await db.one<{ id: number }>(`select id from petitions where outcome is null and paper_id = $1`, [
      test.legalForms['mcHead'],
    ]))!;
    const chair = await signed(test, 'chair');
    const same = await chair.post(`/legal/petitions/${id}`, {
      outcome: 'replaced',
      reason: 'Kiến nghị có căn cứ',
      organising: '100',
    });
    expect(same.text).toContain('viết lý do mới');
    await replaceBy(chair, id, {
      reason: 'Kiến nghị có căn cứ',
      organising: '100',
      organisingReason: 'Văn bản gia hạn số 12 có từ đầu quý',
    });
    const after = await rowOf(test, 'mcHead');
    expect(Number(after['results']) - Number(before['results'])).toBeCloseTo(
      before['note'] === 'leads-nobody' ? 7 : 5.83,
      1,
    );
    expect(after['organising']).toBe(50);
    const now = await db.one<{ organising: number }>('select organising from legal_results where id = $1', [
      after['result_id'],
    ]);
    expect(now!.organising).toBe(100);
  });
});

async function formOf(month: string): Promise<number> {
  const row = await test.db.one<{ id: number }>('select id from legal_forms where month = $1 and official_id = $2', [
    month,
    test.ward.officials['mc1'],
  ]);
  return row!.id;
}
