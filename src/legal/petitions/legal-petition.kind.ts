import type { Act } from '../../acts/act.js';
import type { Answer, Contestable, PetitionKind } from '../../petitions/petition-kind.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { law } from '../../scoring/editions/law.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Body } from '../../web/read-form.js';
import { lockLedResults } from '../forms/led-open.js';
import { legalResultsOf } from '../forms/legal-results.queries.js';
import { openLegalFormToAct } from '../forms/legal-form-access.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { correctable, correcting, unseen } from '../corrections/correcting.js';
import { writeCorrected } from '../corrections/write-corrected.js';
import { keptThough, readPetitionDecision } from './legal-petition.form.js';
import { findLegalPetition, type LegalPetitionRow } from './legal-petitions.queries.js';

interface Deciding {
  petition: LegalPetitionRow;
  legalForm: LegalForm;
}

/** On the month's result by the law (Điều 22), from its notice on, the month closed or not. Decided by who scores the person today. */
export const LEGAL_PETITION: PetitionKind<Deciding> = {
  on: 'legal',
  noun: 'legal-petition',
  acts: {
    filed: 'legal-petition.filed',
    kept: 'legal-petition.kept',
    replaced: 'legal-petition.replaced',
    withdrawn: 'legal-petition.withdrawn',
  },
  address: '/legal/petitions',
  faults: { notNow: 'legal-petition-not-now', reason: 'legal:fault.length' },
  contested: 'result',
  workingDays: (receivedOn) => law(receivedOn).petitionWorkingDays,
  openToFile,
  openToDecide,
  answer,
  told({ id, legalFormId, contestedId, month, span }, { reason, renewedId, more }) {
    const detail = { reason, result: contestedId, newResult: renewedId, ...more };
    return { chain: `legal-sheet:${legalFormId}`, detail, href: `/legal/petitions/${id}`, about: { month, span } };
  },
};

async function openToFile(act: Act, paperId: number): Promise<Contestable> {
  const { legalForm, at, scorer } = await openLegalFormToAct(act, act.actor, paperId, act.today);
  requireLaw(legalForm);
  if (!at.self) throw new Forbidden();
  const { officialName, month, span, resultId } = legalForm;
  const about = { by: officialName, month, span };
  return { paperId, contestedId: resultId, chain: `legal-sheet:${paperId}`, about, decider: () => scorer };
}

async function openToDecide(act: Act, id: number): Promise<Deciding> {
  const before = await findLegalPetition(act, id);
  if (!before) throw new NotFound();
  const { legalForm, at } = await openLegalFormToAct(act, act.actor, before.legalFormId, act.today);
  requireLaw(legalForm);
  if (!at.approver) throw new Forbidden(at.self ? 'own-paper' : 'forbidden');
  return { petition: (await findLegalPetition(act, id))!, legalForm };
}

/** What contests a month by a frame stands in that frame's own room. */
function requireLaw({ edition }: LegalForm): void {
  if (!isLaw(edition)) throw new NotFound();
}

async function answer(act: Act, { legalForm }: Deciding, body: Body): Promise<Answer | Issue[]> {
  const { outcome, reason, issues } = readPetitionDecision(body);
  const [result] = await legalResultsOf(act, legalForm.id);
  const led = await lockLedResults(act, legalForm);
  const from = await correctable(act, { legalForm, result: result!, led, today: act.today });
  const made = await correcting(act, body, from);
  if (outcome === 'kept') {
    const stops = [...issues, ...keptThough(made.changes)];
    return stops.length > 0 ? stops : { outcome, reason, renewedId: null };
  }
  const wrong = [...issues, ...made.issues];
  if (wrong.length > 0) return wrong;
  const first = unseen(made, body);
  if (first.length > 0) return first;
  const renewedId = await writeCorrected(act, { from, made, kind: 'petition', reason });
  return { outcome, reason, renewedId, more: { changes: made.changes } };
}
