import ICAL from 'ical.js';
import { dayOf } from '../../clock.js';
import { knownFrom, shapeOf, type Remembered } from '../../imports/columns/header-words.js';
import { proposeColumns } from '../../imports/layout/columns.js';
import type { Field } from '../../imports/layout/field.js';
import { readRaw } from '../../imports/reading/read-raw.js';
import { fileOf, type FileRead } from '../../imports/read-file.js';
import { UnreadableFile } from '../../imports/table.js';
import { textsOf } from '../../imports/text-worksheet.js';
import { readDay } from '../../web/days.js';
import { cleanText } from '../../web/text.js';
import type { Issue } from '../../web/issues.js';
import { addDays } from '../working-days.js';
import { WORKED } from './holidays-plan.js';

const FILE_MOST = 200_000;
const DAYS_MOST = 400;
const EVENT_MOST = 31;
const ISSUES_MOST = 10;

/** Without a header the columns stand in this order. */
const IN_ORDER = { day: 0, name: 1, kind: 2 };

/** For a thread: the days of an .ics file, or of a table of days and names, as a worksheet. */
export async function readHolidays(
  bytes: Uint8Array,
  _fileName: string,
  zone: string,
  fields: readonly Field[],
  remembered: readonly Remembered[],
): Promise<FileRead> {
  const read = await rowsIn(bytes, zone);
  if (read.issues.length > 0) return { issues: read.issues.slice(0, ISSUES_MOST) };
  const { rows } = read;
  const header =
    rows.length > 0 && readDay(firstWord(rows[0]![0] ?? '')) === null && !/\d/.test(rows[0]!.join('')) ? 1 : 0;
  if (rows.length - header < 1 || rows.length - header > DAYS_MOST)
    return { issues: [{ field: 'file', code: 'holidays:issue.none', params: { most: DAYS_MOST } }] };
  const headers = header === 1 ? rows[0]! : [];
  const proposed = proposeColumns(headers, fields);
  const worksheet = { name: '', rows };
  const known = knownFrom(remembered, worksheet, { header });
  const columns = header === 1 ? { ...IN_ORDER, ...proposed } : IN_ORDER;
  return {
    ...fileOf(bytes, [worksheet]),
    mapping: {
      worksheets: [known?.mapping ?? { name: '', include: true, header, columns, words: shapeOf(headers) }],
      ...(known ? { like: known.id } : {}),
    },
  };
}

interface Found {
  rows: string[][];
  issues: Issue[];
}

async function rowsIn(bytes: Uint8Array, zone: string): Promise<Found> {
  if (bytes.length > FILE_MOST) return { rows: [], issues: [{ field: 'file', code: 'holidays:issue.big' }] };
  const text = new TextDecoder().decode(bytes);
  try {
    return text.includes('BEGIN:VCALENDAR') ? calendarRows(text, zone) : { rows: await tableRows(bytes), issues: [] };
  } catch (error) {
    if (error instanceof UnreadableFile && error.fault.code === 'empty') return { rows: [], issues: [] };
    if (error instanceof UnreadableFile || error instanceof ICAL.parse.ParserError)
      return { rows: [], issues: [{ field: 'file', code: 'holidays:issue.unreadable' }] };
    throw error;
  }
}

async function tableRows(bytes: Uint8Array): Promise<string[][]> {
  return textsOf((await readRaw(bytes, 'days.csv')).worksheets[0]!).rows;
}

function firstWord(text: string): string {
  return text.split(/\s/)[0]!;
}

function calendarRows(text: string, zone: string): Found {
  const found: Found = { rows: [], issues: [] };
  for (const component of new ICAL.Component(ICAL.parse(text) as [string, never[], never[]]).getAllSubcomponents(
    'vevent',
  )) {
    const event = new ICAL.Event(component);
    const name = cleanText(event.summary ?? '');
    if (event.isRecurring() || !event.startDate) {
      found.issues.push({ field: 'file', code: 'holidays:issue.event', params: { name: name.slice(0, 60) } });
      continue;
    }
    for (const day of daysOf(event, zone)) {
      found.rows.push([day.split('-').reverse().join('/'), name, WORKED.test(name) ? 'làm bù' : '']);
    }
  }
  return found;
}

function daysOf(event: ICAL.Event, zone: string): string[] {
  const first = dayIn(event.startDate, zone);
  const end = event.startDate.isDate ? addDays(dayIn(event.endDate, zone), -1) : first;
  const days: string[] = [];
  for (let day = first; day <= (end < first ? first : end) && days.length < EVENT_MOST; day = addDays(day, 1))
    days.push(day);
  return days;
}

function dayIn(time: ICAL.Time, zone: string): string {
  return time.isDate ? time.toString().slice(0, 10) : dayOf(time.toJSDate(), zone);
}
