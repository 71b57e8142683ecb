import { defaultCalendar } from '../../src/periods/calendar.js';
import { closingBlockers } from '../../src/periods/closing.blockers.js';
import { readClosing } from '../../src/periods/closing.form.js';
import { openingBlockers } from '../../src/periods/opening.blockers.js';
import { periodNow } from '../../src/periods/period-state.js';
import { NAMED_AT_MOST } from '../../src/rounds/closing.js';
import { denialOf } from '../../src/periods/reopening.policy.js';
import { NO_HOLIDAYS } from '../../src/periods/working-days.js';
import { evaluationState, type EvaluationStatus } from '../../src/periods/evaluation-state.js';
import type { Actor } from '../../src/web/actor.js';

const CALENDAR = {
  ...defaultCalendar('2026-10', NO_HOLIDAYS),
  openedAt: 'x' as string | null,
  closedAt: null as string | null,
};

describe('where a period stands', () => {
  it.each([
    ['not opened', { openedAt: null }, '2026-10-15', ['planned', null, '2026-10-01']],
    ['on the last day of self-scoring', {}, '2026-10-26', ['open', 'self-scoring', '2026-10-26']],
    ['the day after', {}, '2026-10-27', ['open', 'approving', '2026-10-27']],
    ['review', {}, '2026-10-28', ['open', 'reviewing', '2026-10-28']],
    ['waiting to be closed', {}, '2026-10-31', ['open', 'closing', '2026-10-31']],
    ['past its close', {}, '2026-11-01', ['open', 'overdue', null]],
    ['closed', { closedAt: 'x' }, '2026-10-15', ['closed', null, null]],
  ])('%s', (_, change, today, expected) => {
    const now = periodNow({ ...CALENDAR, ...change }, today);
    expect([now.state, now.phase, now.next?.on ?? null]).toEqual(expected);
  });
});

describe('what an evaluation is called', () => {
  it.each([
    ['a draft on its due day', 'draft', null, '2026-11-25', false, 'draft'],
    ['a draft the day after', 'draft', null, '2026-11-26', false, 'not-submitted'],
    ['a draft of a closed month', 'draft', 'x', '2026-11-20', false, 'not-submitted'],
    ['a draft that was reopened', 'draft', 'x', '2026-12-20', true, 'draft'],
    ['submitted', 'submitted', null, '2026-11-30', false, 'submitted'],
    ['left submitted when it closed', 'submitted', 'x', '2026-11-30', false, 'submitted'],
    ['returned stays returned', 'returned', null, '2026-11-30', false, 'returned'],
    ['approved and closed', 'approved', 'x', '2026-11-30', false, 'closed'],
    ['reviewed and closed', 'reviewed', 'x', '2026-11-30', false, 'closed'],
    ['excused and closed', 'excused', 'x', '2026-11-30', false, 'excused'],
  ])('%s', (_, status, closedAt, today, reopened, expected) => {
    expect(
      evaluationState({ status: status as EvaluationStatus, selfDueOn: '2026-11-25', closedAt, today, reopened }),
    ).toBe(expected);
  });
});

