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
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
