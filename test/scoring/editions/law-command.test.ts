import { main } from '../../../src/commands/score.js';
import { toLegalMonthJson } from '../../../src/scoring/editions/month-tree.js';
import { toYearGroupJson } from '../../../src/scoring/editions/year-tree.js';
import { sampleText } from '../samples.js';
import { leader, line, person, plan, staff, twelve, year } from './samples.js';

async function run(text: string) {
  const outcome = { status: -1, out: '', err: '' };
  outcome.status = await main(['-'], {
    stdin: (async function* () {
      yield text;
    })(),
    stdout: { write: (part) => (outcome.out += part) },
    stderr: { write: (part) => (outcome.err += part) },
    readFile: async () => Buffer.alloc(0),
  });
  return outcome;
}

const ofTheSpecification = `{ "format": "thuoc-do/legal-month@1", "edition": "nd-335-2025", "period": "2026-11", "leader": true, "capAt": "average",
  "common": { "I.1": 5, "I.2": 5, "II.1": 2.5, "II.2": 2.5, "II.3": 2.5, "II.4": 2, "III.1": 2, "III.2": 2.5, "III.3": 2.5, "III.4": 1.5 },
  "work": [ { "product": "DC.02", "factor": 5, "assigned": 4, "completed": 4, "extra": 0, "failed": [], "late": [1, 1] } ],
  "led": [81.06, 49], "organising": 50, "uniting": 100 }`;

describe('the score command', () => {
  it('prints a month, its keys in their order', async () => {
    const { status, out, err } = await run(ofTheSpecification);
    expect([status, err]).toEqual([0, '']);
    expect(out.replace(/\s+/g, ' ')).toBe(
      '{ "common": 28, "a": 100, "b": 100, "c": 87.5, "d": 50, "đ": 50, "e": 100, "results": 56.88, "score": 84.88, "band": "good", "note": null } ',
    );
  });

  it.each([
    [
      'staff without work',
      toLegalMonthJson(staff([])),
      [30, null, null, null, null, null, null, null, null, null, 'no-assigned-work'],
    ],
    [
      'staff with unplanned work alone',
      toLegalMonthJson(staff([line('U', '3', 0, { extra: '2' })])),
      [30, null, null, null, null, null, null, null, null, null, 'no-assigned-work'],
    ],
    [
      'a leader without work',
      toLegalMonthJson(leader([], ['49'])),
      [30, null, null, null, 50, 100, 100, null, null, null, 'no-assigned-work'],
    ],
    [
      'a leader who leads nobody',
      toLegalMonthJson(leader(plan(), [], { organising: '50' })),
      [30, 100, 100, 100, null, 50, 100, 63, 93, 'excellent', 'leads-nobody'],
    ],
    [
      'a leader without people or work',
      toLegalMonthJson(leader([], [])),
      [30, null, null, null, null, 100, 100, null, null, null, 'no-assigned-work'],
    ],
    [
      'each part cut',
      toLegalMonthJson(leader([line('P', '1', 1, { extra: '1' })], ['40'], { capAt: 'component' })),
      [30, 200, 200, 200, 50, 100, 100, 64.17, 94.17, 'excellent', null],
    ],
    [
      'the sum cut',
      toLegalMonthJson(leader([line('P', '1', 1, { extra: '1' })], ['40'])),
      [30, 200, 200, 200, 50, 100, 100, 70, 100, 'excellent', null],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(Object.values(JSON.parse((await run(text)).out))).toEqual(expected);
  });

  it('prints a year, with a month missing open and the ceiling null', async () => {
    const open = person('B', [...twelve('95').slice(1), null]);
    const { out } = await run(toYearGroupJson(year([person('A', '95', { group: 'heads' }), open])));
    expect(Object.keys(JSON.parse(out))).toEqual(['officials', 'agency', 'groups']);
    expect(JSON.parse(out)).toEqual({
      officials: [
        { code: 'A', mean: 95, months: 12, missing: [], byPoints: 'excellent', label: 'excellent', reasons: [] },
        { code: 'B', mean: null, months: 11, missing: [12], byPoints: null, label: null, reasons: [] },
      ],
      agency: { n: 1, ceiling: null, excellent: 1, over: null },
      groups: {
        heads: { n: 1, ceiling: 0, excellent: 1, over: 1 },
        clerks: { n: 0, ceiling: null, excellent: 0, over: null },
      },
    });
  });

  it('takes an array of mixed formats; one bad record refuses it', async () => {
    const text = `[${sampleText}, ${ofTheSpecification}, ${toYearGroupJson(year([]))}]`;
    const results = JSON.parse((await run(text)).out);
    expect([results[0].score, results[1].score, results[2].agency]).toEqual([
      82.73,
      84.88,
      { n: 0, ceiling: 0, excellent: 0, over: 0 },
    ]);
    expect(await run(text.replace('"factor": 5', '"factor": -5'))).toEqual({
      status: 1,
      out: '',
      err: '[1].work[0].factor: not above 0\n',
    });
    expect((await run(text.replace('legal-month@1', 'legal-month@2'))).err).toBe('[1].format: unknown format\n');
  });
});
