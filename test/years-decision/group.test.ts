import fc from 'fast-check';
import { groupBlockers, mayPropose, type GroupPerson } from '../../src/years/classification/group.blockers.js';
import { NOTHING_SETTLED, settle, type Settled } from '../../src/years/classification/settle.js';
import { bandCodes } from '../../src/scoring/editions/terms.js';
import type { YearGroupRecord, YearOfficial } from '../../src/scoring/editions/year-record.js';

const official = (code: string, score: string | null, group = 'clerks'): YearOfficial => ({
  code,
  group,
  months: Array.from({ length: 12 }, () => score),
  absent: {},
  overrides: [],
});
const record = (officials: readonly YearOfficial[], more: Partial<YearGroupRecord> = {}): YearGroupRecord => ({
  format: 'thuoc-do/year-group@1',
  edition: 'nd-335-2025',
  year: 2026,
  quotaBase: 'good',
  share: '0.2',
  organisation: null,
  head: null,
  officials,
  ...more,
});
const person = (code: string, more: Partial<GroupPerson> = {}): GroupPerson => ({
  code,
  name: code,
  part: 'people',
  groupName: 'Chuyên môn',
  decided: false,
  lacks: [],
  ...more,
});
const peopleOf = (rec: YearGroupRecord, more: Record<string, Partial<GroupPerson>> = {}) =>
  new Map(rec.officials.map(({ code }) => [code, person(code, more[code])]));
const twelve = (excellent: number) =>
  Array.from({ length: 12 }, (_, i) => official(`P${i}`, i < excellent ? '95' : '80'));

describe('what stands in the way of a group', () => {
  it('is nothing within the ceiling: of twelve, two are excellent (Điều 20.5)', () => {
    const rec = record(twelve(2));
    expect(groupBlockers('people', settle(rec, new Map()), peopleOf(rec))).toEqual([]);
  });

  it('is the ceiling of the agency and of the group, with how many too many and nobody chosen', () => {
    const rec = record(twelve(4));
    expect(groupBlockers('people', settle(rec, new Map()), peopleOf(rec))).toEqual([
      { code: 'over-agency', over: 2, ceiling: 2, excellent: 4 },
      { code: 'over-group', group: 'Chuyên môn', over: 2, ceiling: 2, excellent: 4 },
    ]);
  });

  it('is gone once the classifier proposes good for as many as there are too many', () => {
    const rec = record(twelve(4));
    const settled = new Map(['P0', 'P3'].map((code) => [code, { ...NOTHING_SETTLED, lowered: true }]));
    const group = settle(rec, settled);
    expect(groupBlockers('people', group, peopleOf(rec))).toEqual([]);
    expect(group.people[0]).toMatchObject({ computed: 'excellent', label: 'good', reasons: ['lowered'] });
  });

  it('is a ceiling passed in one group of like duties alone', () => {
    const rec = record([
      ...Array.from({ length: 4 }, (_, i) => official(`L${i}`, i === 0 ? '95' : '80', 'heads')),
      ...Array.from({ length: 20 }, (_, i) => official(`C${i}`, '80')),
    ]);
    expect(groupBlockers('people', settle(rec, new Map()), peopleOf(rec)).map(({ code }) => code)).toEqual([
      'over-group',
    ]);
  });

  it('is an open month, and what else the steps lack, with names', () => {
    const rec = record([...twelve(0), official('Q', null)]);
    const blockers = groupBlockers(
      'people',
      settle(rec, new Map()),
      peopleOf(rec, { P1: { lacks: ['form', 'opinion'] } }),
    );
    expect(blockers).toEqual([
      { code: 'missing', what: 'months', count: 1, names: ['Q'] },
      { code: 'missing', what: 'form', count: 1, names: ['P1'] },
      { code: 'missing', what: 'opinion', count: 1, names: ['P1'] },
    ]);
  });

  it('is the head whose label is still open, as the ceiling cannot be reckoned', () => {
    const rec = record([...twelve(1), official('H', null)], { head: 'H' });
    expect(groupBlockers('people', settle(rec, new Map()), peopleOf(rec, { H: { part: 'head' } }))).toEqual([
      { code: 'ceiling-open', count: 1, names: ['H'] },
    ]);
  });

  it('is nothing of the people for a head who would not be excellent', () => {
    const rec = record([...twelve(4), official('H', '80')], { head: 'H' });
    expect(groupBlockers('head', settle(rec, new Map()), peopleOf(rec, { H: { part: 'head' } }))).toEqual([]);
  });

  it('asks nothing of who is not classified', () => {
    const absent = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((month) => [month, 'not-in-service' as const]));
    const late: YearOfficial = { ...official('N', null), absent };
    const rec = record([...twelve(1), late]);
    const group = settle(rec, new Map());
    expect(group.people.at(-1)).toMatchObject({ label: 'not-classified', reasons: ['not-classified:11.1'] });
    expect(groupBlockers('people', group, peopleOf(rec, { N: { lacks: ['form', 'meeting'] } }))).toEqual([]);
  });
});

