import { DECIDED, KINDS_OF_ACT } from './all-kinds.js';
import type { DecidedKind } from './kind.js';
import { keyOf, rowsOf } from './match.js';

/** The seal of a row, in SQL over `d`: a hash of its columns that depends on no session's zone and no column added later. */
export function sealOf({ columns, clock = [] }: DecidedKind): string {
  const values = columns.map((name) =>
    /(^|_)at$/.test(name) && !clock.includes(name) ? `extract(epoch from d."${name}")` : `d."${name}"`,
  );
  return `left(encode(sha256(convert_to(jsonb_build_array(${values.join(', ')})::text, 'UTF8')), 'hex'), 32)`;
}

export interface Sealing {
  /** Of the prepared statement: what is sealed decides its text. */
  name: string;
  /** One more member of the payload, over a row `acted` with the act's chain and `n0…` for the numbers. */
  sql: string;
  numbers: number[][];
}

/** What an act seals: the rows its detail names. Undefined where it names none. */
export function sealingOf(act: string, detail: Readonly<Record<string, unknown>>): Sealing | undefined {
  const numbers: number[][] = [];
  const names: string[] = [];
  const parts = (KINDS_OF_ACT.get(act) ?? []).flatMap(({ kind, mark }) => {
    const named =
      typeof mark === 'string' ? [] : [detail[mark[0]]].flat().filter((id): id is number => typeof id === 'number');
    if (typeof mark === 'string' || named.length === 0) return [];
    numbers.push(named);
    names.push(String(DECIDED.indexOf(kind)));
    const { joins, chains } = kind.subject;
    const here = chains.map(([prefix, id]) => `acted.chain = '${prefix}:' || ${id}`).join(' or ');
    return [
      `select '${kind.name}:' || ${keyOf(kind)} as name, ${sealOf(kind)} as seal from ${rowsOf(kind)} d ${joins}
      where d.${mark[1]} = any (acted.n${numbers.length - 1}) and (${here})${kind.when ? ` and ${kind.when}` : ''}`,
    ];
  });
  if (parts.length === 0) return undefined;
  return {
    name: `seal ${act} ${names.join(' ')}`,
    sql: `coalesce((select jsonb_object_agg(name, seal)::text from (${parts.join(' union all ')}) sealed), '{}')`,
    numbers,
  };
}
