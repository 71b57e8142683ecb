import type { Criterion, SetContent } from '../../src/criteria/criterion.js';
import { blockersOf, type ApprovalFacts } from '../../src/evaluations/approval/approval.blockers.js';
import { decidingOf, undecided } from '../../src/evaluations/approval/approval-state.js';
import { deciderOf } from '../../src/evaluations/petition/petition-decisions.policy.js';
import type { ChainUnit } from '../../src/standing/chain.js';
import { MOT_CUA } from '../support/ward.js';

const content = MOT_CUA as unknown as SetContent;
const self = { values: ['9', '98', '0', '1', null], leftOut: [], due: 1, led: null };
const promise = {
  id: 7,
  text: 'Đối thoại với tổ dân phố',
  dueOn: '2026-11-20',
  firstDueOn: '2026-11-20',
  selfKept: true,
  selfProof: null,
  said: false,
  headKept: true,
  headReason: null,
};

/** An evaluation on which nothing stands in the way. */
function facts(over: Partial<ApprovalFacts> = {}): ApprovalFacts {
  return {
    evaluation: { content, blindValues: ['9', null, null, null, null], revealedAt: new Date() },
    deciding: 'submitted',
    blind: false,
    self,
    due: [promise],
    notes: {},
    led: { waiting: [] },
    stated: { values: ['9', '98', '0', '1', null], leftOut: [false, false, false, false, false], due: 1, led: ['80'] },
    ...over,
  };
}
const stated = (values: (string | null)[], leftOut = [false, false, false, false, false]) => ({
  values,
  leftOut,
  due: 1,
  led: ['80'],
});

