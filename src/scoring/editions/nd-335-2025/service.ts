import { civil, dayAfter, laterOf, numberOf, plusMonths } from '../../civil-day.js';
import { figures } from './constants.js';
import type { Service, ServiceSpan, YearOfficial } from '../year-record.js';

const monthsOfYear = figures.spanMonths.value.year;
/** Days in a month where spans are added: a reading of Điều 11.1. */
const daysAdded = 30;

/**
 * Service in a year by its dates: of each span, cut to the year, whole months from its first day and the rest in days. Spans that
 * touch are one. Where several are added, thirty days are a month. Errors: RangeError on spans that were not checked.
 * Source: Điều 11.1; how parts of months count is a reading.
 */
export function serviceOf(spans: readonly ServiceSpan[], year: number): Service {
  const reckoned = joined(spans).map((span) => withinYear(span, year));
  const total = reckoned.reduce((sum, one) => ({ months: sum.months + one.months, days: sum.days + one.days }), {
    months: 0,
    days: 0,
  });
  if (reckoned.length < 2) return total;
  return { months: total.months + Math.floor(total.days / daysAdded), days: total.days % daysAdded };
}

/** What decides Điều 11.1: service by its dates where they are given, else the months that are not outside service. Unpaid months count for neither, and take nothing off where nobody was in service. */
export function monthsServed({ absent, service }: Pick<YearOfficial, 'absent' | 'service'>, year: number): number {
  const of = (wanted: string) => Object.keys(absent).filter((month) => absent[month] === wanted);
  if (service)
    return serviceOf(service, year).months - of('unpaid').filter((month) => inService(service, year, month)).length;
  return monthsOfYear - of('unpaid').length - of('not-in-service').length;
}

/** Whether any day of a month (its number) lies in service. */
function inService(spans: readonly ServiceSpan[], year: number, number: string): boolean {
  const month = `${String(year).padStart(4, '0')}-${number.padStart(2, '0')}`;
  return spans.some(({ from, to }) => from.slice(0, 7) <= month && (to === undefined || to.slice(0, 7) >= month));
}

function joined(spans: readonly ServiceSpan[]): ServiceSpan[] {
  return spans.reduce<ServiceSpan[]>((done, span) => {
    const last = done.at(-1);
    const touches = last?.to !== undefined && numberOf(civil(span.from)) === numberOf(civil(last.to)) + 1;
    return touches ? [...done.slice(0, -1), { ...span, from: last.from }] : [...done, span];
  }, []);
}

function withinYear({ from, to }: ServiceSpan, year: number): Service {
  const [first, last] = [
    { year, month: 1, day: 1 },
    { year: year + 1, month: 1, day: 1 },
  ];
  const start = laterOf(civil(from), first);
  const end = to === undefined ? last : dayAfter(civil(to));
  const next = numberOf(end) < numberOf(last) ? end : last;
  if (numberOf(next) <= numberOf(start)) return { months: 0, days: 0 };
  const between = (next.year - start.year) * monthsOfYear + next.month - start.month;
  const months = numberOf(plusMonths(start, between)) > numberOf(next) ? between - 1 : between;
  return { months, days: numberOf(next) - numberOf(plusMonths(start, months)) };
}
