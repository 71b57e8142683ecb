import type { Act } from '../../acts/act.js';
import { writeLegalResult, type NewLegalResult } from '../forms/legal-result-row.js';
import { workOf } from '../work/work.queries.js';
import type { Correctable, Correcting } from './correcting.js';
import { writeChanges, writeCorrections } from './write-corrections.js';

interface Corrected {
  from: Correctable;
  made: Correcting;
  kind: NewLegalResult['kind'];
  reason: string;
}

/** The work is put right, and a new result with its full record takes the place of the old; what changed stands beside it. */
export async function writeCorrected(act: Act, { from, made, kind, reason }: Corrected): Promise<number> {
  const { legalForm, result, led } = from;
  const { marks, ...words } = made.stated;
  await writeCorrections(act, legalForm.id, made.corrections);
  const resultId = await writeLegalResult(act, {
    legalForm: { ...legalForm, ...words, selfMarks: result.selfMarks },
    kind,
    marks,
    work: await workOf(act, legalForm.id),
    led,
    handedIn: true,
    reason,
    at: act.at,
  });
  await writeChanges(act, resultId, made.changes);
  return resultId;
}
