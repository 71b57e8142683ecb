import { DECIDED } from '../acts/decided/all-kinds.js';
import type { DecidedKind } from '../acts/decided/kind.js';
import { chainsOf, isoOf, keyOf, matchOf, rowsOf } from '../acts/decided/match.js';
import { sealOf } from '../acts/decided/seal.js';
import type { Tx } from '../database/db.js';

/** The audit of what was written without a service: an act, sealed, for each decided row that has none, and each period's. */
export async function writeSampleActs(tx: Tx): Promise<void> {
  await tx.rows(
    `insert into audit (chain, payload) select chain, payload from (${[...PERIODS, ...DECIDED.map(actsOf)].join(' union all ')}) acts order by at, place, chain`,
  );
}

function actsOf(kind: DecidedKind, place: number): string {
  const [[act, mark]] = Object.entries(kind.acts) as [[string, DecidedKind['acts'][string]]];
  const named = typeof mark === 'string' ? '' : `, '${mark[0]}', d."${mark[1]}"`;
  return `select ${chainsOf(kind)[0]} as chain, ${isoOf(`d.${kind.at}`)} as at, ${place} as place,
    ${payload(isoOf(`d.${kind.at}`), act, `d.${kind.by}`, `json_build_object('sample', true${named})`, `, 'seals', json_build_object('${kind.name}:' || ${keyOf(kind)}, ${sealOf(kind)})`)} as payload
    from ${rowsOf(kind)} d ${kind.subject.joins} where ${kind.when ?? 'true'} and not exists (${matchOf(kind)})`;
}

function payload(at: string, act: string, by: string, detail: string, seals = ''): string {
  return `json_build_object('at', ${at}, 'act', '${act}', 'account', ${by}, 'detail', ${detail}${seals})::text`;
}

const PERIODS = (['opened', 'closed'] as const).flatMap((done) =>
  (['period', 'legal-period'] as const).map(
    (kind) =>
      `select '${kind}:' || p.id as chain, ${isoOf(`p.${done}_at`)} as at, ${done === 'opened' ? -1 : 99} as place,
    ${payload(isoOf(`p.${done}_at`), `${kind}.${done}`, `p.${done}_by`, `json_build_object('sample', true)`)} as payload
    from ${kind === 'period' ? 'periods' : 'legal_periods'} p where p.${done}_at is not null`,
  ),
);
