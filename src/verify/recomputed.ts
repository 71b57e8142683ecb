import type { SetContent } from '../criteria/criterion.js';
import type { Rows } from '../database/db.js';
import { resultStated } from '../evaluations/result/results.queries.js';
import { evaluationRecord } from '../evaluations/evaluation-record.js';
import { pointsOf, scoreEvaluation } from '../evaluations/evaluation-score.js';
import type { Dec } from '../scoring/decimal.js';
import { recompute } from '../scoring/recompute.js';
import { toRecordJson } from '../scoring/record-tree.js';
import type { Findings } from './finding.js';
import { VersionCache } from './version-cache.js';

interface Decided {
  id: number;
  evaluationId: number;
  who: string;
  code: string;
  month: string;
  tier: number;
  versionId: number;
  values: (Dec | null)[];
  leftOut: boolean[];
  dueCount: number;
  ledScores: Dec[];
  points: (Dec | null)[];
  score: Dec | null;
  exemplarity: Dec | null;
}

const BATCH = 1000;
const WITHIN = `($2::text[] is null or exists (select 1 from units su where su.id = e.unit_id and exists (select 1 from unnest($2::text[]) as s(p) where su.path like s.p || '%')))`;

/** Every approved score once more, out of the record that anybody can download; and every handed-in one by the same rules. */
export async function recomputeScores(
  on: Rows,
  paths: readonly string[] | null,
  findings: Findings,
  progress: (rows: number) => void,
): Promise<number> {
  const versions = new VersionCache(on);
  const approvals = await each(on, APPROVALS, paths, progress, async (row) =>
    again(row, await versions.of(row.versionId), findings),
  );
  return (
    approvals +
    (await each(on, SUBMISSIONS, paths, progress, async (row) =>
      handedAgain(row, await versions.of(row.versionId), findings),
    ))
  );
}

async function each(
  on: Rows,
  sql: string,
  paths: readonly string[] | null,
  progress: (rows: number) => void,
  judge: (row: Decided) => Promise<void>,
): Promise<number> {
  let rows = 0;
  for (let last = 0; ;) {
    const batch = await on.rows<Decided>(sql, [last, paths]);
    for (const row of batch) await judge(row);
    rows += batch.length;
    progress(batch.length);
    if (batch.length < BATCH) return rows;
    last = batch.at(-1)!.id;
  }
}

const COLUMNS = `e.id as "evaluationId", o.full_name as who, o.code, e.month, d.id, d.tier, d.version_id as "versionId", d.values, d.due_count as "dueCount", d.points, d.score, d.exemplarity`;
const APPROVALS = `select ${COLUMNS}, d.left_out as "leftOut", d.led_scores as "ledScores"
  from approvals d join evaluations e on e.id = d.evaluation_id join officials o on o.id = e.official_id where d.id > $1 and ${WITHIN} order by d.id limit ${BATCH}`;
const SUBMISSIONS = `select ${COLUMNS}, '{}'::boolean[] as "leftOut", '{}'::numeric[] as "ledScores"
  from submissions d join evaluations e on e.id = d.evaluation_id join officials o on o.id = e.official_id where d.id > $1 and ${WITHIN} order by d.id limit ${BATCH}`;

interface Printed {
  score: number | null;
  exemplarity: number | null;
  lines: { points: number | null }[];
}

function again(
  row: Decided,
  version: { content: SetContent; number: number; setCode: string },
  findings: Findings,
): void {
  const about = { chain: `evaluation:${row.evaluationId}`, who: row.who, month: row.month };
  const source = {
    month: row.month,
    officialCode: row.code,
    tier: row.tier,
    setCode: version.setCode,
    versionNumber: version.number,
    content: version.content,
  };
  const text = recordText(source, row);
  const result = text === null ? null : recompute(text);
  if (!result?.ok) return findings.add({ code: 'not-recomputable', ...about, field: `approvals ${row.id}` });
  const { score, exemplarity, lines } = JSON.parse(result.json) as Printed;
  compare('approvals', row, { score, exemplarity, points: lines.map(({ points }) => points) }, (fault) =>
    findings.add({ code: 'recomputed', ...about, ...fault }),
  );
}

function recordText(source: Parameters<typeof evaluationRecord>[0], row: Decided): string | null {
  try {
    return toRecordJson(evaluationRecord(source, resultStated(row)));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** What a person handed in has no led scores yet: the same rules, over what is stated. */
function handedAgain(row: Decided, { content }: { content: SetContent }, findings: Findings): void {
  const about = { chain: `evaluation:${row.evaluationId}`, who: row.who, month: row.month };
  try {
    const scored = scoreEvaluation(content, row.tier, {
      values: row.values,
      leftOut: [],
      due: row.dueCount,
      led: null,
    });
    compare(
      'submissions',
      row,
      {
        score: numberOf(scored.score),
        exemplarity: numberOf(scored.exemplarity),
        points: pointsOf(scored).map(numberOf),
      },
      (fault) => findings.add({ code: 'recomputed', ...about, ...fault }),
    );
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    findings.add({ code: 'not-recomputable', ...about, field: `submissions ${row.id}` });
  }
}

function compare(
  table: string,
  row: Decided,
  again: { score: number | null; exemplarity: number | null; points: (number | null)[] },
  fault: (fault: { field: string; shown: string | null; expected: string | null }) => void,
): void {
  for (const field of ['score', 'exemplarity'] as const) {
    if (numberOf(row[field]) !== again[field])
      fault({ field: `${table}.${field}`, shown: row[field], expected: again[field]?.toString() ?? null });
  }
  const points = row.points.map(numberOf);
  if (points.length !== again.points.length || points.some((each, place) => each !== again.points[place])) {
    fault({ field: `${table}.points`, shown: points.join('; '), expected: again.points.join('; ') });
  }
}

/** Two decimals of a score and four of points are exact in a number. */
function numberOf(dec: Dec | null): number | null {
  return dec === null ? null : Number(dec);
}
