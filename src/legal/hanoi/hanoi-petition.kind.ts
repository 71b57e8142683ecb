import type { Act } from '../../acts/act.js';
import type { Contestable, PetitionKind } from '../../petitions/petition-kind.js';
import type { ReceiptKind } from '../../receipts/receipt-kind.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { openLegalFormToAct } from '../forms/legal-form-access.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { keptThough, readPetitionDecision } from '../petitions/legal-petition.form.js';
import { LEGAL_PETITION } from '../petitions/legal-petition.kind.js';
import { findLegalPetition, type LegalPetitionRow } from '../petitions/legal-petitions.queries.js';
import { hanoiCorrectable, hanoiCorrecting, notSeen, writeHanoiCorrected } from './hanoi-correcting.js';

interface Deciding {
  petition: LegalPetitionRow;
  legalForm: LegalForm;
}

/** On the month's result by Hanoi's frame: the rows, the acts and the clock are those of the decree's petition. */
export const HANOI_PETITION: PetitionKind<Deciding> = {
  ...LEGAL_PETITION,
  noun: 'hanoi-petition',
  address: '/legal/hanoi/petitions',
  openToFile,
  async openToDecide(act, id) {
    const before = await findLegalPetition(act, id);
    if (!before) throw new NotFound();
    const { legalForm, at } = await openLegalFormToAct(act, act.actor, before.legalFormId, act.today);
    if (isLaw(legalForm.edition)) throw new NotFound();
    if (!at.approver) throw new Forbidden(at.self ? 'own-paper' : 'forbidden');
    return { petition: (await findLegalPetition(act, id))!, legalForm };
  },
  async answer(act, { legalForm }, body) {
    const { outcome, reason, issues } = readPetitionDecision(body);
    const from = (await hanoiCorrectable(act, legalForm))!;
    const made = await hanoiCorrecting(act, body, from);
    if (outcome === 'kept') {
      const stops = [...issues, ...keptThough(made.changes)];
      return stops.length > 0 ? stops : { outcome, reason, renewedId: null };
    }
    const wrong = [...issues, ...made.issues];
    const stops = wrong.length > 0 ? wrong : notSeen(made, body);
    if (stops.length > 0) return stops;
    const { resultId, detail } = await writeHanoiCorrected(act, from, made, { kind: 'petition', reason });
    return { outcome, reason, renewedId: resultId, more: detail };
  },
  told(petition, answer) {
    return { ...LEGAL_PETITION.told(petition, answer), href: `/legal/hanoi/petitions/${petition.id}` };
  },
};

async function openToFile(act: Act, paperId: number): Promise<Contestable> {
  const { legalForm, at, scorer } = await openLegalFormToAct(act, act.actor, paperId, act.today);
  if (isLaw(legalForm.edition)) throw new NotFound();
  if (!at.self) throw new Forbidden();
  const { officialName, month, span, resultId } = legalForm;
  const about = { by: officialName, month, span };
  return { paperId, contestedId: resultId, chain: `legal-sheet:${paperId}`, about, decider: () => scorer };
}

export const HANOI_RECEIPT: ReceiptKind = {
  on: 'legal',
  acts: { given: 'legal-sheet.receipt-given', changed: 'legal-sheet.receipt-changed' },
  async openOwn(act, id) {
    const { contestedId, chain } = await openToFile(act, id);
    return { resultId: contestedId, chain };
  },
};
