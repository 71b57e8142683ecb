import type { DecidedKind } from './kind.js';

/** The number of a row, in SQL over `d`. */
export function keyOf({ key = 'id' }: DecidedKind): string {
  return `d.${key}`;
}

/** Where the rows of a kind are read from, for `from … d`. */
export function rowsOf({ rows, table }: DecidedKind): string {
  return rows ?? table;
}

/** The chains an act of this kind may stand in, each in SQL over `d`. */
export function chainsOf({ subject }: DecidedKind): string[] {
  return subject.chains.map(([prefix, id]) => `'${prefix}:' || ${id}`);
}

/** SQL: what was done to a person before their record was merged into another stands in the chain that it had. */
function mergedFrom(id: string): string {
  return `array(select 'official:' || g.from_official from official_merges g where g.to_official = ${id})`;
}

function inChains(kind: DecidedKind): string {
  const chains = chainsOf(kind);
  const person = kind.subject.chains.find(([prefix]) => prefix === 'official');
  return person
    ? `a.chain = any (array[${chains.join(', ')}] || ${mergedFrom(person[1])})`
    : `a.chain in (${chains.join(', ')})`;
}

/** The act of a row: the one that names it; else, where an act names nothing, the one of its moment and its account. */
export function matchOf(kind: DecidedKind): string {
  const acts = Object.keys(kind.acts);
  const branch = (sql: (mark: DecidedKind['acts'][string]) => string) =>
    `case a.act ${acts.map((act) => `when '${act}' then ${sql(kind.acts[act]!)}`).join(' ')} end`;
  return `select a.id, a.chain, a.act, a.account_id, body.detail, fit.named is not null as named, body.seals ->> ('${kind.name}:' || ${keyOf(kind)}) as sealed,
      fit.same_time or ${branch((mark) => String(mark === 'chain'))} as same_time
    from audit a
    cross join lateral (select a.payload::jsonb -> 'detail' as detail, a.payload::jsonb -> 'seals' as seals) body
    cross join lateral (select nullif(${branch((mark) => (typeof mark === 'string' ? 'null::jsonb' : `body.detail -> '${mark[0]}'`))}, 'null'::jsonb) as named,
      a.at collate "C" between ${isoOf(`d.${kind.at} - interval '5 seconds'`)} and ${isoOf(`d.${kind.at} + interval '5 seconds'`)} as same_time) fit
    where ${inChains(kind)} and a.act in (${acts.map((act) => `'${act}'`).join(', ')})
      and case when fit.named is not null then fit.named @> to_jsonb(${branch((mark) => (typeof mark === 'string' ? 'null::int' : `d."${mark[1]}"`))})
        else ${branch((mark) => String(mark === 'chain'))} or fit.same_time and a.account_id is not distinct from d.${kind.by} end
    order by fit.named is not null desc, fit.same_time desc, (a.account_id is not distinct from d.${kind.by}) desc, a.seq desc limit 1`;
}

/** A moment as an act's row has it: texts of this form compare as their moments do. */
export function isoOf(sql: string): string {
  return `to_char((${sql}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
