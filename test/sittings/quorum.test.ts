import { carried, quorumOf } from '../../src/committee/sittings/quorum.js';

const rule = { above: 0.5, withdrawnCount: false };

describe('a quorum', () => {
  it.each([
    ['half of four is not more than half', 4, 2, 0, 3, false],
    ['three of four', 4, 3, 0, 3, true],
    ['two of three', 3, 2, 0, 2, true],
    ['three of five', 5, 3, 0, 3, true],
    ['two of five', 5, 2, 0, 3, false],
    ['a withdrawn member does not count', 5, 3, 1, 3, false],
    ['enough without the withdrawn', 5, 4, 1, 3, true],
    ['nobody at all', 0, 0, 0, 1, false],
  ])('%s', (_, members, present, withdrawn, needed, met) => {
    const quorum = quorumOf(rule, members, present, withdrawn);
    expect([quorum.needed, quorum.met]).toEqual([needed, met]);
  });

  it('counts the withdrawn where the committee says so', () => {
    expect(quorumOf({ above: 0.5, withdrawnCount: true }, 5, 3, 1)).toEqual({
      members: 5,
      counted: 3,
      needed: 3,
      met: true,
    });
  });

  it('takes another share: more than two thirds of nine is seven', () => {
    expect(quorumOf({ above: 0.667, withdrawnCount: false }, 9, 6).needed).toBe(7);
  });
});

it.each([
  [3, 5, true],
  [2, 4, false],
  [3, 4, true],
  [1, 1, true],
  [0, 1, false],
  [2, 5, false],
])('%i in favour of %i entitled carries: %s', (inFavour, entitled, passed) => {
  expect(carried({ inFavour, against: 0, abstained: entitled - inFavour }, entitled)).toBe(passed);
});
