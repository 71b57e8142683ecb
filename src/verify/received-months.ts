import { readMonthsFile, sha256 } from '../legal/months-file/months-file.js';
import { faultOf } from '../legal/months-file/taking.js';
import type { Rows } from '../database/db.js';
import type { Findings } from './finding.js';

interface Received {
  id: number;
  officialId: number;
  who: string;
  content: string;
  sha256: string;
  months: { month: string; score: string; sha256: string }[];
}

const BATCH = 50;

/** Every month that came by a signed file once more: the file's hash and signature, its record anew, and the score that stands in the year. */
export async function recomputeReceived(
  on: Rows,
  paths: readonly string[] | null,
  findings: Findings,
  progress: (rows: number) => void,
): Promise<number> {
  let rows = 0;
  for (let last = 0; ;) {
    const batch = await on.rows<Received>(RECEIVED, [last, paths]);
    const months = batch.map((row) => judge(row, findings)).reduce((sum, count) => sum + count, 0);
    rows += months;
    progress(months);
    if (batch.length < BATCH) return rows;
    last = batch.at(-1)!.id;
  }
}

const RECEIVED = `
select d.id, d.official_id as "officialId", o.full_name as who, d.content, d.sha256,
  (select coalesce(json_agg(json_build_object('month', i.month, 'score', i.score::text, 'sha256', i.record_sha256) order by i.month, i.id), '[]')
    from imported_months i where i.received_file_id = d.id) as months
from received_months_files d join officials o on o.id = d.official_id
where d.id > $1 and d.taken_at is not null and ($2::text[] is null or exists (
  select 1 from posts p join units su on su.id = p.unit_id where p.official_id = o.id and p.main and exists (select 1 from unnest($2::text[]) as s(p) where su.path like s.p || '%')))
order by d.id limit ${BATCH}`;

function judge({ officialId, who, content, sha256: kept, months }: Received, findings: Findings): number {
  const chain = `official:${officialId}`;
  const read = readMonthsFile(Buffer.from(content));
  const whole = !('fault' in read) && read.sha256 === kept;
  if (!whole) findings.add({ code: 'not-recomputable', chain, who, field: 'received_months_files' });
  const results = 'fault' in read ? [] : read.payload.results;
  for (const { month, score, sha256: hash } of months) {
    const result = results.find((each) => each.months.includes(month) && sha256(each.record) === hash);
    const about = { chain, who, month, field: 'imported_months.score' };
    if (!result || faultOf(result)) findings.add({ code: 'not-recomputable', ...about });
    else if (Number(result.score) !== Number(score))
      findings.add({ code: 'recomputed', ...about, shown: score, expected: result.score });
  }
  return months.length;
}
