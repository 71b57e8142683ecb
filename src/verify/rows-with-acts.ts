import type { DecidedKind } from '../acts/decided/kind.js';
import { chainsOf, keyOf, matchOf, rowsOf } from '../acts/decided/match.js';
import { sealOf } from '../acts/decided/seal.js';
import type { Rows } from '../database/db.js';
import type { Finding, FindingCode, Findings } from './finding.js';

const BATCH = 2000;

/** Rows up to these numbers stood before acts were sealed. */
export type Baseline = ReadonlyMap<string, number>;

interface Fault {
  code: FindingCode;
  id: number;
  chain: string;
  who: string | null;
  month: string | null;
  field: string;
}

/**
 * Each decided row of a kind against the act that decided it: that there is one, by the same person at the same time, that
 * what it says is so, and that its seal fits. Returns how many rows there are.
 */
export async function reconcileRows(
  on: Rows,
  kind: DecidedKind,
  { baseline, paths, findings }: { baseline: Baseline; paths: readonly string[] | null; findings: Findings },
): Promise<number> {
  const before = baseline.get(kind.table) ?? 0;
  let rows = 0;
  for (let last = 0; ;) {
    const part = await on.one<{ last: number | null; rows: number }>(
      `select max(id)::int as last, count(*)::int as rows from (select ${keyOf(kind)} as id from ${rowsOf(kind)} d where ${keyOf(kind)} > $1 order by 1 limit ${BATCH}) part`,
      [last],
    );
    if (!part?.last) return rows;
    const faults = await on.rows<Fault>(faultsOf(kind), [last, part.last, before, paths]);
    for (const fault of faults) findings.add(findingOf(kind, fault));
    rows += part.rows;
    last = part.last;
  }
}

function findingOf(kind: DecidedKind, { code, chain, who, month, field, id }: Fault): Finding {
  return { code, chain, who, month, field: field ? `${kind.table}.${field}` : `${kind.name} ${id}` };
}

/** `$1` and `$2`: after and up to which row; `$3`: the last one of before; `$4`: paths of the units, or null for all. */
function faultsOf(kind: DecidedKind): string {
  const { subject, when, says = {} } = kind;
  const chains = chainsOf(kind);
  const unrecorded = kind.unrecordedBefore ? `m.id is null and ${keyOf(kind)} <= $3` : 'false';
  const wrong = Object.entries({ ...says, '': 'false' }).map(([field, sql]) => `when ${inMatch(sql)} then '${field}'`);
  return `select x.* from (
    select ${keyOf(kind)} as id, ${chains.length === 1 ? chains[0] : `coalesce(m.chain, ${chains.join(', ')})`} as chain, ${subject.who} as who, ${subject.month} as month,
      case when m.id is null then case when ${unrecorded} then null else 'no-act' end
        when m.sealed is not null and m.sealed <> ${sealOf(kind)} then 'seal'
        when m.account_id is distinct from d.${kind.by} or not m.same_time or (case ${wrong.join(' ')} else '' end) <> '' then 'not-as-recorded'
        when m.named and m.sealed is null and ${keyOf(kind)} > $3 then 'unsealed' end as code,
      case when m.id is null or m.sealed <> ${sealOf(kind)} then '' when m.account_id is distinct from d.${kind.by} then '${kind.by}' when not m.same_time then '${kind.at}'
        ${wrong.join(' ')} else '' end as field
    from ${rowsOf(kind)} d ${subject.joins}
    left join lateral (${matchOf(kind)}) m on true
    where ${keyOf(kind)} > $1 and ${keyOf(kind)} <= $2${when ? ` and ${when}` : ''}
      and ($4::text[] is null or exists (select 1 from units su where su.id = ${subject.unit} and exists (select 1 from unnest($4::text[]) as s(p) where su.path like s.p || '%')))
  ) x where x.code is not null order by x.id`;
}

function inMatch(sql: string): string {
  return sql.replaceAll('detail', 'm.detail').replace(/\bact\b/g, 'm.act');
}
