import { faultText } from '../../../src/scoring/fault-text.js';
import { recompute } from '../../../src/scoring/recompute.js';
import { checkLegalMonth } from '../../../src/scoring/editions/legal-month.js';
import { checkYearGroup } from '../../../src/scoring/editions/legal-year.js';
import { toLegalMonthJson } from '../../../src/scoring/editions/month-tree.js';
import { toYearGroupJson } from '../../../src/scoring/editions/year-tree.js';
import { leader, line, person, plan, staff, twelve, year } from './samples.js';

const leads = () => JSON.parse(toLegalMonthJson(leader(plan(), ['81.06', '49'], { capAt: 'average' })));
const works = () => JSON.parse(toLegalMonthJson(staff(plan())));
const group = () =>
  JSON.parse(
    toYearGroupJson(
      year([person('A', '90'), person('B', [null, ...twelve('80').slice(1)], { absent: { '1': 'sick' } })], {
        head: 'A',
        organisation: 'good',
      }),
    ),
  );

function linesOf(text: string): string[] {
  const read = recompute(text);
  return read.ok ? [] : read.faults.map(faultText);
}

type Change = (record: any) => void;

/** The same faults alone and as the second of an array. */
function expectRefused(base: () => any, change: Change, expected: string[]) {
  const record = base();
  change(record);
  const text = JSON.stringify(record);
  expect(linesOf(text)).toEqual(expected);
  expect(linesOf(`[${JSON.stringify(base())},${text}]`)).toEqual(expected.map((each) => `[1].${each}`));
}

