import { NO_HOLIDAYS, type Holidays } from '../../src/periods/working-days.js';
import { off } from '../support/holidays.js';
import { petitionClock } from '../../src/petitions/petition-clock.js';

const none = NO_HOLIDAYS;

const CASES: [string, string, string, Holidays, object][] = [
  [
    'the day of receipt is not counted',
    '2026-12-04',
    '2026-12-04',
    none,
    { day: 0, dueOn: '2026-12-15', state: 'running' },
  ],
  ['nor the weekend after it', '2026-12-04', '2026-12-06', none, { day: 0, dueOn: '2026-12-15', state: 'running' }],
  ['Monday is the first day', '2026-12-04', '2026-12-07', none, { day: 1, dueOn: '2026-12-15', state: 'running' }],
  ['the fourth still runs', '2026-12-04', '2026-12-10', none, { day: 4, dueOn: '2026-12-15', state: 'running' }],
  ['the fifth warns', '2026-12-04', '2026-12-11', none, { day: 5, dueOn: '2026-12-15', state: 'warn' }],
  ['and so does the Sunday after it', '2026-12-04', '2026-12-13', none, { day: 5, dueOn: '2026-12-15', state: 'warn' }],
  ['the sixth warns', '2026-12-04', '2026-12-14', none, { day: 6, dueOn: '2026-12-15', state: 'warn' }],
  ['the seventh is the last', '2026-12-04', '2026-12-15', none, { day: 7, dueOn: '2026-12-15', state: 'last' }],
  ['then it is overdue', '2026-12-04', '2026-12-16', none, { day: 8, dueOn: '2026-12-15', state: 'overdue' }],
  [
    'a holiday moves the end',
    '2026-12-04',
    '2026-12-15',
    off('2026-12-09'),
    { day: 6, dueOn: '2026-12-16', state: 'warn' },
  ],
  ['received on a Saturday', '2026-12-05', '2026-12-15', none, { day: 7, dueOn: '2026-12-15', state: 'last' }],
  [
    'over the new year',
    '2026-12-28',
    '2027-01-04',
    off('2027-01-01'),
    { day: 4, dueOn: '2027-01-07', state: 'running' },
  ],
];

describe("a petition's seven working days", () => {
  it.each(CASES)('%s', (_, received, today, holidays, expected) => {
    expect(petitionClock(received, today, holidays)).toEqual(expected);
  });
});
