import { editionsFor } from '../../../src/scoring/editions/all-editions.js';
import { commonItems } from '../../../src/scoring/editions/month-record.js';
import { commonItemRules } from '../../../src/scoring/editions/nd-335-2025/common-items.js';
import { meanOfSpan, type MonthOfMean } from '../../../src/scoring/editions/mean.js';
import type { SpanKind } from '../../../src/scoring/editions/terms.js';
import { decree, pieceOf, withDecree } from './decree.js';
import { alone, classified, common, leader, line, percent, person, scored, staff, twelve, year } from './samples.js';

/** Written from the decree: the words of a point, what is given, what must come of it. */
interface Case {
  readonly name: string;
  readonly article: string;
  readonly quote: string;
  readonly given: () => unknown;
  readonly expected: unknown;
}

const quarterOfQuality = 'mỗi lần đánh giá chưa đạt bị trừ 25% điểm chất lượng của sản phẩm/công việc đó';
const quarterOfProgress = 'mỗi lần chậm bị trừ 25% điểm tiến độ của sản phẩm/công việc đó';
const extra = 'tính thêm điểm tiêu chí kết quả thực hiện nhiệm vụ';
const parts =
  'gắn với kết quả đầu ra sản phẩm/công việc cụ thể trong phạm vi tổng số đơn vị sản phẩm/công việc cấu thành';
const realTime = 'kết quả xếp loại chất lượng của thời gian làm việc thực tế của năm đó';
const head = { head: 'A', organisation: 'good' } as const;
const absentIn = (months: number[], reason: 'sick' | 'maternity' | 'unpaid' | 'not-in-service') =>
  Object.fromEntries(months.map((month) => [String(month), reason]));
const without = (months: number[], score = '80') =>
  twelve(score).map((each, place) => (months.includes(place + 1) ? null : each));
const labelOf = (score: string) => alone(person('A', score)).label;
const abc = ({ a, b, c }: ReturnType<typeof scored>) => [a, b, c];
const of = (kind: SpanKind, nth: number, scores: (string | null)[], absent: number[] = []) => {
  const known = scores.map((score, place): MonthOfMean => ({
    month: `2026-${String(place + 1).padStart(2, '0')}`,
    score,
    absent: absent.includes(place + 1),
  }));
  return meanOfSpan({ kind, year: 2026, nth }, known);
};

