import 'reflect-metadata';
import { IsOptional } from 'class-validator';
import { Clock, dayOf } from '../../src/clock.js';
import { Day, dayIssue, Month, readDay, readMonth } from '../../src/web/days.js';
import { formatDate, formatMoment, typedDay } from '../../src/web/format.js';
import { Labels } from '../../src/web/labels.js';
import { readForm } from '../../src/web/read-form.js';

const ZONE = new Clock().zone;
const EARLY = '2026-12-04T17:15:00Z';

describe('a typed day', () => {
  it.each([
    ['25/11/2026', '2026-11-25'],
    ['5/1/2026', '2026-01-05'],
    ['5.1.2026', '2026-01-05'],
    ['05-01-2026', '2026-01-05'],
    [' 2026-11-25 ', '2026-11-25'],
    ['29/02/2028', '2028-02-29'],
    ['31/02/2026', null],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['12/25/2026', null],
    ['25/11/26', null],
    ['25/11/1949', null],
    ['mai', null],
    ['', null],
    [undefined, null],
    [['25/11/2026'], null],
  ])('%p', (typed, day) => expect(readDay(typed)).toBe(day));

  it('stays the same day when the field is posted back as it was shown', () => {
    for (const day of ['2026-12-05', '2026-05-12', '2028-02-29', '1950-01-01', '2099-12-31'])
      expect(readDay(typedDay(day))).toBe(day);
    for (const month of ['2026-12', '2026-05']) expect(readMonth(typedDay(month))).toBe(month);
    expect(typedDay('31/02/2026')).toBe('31/02/2026');
  });

  it.each([
    ['11/2026', '2026-11'],
    ['2026-11', '2026-11'],
    ['1.2026', '2026-01'],
    ['13/2026', null],
    ['2026', null],
    ['', null],
  ])('month %p', (typed, month) => expect(readMonth(typed)).toBe(month));
});

describe('a form with a day', () => {
  class Form {
    @Day()
    on!: string;

    @IsOptional()
    @Month('practices:issue.month')
    month?: string;
  }

  it('takes the day, and says which text is none', () => {
    expect(readForm(Form, { on: '5/12/2026', month: '12/2026' }).value).toEqual({ on: '2026-12-05', month: '2026-12' });
    expect(readForm(Form, { on: '31/02/2026' }).issues).toEqual([
      { field: 'on', code: 'dateTyped', params: { typed: '31/02/2026' } },
    ]);
    expect(readForm(Form, {}).issues).toEqual([{ field: 'on', code: 'date', params: {} }]);
    expect(readForm(Form, { on: '5/12/2026', month: '13/2026' }).issues).toEqual([
      { field: 'month', code: 'practices:issue.month', params: {} },
    ]);
    expect(readForm(Form, { on: ['5/12/2026'] }).issues?.[0]).toMatchObject({ field: 'on', code: 'date' });
    expect(dayIssue('on', ' ')).toEqual({ field: 'on', code: 'date' });
    expect(dayIssue('on', '31/12/1949')).toEqual({ field: 'on', code: 'dateEarly', params: { typed: '31/12/1949' } });
    expect(dayIssue('on', '1949-12-31')).toMatchObject({ params: { typed: '31/12/1949' } });
  });

  it('names what was typed in words', () => {
    const say = Labels.load('templates/labels').in('vi');
    expect(say('issues:dateTyped', { typed: '31/02/2026' })).toContain('“31/02/2026”');
  });
});

describe('a moment at a quarter past midnight on the 5th', () => {
  it('is the 5th here, whatever the server thinks', () => {
    expect(dayOf(new Date(EARLY), ZONE)).toBe('2026-12-05');
    expect(dayOf(new Date(EARLY), 'UTC')).toBe('2026-12-04');
    const clock = new Clock();
    clock.set(new Date(EARLY));
    expect([clock.today(), clock.month()]).toEqual(['2026-12-05', '2026-12']);
  });

  it('becomes words once: from a Date, from JSON, and never from words', () => {
    expect(formatMoment(new Date(EARLY), ZONE)).toBe('00:15 05/12/2026');
    expect(formatMoment(EARLY, ZONE)).toBe('00:15 05/12/2026');
    expect(formatMoment('2026-12-05T00:15:00+07:00', ZONE)).toBe('00:15 05/12/2026');
    expect(formatMoment(formatMoment(EARLY, ZONE), ZONE)).toBe('00:15 05/12/2026');
    expect(formatMoment(null, ZONE)).toBe('–');
  });

  it('is not cut to a day as if the server stood here', () => expect(formatDate(EARLY, 'vi')).toBe(EARLY));

  it('becomes words among the parameters of a label', () => {
    const say = Labels.load('templates/labels', ZONE).in('vi');
    expect(say('errors:legal-begun', { at: new Date(EARLY) })).toContain('00:15 05/12/2026');
    expect(say('errors:legal-begun', { at: '00:15 05/12/2026' })).toContain('00:15 05/12/2026');
  });

  it('makes one formatter for a zone, not one for each question', () => {
    const made = jest.spyOn(Intl, 'DateTimeFormat');
    const clock = new Clock('Asia/Tokyo');
    for (let n = 0; n < 50; n++) clock.today();
    for (let n = 0; n < 50; n++) formatMoment(EARLY, 'Asia/Tokyo');
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
  });
});