describe('what stands in the way of an approval', () => {
  const cases: [string, Partial<ApprovalFacts>, string[]][] = [
    ['nothing', {}, []],
    [
      'an empty entry is neither the self entry nor the maximum',
      { stated: stated(['9', null, '0', '1', null]) },
      ['empty value.dung-hen'],
    ],
    ['a zero is an entry', { stated: stated(['9', '98', '0', '1', null]), notes: {} }, []],
    [
      'exactly 20 % of the maximum apart',
      {
        stated: stated(['7', '98', '0', '1', null]),
        evaluation: { content, blindValues: ['7', null, null, null, null], revealedAt: new Date() },
      },
      ['difference note.chao-dan'],
    ],
    [
      'just less than 20 % apart',
      {
        stated: stated(['7.5', '98', '0', '1', null]),
        evaluation: { content, blindValues: ['7.5', null, null, null, null], revealedAt: new Date() },
      },
      [],
    ],
    [
      'a difference in points, not in the figure',
      { stated: stated(['9', '94.4', '0', '1', null]) },
      ['difference note.dung-hen'],
    ],
    ['with its reason', { stated: stated(['9', '80', '0', '1', null]), notes: { 'dung-hen': 'Theo báo cáo quý' } }, []],
    ['one breach counted more', { stated: stated(['9', '98', '1', '1', null]) }, ['difference note.gio-lam']],
    [
      'left out without a reason',
      { stated: stated(['9', '98', '0', '1', null], [false, true, false, false, false]) },
      ['left-out note.dung-hen'],
    ],
    [
      'left out with a reason',
      {
        stated: stated(['9', null, '0', '1', null], [false, true, false, false, false]),
        notes: { 'dung-hen': 'Chuyển việc giữa tháng' },
      },
      [],
    ],
    [
      'unit result left out without a reason',
      { stated: stated(['9', '98', '0', '1', null], [false, false, false, false, true]) },
      ['left-out note.don-vi'],
    ],
    ['a mark changed after the reveal', { stated: stated(['8.5', '98', '0', '1', null]) }, ['changed note.chao-dan']],
    [
      'a mark given only after the reveal',
      { evaluation: { content, blindValues: [null, null, null, null, null], revealedAt: new Date() } },
      ['changed note.chao-dan'],
    ],
    ['the same mark written otherwise', { stated: stated(['9.0', '98', '0', '1', null]) }, []],
    [
      'not revealed: nothing is told of the difference',
      {
        blind: true,
        stated: stated(['2', '98', '0', '1', null]),
        evaluation: { content, blindValues: null, revealedAt: null },
      },
      ['reveal reveal'],
    ],
    [
      'not revealed, not marked',
      {
        blind: true,
        stated: stated([null, '98', '0', '1', null]),
        evaluation: { content, blindValues: null, revealedAt: null },
      },
      ['empty value.chao-dan', 'reveal-marks reveal'],
    ],
    ['a promise not confirmed', { due: [{ ...promise, headKept: null }] }, ['confirm kept.7']],
    ['a promise confirmed otherwise', { due: [{ ...promise, headKept: false }] }, ['confirm-reason why.7']],
    [
      'a promise confirmed otherwise with a reason',
      { due: [{ ...promise, headKept: false, headReason: 'Chưa tổ chức' }] },
      [],
    ],
    [
      'promises left out need no confirming',
      {
        due: [{ ...promise, headKept: null }],
        stated: stated(['9', '98', '0', null, null], [false, false, false, true, false]),
        notes: { 'noi-lam': 'Cam kết thuộc đơn vị cũ' },
      },
      [],
    ],
    ['people not decided yet', { led: { waiting: [{ name: 'A' }, { name: 'B' }] } }, ['led ']],
    ['not submitted, without a reason', { deciding: 'not-submitted', self: null }, ['reason note.']],
    [
      'not submitted, too short a reason',
      { deciding: 'not-submitted', self: null, notes: { '': 'ngắn' } },
      ['reason note.'],
    ],
    [
      'not submitted, with a reason',
      {
        deciding: 'not-submitted',
        self: null,
        notes: { '': 'Đã nhắc hai lần' },
        evaluation: { content, blindValues: null, revealedAt: null },
      },
      [],
    ],
    ['a reopening asks for a reason too', { deciding: 'reopened' }, ['reason note.']],
  ];
  it.each(cases)('%s', (_name, over, expected) => {
    expect(blockersOf(facts(over)).map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
  });

  it('asks nothing about promises where none falls due', () => {
    const none = { ...self, due: 0, values: ['9', '98', '0', null, null] };
    expect(
      blockersOf(facts({ due: [], self: none, stated: { ...stated(['9', '98', '0', null, null]), due: 0 } })),
    ).toEqual([]);
  });

  it('names each criterion once, by its number', () => {
    const criteria = content.criteria as Criterion[];
    const [first] = blockersOf(facts({ stated: stated([null, '98', '0', '1', null]) }));
    expect(first).toMatchObject({ number: 1, text: criteria[0]!.text });
  });
});

describe('when an evaluation can be decided', () => {
  const open = { selfDueOn: '2026-11-25', approvalDueOn: '2026-11-27', closedAt: null, reopened: false };
  const closed = { ...open, closedAt: new Date() };
  const cases = [
    ['submitted', open, '2026-11-10', 'submitted', true],
    ['draft', open, '2026-11-25', null, true],
    ['draft', open, '2026-11-26', 'not-submitted', false],
    ['returned', open, '2026-11-27', null, true],
    ['returned', open, '2026-11-28', 'not-submitted', true],
    ['approved', open, '2026-11-26', null, false],
    ['approved', { ...closed, reopened: true }, '2026-12-10', 'reopened', false],
    ['reviewed', { ...closed, reopened: true }, '2026-12-10', 'reopened', false],
    ['excused', open, '2026-11-26', null, false],
    ['submitted', closed, '2026-12-10', null, true],
    ['draft', { ...closed, reopened: true }, '2026-12-10', 'not-submitted', false],
  ] as const;
  it.each(cases as unknown as [string, typeof open, string, string | null, boolean][])(
    '%s, case %#',
    (status, calendar, today, deciding, waits) => {
      const evaluation = { status: status as 'draft', ...calendar };
      expect([decidingOf(evaluation, today), undecided(evaluation, today)]).toEqual([deciding, waits]);
    },
  );
});

describe('who decides a petition', () => {
  const unit = (unitId: number, head: number | null, acting: number | null = null): ChainUnit => ({
    unitId,
    path: `/${unitId}/`,
    name: `U${unitId}`,
    head: head === null ? null : { officialId: head, name: `H${head}` },
    acting: acting === null ? null : { officialId: acting, name: `A${acting}` },
  });
  const given = (officialId: number | null) => ({ accountId: 900, officialId });
  const cases: [
    string,
    number,
    number | null,
    ChainUnit[],
    'superior' | 'root-head' | 'outside',
    number | 'outside',
  ][] = [
    ['the head above the approver', 1, 10, [unit(3, 10), unit(2, 20), unit(1, 30)], 'superior', 20],
    ['past a vacant unit', 1, 10, [unit(3, 10), unit(2, null), unit(1, 30)], 'superior', 30],
    ['an acting head above', 1, 10, [unit(3, 10), unit(2, 20, 21), unit(1, 30)], 'superior', 21],
    ['of a head: the head above the one above', 10, 20, [unit(3, 10), unit(2, 20), unit(1, 30)], 'superior', 30],
    ['under the root it goes outside', 20, 30, [unit(2, 20), unit(1, 30)], 'superior', 'outside'],
    ["of the root's head", 30, null, [unit(1, 30)], 'superior', 'outside'],
    ['never who gave it, promoted since', 1, 20, [unit(3, 10), unit(2, 20), unit(1, 30)], 'superior', 30],
    ['never who approves at two levels', 1, 10, [unit(3, 10), unit(2, 10), unit(1, 30)], 'superior', 30],
    ["the root's head where it is set so", 1, 10, [unit(3, 10), unit(2, 20), unit(1, 30)], 'root-head', 30],
    ['outside where it is set so', 1, 10, [unit(3, 10), unit(2, 20), unit(1, 30)], 'outside', 'outside'],
    ["the root's head gave it", 1, 30, [unit(1, 30)], 'root-head', 'outside'],
  ];
  it.each(cases)('%s', (_name, petitioner, giver, chain, by, expected) => {
    const decider = deciderOf({ petitioner, giver: given(giver) }, chain, by);
    expect(decider === 'outside' ? decider : decider.officialId).toBe(expected);
  });
});
