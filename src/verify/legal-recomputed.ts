import { isLaw } from '../scoring/editions/all-editions.js';
import type { FrameLine } from '../legal/hanoi/frame.queries.js';
import { lawResultOf } from '../legal/forms/law-result.js';
import { scored } from '../legal/hanoi/hanoi-form.js';
import type { Rows } from '../database/db.js';
import type { EditionCode } from '../scoring/editions/edition.js';
import type { Dec } from '../scoring/decimal.js';
import type { Findings } from './finding.js';

interface LegalResult {
  id: number;
  legalFormId: number;
  who: string;
  month: string;
  span: string;
  edition: EditionCode;
  record: string;
  score: Dec | null;
  band: string | null;
}

const BATCH = 500;

/** Every score by the law once more, out of the record that its row holds. */
export async function recomputeLegal(
  on: Rows,
  paths: readonly string[] | null,
  findings: Findings,
  progress: (rows: number) => void,
): Promise<number> {
  let rows = 0;
  for (let last = 0; ;) {
    const batch = await on.rows<LegalResult>(RESULTS, [last, paths]);
    for (const row of batch) judge(row, findings);
    rows += batch.length;
    progress(batch.length);
    if (batch.length < BATCH) return rows;
    last = batch.at(-1)!.id;
  }
}

const RESULTS = `select d.id, d.legal_form_id as "legalFormId", o.full_name as who, e.month, p.span, e.edition, d.record::text as record, d.score, d.band
  from legal_results d join legal_forms e on e.id = d.legal_form_id join legal_periods p on p.id = e.legal_period_id join officials o on o.id = e.official_id
  where d.id > $1 and ($2::text[] is null or exists (select 1 from units su where su.id = e.unit_id and exists (select 1 from unnest($2::text[]) as s(p) where su.path like s.p || '%')))
  order by d.id limit ${BATCH}`;

function judge(row: LegalResult, findings: Findings): void {
  const about = { chain: `legal-sheet:${row.legalFormId}`, who: row.who, month: row.month, span: row.span };
  const again = scoreOf(row);
  if (!again) return findings.add({ code: 'not-recomputable', ...about, field: `legal_results ${row.id}` });
  const score = row.score === null ? null : Number(row.score);
  if (score !== again.score)
    findings.add({
      code: 'recomputed',
      ...about,
      field: 'legal_results.score',
      shown: row.score,
      expected: again.score?.toString() ?? null,
    });
  if (row.band !== again.band)
    findings.add({ code: 'recomputed', ...about, field: 'legal_results.band', shown: row.band, expected: again.band });
}

function scoreOf({ edition, record }: LegalResult): { score: number | null; band: string | null } | null {
  if (isLaw(edition)) return lawResultOf(record);
  const { items, points } = JSON.parse(record) as { items: FrameLine[]; points: Record<string, string> };
  const month = scored(items, points);
  return { score: month.score === null ? null : Number(month.score), band: month.grade };
}
