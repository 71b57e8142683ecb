const MINUTES = 1440;
const DAY = 86_400_000;
const LAST_SERIAL = 2_958_466;
/** A spreadsheet keeps fifteen digits: what follows in 0.6000000000000001 nobody wrote. */
const DIGITS = 15;

/** The number with the digits that somebody wrote; nothing that is none. */
export function written(value: number): number | '' {
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : '';
}

/**
 * The day, with hour and minute where it has them, of a spreadsheet's day number; a number below one is a time alone. One that
 * no calendar has a day for stands as a spreadsheet shows it.
 */
export function dayOfSerial(serial: number, from1904: boolean): string {
  const minutes = Math.round(serial * MINUTES);
  if (!(minutes >= 0 && serial < LAST_SERIAL)) return '#####';
  const time = clockOf(minutes % MINUTES);
  let day = Math.floor(minutes / MINUTES);
  if (day === 0 && !from1904) return time;
  // Day 60 of the 1900 calendar is a 29 February that was not.
  if (!from1904 && day < 60) day++;
  const date = new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + day * DAY);
  if (Number.isNaN(date.getTime())) return '#####';
  const text = date.toISOString().slice(0, 10);
  return time === '00:00' ? text : `${text} ${time}`;
}

/** 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM' of a day that a file states in ISO 8601; as it stands where it is none. */
export function dayOfIso(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)[\d:.]*Z?)?$/.exec(text.trim()) ?? [];
  if (day === undefined) return text;
  return time === undefined || time === '00:00' ? day : `${day} ${time}`;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