describe('a label', () => {
  it('of eleven months needs a decision, and then stands on the months there are, with the missing one named', () => {
    const eleven: YearOfficial = { ...official('E', null), months: [...Array.from({ length: 11 }, () => '92'), null] };
    const rec = record([eleven]);
    expect(settle(rec, new Map()).people[0]).toMatchObject({
      label: null,
      mean: null,
      provisional: '92.00',
      missing: [12],
    });
    const allowed = settle(rec, new Map([['E', { ...NOTHING_SETTLED, fewerMonths: true }]])).people[0];
    expect(allowed).toMatchObject({
      label: 'excellent',
      mean: '92.00',
      months: 11,
      missing: [12],
      reasons: ['fewer-months'],
    });
  });

  it('of a head is at most the unit’s: the agency’s own head and a head below (Điều 20.6)', () => {
    const rec = record([official('H', '95'), official('U', '95')], {
      head: 'H',
      organisation: 'good',
      parts: [{ head: 'U', organisation: 'completed' }],
    });
    const group = settle(rec, new Map());
    expect(group.people.map(({ label, reasons }) => [label, reasons])).toEqual([
      ['good', ['head-cap']],
      ['completed', ['head-cap']],
    ]);
  });

  it('by an override is not-completed whatever the points, with months missing too', () => {
    const rec = record([{ ...official('D', null), overrides: ['discipline'] }]);
    expect(settle(rec, new Map()).people[0]).toMatchObject({
      label: 'not-completed',
      reasons: ['override:discipline'],
    });
  });

  it('may be proposed as good for excellent, and as nothing else beside the record', () => {
    const allowed = [...bandCodes, null].flatMap((computed) =>
      bandCodes.filter((label) => label !== computed && mayPropose(computed, label)).map((label) => [computed, label]),
    );
    expect(allowed).toEqual([['excellent', 'good']]);
  });
});

describe('the order of proposals and of the list', () => {
  const scores = fc.constantFrom('95', '92', '80', '72', '55', '40');
  const groups = fc.constantFrom('heads', 'clerks', 'desk');
  const people = fc.array(fc.tuple(scores, groups, fc.boolean()), { minLength: 1, maxLength: 40 });
  type Draw = [string, string, boolean][];
  const build = (draw: Draw) =>
    draw.map(([score, group, lowered], i) => ({ official: official(`P${i}`, score, group), lowered }));

  it('changes nothing: 1,000 shuffles give the same labels, ceilings and blockers', () => {
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (draw, dice) => {
        const built = build(draw as Draw);
        const look = (order: typeof built) => {
          const settled = new Map<string, Settled>();
          for (const {
            official: { code },
            lowered,
          } of order)
            if (lowered) settled.set(code, { ...NOTHING_SETTLED, lowered: true });
          const rec = record(order.map((one) => one.official));
          const group = settle(rec, settled);
          const by = <T extends { code: string }>(rows: readonly T[]) =>
            [...rows].sort((a, b) => a.code.localeCompare(b.code));
          const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
          return {
            labels: by(group.people),
            agency: group.agency,
            groups: [...group.groups].sort(),
            blockers: sorted(
              groupBlockers(
                'people',
                group,
                new Map(rec.officials.map(({ code, group: name }) => [code, person(code, { groupName: name })])),
              ),
            ),
          };
        };
        const shuffled = built
          .map((one) => ({ one, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(look(shuffled)).toEqual(look(built));
      }),
      { numRuns: 1000 },
    );
  });

  it('never lowers anybody whom nobody proposed as good', () => {
    fc.assert(
      fc.property(people, (draw) => {
        const built = build(draw as Draw);
        const settled = new Map(
          built
            .filter(({ lowered }) => lowered)
            .map(({ official: { code } }) => [code, { ...NOTHING_SETTLED, lowered: true }]),
        );
        for (const { code, computed, byPoints, label } of settle(record(built.map((one) => one.official)), settled)
          .people) {
          expect(computed).toBe(byPoints);
          if (!settled.has(code)) expect(label).toBe(computed);
        }
      }),
      { numRuns: 200 },
    );
  });
});
