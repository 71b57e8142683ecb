import { addDays, addWorkingDays, isWorkingDay, NO_HOLIDAYS } from '../../src/periods/working-days.js';
import { off } from '../support/holidays.js';
import {
  CALENDAR_DAYS,
  DUE_DAYS,
  checkCalendar,
  defaultCalendar,
  lastDayOf,
  monthAfter,
  type Calendar,
} from '../../src/periods/calendar.js';
import { changeIssues, opensLate, spacedDays } from '../../src/rounds/due-days.js';
import { readCalendar } from '../../src/periods/calendar.form.js';

const NONE = NO_HOLIDAYS;
const days = (calendar: Calendar) => CALENDAR_DAYS.map((day) => calendar[day].slice(5));

describe('working days', () => {
  it.each([
    ['received on a Friday, seven days', '2026-12-04', 7, [], '2026-12-15'],
    ['none to add', '2026-12-05', 0, [], '2026-12-05'],
    ['from a Saturday', '2026-12-05', 1, [], '2026-12-07'],
    ['over a holiday in the week', '2026-08-31', 2, ['2026-09-01', '2026-09-02'], '2026-09-04'],
    ['over the new year', '2026-12-31', 1, ['2027-01-01'], '2027-01-04'],
  ])('%s', (_, from, count, holidays, expected) => {
    expect(addWorkingDays(from, count, off(...holidays))).toBe(expected);
  });

  it('knows weekends and holidays', () => {
    expect(isWorkingDay('2026-12-05', NONE)).toBe(false);
    expect(isWorkingDay('2026-12-07', NONE)).toBe(true);
    expect(isWorkingDay('2026-12-07', off('2026-12-07'))).toBe(false);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });
});

describe('the usual calendar of a month', () => {
  it.each([
    ['a month whose days are working days', '2026-08', [], ['08-01', '08-25', '08-27', '08-28', '08-31']],
    ['Sunday the 25th moves to Monday', '2026-10', [], ['10-01', '10-26', '10-27', '10-28', '10-31']],
    ['Saturday the 28th moves on, before the close', '2026-11', [], ['11-01', '11-25', '11-27', '11-30', '11-30']],
    ['a February that ends on a Sunday moves back', '2027-02', [], ['02-01', '02-25', '02-26', '02-26', '02-28']],
    ['December closes by the 10th; a Sunday moves on', '2027-12', [], ['12-01', '12-06', '12-07', '12-09', '12-10']],
    [
      'December 2026: the 5th is a Saturday, and the approver keeps a day',
      '2026-12',
      [],
      ['12-01', '12-04', '12-07', '12-09', '12-10'],
    ],
    ['a holiday on a due day', '2026-08', ['2026-08-25'], ['08-01', '08-26', '08-27', '08-28', '08-31']],
  ] as [string, string, string[], string[]][])('%s', (_, month, holidays, expected) => {
    expect(days(defaultCalendar(month, off(...holidays)))).toEqual(expected);
  });

  it('stands in order, on working days, and passes its own check, for ten years', () => {
    for (let month = '2025-01'; month < '2035-01'; month = monthAfter(month, 1)) {
      const calendar = defaultCalendar(month, NONE);
      expect(checkCalendar(month, calendar)).toEqual([]);
      for (const due of [calendar.selfDueOn, calendar.approvalDueOn, calendar.reviewDueOn])
        expect(isWorkingDay(due, NONE)).toBe(true);
      expect(calendar.closesOn <= lastDayOf(month)).toBe(true);
      if (month.endsWith('-12')) expect(calendar.closesOn.slice(8)).toBe('10');
    }
  });
});

describe('a calendar that is typed', () => {
  const good = defaultCalendar('2026-11', NONE);

  it.each([
    ['days out of order', { approvalDueOn: '2026-11-24' }, [['approvalDueOn', 'periods:issue.order.approvalDueOn']]],
    ['too early for the month', { opensOn: '2026-09-30' }, [['opensOn', 'periods:issue.outside']]],
    ['a month before is early enough', { opensOn: '2026-10-01' }, []],
    ['too late for the month', { closesOn: '2027-01-30' }, [['closesOn', 'periods:issue.outside']]],
    ['sixty days after is the last', { closesOn: '2027-01-29' }, []],
  ])('%s', (_, change, expected) => {
    expect(checkCalendar('2026-11', { ...good, ...change }).map(({ field, code }) => [field, code])).toEqual(expected);
  });

  it.each([
    ['nothing changed', {}, '2026-12-24', []],
    ['later', { selfDueOn: '2026-11-26' }, '2026-11-20', []],
    ['earlier, with four working days left', { selfDueOn: '2026-11-24' }, '2026-11-18', ['periods:issue.earlier']],
    ['earlier, with five', { selfDueOn: '2026-11-24' }, '2026-11-17', []],
    ['later, but past already', { selfDueOn: '2026-11-26' }, '2026-11-27', ['periods:issue.past']],
    ['later, to today', { selfDueOn: '2026-11-27' }, '2026-11-27', []],
  ])('while open: %s', (_, change, today, expected) => {
    const next = { ...good, ...change };
    const after = (day: string, count: number) => addWorkingDays(day, count, NONE);
    const issues = changeIssues('periods:issue', DUE_DAYS, { old: good, next }, today, after);
    expect(issues.map(({ code }) => code)).toEqual(expected);
  });

  it('leaves five working days for each step of a round that opens late, and its planned days where they leave more', () => {
    const after = (day: string, count: number) =>
      addWorkingDays(day, count, { ...NONE, off: new Map([['2026-12-08', 'nghỉ']]) });
    const planned = ['2026-11-25', '2026-12-28', '2026-12-29'];
    expect(spacedDays('2026-12-02', planned, after)).toEqual(['2026-12-10', '2026-12-28', '2027-01-04']);
    expect(opensLate({ opensOn: '2026-11-01', firstDue: '2026-11-25' }, '2026-11-18', after)).toBe(false);
    expect(opensLate({ opensOn: '2026-11-01', firstDue: '2026-11-25' }, '2026-11-19', after)).toBe(true);
    expect(opensLate({ opensOn: '2026-12-01', firstDue: '2026-12-04' }, '2026-12-01', after)).toBe(false);
  });

  it('names each day it cannot read and keeps what was typed', () => {
    const form = readCalendar({ ...good, selfDueOn: 'ngày mai', closesOn: '' });
    expect(form.issues?.map(({ field }) => field)).toEqual(['selfDueOn', 'closesOn']);
    expect(form.typed.selfDueOn).toBe('ngày mai');
  });
});
