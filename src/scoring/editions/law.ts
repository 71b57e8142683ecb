import type { LawCode, LawEdition, Sourced } from './edition.js';
import { figures as nd335Figures, nd335 } from './nd-335-2025/constants.js';

type Figures = typeof nd335Figures;
type Values = { readonly [Name in keyof Figures]: Figures[Name]['value'] };

type Articles = { readonly [Name in keyof Figures as Figures[Name] extends Sourced<unknown> ? Name : never]: string };

/** The figures of a day, the articles they stand in, and the edition that a record of that day names. */
export interface Law extends Values {
  readonly edition: LawCode;
  readonly articles: Articles;
}

/** A decree with the figures it sets. The first sets all of them; what a later one is silent on stays as it was. */
export interface Decree {
  readonly edition: Pick<LawEdition, 'code' | 'inForce'>;
  readonly figures: Partial<Figures>;
}

/** The decrees in the order in which they come into force. A new one: a folder beside these, and a line here. */
const decrees: readonly Decree[] = [{ edition: nd335, figures: nd335Figures }];

/**
 * The law of a day, YYYY-MM-DD, inclusive from the day on which a decree comes into force. A day before the first has
 * the first: what is made ready before it is made ready for it.
 */
export const law: (day: string) => Law = lawBy(decrees);

/** A month is under the law of its first day, YYYY-MM. */
export function lawOfMonth(month: string): Law {
  return law(`${month}-01`);
}

/** A year is classified at its end, and so by the law of its last day: a reading, no decree has come in between yet. */
export function lawOfYear(year: number): Law {
  return law(`${year}-12-31`);
}

/** Errors: RangeError on no decree at all. */
export function lawBy(given: readonly Decree[]): (day: string) => Law {
  const laws = given.map(({ edition }, place) => ({ from: edition.inForce, law: withAll(given.slice(0, place + 1)) }));
  const [first] = laws;
  if (!first) throw new RangeError('no decree');
  return (day) => (laws.findLast(({ from }) => from <= day) ?? first).law;
}

function withAll(given: readonly Decree[]): Law {
  const entries = given.flatMap(({ figures }) => Object.entries(figures));
  const values = Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as unknown as Values;
  const cited = entries.flatMap(([name, figure]) => ('article' in figure ? [[name, figure.article]] : []));
  return { ...values, edition: given.at(-1)!.edition.code, articles: Object.fromEntries(cited) as Articles };
}
