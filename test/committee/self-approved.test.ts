import fc from 'fast-check';
import { ActorsService } from '../../src/accounts/actors.service.js';
import { deskData } from '../../src/committee/desk.queries.js';
import { selfApprovedOf, decided } from '../../src/committee/desk-evaluation.js';
import type { SetContent } from '../../src/criteria/criterion.js';
import { scoreEvaluation } from '../../src/evaluations/evaluation-score.js';
import { selfApproved } from '../../src/evaluations/approval/self-approved.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { selfMonths } from '../../src/reports/results/self-months.js';
import { groupMonths } from '../../src/signals/group-months.queries.js';
import { outline } from '../reports/outline.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, MOT_CUA, openMonth, type Ward } from '../support/ward.js';
import { approve } from './approve.js';

const CONTENT = MOT_CUA as unknown as SetContent;
const scoreOf = (values: (string | null)[], leftOut: boolean[], led: string[] | null, tier = 2) =>
  scoreEvaluation(CONTENT, tier, { values, leftOut, due: 0, led }).score;

describe('one evaluation', () => {
  it('of a leader is compared without what only the approver states', () => {
    const [self, head] = [
      ['9', '95', '0', null, null],
      ['8', '95', '1', null, null],
    ];
    const evaluation = {
      content: CONTENT,
      tier: 2,
      score: scoreOf(head, [], ['60.00']),
      handed: { score: scoreOf(self, [], null), same: false, values: self, due: 0 },
      approved: { values: head, leftOut: [], due: 0, led: ['60.00'] },
    };
    const without = [false, false, false, false, true];
    expect(selfApproved(evaluation)).toMatchObject({
      self: evaluation.handed.score,
      approved: scoreOf(head, without, []),
    });
    expect(Number(selfApproved(evaluation)!.approved)).toBeGreaterThan(Number(evaluation.score));
  });

  it('stated alike on both sides keeps both scores, whatever was stated', () => {
    const marks = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 80, max: 98 }), fc.integer({ min: 0, max: 4 }))
      .map(([mark, value, count]) => [String(mark / 2), String(value), String(count), null, null]);
    fc.assert(
      fc.property(marks, marks, fc.integer({ min: 0, max: 4 }), (self, head, tier) => {
        const [own, score] = [scoreOf(self, [], null, tier), scoreOf(head, [], [], tier)];
        const given = { content: CONTENT, tier, score, approved: { values: head, leftOut: [], due: 0, led: [] } };
        const compared = (same: boolean) =>
          selfApproved({ ...given, handed: { score: own, same, values: self, due: 0 } });
        expect(compared(false)).toMatchObject(compared(true)!);
      }),
    );
  });

  it('with nothing handed in, or nothing in both, is compared with nothing', () => {
    const approved = { values: ['9', null, null, null, null], leftOut: [], due: 0, led: [] };
    expect(selfApproved({ content: CONTENT, tier: 0, score: '90.00', handed: null, approved })).toBeNull();
    expect(
      selfApproved({
        content: CONTENT,
        tier: 0,
        score: '90.00',
        handed: { score: '80.00', same: false, values: [null, '95', null, null, null], due: 0 },
        approved,
      }),
    ).toBeNull();
  });
});

describe('desk, reports and signal', () => {
  let test: TestApp;
  let ward: Ward;
  beforeAll(async () => {
    test = await startTestApp('2026-11-27T12:00:00Z');
    ward = await makeWard(test.db);
    await openMonth(test.db, ward);
    for (const key of ['mcDeputy', 'mc1', 'mc2', 'mc3', 'mc4'])
      await approve(test.db, ward, key, {
        values: ['8', '95', '1', '0', '0'],
        self: ['10', '95', '0', '0', '0'],
        by: 'mcHead',
        leftOut: [key === 'mc1', false, false, false, false],
      });
    await approve(test.db, ward, 'mcHead', {
      values: ['9', '95', '0', '0', '0'],
      self: ['9', '95', '0', '0', '0'],
      led: ['40.00'],
      by: 'chair',
    });
  });
  afterAll(() => test.close());

  it('say the same of the same people', async () => {
    const { id, path } = ward.units.PM;
    const period = (await test.db.one<{ id: number }>(
      `select id from periods where month = '2026-11' and root_unit_id = $1`,
      [id],
    ))!;
    const desk = (await deskData(test.db, { unitPath: path, periodId: period.id }, '2026-11-27'))!;
    const head = desk.evaluations.find(({ officialId }) => officialId === ward.officials['mcHead'])!;
    if (!decided(head)) throw new Error('not decided');
    // The head changed nothing: what differs is the result of the people alone, which nobody states for themself.
    expect(Number(head.score)).toBeLessThan(Number(head.selfScore));
    expect(selfApprovedOf(head, desk.versions)).toMatchObject({ self: head.selfScore, approved: head.selfScore });
    const { both, selfMean, approvedMean } = desk.total;
    expect(both).toBe(6);
    expect((await selfMonths(test.db, path, '2026-11', '2026-11')).get('2026-11')).toEqual({
      self: selfMean,
      approved: approvedMean,
    });
    const actor = await test.app.get(ActorsService).load(ward.accounts['secretary']!, undefined);
    const made = await test.app
      .get(ReportsService)
      .make(actor!, 'committee-month', { unit: String(id), month: '2026-11' }, 'page');
    if (made.tooLarge) throw new Error('too large');
    const plain = (score: string) => String(Number(score));
    expect(outline(made.model)).toMatch(new RegExp(`\\| 6 \\| ${plain(selfMean!)} \\| ${plain(approvedMean!)} \\|`));
    const [group] = await groupMonths(test.db, { top: { id, path }, scopePath: path, month: '2026-11' });
    const mine = desk.evaluations
      .filter((evaluation) => group!.evaluations.some(({ officialId }) => officialId === evaluation.officialId))
      .filter(decided)
      .map((evaluation) => selfApprovedOf(evaluation, desk.versions)!);
    expect(group!.evaluations.map(({ gap }) => gap).sort()).toEqual(
      mine.map(({ self, approved }) => Number((Number(self) - Number(approved)).toFixed(2))).sort(),
    );
  });
});
