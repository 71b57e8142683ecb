import type { Act } from '../../acts/act.js';
import type { Answer, Contestable, PetitionKind } from '../../petitions/petition-kind.js';
import { law } from '../../scoring/editions/law.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Body } from '../../web/read-form.js';
import { lockLedResults } from '../forms/led-open.js';
import { writeLegalResult } from '../forms/legal-result-row.js';
import { legalResultsOf, type LegalResultRow } from '../forms/legal-results.queries.js';
import { openLegalFormToAct } from '../forms/legal-form-access.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { workOf } from '../work/work.queries.js';
import { readPetitionDecision, type LegalPetitionDecision } from './legal-petition.form.js';
import { findLegalPetition, type LegalPetitionRow } from './legal-petitions.queries.js';

interface Deciding {
  petition: LegalPetitionRow;
  legalForm: LegalForm;
}

/** On the month's result by the law (Điều 22), from its notice on, the month closed or not. Decided by who scores the person today. */
export const LEGAL_PETITION: PetitionKind<Deciding> = {
  on: 'legal',
  noun: 'legal-petition',
  acts: { filed: 'legal-petition.filed', kept: 'legal-petition.kept', replaced: 'legal-petition.replaced' },
  address: '/legal/petitions',
  faults: { notNow: 'legal-petition-not-now', reason: 'legal:fault.length' },
  contested: 'result',
  workingDays: (receivedOn) => law(receivedOn).petitionWorkingDays,
  openToFile,
  openToDecide,
  answer,
  told({ id, legalFormId, contestedId, month }, { reason, renewedId, more }) {
    const detail = { reason, result: contestedId, newResult: renewedId, ...more };
    return { chain: `legal-sheet:${legalFormId}`, detail, href: `/legal/petitions/${id}`, about: { month } };
  },
};

async function openToFile(act: Act, paperId: number): Promise<Contestable> {
  const { legalForm, at, scorer } = await openLegalFormToAct(act, act.actor, paperId, act.today);
  if (!at.self) throw new Forbidden();
  const { officialName, month, resultId } = legalForm;
  const about = { by: officialName, month };
  return { paperId, contestedId: resultId, chain: `legal-sheet:${paperId}`, about, decider: () => scorer };
}

async function openToDecide(act: Act, id: number): Promise<Deciding> {
  const before = await findLegalPetition(act, id);
  if (!before) throw new NotFound();
  const { legalForm, at } = await openLegalFormToAct(act, act.actor, before.legalFormId, act.today);
  if (!at.approver) throw new Forbidden(at.self ? 'own-paper' : 'forbidden');
  return { petition: (await findLegalPetition(act, id))!, legalForm };
}

async function answer(act: Act, { legalForm }: Deciding, body: Body): Promise<Answer | Issue[]> {
  const [contested] = await legalResultsOf(act, legalForm.id);
  const { value, issues } = readPetitionDecision(body, contested!, legalForm);
  if (issues.length > 0) return issues;
  const { outcome, reason, waived } = value;
  const renewed = outcome === 'replaced' ? await replace(act, legalForm, contested!, value) : null;
  if (renewed === 'same') return [{ field: 'outcome', code: 'legal:petition.nothingChanged' }];
  return { outcome, reason, renewedId: renewed, more: { waived } };
}

/** The new result is made from the work and the led results as they stand now; a decision that changes none of it is none. */
async function replace(
  act: Act,
  legalForm: LegalForm,
  contested: LegalResultRow,
  { stated, reason, waived }: LegalPetitionDecision,
): Promise<number | 'same'> {
  const { marks, ...words } = stated;
  const led = await lockLedResults(act, legalForm);
  const same =
    waived.length === 0 &&
    sameMarks(marks, contested.marks) &&
    stated.organising === contested.organising &&
    stated.uniting === contested.uniting &&
    sameIds(led, contested.ledResults);
  if (same) return 'same';
  if (waived.length > 0) await waive(act, legalForm.id, waived, reason);
  return writeLegalResult(act, {
    legalForm: { ...legalForm, ...words, selfMarks: contested.selfMarks },
    kind: 'petition',
    marks,
    work: await workOf(act, legalForm.id),
    led,
    handedIn: true,
    reason,
    at: act.at,
  });
}

async function waive(act: Act, legalFormId: number, marks: number[], reason: string): Promise<void> {
  await act.change(
    `update work_marks m set waived_by = $3, waived_at = $4, waiver_reason = $5 from work_lines l
     where m.id = any ($2::int[]) and l.id = m.line_id and l.legal_form_id = $1 and m.waived_at is null and m.removed_at is null`,
    [legalFormId, marks, act.actor.accountId, act.at, reason.slice(0, 1000)],
  );
}

function sameMarks(a: LegalForm['selfMarks'], b: LegalForm['selfMarks']): boolean {
  return Object.keys(a).every((item) => Number(a[item]) === Number(b[item]));
}

function sameIds(led: readonly { resultId: number | null }[], before: readonly number[]): boolean {
  const now = led.flatMap(({ resultId }) => resultId ?? []).sort((a, b) => a - b);
  return now.length === before.length && now.every((id, place) => id === before[place]);
}
