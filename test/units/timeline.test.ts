import {
  EVER,
  stateOn,
  timelines,
  type Beginning,
  type Change,
  type UnitFacts,
} from '../../src/units/history/timeline.js';

const facts = (name: string, parentId: number | null, more: Partial<UnitFacts> = {}): UnitFacts => ({
  code: name,
  name,
  kind: 'office',
  parentId,
  closedOn: null,
  committee: null,
  ...more,
});
const ROOT: Beginning = { id: 1, facts: facts('Phường', null) };
const A: Beginning = { id: 2, facts: facts('A', 1) };
const B: Beginning = { id: 3, facts: facts('B', 1) };
const A1: Beginning = { id: 4, facts: facts('A1', 2) };
const NEW: Beginning = { id: 5, facts: null };
const WARD = [ROOT, A, B, A1, NEW];

/** Each state of a unit as "from..to name path". */
const lines = (id: number, changes: Change[], ward = WARD): string[] => {
  const made = timelines(ward, changes);
  if ('code' in made) return [`${made.code} ${made.unitId} ${made.day}`];
  return made.states
    .filter(({ unitId }) => unitId === id)
    .map(
      ({ from, to, name, path, closedOn }) =>
        `${from}..${to ?? ''} ${name} ${path}${closedOn ? ` closed ${closedOn}` : ''}`,
    );
};
const rename = (unitId: number, day: string, name: string): Change => ({ unitId, day, sets: { name } });
const move = (unitId: number, day: string, parentId: number): Change => ({ unitId, day, sets: { parentId } });
const close = (unitId: number, closedOn: string, day: string): Change => ({ unitId, day, sets: { closedOn } });
const found = (day: string): Change => ({ unitId: 5, day, sets: facts('N', 1) });

describe('the tree and the names on a day', () => {
  it.each<[what: string, unit: number, changes: Change[], states: string[]]>([
    ['without acts: since ever', 2, [], ['-infinity.. A /1/2/']],
    ['the root stands at the top', 1, [], ['-infinity.. Phường /1/']],
    ['a unit that no act founds is not there', 5, [], []],
    [
      'a new name from its day on',
      2,
      [rename(2, '2026-11-05', 'Á')],
      ['-infinity..2026-11-04 A /1/2/', '2026-11-05.. Á /1/2/'],
    ],
    ['another unit keeps its own', 3, [rename(2, '2026-11-05', 'Á')], ['-infinity.. B /1/3/']],
    [
      'two names, stated in the wrong order',
      2,
      [rename(2, '2026-12-01', 'late'), rename(2, '2026-11-05', 'early')],
      ['-infinity..2026-11-04 A /1/2/', '2026-11-05..2026-11-30 early /1/2/', '2026-12-01.. late /1/2/'],
    ],
    [
      'of two on one day the one stated later',
      2,
      [rename(2, '2026-11-05', 'first'), rename(2, '2026-11-05', 'second')],
      ['-infinity..2026-11-04 A /1/2/', '2026-11-05.. second /1/2/'],
    ],
    ['a name that was so already makes no state', 2, [rename(2, '2026-11-05', 'A')], ['-infinity.. A /1/2/']],
    ['a slip is mended from the beginning', 2, [rename(2, EVER, 'Á')], ['-infinity.. Á /1/2/']],
    [
      'and the act that came after stays',
      2,
      [rename(2, '2026-11-05', 'new'), rename(2, EVER, 'Á')],
      ['-infinity..2026-11-04 Á /1/2/', '2026-11-05.. new /1/2/'],
    ],
    [
      'what lies below moves along',
      4,
      [move(2, '2026-11-05', 3)],
      ['-infinity..2026-11-04 A1 /1/2/4/', '2026-11-05.. A1 /1/3/2/4/'],
    ],
    [
      'and back again',
      4,
      [move(2, '2026-11-05', 3), move(2, '2027-01-01', 1)],
      ['-infinity..2026-11-04 A1 /1/2/4/', '2026-11-05..2026-12-31 A1 /1/3/2/4/', '2027-01-01.. A1 /1/2/4/'],
    ],
    [
      'a move keeps the name of before, and a name stated for before stays through it',
      2,
      [move(2, '2026-12-01', 3), rename(2, '2026-11-05', 'Á')],
      ['-infinity..2026-11-04 A /1/2/', '2026-11-05..2026-11-30 Á /1/2/', '2026-12-01.. Á /1/3/2/'],
    ],
    ['a founded unit begins on its day', 5, [found('2026-11-05')], ['2026-11-05.. N /1/5/']],
    [
      'a closed one stays, closed',
      3,
      [close(3, '2026-11-30', '2026-12-01')],
      ['-infinity..2026-11-30 B /1/3/', '2026-12-01.. B /1/3/ closed 2026-11-30'],
    ],
    [
      'two become one: the part of the merged unit comes under the successor',
      4,
      [
        found('2026-07-01'),
        close(2, '2026-06-30', '2026-07-01'),
        close(3, '2026-06-30', '2026-07-01'),
        move(4, '2026-07-01', 5),
      ],
      ['-infinity..2026-06-30 A1 /1/2/4/', '2026-07-01.. A1 /1/5/4/'],
    ],
    ['no unit below itself', 2, [move(2, '2026-11-05', 4)], ['cycle 2 2026-11-05']],
    ['nor on any day later', 2, [move(2, '2026-11-05', 3), move(3, '2026-12-01', 4)], ['cycle 2 2026-12-01']],
    [
      'a way round that is only passed through on different days is none',
      3,
      [move(2, '2026-11-05', 3), move(2, '2026-12-01', 1), move(3, '2026-12-01', 2)],
      ['-infinity..2026-11-30 B /1/3/', '2026-12-01.. B /1/2/3/'],
    ],
    [
      'nothing stands under what is not there yet',
      2,
      [found('2026-12-01'), move(2, '2026-11-05', 5)],
      ['no-parent 2 2026-11-05'],
    ],
    [
      'nothing is changed before it is there',
      5,
      [found('2026-12-01'), rename(5, '2026-11-05', 'E1')],
      ['not-there 5 2026-11-05'],
    ],
    ['nor moved, nor ended', 5, [found('2026-12-01'), move(5, '2026-11-05', 2)], ['not-there 5 2026-11-05']],
  ])('%s', (_, unit, changes, states) => {
    expect(lines(unit, changes)).toEqual(states);
  });

  it('covers every day once, whatever the acts', () => {
    const days = ['2026-01-01', '2026-03-15', '2026-03-16', '2026-12-31'];
    const changes = days.flatMap((day, at) => [rename(2, day, `A${at}`), move(4, day, at % 2 ? 2 : 3)]);
    for (const order of [changes, [...changes].reverse()]) {
      const made = timelines(WARD, order);
      if ('code' in made) throw new Error(made.code);
      for (const id of [2, 4])
        for (const day of ['2025-12-31', ...days, '2027-01-01'])
          expect(
            made.states.filter((state) => state.unitId === id && state.from <= day && (state.to ?? day) >= day),
          ).toHaveLength(1);
      expect(
        stateOn(
          made.states.filter(({ unitId }) => unitId === 2),
          '2026-03-15',
        )?.name,
      ).toBe('A1');
    }
  });
});
