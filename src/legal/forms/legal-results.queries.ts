import type { TakenObstacles } from '../../obstacles/taken.js';
import type { Rows } from '../../database/db.js';
import { decidedBy } from '../../standing/behalf.js';
import type { DecidedBy } from '../../web/decided-by.js';
import { lastDay } from '../../standing/units-on.js';
import { deciderPost, titleOnPaper } from '../../units/paper-names.queries.js';
import type { Dec } from '../../scoring/decimal.js';
import { readLegalMonth } from '../../scoring/editions/legal-month.js';
import type { LegalMonthRecord } from '../../scoring/editions/month-record.js';
import type { Fault } from '../../scoring/fault.js';
import { isJsonObject } from '../../scoring/json/json-value.js';
import { parseJson } from '../../scoring/json/parse-json.js';
import type { WorkLineRow } from '../work/work.queries.js';
import type { Marks, StoredShare } from './legal-form.queries.js';

/** A result as it was written: never changed, perhaps replaced by a later one. */
export interface LegalResultRow {
  id: number;
  legalFormId: number;
  number: number;
  kind: 'confirmation' | 'petition' | 'led-review' | 'found-later';
  by: DecidedBy;
  /** The post they held that day; null: from outside the agency. */
  byPost: string | null;
  at: Date;
  marks: Marks;
  selfMarks: Marks;
  work: WorkLineRow[];
  organising: StoredShare | null;
  organisingReason: string;
  uniting: StoredShare | null;
  unitingReason: string;
  /** Confirmed obstacles that were taken as the reason of đ and e. */
  obstacles: TakenObstacles;
  opinion: string;
  ledResults: number[];
  recordText: string;
  common: Dec | null;
  results: Dec | null;
  score: Dec | null;
  band: string | null;
  note: string | null;
  reason: string | null;
}

const RESULT = `
select r.id, r.legal_form_id as "legalFormId", r.number, r.kind, ${decidedBy('a', 'f.unit_id', 'r.at')} as by, r.at, r.marks, r.self_marks as "selfMarks", r.work, r.organising,
  r.organising_reason as "organisingReason", r.uniting, r.uniting_reason as "unitingReason", r.obstacles, r.opinion, r.led_results as "ledResults",
  ${titleOnPaper('p', lastDay('f.month'))} as "byPost", r.record::text as "recordText", r.common, r.results, r.score, r.band, r.note, r.reason
from legal_results r join legal_forms f on f.id = r.legal_form_id join accounts a on a.id = r.by_account
left join lateral ${deciderPost('a', 'r.at')} p on true
where `;

/** All results of a form, the one in force first. */
export async function legalResultsOf(on: Rows, legalFormId: number): Promise<LegalResultRow[]> {
  return on.rows<LegalResultRow>(
    `${RESULT} r.legal_form_id = $1 order by r.number desc`,
    [legalFormId],
    'legal-results-of',
  );
}

/** All results of many forms, each form's first result first. */
export async function legalResultsOfLegalForms(on: Rows, legalFormIds: readonly number[]): Promise<LegalResultRow[]> {
  return on.rows<LegalResultRow>(
    `${RESULT} r.legal_form_id = any ($1::int[]) order by r.legal_form_id, r.number`,
    [legalFormIds],
    'legal-results-of-legal-forms',
  );
}

/** The record out of a result's row, its numbers read from their text; null where the row holds none. */
export function recordOf({ recordText }: Pick<LegalResultRow, 'recordText'>): LegalMonthRecord | null {
  const { value, faults: syntax } = parseJson(recordText);
  if (syntax.length > 0 || !isJsonObject(value)) return null;
  const faults: Fault[] = [];
  return readLegalMonth(faults, '$', value) ?? null;
}
