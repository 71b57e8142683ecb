import { Injectable } from '@nestjs/common';

/** The one clock. Days are days in Vietnam, whatever the server's zone is. Tests set it. */
@Injectable()
export class Clock {
  private fixed: Date | null = null;

  constructor(readonly zone: string = 'Asia/Ho_Chi_Minh') {}

  now(): Date {
    return this.fixed ?? new Date();
  }

  /** Today as YYYY-MM-DD. */
  today(): string {
    return dayOf(this.now(), this.zone);
  }

  /** This month as YYYY-MM. */
  month(): string {
    return this.today().slice(0, 7);
  }

  set(now: Date | null): void {
    this.fixed = now;
  }
}

export function dayOf(at: Date, zone: string): string {
  return localTime(at, zone).slice(0, 10);
}

/** HH:MM. */
export function timeOf(at: Date, zone: string): string {
  return localTime(at, zone).slice(11);
}

const LOCAL = new Map<string, Intl.DateTimeFormat>();

/** A moment as the zone's clocks and calendars show it: YYYY-MM-DD HH:MM. Formatters are dear to make: one for each zone. */
export function localTime(at: Date, zone: string): string {
  let format = LOCAL.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    LOCAL.set(zone, format);
  }
  return format.format(at);
}