describe('a month is refused', () => {
  it.each<[string, Change, string[]]>([
    ['another edition', (r) => (r.edition = 'hanoi-3814-2018'), ['edition: not one of nd-335-2025']],
    ['no edition', (r) => delete r.edition, ['edition: missing']],
    ['a key too many', (r) => (r.name = 'A'), ['name: unknown key']],
    ['no month', (r) => (r.period = '2026-13'), ['period: not a month (YYYY-MM)']],
    ['a quarter', (r) => (r.period = '2026-Q1'), ['period: not a month (YYYY-MM)']],
    ['before the decree', (r) => (r.period = '2025-12'), ['period: before the edition is in force (2026-01)']],
    ['leader as a text', (r) => (r.leader = 'yes'), ['leader: neither true nor false']],
    ['another cap', (r) => (r.capAt = 'none'), ['capAt: not one of average, component']],
    ['another taking', (r) => (r.markTakes = 'half'), ['markTakes: not one of quarter, whole']],
    ['a cap that is null', (r) => (r.capAt = null), ['capAt: not one of average, component']],
    ['an item missing', (r) => delete r.common['III.4'], ['common["III.4"]: missing']],
    ['an item too many', (r) => (r.common['IV.1'] = 1), ['common["IV.1"]: unknown key']],
    ['an item above its maximum', (r) => (r.common['II.1'] = 2.75), ['common["II.1"]: above 2.5']],
    ['an item below nought', (r) => (r.common['I.1'] = -0.25), ['common["I.1"]: below 0']],
    ['an item in tenths', (r) => (r.common['I.1'] = 4.1), ['common["I.1"]: not a multiple of 0.25']],
    ['work that is no list', (r) => (r.work = {}), ['work: not an array']],
    ['a line that is no object', (r) => (r.work[0] = null), ['work[0]: not an object']],
    ['a line without marks', (r) => delete r.work[0].late, ['work[0].late: missing']],
    ['a product twice', (r) => (r.work[1].product = 'DC.01'), ['work[1].product: the code of an earlier one']],
    [
      'a product without a code',
      (r) => (r.work[0].product = 'công văn'),
      ['work[0].product: not a code (1 to 40 letters, digits, ".", "_", "-")'],
    ],
    ['a factor of nought', (r) => (r.work[0].factor = 0), ['work[0].factor: not above 0']],
    ['a factor of four decimals', (r) => (r.work[0].factor = 1.0001), ['work[0].factor: more than three decimals']],
    ['a quantity of three decimals', (r) => (r.work[0].extra = 0.125), ['work[0].extra: more than two decimals']],
    ['a quantity below nought', (r) => (r.work[0].extra = -1), ['work[0].extra: below 0']],
    ['more completed than assigned', (r) => (r.work[0].completed = 10.01), ['work[0].completed: above assigned (10)']],
    [
      'a mark on nothing done',
      (r) => Object.assign(r.work[3], { completed: 0, failed: [1] }),
      ['work[3].failed: marks on more products than were completed or taken on (0)'],
    ],
    [
      'marks on more products than done',
      (r) => Object.assign(r.work[3], { completed: 0.5, extra: 0.6, late: [1, 1, 1] }),
      ['work[3].late: marks on more products than were completed or taken on (2)'],
    ],
    ['a mark of nought', (r) => (r.work[0].failed = [0]), ['work[0].failed[0]: below 1']],
    ['half a mark', (r) => (r.work[0].failed = [1.5]), ['work[0].failed[0]: not a whole number']],
    ['a mark as a text', (r) => (r.work[0].failed = ['1']), ['work[0].failed[0]: not a number']],
    ['a number for a list', (r) => (r.work[0].failed = 1), ['work[0].failed: not an array']],
    [
      'a leader without d, đ, e',
      (r) => ['led', 'organising', 'uniting'].forEach((key) => delete r[key]),
      ['led: missing', 'organising: missing', 'uniting: missing'],
    ],
    ['a led score above 100', (r) => (r.led[1] = 100.01), ['led[1]: above 100']],
    ['a led score of three decimals', (r) => (r.led[0] = 81.065), ['led[0]: more than two decimals']],
    ['a led score not there', (r) => (r.led[0] = null), ['led[0]: not a number']],
    ['75 for đ', (r) => (r.organising = 75), ['organising: not one of 100, 50']],
    ['null for e', (r) => (r.uniting = null), ['uniting: not a number']],
    [
      'several at once, in order',
      (r) => Object.assign(r, { period: '2020-01', uniting: 0, work: [line('P', '0', 1)] }),
      [
        'period: before the edition is in force (2026-01)',
        'work[0].factor: not a number',
        'work[0].assigned: not a number',
        'work[0].completed: not a number',
        'work[0].extra: not a number',
        'uniting: not one of 100, 50',
      ],
    ],
  ])('%s', (_name, change, expected) => expectRefused(leads, change, expected));

  it('staff with what is a leader’s', () => {
    expectRefused(
      works,
      (r) => Object.assign(r, { led: [], organising: 100, uniting: 100 }),
      ['led', 'organising', 'uniting'].map((key) => `${key}: only a leader has it`),
    );
  });

  it('by its text, where a float would hide it', () => {
    const text = JSON.stringify(works()).replace('"factor":1,', '"factor":1.00000000000000001,');
    expect(linesOf(text)).toEqual(['work[0].factor: more than four decimals']);
    expect(linesOf(JSON.stringify(works()).replace('"leader":false', '"leader":false,"leader":true'))).toContain(
      'leader: the key stands twice',
    );
  });

  it('and let through: parts of a product, no work, a fifth mark, exponents', () => {
    const record = staff([line('P', '0.125', '0.5', { extra: '0.51', failed: [9, 1] })]);
    expect(checkLegalMonth(record)).toEqual([]);
    expect(checkLegalMonth(staff([]))).toEqual([]);
    expect(linesOf(JSON.stringify(works()).replace('"factor":1,', '"factor":10e-1,'))).toEqual([]);
  });

  it('made inside by the same rules', () => {
    expect(checkLegalMonth(staff([line('P', 'x', 1, { failed: [1, 2] })])).map(faultText)).toEqual([
      'work[0].factor: not a number',
      'work[0].failed: marks on more products than were completed or taken on (1)',
    ]);
  });
});