describe('what stands in the way', () => {
  const unit = { unitId: 1, name: 'X', people: 2 };
  it.each([
    ['nothing', {}, []],
    ['before its day', { today: '2026-10-31' }, ['too-early']],
    ['after self-scoring', { today: '2026-11-26' }, ['self-due-past']],
    ['nobody to score', { people: 0 }, ['nobody']],
    ['each unit without a set', { withoutSet: [unit, unit] }, ['no-set', 'no-set']],
  ])('of an opening: %s', (_, change, expected) => {
    const facts = {
      opensOn: '2026-11-01',
      selfDueOn: '2026-11-25',
      today: '2026-11-01',
      people: 3,
      withoutSet: [],
      ...change,
    };
    expect(openingBlockers(facts).map(({ code }) => code)).toEqual(expected);
  });

  const evaluation = (id: number, status = 'returned') => ({
    id,
    name: `N${id}`,
    status,
    selfDueOn: '2026-11-25',
    neverIn: false,
  });
  const shutOut = { ...evaluation(1, 'draft'), neverIn: true };
  it.each([
    ['everything decided', {}, []],
    ['an open evaluation without a reason', { undecided: [evaluation(1)] }, ['reason-needed']],
    ['a reason too short', { undecided: [evaluation(1)], reasons: new Map([[1, 'bận']]) }, ['reason-needed']],
    [
      'an open evaluation with its reason',
      { undecided: [evaluation(1)], reasons: new Map([[1, 'đi công tác dài ngày']]) },
      [],
    ],
    ['a draft on its last day', { undecided: [evaluation(1, 'draft')], today: '2026-11-25' }, ['time-left']],
    ['a draft the day after', { undecided: [evaluation(1, 'draft')], today: '2026-11-26' }, ['reason-needed']],
    ['a draft of who never had a password', { undecided: [shutOut], today: '2026-11-26' }, ['never-in']],
    ['what they had handed in', { undecided: [{ ...shutOut, status: 'returned' }] }, ['reason-needed']],
    ['reviews to come', { unreviewed: 3 }, ['review-pending']],
    ['reviews on their last day', { unreviewed: 3, today: '2026-11-30' }, ['review-pending']],
    ['reviews whose day has passed', { unreviewed: 3, today: '2026-12-01' }, []],
    [
      'too many to be named',
      { undecided: Array.from({ length: NAMED_AT_MOST + 1 }, (_, id) => evaluation(id)) },
      ['too-many'],
    ],
  ])('of a closing: %s', (_, change, expected) => {
    const facts = {
      undecided: [],
      reasons: new Map<number, string>(),
      unreviewed: 0,
      reviewDueOn: '2026-11-30',
      today: '2026-11-20',
      ...change,
    };
    expect(closingBlockers(facts).map(({ code }) => code)).toEqual(expected);
  });

  it('reads the reasons of a closing and refuses those that are too long', () => {
    const form = readClosing({
      note: ' ghi chú ',
      'reason-7': 'nghỉ dài',
      'reason-x': 'bỏ',
      'reason-8': 'a'.repeat(501),
    });
    expect([...form.typed.reasons.keys()]).toEqual([7, 8]);
    expect(form.typed.note).toBe('ghi chú');
    expect(form.issues?.map(({ field }) => field)).toEqual(['reason-8']);
  });
});

describe('who may answer a reopening', () => {
  const period = { rootPath: '/1/', rootUnitId: 1 };
  const asked = { officialId: 9, requestedBy: 50, confirmedAt: null, refusedAt: null };
  const person = (change: object) =>
    ({ accountId: 1, officialId: 2, heads: [], committees: [], ...change }) as unknown as Actor;
  const head = { heads: [{ unitId: 1, path: '/1/' }] };
  const secretary = { committees: [{ unitId: 1, path: '/1/', committeeId: 1, role: 'secretary' }] };
  it.each([
    ['the head of the root', head, null],
    ['the secretary', secretary, null],
    ['the head of an office below', { heads: [{ unitId: 2, path: '/1/2/' }] }, 'reopening-not-yours'],
    [
      'a member of the committee',
      { committees: [{ unitId: 1, path: '/1/', committeeId: 1, role: 'member' }] },
      'reopening-not-yours',
    ],
    [
      'the secretary of a committee below',
      { committees: [{ unitId: 2, path: '/1/2/', committeeId: 1, role: 'secretary' }] },
      'reopening-not-yours',
    ],
    ['the head whose evaluation it is', { ...head, officialId: 9 }, 'reopening-own-evaluation'],
    ['the secretary who asked', { ...secretary, accountId: 50 }, 'reopening-own-request'],
  ])('%s', (_, change, expected) => {
    expect(denialOf(person(change), period, asked)).toBe(expected);
  });
});
