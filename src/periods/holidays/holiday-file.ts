import ICAL from 'ical.js';
import { dayOf } from '../../clock.js';
import { csvRows } from '../../imports/csv-rows.js';
import { fileOf, type FileRead } from '../../imports/read-file.js';
import { UnreadableFile } from '../../imports/table.js';
import { readDay } from '../../web/days.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { addDays, isWeekend } from '../working-days.js';
import { NAME_MOST, type RecordedDay } from './holiday.form.js';

const FILE_MOST = 200_000;
const DAYS_MOST = 400;
const EVENT_MOST = 31;
const ISSUES_MOST = 10;
/** "Làm bù", "làm việc bù", "đi làm": how decisions name a day worked in place of another. */
const WORKED = /làm (việc )?bù|đi làm|^làm việc|working/iu;

/** The days of an .ics file, or of a table whose columns are day, name and, where the day is worked, "làm bù". */
export function readHolidayFile(bytes: Uint8Array, zone: string, field: string): FormResult<RecordedDay[]> {
  if (bytes.length > FILE_MOST) return { issues: [{ field, code: 'holidays:issue.big' }] };
  const text = new TextDecoder().decode(bytes);
  try {
    return sound(text.includes('BEGIN:VCALENDAR') ? calendarDays(text, zone, field) : tableDays(bytes, field), field);
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof ICAL.parse.ParserError)
      return { issues: [{ field, code: 'holidays:issue.unreadable' }] };
    throw error;
  }
}

/** For a thread: the days of a file as a worksheet of day, name and kind. */
export function readHolidays(bytes: Uint8Array, _fileName: string, zone: string): FileRead {
  const { value, issues } = readHolidayFile(bytes, zone, 'file');
  if (!value) return { issues };
  const rows = value.map(({ day, name, kind }) => [day, name, kind]);
  const columns = { day: 0, name: 1, kind: 2 };
  return {
    ...fileOf(bytes, [{ name: '', rows }]),
    mapping: { worksheets: [{ name: '', include: true, header: 0, columns }] },
    missing: [],
  };
}

interface Found {
  days: RecordedDay[];
  issues: Issue[];
}

function tableDays(bytes: Uint8Array, field: string): Found {
  const found: Found = { days: [], issues: [] };
  csvRows(bytes).rows.forEach(([typed = '', name = '', kind = ''], place) => {
    const day = readDay(typed);
    const empty = [typed, name, kind].every((cell) => cell.trim() === '');
    const joined = !day && readDay(typed.trim().split(/\s/)[0]!) !== null;
    if (day) found.days.push({ day, name: name.trim(), kind: WORKED.test(kind.trim()) ? 'worked' : 'off' });
    else if (joined)
      found.issues.push({
        field,
        code: 'holidays:issue.comma',
        params: { line: place + 1, typed: typed.slice(0, 40) },
      });
    else if (!empty && place > 0)
      found.issues.push({ field, code: 'holidays:issue.line', params: { line: place + 1, typed: typed.slice(0, 40) } });
  });
  return found;
}

function calendarDays(text: string, zone: string, field: string): Found {
  const found: Found = { days: [], issues: [] };
  for (const component of new ICAL.Component(ICAL.parse(text) as [string, never[], never[]]).getAllSubcomponents(
    'vevent',
  )) {
    const event = new ICAL.Event(component);
    const name = event.summary?.trim() ?? '';
    if (event.isRecurring() || !event.startDate) {
      found.issues.push({ field, code: 'holidays:issue.event', params: { name: name.slice(0, 60) } });
      continue;
    }
    const first = dayIn(event.startDate, zone);
    const end = event.startDate.isDate ? addDays(dayIn(event.endDate, zone), -1) : first;
    for (
      let day = first, count = 0;
      day <= (end < first ? first : end) && count < EVENT_MOST;
      day = addDays(day, 1), count++
    ) {
      found.days.push({ day, name, kind: WORKED.test(name) ? 'worked' : 'off' });
    }
  }
  return found;
}

function dayIn(time: ICAL.Time, zone: string): string {
  return time.isDate ? time.toString().slice(0, 10) : dayOf(time.toJSDate(), zone);
}

/** Named days of the calendar, each once, with nothing worked but weekends. */
function sound({ days, issues: before }: Found, field: string): FormResult<RecordedDay[]> {
  const issues = [
    ...before,
    ...days.flatMap(({ day, name, kind }): Issue[] => {
      if (readDay(day) === null || name === '' || name.length > NAME_MOST)
        return [{ field, code: 'holidays:issue.unnamed', params: { day: day.split('-').reverse().join('/') } }];
      return kind === 'worked' && !isWeekend(day)
        ? [{ field, code: 'holidays:issue.workedWeekday', params: { day: day.split('-').reverse().join('/') } }]
        : [];
    }),
  ];
  if (issues.length > 0) return { issues: issues.slice(0, ISSUES_MOST) };
  if (days.length === 0 || days.length > DAYS_MOST)
    return { issues: [{ field, code: 'holidays:issue.none', params: { most: DAYS_MOST } }] };
  return { value: [...new Map(days.map((each) => [each.day, each])).values()] };
}