const month: Case[] = [
  {
    name: 'half done is half of a',
    article: '14.2a',
    quote:
      'điểm tỷ lệ phần trăm giữa số lượng sản phẩm/công việc hoàn thành (đã quy đổi) với số lượng sản phẩm/công việc được giao',
    given: () => scored(staff([percent(50)])).a,
    expected: '50',
  },
  {
    name: 'amounts are converted before they are compared',
    article: '14.2a',
    quote: 'hoàn thành (đã quy đổi)',
    given: () => scored(staff([line('N', '0.6', 10), line('L', '30', 1, { completed: '0' })])).a,
    expected: '16.6667',
  },
  {
    name: 'what was not completed is missing from quality too',
    article: '14.2b',
    quote: 'so với số lượng sản phẩm/công việc được giao (đã quy đổi)',
    given: () => scored(staff([percent(60)])).b,
    expected: '60',
  },
  {
    name: 'what was not completed is missing from progress too',
    article: '14.2c',
    quote: 'so với số lượng sản phẩm/công việc được giao (đã quy đổi)',
    given: () => scored(staff([percent(60)])).c,
    expected: '60',
  },
  {
    name: 'a failed mark costs quality alone',
    article: '14.2b',
    quote: quarterOfQuality,
    given: () => abc(scored(staff([line('P', '1', 1, { failed: [1] })]))),
    expected: ['100', '75', '100'],
  },
  {
    name: 'a late mark costs progress alone',
    article: '14.2c',
    quote: quarterOfProgress,
    given: () => abc(scored(staff([line('P', '1', 1, { late: [1] })]))),
    expected: ['100', '100', '75'],
  },
  {
    name: 'the quarter is of that product, not of the whole',
    article: '14.2b',
    quote: 'điểm chất lượng của sản phẩm/công việc đó',
    given: () => scored(staff([line('P', '1', 1, { failed: [1] }), line('Q', '9', 1)])).b,
    expected: '97.5',
  },
  {
    name: 'each time counts',
    article: '14.2c',
    quote: 'mỗi lần chậm',
    given: () => scored(staff([line('P', '1', 1, { late: [3] })])).c,
    expected: '25',
  },
  {
    name: 'four times is all of the product',
    article: '14.2b',
    quote: 'mỗi lần đánh giá chưa đạt bị trừ 25%',
    given: () => scored(staff([line('P', '12', 1, { failed: [4] }), line('Q', '12', 1)])).b,
    expected: '50',
  },
  {
    name: 'a fifth time takes nothing of another product',
    article: '14.2b',
    quote: 'của sản phẩm/công việc đó',
    given: () => scored(staff([line('P', '12', 1, { failed: [5] }), line('Q', '12', 1)])).b,
    expected: '50',
  },
  {
    name: 'two products late once each: half of one',
    article: '14.2c',
    quote: quarterOfProgress,
    given: () => scored(staff([line('P', '1', 4, { late: [1, 1] })])).c,
    expected: '87.5',
  },
  {
    name: 'a mark with an objective cause is not in the record',
    article: '14.2c',
    quote: 'trừ trường hợp sai sót do nguyên nhân khách quan được cấp có thẩm quyền xác nhận',
    given: () => scored(staff([line('P', '1', 1)])).c,
    expected: '100',
  },
  {
    name: 'given back: stays in what was assigned',
    article: '18.1d',
    quote: 'nhiệm vụ này vẫn tính trong tổng nhiệm vụ được giao, nhưng không được tính vào kết quả hoàn thành',
    given: () => scored(staff([line('P', '1', 3), line('Q', '1', 1, { completed: '0' })])).a,
    expected: '75',
  },
  {
    name: 'taken over: outside what was assigned, and adds',
    article: '18.1d',
    quote: `từ công chức khác thì nhiệm vụ này được tính ngoài tổng số nhiệm vụ được giao ban đầu và được ${extra}`,
    given: () => abc(scored(staff([line('P', '1', 4, { extra: '1' })]))),
    expected: ['125', '125', '125'],
  },
  {
    name: 'unplanned: outside what was assigned, and adds',
    article: '18.1d',
    quote: `được tính ngoài số nhiệm vụ được giao ban đầu và được ${extra}`,
    given: () => scored(staff([line('P', '1', 4), line('U', '2', 0, { extra: '1' })])).a,
    expected: '150',
  },
  {
    name: 'what was taken over can be late',
    article: '14.2c',
    quote: quarterOfProgress,
    given: () => scored(staff([line('P', '1', 4, { extra: '1', late: [1, 1, 1, 1, 1] })])).c,
    expected: '93.75',
  },
  {
    name: 'a part of a long product',
    article: '18.1c',
    quote: parts,
    given: () => scored(staff([line('P', '30', '0.5', { completed: '0.25' })])).a,
    expected: '50',
  },
  {
    name: 'a part loses at most all of itself',
    article: '18.1c',
    quote: parts,
    given: () => scored(staff([line('P', '30', '0.5', { failed: [4] }), line('Q', '15', 1)])).b,
    expected: '50',
  },
  {
    name: 'three parts for staff',
    article: '16.1',
    quote: 'a + b +c',
    given: () => scored(staff([line('P', '1', 4, { completed: '3', failed: [1], late: [2] })])).results,
    expected: '48.13',
  },
  {
    name: 'six parts for a leader',
    article: '16.2',
    quote: 'a + b + c + d + đ + e',
    given: () => scored(leader([percent(70)], ['90'], { organising: '50' })).results,
    expected: '53.67',
  },
  {
    name: 'common and results together',
    article: '17.1',
    quote: 'tổng điểm tiêu chí chung và điểm tiêu chí kết quả thực hiện nhiệm vụ',
    given: () => scored(staff([percent(80)], { common: common({ 'I.1': '4.25' }) })).score,
    expected: '85.25',
  },
  {
    name: 'results are 70 at most',
    article: '12.3',
    quote: 'được chấm tối đa là 70 điểm',
    given: () => scored(staff([percent(100, { extra: '900' })])),
    expected: {
      common: '30.00',
      a: '1000',
      b: '1000',
      c: '1000',
      d: null,
      đ: null,
      e: null,
      results: '70.00',
      score: '100.00',
      band: 'excellent',
      note: null,
    },
  },
  {
    name: 'common is 30 at most',
    article: '12.2',
    quote: 'tối đa là 30 điểm',
    given: () => commonItems.reduce((sum, item) => sum + Number(commonItemRules[item].most), 0),
    expected: 30,
  },
  {
    name: 'everybody at 50 or above: d whole',
    article: '15.3a',
    quote: 'mức xếp loại chất lượng hoàn thành nhiệm vụ trở lên thì được tính đạt điểm tỷ lệ bằng 100%',
    given: () => scored(leader([percent(100)], ['50', '100', '69.99'])).d,
    expected: '100',
  },
  {
    name: 'one below 50: d half',
    article: '15.3a',
    quote: 'không hoàn thành nhiệm vụ thì được tính đạt điểm tỷ lệ bằng 50%',
    given: () => scored(leader([percent(100)], ['49.99', '100', '100'])).d,
    expected: '50',
  },
  {
    name: 'two below 50: still half',
    article: '15.3a',
    quote: 'Trường hợp có công chức thuộc thẩm quyền quản lý',
    given: () => scored(leader([percent(100)], ['0', '10'])).d,
    expected: '50',
  },
  {
    name: 'prolonged delay of the unit: đ half',
    article: '15.3b',
    quote:
      'chậm trễ kéo dài trong việc thực hiện chương trình, kế hoạch công tác được giao thì được tính đạt điểm tỷ lệ bằng 50%',
    given: () => scored(leader([percent(100)], ['90'], { organising: '50' })).results,
    expected: '64.17',
  },
  {
    name: 'prolonged disunity: e half',
    article: '15.3c',
    quote: 'mất đoàn kết nội bộ kéo dài thì tính đạt điểm tỷ lệ bằng 50%',
    given: () => scored(leader([percent(100)], ['90'], { uniting: '50' })).results,
    expected: '64.17',
  },
  {
    name: 'a deputy by the same three',
    article: '15.4',
    quote: 'các tiêu chí tại khoản 3 Điều này trong phạm vi nhiệm vụ, lĩnh vực được giao phụ trách',
    given: () => scored(leader([percent(100)], ['40'], { organising: '50', uniting: '50' })).results,
    expected: '52.50',
  },
];

