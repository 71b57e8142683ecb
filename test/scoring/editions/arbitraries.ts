import fc from 'fast-check';
import { commonItemRules } from '../../../src/scoring/editions/nd-335-2025/common-items.js';
import {
  commonItems,
  type CommonItem,
  type LegalMonthRecord,
  type WorkLine,
} from '../../../src/scoring/editions/month-record.js';
import { absences, overrides, type Override } from '../../../src/scoring/editions/terms.js';
import type { YearGroupRecord, YearOfficial } from '../../../src/scoring/editions/year-record.js';
import { leader, staff, year } from './samples.js';

const hundredths = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((n) => (n / 100).toFixed(2));
export const score = fc.oneof(
  hundredths(100),
  fc.constantFrom('0', '49.99', '50', '69.99', '70', '89.99', '90', '100'),
);

const quantity = fc.oneof(fc.integer({ min: 0, max: 12 }).map(String), hundredths(5));
const marksOf = (done: number) => fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: Math.ceil(done - 1e-9) });

const workLine = (product: string): fc.Arbitrary<WorkLine> =>
  fc
    .record({
      factor: fc.integer({ min: 1, max: 40_000 }),
      assigned: quantity,
      share: fc.integer({ min: 0, max: 100 }),
      extra: fc.oneof(fc.constant('0'), quantity),
    })
    .chain(({ factor, assigned, share, extra }) => {
      const completed = (Math.floor((Number(assigned) * 100 * share) / 100) / 100).toFixed(2);
      const done = Math.round(Number(completed) * 100 + Number(extra) * 100) / 100;
      return fc.record({ failed: marksOf(done), late: marksOf(done) }).map((marks) => {
        return { product, factor: (factor / 1_000).toFixed(3), assigned, completed, extra, ...marks };
      });
    });

const work = fc
  .integer({ min: 0, max: 6 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, place) => workLine(`P${place}`))));

const common = fc
  .tuple(
    ...commonItems.map((item) =>
      fc.integer({ min: 0, max: Number(commonItemRules[item].most) * 4 }).map((n) => String(n / 4)),
    ),
  )
  .map(
    (points) =>
      Object.fromEntries(commonItems.map((item, place) => [item, points[place]])) as Record<CommonItem, string>,
  );

const share = fc.constantFrom('100', '50');

/** Any month the rules let through. */
export const anyMonth: fc.Arbitrary<LegalMonthRecord> = fc
  .record({
    work,
    common,
    capAt: fc.constantFrom('average', 'component', undefined),
    markTakes: fc.constantFrom('quarter', 'whole', undefined),
    leads: fc.boolean(),
    led: fc.array(score, { maxLength: 8 }),
    organising: share,
    uniting: share,
  })
  .map(({ work: lines, leads, led, organising, uniting, common: points, capAt, markTakes }) => {
    const given = { common: points, ...(capAt ? { capAt } : {}), ...(markTakes ? { markTakes } : {}) };
    return leads ? leader(lines, led, { ...given, organising, uniting }) : staff(lines, given);
  });

const absence = fc.option(fc.constantFrom(...absences), { freq: 6 });
const override = fc.constantFrom(...overrides);

const official = (code: string): fc.Arbitrary<YearOfficial> =>
  fc
    .record({
      group: fc.constantFrom('heads', 'clerks', '7'),
      level: fc.integer({ min: 40, max: 100 }),
      months: fc.array(
        fc.record({ absence, off: fc.integer({ min: 0, max: 300 }), there: fc.integer({ min: 0, max: 200 }) }),
        { minLength: 12, maxLength: 12 },
      ),
      overrides: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Override[]>([]) },
        { weight: 1, arbitrary: fc.array(override, { maxLength: 2 }) },
      ),
    })
    .map(({ group, level, months, overrides }) => {
      const absent = Object.fromEntries(
        months.flatMap((month, place) => (month.absence ? [[String(place + 1), month.absence]] : [])),
      );
      const scores = months.map(({ absence: away, off, there }) =>
        away || there === 0 ? null : Math.max(0, level - off / 100).toFixed(2),
      );
      return { code, group, months: scores, absent, overrides };
    });

/** Any year the rules let through; with a head in the list, or none. */
export const anyYear: fc.Arbitrary<YearGroupRecord> = fc.integer({ min: 0, max: 30 }).chain((length) =>
  fc
    .record({
      officials: fc.tuple(...Array.from({ length }, (_, place) => official(`CB-${place}`))),
      base: fc.constantFrom('good' as const, 'good-or-better' as const),
      decided: fc.boolean(),
      organisation: fc.constantFrom(
        'excellent' as const,
        'good' as const,
        'completed' as const,
        'not-completed' as const,
        null,
      ),
      head: fc.option(fc.nat({ max: Math.max(0, length - 1) })),
      below: fc.option(
        fc.array(
          fc.constantFrom('excellent' as const, 'good' as const, 'completed' as const, 'not-completed' as const, null),
          { maxLength: 4 },
        ),
      ),
    })
    .map(({ officials, base, decided, organisation, head, below }) => {
      const raised = decided ? { share: '0.25', decision: '12/QĐ-UBND' } : {};
      const whole = head === null || length === 0 ? null : `CB-${head}`;
      const heads = officials.map(({ code }) => code).filter((code) => code !== whole);
      const parts = below?.slice(0, heads.length).map((level, place) => ({ head: heads[place]!, organisation: level }));
      return year(officials, { quotaBase: base, organisation, head: whole, ...raised, ...(parts ? { parts } : {}) });
    }),
);
