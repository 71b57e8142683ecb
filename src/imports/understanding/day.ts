import { fold } from '../../web/fold.js';
import { isAnyDay } from '../../web/days.js';
import { remembering } from './remembering.js';
import { wordsOf } from './words.js';

/** A day as it was given, or why it is none (label `imports:fault.<fault>`). `monthFirst`: it would be a day if the month stood first. */
export type GivenDay = { day: string; fault?: undefined } | { day?: undefined; fault: DayFault };
type DayFault = 'no-day' | 'month-first' | 'not-in-calendar' | 'day-missing' | 'year-only';

/** 1 January 1930 to 31 December 2099, as spreadsheets count days. */
const SERIAL = { least: 10_959, most: 73_050 };
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

const TIME = /(^|[ t,])\d{1,2}([:h]\d{0,2}){1,2}(:\d{2})?(\.\d+)?\s*(sa|ch|am|pm|z|gio)?(?=$|[ ,])/g;
const WEEKDAY = /^(thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn|mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,]+/;
const BEFORE = /^((ke )?tu|vao|tinh tu|bat dau( tu)?|hieu luc( tu)?)[ :]+|^ngay[ :]*/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a cell says a day is: serials, 01.07.2025, 1/7/25, 01-07-2025, 2025-07-01, "Ngày 01 tháng 7 năm 2025", with a time or without. The day stands before the month. Pure. */
export function readGivenDay(cell: string | number | undefined): GivenDay {
  return typeof cell === 'number' ? dayOfNumber(cell) : dayOfText(cell ?? '');
}

const dayOfText = remembering((cell): GivenDay => {
  const text = plain(cell);
  if (text === '') return { fault: 'no-day' };
  if (/^\d+([.,]\d+)?$/.test(text)) return dayOfDigits(text);
  return spelled(text) ?? numbered(text) ?? short(text) ?? { fault: 'no-day' };
});

function plain(cell: string): string {
  const text = fold(
    wordsOf(cell)
      .normalize('NFKC')
      .replace(/[\u2010-\u2015\u2212]/g, '-'),
  )
    .replace(/[‐-―−]/g, '-')
    .replace(/\([^)]*\)\s*$/, '');
  let bare = text
    .replace(/^(\d{4}-\d{1,2}-\d{1,2})t/, '$1 ')
    .replace(TIME, ' ')
    .trim()
    .replace(WEEKDAY, '')
    .trim();
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(BEFORE, '').trim();
  }
  return bare.replace(/[ ,;.]+$/, '').replace(/^'+/, '');
}

function dayOfNumber(number: number): GivenDay {
  if (number >= SERIAL.least && number < SERIAL.most)
    return { day: new Date(EPOCH + Math.floor(number) * DAY).toISOString().slice(0, 10) };
  return Number.isInteger(number) ? dayOfDigits(String(number)) : { fault: 'no-day' };
}

/** A serial that became text, 01072025, 20250701, or a year alone. */
function dayOfDigits(text: string): GivenDay {
  const number = Number(text.replace(',', '.'));
  if (/^\d{5}([.,]\d+)?$/.test(text))
    return number >= SERIAL.least && number < SERIAL.most ? dayOfNumber(number) : { fault: 'no-day' };
  if (/^(19|20)\d\d$/.test(text)) return { fault: 'year-only' };
  const digits = text.length === 7 ? `0${text}` : text;
  if (!/^\d{8}$/.test(digits)) return { fault: 'no-day' };
  const local = dayFrom(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4));
  return local.day
    ? local
    : dayFrom(digits.slice(6), digits.slice(4, 6), digits.slice(0, 4)).day
      ? dayFrom(digits.slice(6), digits.slice(4, 6), digits.slice(0, 4))
      : { fault: 'no-day' };
}

/** "01 tháng 7 năm 2025", "1 thg 7, 2025", "1-Jul-25", "July 1, 2025". */
function spelled(text: string): GivenDay | undefined {
  const local = /^(\d{1,2}) ?[-/,. ]? ?(?:thang|thg|th) ?\.?(\d{1,2}) ?[-/,. ]* ?(?:nam )?(\d{4}|\d{2})$/.exec(text);
  if (local) return dayFrom(local[1]!, local[2]!, local[3]!);
  const named =
    /^(\d{1,2})[-/,. ]+([a-z]{3})[a-z]*[-/,. ]+(\d{4}|\d{2})$/.exec(text) ??
    turned(/^([a-z]{3})[a-z]*[-/,. ]+(\d{1,2})[-/,. ]+(\d{4}|\d{2})$/.exec(text));
  const month = named ? MONTHS.indexOf(named[2]!) + 1 : 0;
  return named && month > 0 ? dayFrom(named[1]!, String(month), named[3]!) : undefined;
}

function turned(found: RegExpExecArray | null): string[] | null {
  return found && [found[0], found[2]!, found[1]!, found[3]!];
}

function numbered(text: string): GivenDay | undefined {
  const iso = /^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})$/.exec(text);
  if (iso) return dayFrom(iso[3]!, iso[2]!, iso[1]!);
  const local = /^(\d{1,2})(?: ?[-/.,\\] ?| )(\d{1,2})(?: ?[-/.,\\] ?| )(\d{4}|\d{2})$/.exec(text);
  return local ? dayFrom(local[1]!, local[2]!, local[3]!) : undefined;
}

/** A month or a year has no day; nobody makes one up. */
function short(text: string): GivenDay | undefined {
  if (/^(nam )?(19|20)\d\d$/.test(text)) return { fault: 'year-only' };
  return /^(thang |thg |th?)?\d{1,2} ?([-/., ]|nam )+ ?\d{4}$|^\d{4}[-/.]\d{1,2}$|^(quy|dau|cuoi|giua) /.test(text)
    ? { fault: 'day-missing' }
    : undefined;
}

function dayFrom(day: string, month: string, year: string): GivenDay {
  const full = year.length === 2 ? String(Number(year) < 50 ? 2000 + Number(year) : 1900 + Number(year)) : year;
  const iso = (d: string, m: string) => `${full}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (isAnyDay(iso(day, month))) return { day: iso(day, month) };
  return { fault: Number(month) > 12 && isAnyDay(iso(month, day)) ? 'month-first' : 'not-in-calendar' };
}
