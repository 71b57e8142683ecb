import { HOLIDAY_FIELDS } from '../../src/periods/holidays/holiday-fields.js';
import { readHolidays } from '../../src/periods/holidays/holiday-file.js';
import { planHolidays } from '../../src/periods/holidays/holidays-plan.js';
import { fromJsonBytes } from '../../src/imports/json-bytes.js';
import { recordsOf } from '../../src/imports/plan-file.js';
import type { FileRead } from '../../src/imports/read-file.js';
import type { PlannedRow } from '../../src/imports/plan.js';
import type { RecordedDay } from '../../src/periods/holidays/holiday.form.js';
import { statutoryDays } from '../../src/periods/holidays/statutory.js';
import { addWorkingDays, isWorkingDay, workingDaysLeft } from '../../src/periods/working-days.js';
import { petitionClock } from '../../src/petitions/petition-clock.js';
import { off } from '../support/holidays.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readHolidays(bytes(text), 'nghi.csv', ZONE, HOLIDAY_FIELDS, []);
/** By the columns that are proposed. */
const planOf = (file: FileRead): PlannedRow<RecordedDay>[] => {
  if (!('mapping' in file)) throw new Error(JSON.stringify(file));
  return planHolidays(recordsOf({ worksheets: fromJsonBytes(file.worksheets), mapping: file.mapping }), []);
};
const linesOf = (file: FileRead) => planOf(file).flatMap(({ line }) => line ?? []);
const of = (year: number) => Object.fromEntries(statutoryDays(year).map(({ day, name }) => [day.slice(5), name]));

describe('the days that the law gives', () => {
  it.each([
    [2024, '02-10'],
    [2025, '01-29'],
    [2026, '02-17'],
    [2027, '02-06'],
    [2028, '01-26'],
  ])('Tết of %i begins on %s and has five days, its eve among them', (year, first) => {
    const tet = statutoryDays(year)
      .filter(({ name }) => name === 'Tết Nguyên đán')
      .map(({ day }) => day);
    expect(tet).toHaveLength(5);
    expect(tet[1]).toBe(`${year}-${first}`);
  });

  it.each([
    [2025, '04-07'],
    [2026, '04-26'],
    [2027, '04-16'],
    [2028, '04-04'],
  ])('Giỗ Tổ of %i is on %s', (year, day) => expect(of(year)[day]).toBe('Giỗ Tổ Hùng Vương'));

  it('the fixed days are there, two of them for 2 September, and a weekend is made good on the next working day', () => {
    expect(of(2026)).toEqual({
      '01-01': 'Tết Dương lịch',
      '02-16': 'Tết Nguyên đán',
      '02-17': 'Tết Nguyên đán',
      '02-18': 'Tết Nguyên đán',
      '02-19': 'Tết Nguyên đán',
      '02-20': 'Tết Nguyên đán',
      '04-26': 'Giỗ Tổ Hùng Vương',
      '04-27': 'Nghỉ bù Giỗ Tổ Hùng Vương',
      '04-30': 'Ngày Chiến thắng',
      '05-01': 'Quốc tế Lao động',
      '09-01': 'Quốc khánh',
      '09-02': 'Quốc khánh',
    });
    expect(of(2027)).toMatchObject({
      '02-10': 'Nghỉ bù Tết Nguyên đán',
      '02-11': 'Nghỉ bù Tết Nguyên đán',
      '05-03': 'Nghỉ bù Quốc tế Lao động',
      '09-02': 'Quốc khánh',
      '09-03': 'Quốc khánh',
    });
    for (let year = 2020; year <= 2060; year++) {
      const days = statutoryDays(year);
      expect([year, new Set(days.map(({ day }) => day)).size]).toEqual([year, days.length]);
      expect(days.filter(({ day }) => isWorkingDay(day, off())).length).toBeGreaterThanOrEqual(11);
    }
  });
});