describe('a year is refused', () => {
  it.each<[string, Change, string[]]>([
    ['another edition', (r) => (r.edition = 'nd-90-2020'), ['edition: not one of nd-335-2025']],
    ['before the decree', (r) => (r.year = 2025), ['year: before the edition is in force (2026)']],
    ['half a year', (r) => (r.year = 2026.5), ['year: not a whole number']],
    ['another base', (r) => (r.quotaBase = 'all'), ['quotaBase: not one of good, good-or-better']],
    ['no base', (r) => delete r.quotaBase, ['quotaBase: missing']],
    ['a fifth and more without a decision', (r) => (r.share = 0.25), ['share: above 0.2 without a decision']],
    ['more than a quarter', (r) => Object.assign(r, { share: 0.26, decision: '1' }), ['share: above 0.25']],
    ['less than a fifth', (r) => (r.share = 0.1), ['share: below 0.2']],
    ['a decision without a number', (r) => Object.assign(r, { share: 0.25, decision: ' ' }), ['decision: empty']],
    [
      'an organisation not classified',
      (r) => (r.organisation = 'not-classified'),
      ['organisation: not one of excellent, good, completed, not-completed'],
    ],
    ['a head not in the list', (r) => (r.head = 'C'), ['head: no official has this code']],
    ['no head at all', (r) => delete r.head, ['head: missing']],
    ['officials that are no list', (r) => (r.officials = null), ['officials: not an array']],
    ['a code twice', (r) => (r.officials[1].code = 'A'), ['officials[1].code: the code of an earlier one']],
    [
      'a group without a code',
      (r) => (r.officials[0].group = ''),
      ['officials[0].group: not a code (1 to 40 letters, digits, ".", "_", "-")'],
    ],
    ['eleven months', (r) => r.officials[0].months.pop(), ['officials[0].months: 11 months; a year has twelve']],
    [
      'a score in a month of absence',
      (r) => (r.officials[1].months[0] = 0),
      ['officials[1].months[0]: a score in month 1, which is one of absence'],
    ],
    ['a score above 100', (r) => (r.officials[0].months[3] = 101), ['officials[0].months[3]: above 100']],
    [
      'a score of three decimals',
      (r) => (r.officials[0].months[3] = 89.995),
      ['officials[0].months[3]: more than two decimals'],
    ],
    ['a thirteenth month', (r) => (r.officials[0].absent['13'] = 'sick'), ['officials[0].absent.13: unknown key']],
    [
      'a month with a nought before',
      (r) => (r.officials[0].absent['01'] = 'sick'),
      ['officials[0].absent.01: unknown key'],
    ],
    [
      'another absence',
      (r) => (r.officials[1].absent['1'] = 'holiday'),
      ['officials[1].absent.1: not one of sick, maternity, unpaid, not-in-service'],
    ],
    [
      'another override',
      (r) => (r.officials[0].overrides = ['late']),
      ['officials[0].overrides[0]: not one of degradation, exemplarity-breach, discipline, corruption-in-unit'],
    ],
    ['a label given', (r) => (r.officials[0].label = 'excellent'), ['officials[0].label: unknown key']],
    ['parts that are no list', (r) => (r.parts = {}), ['parts: not an array']],
    ['parts that are null', (r) => (r.parts = null), ['parts: not an array']],
    ['a part that is no object', (r) => (r.parts = ['B']), ['parts[0]: not an object']],
    ['a part without a head', (r) => (r.parts = [{ organisation: 'good' }]), ['parts[0].head: missing']],
    ['a part without its label', (r) => (r.parts = [{ head: 'B' }]), ['parts[0].organisation: missing']],
    [
      'a part with a key too many',
      (r) => (r.parts = [{ head: 'B', organisation: null, name: 'X' }]),
      ['parts[0].name: unknown key'],
    ],
    [
      'a part not classified',
      (r) => (r.parts = [{ head: 'B', organisation: 'not-classified' }]),
      ['parts[0].organisation: not one of excellent, good, completed, not-completed'],
    ],
    [
      'a part headed by nobody',
      (r) => (r.parts = [{ head: null, organisation: 'good' }]),
      ['parts[0].head: not a text'],
    ],
    [
      'a head of a part not in the list',
      (r) => (r.parts = [{ head: 'C', organisation: 'good' }]),
      ['parts[0].head: no official has this code'],
    ],
    [
      'a head of two parts',
      (r) =>
        (r.parts = [
          { head: 'B', organisation: 'good' },
          { head: 'B', organisation: null },
        ]),
      ['parts[1].head: the code of an earlier one'],
    ],
    [
      'the whole’s head at a part',
      (r) => (r.parts = [{ head: 'A', organisation: 'good' }]),
      ['parts[0].head: the head of the whole organisation'],
    ],
  ])('%s', (_name, change, expected) => expectRefused(group, change, expected));

  it('and let through: parts, one of them without a label, or an empty list of them', () => {
    const officials = ['A', 'B', 'C'].map((code) => person(code, '90'));
    expect(
      checkYearGroup(
        year(officials, {
          head: 'A',
          parts: [
            { head: 'C', organisation: 'good' },
            { head: 'B', organisation: null },
          ],
        }),
      ),
    ).toEqual([]);
    expect(checkYearGroup(year(officials, { parts: [] }))).toEqual([]);
  });

  it('and let through: nobody, a quarter by decision, a fifth with one', () => {
    expect(checkYearGroup(year([]))).toEqual([]);
    expect(checkYearGroup(year([], { share: '0.25', decision: '12/QĐ-UBND' }))).toEqual([]);
    expect(checkYearGroup(year([], { share: '0.20', decision: '12/QĐ-UBND' }))).toEqual([]);
  });
});
