import { nameOf } from '../../standing/chain.js';
import type { Actor } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { words } from '../forms/confirm-page.view.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import type { LegalResultRow } from '../forms/legal-results.queries.js';
import { textOf, type Body } from '../../web/read-form.js';
import { legalFormFacts } from '../forms/own-form.view.js';
import type { Correcting } from '../corrections/correcting.js';
import { comparedView } from '../corrections/compared.view.js';
import { correctFormView } from '../corrections/correct-form.view.js';
import type { ResultChange } from '../corrections/result-changes.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { REASON_BOUNDS } from '../../petitions/petition.form.js';
import type { PetitionClock } from '../../petitions/petition-clock.js';
import type { OpenedLegalPetition } from './legal-petition-access.js';

interface Shown extends OpenedLegalPetition {
  clock: PetitionClock;
  /** Years whose holidays are proposals still. */
  unconfirmed: string;
  results: readonly LegalResultRow[];
  /** The year's label that was given before the petition was decided. */
  labelled?: { year: number; yearRecordId: number };
  /** Of the result that took the contested one's place. */
  changes: readonly ResultChange[];
  /** The work that can be put right, for whoever decides. */
  work: readonly WorkLineRow[];
  typed?: Body;
  /** What was typed, reckoned. */
  made?: Correcting | null;
}

export function legalPetitionPage(
  actor: Actor,
  { petition, opened, mayDecide, clock, results, changes, work, typed, made, unconfirmed, labelled }: Shown,
): Page {
  const { legalForm, scorer } = opened;
  const contested = results.find(({ id }) => id === petition.contestedId)!;
  const replacing = results.find(({ id }) => id === petition.newResultId) ?? null;
  const decides = mayDecide && petition.outcome === null;
  const data = {
    petition,
    clock,
    unconfirmed,
    decides,
    self: opened.at.self,
    labelled: labelled ?? null,
    legalForm: legalFormFacts(legalForm),
    scorer: nameOf(scorer),
    contested: versionOf(contested),
    replacing: replacing && versionOf(replacing),
    changes: opened.sight.work ? changes : [],
    compared: decides && made ? comparedView(results[0]!, made) : null,
    form: decides ? formView(actor, { result: results[0]!, legalForm, work }, typed) : null,
  };
  return page('legal/petition', data, 'legal:petition.title', { name: petition.name });
}

function versionOf({ number, score, by }: LegalResultRow) {
  return { number, score, by };
}

/** The decision's own words, beside all that the result came from. */
function formView(
  actor: Actor,
  from: { result: LegalResultRow; legalForm: LegalForm; work: readonly WorkLineRow[] },
  typed?: Body,
) {
  return {
    outcome: (typed && textOf(typed, 'outcome')) ?? '',
    reason: words('reason', '', REASON_BOUNDS.most, typed),
    ...correctFormView(from, { typed, lang: actor.lang }),
  };
}