describe('a clock of working days', () => {
  it('runs as before where nothing is off: Friday 4 December to Tuesday 15 December', () => {
    expect(petitionClock('2026-12-04', '2026-12-04', off()).dueOn).toBe('2026-12-15');
  });

  it('stands still over Tết, and counts a Saturday that is worked', () => {
    const tet = off('2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20');
    expect(addWorkingDays('2026-02-13', 7, tet)).toBe('2026-03-03');
    const worked = { ...tet, worked: new Set(['2026-02-28']) };
    expect(addWorkingDays('2026-02-13', 7, worked)).toBe('2026-03-02');
    expect([isWorkingDay('2026-02-28', worked), isWorkingDay('2026-02-21', worked)]).toEqual([true, false]);
    expect(petitionClock('2026-02-13', '2026-02-28', worked)).toMatchObject({ day: 6, dueOn: '2026-03-02' });
    expect([
      workingDaysLeft('2026-02-27', '2026-03-02', worked),
      workingDaysLeft('2026-03-02', '2026-02-27', worked),
    ]).toEqual([2, -2]);
  });
});

describe('a file of holidays', () => {
  it('an .ics is read day by day, the last one not counted, and a worked day known by its name', async () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//x//x//VI',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTAMP:20260101T000000Z',
      'DTSTART;VALUE=DATE:20270205',
      'DTEND;VALUE=DATE:20270210',
      'SUMMARY:Tết Nguyên',
      ' đán',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:2',
      'DTSTAMP:20260101T000000Z',
      'DTSTART;VALUE=DATE:20260822',
      'SUMMARY:Làm bù ngày 31/8',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:3',
      'DTSTAMP:20260101T000000Z',
      'DTSTART:20261204T171500Z',
      'SUMMARY:Họp mặt',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    const value = linesOf(await read(ics));
    expect(value?.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '2027-02-05 off',
      '2027-02-06 off',
      '2027-02-07 off',
      '2027-02-08 off',
      '2027-02-09 off',
      '2026-08-22 worked',
      '2026-12-05 off',
    ]);
    expect(value?.[0]?.name).toBe('Tết Nguyênđán');
  });

  it('a table may have a head and any delimiter', async () => {
    expect(linesOf(await read('Ngày;Tên;Loại\n31/08/2026;Nghỉ dịp Quốc khánh;\n22/08/2026;Làm bù;làm bù\n'))).toEqual([
      { day: '2026-08-31', name: 'Nghỉ dịp Quốc khánh', kind: 'off' },
      { day: '2026-08-22', name: 'Làm bù', kind: 'worked' },
    ]);
    expect(linesOf(await read('2026-08-31,Nghỉ'))).toEqual([{ day: '2026-08-31', name: 'Nghỉ', kind: 'off' }]);
  });

  it.each([
    ['a day that is none', 'Ngày,Tên\n31/02/2026,Nghỉ', { column: 'day', code: 'day', value: '31/02/2026' }],
    ['a day without a name', '31/08/2026,', { column: 'name', code: 'name', value: '120' }],
    ['a day and a name in one', '31/8/2026 Nghỉ', { column: 'day', code: 'comma', value: '31/8/2026 Nghỉ' }],
    [
      'a working day called worked',
      '31/08/2026,Làm bù,làm bù',
      { column: 'kind', code: 'weekday', value: '31/08/2026' },
    ],
    ['a day twice', '31/08/2026,Nghỉ\n31/8/2026,Nghỉ', { column: 'day', code: 'twice', value: '1' }],
  ])('finds %s, and says where', async (_, text, fault) => {
    expect(planOf(await read(text)).flatMap(({ faults }) => faults)).toEqual([fault]);
  });

  it.each([
    ['nothing', '', { code: 'holidays:issue.none' }],
    ['no calendar', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nnonsense', { code: 'holidays:issue.unreadable' }],
    [
      'a yearly event',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY\nSUMMARY:Tết\nEND:VEVENT\nEND:VCALENDAR',
      { code: 'holidays:issue.event' },
    ],
    ['too much', 'x'.repeat(200_001), { code: 'holidays:issue.big' }],
  ])('refuses %s, and says where', async (_, text, issue) =>
    expect(await read(text)).toMatchObject({ issues: [issue] }),
  );
});