const yearCases: Case[] = [
  {
    name: 'a quarter is the mean of three',
    article: '17.3',
    quote: 'theo quý (bằng điểm trung bình cộng của 03 tháng)',
    given: () => of('quarter', 1, ['85', '91', '78']).mean,
    expected: '84.67',
  },
  {
    name: 'a half year is the mean of six',
    article: '17.3',
    quote: '06 tháng (bằng điểm trung bình cộng của 06 tháng)',
    given: () => of('half', 1, ['85', '91', '78', '80', '80', '80', '1']).mean,
    expected: '82.33',
  },
  {
    name: 'a year is the mean of twelve, not of quarters',
    article: '17.3',
    quote: 'cuối năm (bằng điểm trung bình cộng của 12 tháng',
    given: () => of('year', 1, [...twelve('90').slice(1), '78']).mean,
    expected: '89.00',
  },
  {
    name: 'a missing month stops the mean and is named',
    article: '17.3',
    quote: 'trung bình cộng của 03 tháng',
    given: () => of('quarter', 2, [null, null, null, '90', null, '90']),
    expected: { mean: null, provisional: '90.00', months: 2, missing: ['2026-05'] },
  },
  {
    name: 'months excused are not in the year',
    article: '17.3',
    quote: 'trừ trường hợp quy định tại khoản 2 Điều 11',
    given: () => of('year', 1, without([3, 4, 5, 6]), [3, 4, 5, 6]),
    expected: { mean: '80.00', provisional: '80.00', months: 8, missing: [] },
  },
  {
    name: 'five months: not classified',
    article: '11.1',
    quote: 'chưa đủ 06 tháng không xếp loại chất lượng',
    given: () =>
      alone(person('A', without([1, 2, 3, 4, 5, 6, 7]), { absent: absentIn([1, 2, 3, 4, 5, 6, 7], 'not-in-service') })),
    expected: {
      code: 'A',
      group: 'clerks',
      mean: '80.00',
      months: 5,
      missing: [],
      byPoints: 'good',
      label: 'not-classified',
      reasons: ['not-classified:11.1'],
    },
  },
  {
    name: 'six months: classified',
    article: '11.1',
    quote: 'chưa đủ 06 tháng',
    given: () =>
      alone(person('A', without([1, 2, 3, 4, 5, 6]), { absent: absentIn([1, 2, 3, 4, 5, 6], 'not-in-service') })).label,
    expected: 'good',
  },
  {
    name: 'unpaid leave with six months worked: classified on them',
    article: '11.2',
    quote: 'nghỉ việc riêng không hưởng lương nhưng bảo đảm thời gian làm việc từ 06 tháng trở lên',
    given: () =>
      alone(person('A', without([1, 2, 3, 4, 5, 6], '92'), { absent: absentIn([1, 2, 3, 4, 5, 6], 'unpaid') })),
    expected: {
      code: 'A',
      group: 'clerks',
      mean: '92.00',
      months: 6,
      missing: [],
      byPoints: 'excellent',
      label: 'excellent',
      reasons: [],
    },
  },
  {
    name: 'unpaid leave with five months worked: not classified',
    article: '11.2',
    quote: 'bảo đảm thời gian làm việc từ 06 tháng trở lên',
    given: () =>
      alone(person('A', without([1, 2, 3, 4, 5, 6, 7]), { absent: absentIn([1, 2, 3, 4, 5, 6, 7], 'unpaid') })).label,
    expected: 'not-classified',
  },
  {
    name: 'unpaid and not in service are counted together',
    article: '11.1',
    quote: 'thời gian công tác trong năm chưa đủ 06 tháng',
    given: () =>
      alone(
        person('A', without([1, 2, 3, 4, 5, 6, 7]), {
          absent: { ...absentIn([1, 2, 3], 'unpaid'), ...absentIn([4, 5, 6, 7], 'not-in-service') },
        }),
      ).label,
    expected: 'not-classified',
  },
  {
    name: 'maternity of ten months: classified on the two',
    article: '11.2',
    quote: realTime,
    given: () =>
      alone(
        person('A', without([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), {
          absent: absentIn([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'maternity'),
        }),
      ),
    expected: {
      code: 'A',
      group: 'clerks',
      mean: '80.00',
      months: 2,
      missing: [],
      byPoints: 'good',
      label: 'good',
      reasons: [],
    },
  },
  {
    name: 'ill all the year: open, never 0',
    article: '11.2',
    quote: realTime,
    given: () =>
      alone(person('A', twelve(null), { absent: absentIn([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 'sick') })),
    expected: {
      code: 'A',
      group: 'clerks',
      mean: null,
      months: 0,
      missing: [],
      byPoints: null,
      label: null,
      reasons: ['no-working-month'],
    },
  },
  {
    name: 'ill in December: on the months worked',
    article: '19.3',
    quote: 'tổng điểm theo dõi, đánh giá đối với khoảng thời gian thực tế công chức công tác trong năm',
    given: () => alone(person('A', without([12], '70'), { absent: absentIn([12], 'sick') })).mean,
    expected: '70.00',
  },
  {
    name: '90 is excellent',
    article: '20.1',
    quote: 'Đạt từ 90 điểm trở lên',
    given: () => [labelOf('90'), labelOf('89.99')],
    expected: ['excellent', 'good'],
  },
  {
    name: 'a mean of 89.995 is rounded, then compared',
    article: '20.1',
    quote: 'Đạt từ 90 điểm trở lên',
    given: () => alone(person('A', [...twelve('90').slice(1), '89.94'])).label,
    expected: 'excellent',
  },
  {
    name: '70 is good',
    article: '20.2',
    quote: 'từ 70 điểm trở lên đến dưới 90 điểm',
    given: () => [labelOf('70'), labelOf('69.99')],
    expected: ['good', 'completed'],
  },
  {
    name: '50 is completed',
    article: '20.3',
    quote: 'từ 50 điểm đến dưới 70 điểm',
    given: () => [labelOf('50'), labelOf('49.99')],
    expected: ['completed', 'not-completed'],
  },
  {
    name: 'below 50 is not completed',
    article: '20.4a',
    quote: 'dưới 50 điểm',
    given: () => labelOf('0'),
    expected: 'not-completed',
  },
  ...(
    [
      ['20.4b', 'biểu hiện suy thoái', 'degradation'],
      ['20.4b', 'vi phạm trách nhiệm nêu gương', 'exemplarity-breach'],
      ['20.4c', 'bị kỷ luật bằng hình thức từ khiển trách trở lên', 'discipline'],
      ['20.4d', 'liên quan đến tham ô, tham nhũng, lãng phí', 'corruption-in-unit'],
    ] as const
  ).map(([article, quote, override]): Case => ({
    name: `${override} decides before 100 points`,
    article,
    quote,
    given: () => alone(person('A', '100', { overrides: [override] })),
    expected: {
      code: 'A',
      group: 'clerks',
      mean: '100.00',
      months: 12,
      missing: [],
      byPoints: 'excellent',
      label: 'not-completed',
      reasons: [`override:${override}`],
    },
  })),
  {
    name: 'discipline over a missing month',
    article: '11.3a',
    quote: 'xếp loại chất lượng ở mức không hoàn thành nhiệm vụ',
    given: () => alone(person('A', without([7]), { overrides: ['discipline'] })),
    expected: {
      code: 'A',
      group: 'clerks',
      mean: null,
      months: 11,
      missing: [7],
      byPoints: null,
      label: 'not-completed',
      reasons: ['override:discipline'],
    },
  },
  {
    name: 'not classified before discipline',
    article: '11.1',
    quote: 'không xếp loại chất lượng, trừ trường hợp quy định tại khoản 2',
    given: () =>
      alone(
        person('A', without([1, 2, 3, 4, 5, 6, 7]), {
          absent: absentIn([1, 2, 3, 4, 5, 6, 7], 'not-in-service'),
          overrides: ['discipline'],
        }),
      ).label,
    expected: 'not-classified',
  },
  {
    name: 'a head at most as their organisation',
    article: '20.6',
    quote: 'không cao hơn mức xếp loại chất lượng của tổ chức đó',
    given: () => alone(person('A', '95'), head),
    expected: {
      code: 'A',
      group: 'clerks',
      mean: '95.00',
      months: 12,
      missing: [],
      byPoints: 'excellent',
      label: 'good',
      reasons: ['head-cap'],
    },
  },
  {
    name: 'the head of a part at most as that part, beside the whole’s',
    article: '20.6',
    quote: 'không cao hơn mức xếp loại chất lượng của tổ chức đó',
    given: () =>
      classified(
        year(
          ['A', 'B', 'C', 'D'].map((code) => person(code, '95')),
          {
            ...head,
            parts: [
              { head: 'B', organisation: 'completed' },
              { head: 'C', organisation: null },
            ],
          },
        ),
      ).officials.map(({ label, reasons }) => [label, ...reasons]),
    expected: [['good', 'head-cap'], ['completed', 'head-cap'], ['excellent'], ['excellent']],
  },
  {
    name: 'a head may stand lower',
    article: '20.6',
    quote: 'không cao hơn',
    given: () => alone(person('A', '60'), head).reasons,
    expected: [],
  },
  {
    name: 'nobody but the head is capped',
    article: '20.6',
    quote: 'người đứng đầu tổ chức',
    given: () => classified(year([person('A', '95'), person('B', '95')], head)).officials.map(({ label }) => label),
    expected: ['good', 'excellent'],
  },
  {
    name: 'an organisation without a label caps nobody',
    article: '20.6',
    quote: 'mức xếp loại chất lượng của tổ chức đó',
    given: () => alone(person('A', '95'), { head: 'A', organisation: null }).label,
    expected: 'excellent',
  },
  {
    name: 'a fifth of the good',
    article: '20.5a',
    quote: 'không vượt quá 20% tổng số công chức được xếp loại “Hoàn thành tốt nhiệm vụ”',
    given: () => classified(year([...'ABCDE'].map((code) => person(code, '80')).concat(person('F', '95')))).agency,
    expected: { n: 6, ceiling: 1, excellent: 1, over: 0 },
  },
  {
    name: 'a quarter of the good by decision',
    article: '20.5b',
    quote: 'không vượt quá 25%',
    given: () =>
      classified(
        year([...'ABCD'].map((code) => person(code, '80')).concat(person('F', '95')), {
          share: '0.25',
          decision: '12/QĐ',
        }),
      ).agency.over,
    expected: 0,
  },
  {
    name: 'a share between them by decision, exact: two of eleven, one of ten',
    article: '20.5b',
    quote: 'cao hơn quy định tại điểm a khoản này nhưng không vượt quá 25%',
    given: () =>
      ['ABCDEFGHI', 'ABCDEFGH'].map((good) => {
        const people = [...good].map((code) => person(code, '80')).concat(person('Y', '95'), person('Z', '95'));
        return classified(year(people, { share: '0.225', decision: '12/QĐ' })).agency.ceiling;
      }),
    expected: [2, 1],
  },
  {
    name: 'in each group as in the agency',
    article: '20.5a',
    quote: 'trong phạm vi cùng một cơ quan, tổ chức, đơn vị và trong từng nhóm công chức có nhiệm vụ tương đồng',
    given: () => {
      const { agency, groups } = classified(
        year([...'ABCDE'].map((code) => person(code, '80')).concat(person('F', '95', { group: 'heads' }))),
      );
      return [agency.over, groups.get('heads')!.over];
    },
    expected: [0, 1],
  },
  {
    name: 'those below good are not of the number',
    article: '20.5a',
    quote: 'tổng số công chức được xếp loại “Hoàn thành tốt nhiệm vụ”',
    given: () => classified(year([person('A', '95'), ...[...'BCDEFG'].map((code) => person(code, '69'))])).agency,
    expected: { n: 1, ceiling: 0, excellent: 1, over: 1 },
  },
  {
    name: 'in force from 1 January 2026',
    article: '27.1',
    quote: 'kể từ ngày 01 tháng 01 năm 2026',
    given: () => ['2025-12', '2026-01'].map((each) => editionsFor('civil-servant', each, [])),
    expected: [[], ['nd-335-2025']],
  },
  {
    name: 'contract staff where the agency decides so',
    article: '28.2',
    quote: 'người làm việc theo chế độ hợp đồng lao động',
    given: () =>
      [[], [{ personType: 'contract', edition: 'nd-335-2025', from: '2026-03', to: null } as const]].map((choices) =>
        editionsFor('contract', '2026-03', choices),
      ),
    expected: [[], ['nd-335-2025']],
  },
];

const all = [...month, ...yearCases];

it('there are more than forty', () => expect(all.length).toBeGreaterThan(40));

describe('what the decree says comes out', () => {
  it.each(all.map((each) => [each.article, each.name, each] as const))(
    'Điều %s: %s',
    (_article, _name, { given, expected }) => {
      expect(given()).toEqual(expected);
    },
  );
});

describe('and the decree says it', () => {
  withDecree.each(all.map((each) => [each.article, each.quote] as const))('Điều %s: %s', (article, quote) => {
    expect(pieceOf(decree!, article)).toContain(quote);
  });
});
