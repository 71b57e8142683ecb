import { nameOf } from '../../standing/chain.js';
import type { Actor } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { share, words } from '../forms/confirm-page.view.js';
import { HEAD_BOUNDS } from '../forms/confirmation.form.js';
import { itemsView } from '../forms/items.view.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import type { LegalResultRow } from '../forms/legal-results.queries.js';
import { textOf, type Body } from '../../web/read-form.js';
import { legalFormFacts } from '../forms/own-form.view.js';
import { workView } from '../forms/work.view.js';
import { REASON_BOUNDS } from '../../petitions/petition.form.js';
import type { PetitionClock } from '../../petitions/petition-clock.js';
import type { OpenedLegalPetition } from './legal-petition-access.js';
import { statedOf } from './legal-petition.form.js';

interface Shown extends OpenedLegalPetition {
  clock: PetitionClock;
  /** Years whose holidays are proposals still. */
  unconfirmed: string;
  results: readonly LegalResultRow[];
  typed?: Body;
}

export function legalPetitionPage(
  actor: Actor,
  { petition, opened, mayDecide, clock, results, typed, unconfirmed }: Shown,
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
    legalForm: legalFormFacts(legalForm),
    scorer: nameOf(scorer),
    contested: versionOf(contested),
    replacing: replacing && versionOf(replacing),
    form: decides ? formView(actor, results[0]!, legalForm, typed) : null,
  };
  return page('legal/petition', data, 'legal:petition.title', { name: petition.name });
}

function versionOf({ number, score, by }: LegalResultRow) {
  return { number, score, by };
}

/** The confirm form again, prefilled with the result in force. */
function formView(actor: Actor, result: LegalResultRow, legalForm: LegalForm, typed?: Body) {
  const stated = statedOf(result);
  const ticked = new Set([typed?.['waive'] ?? []].flat().map(String));
  const work = workView(result.work).flatMap(({ code, task, marks }) =>
    marks.filter(({ waived }) => !waived).map((mark) => ({ ...mark, code, task, ticked: ticked.has(String(mark.id)) })),
  );
  return {
    outcome: (typed && textOf(typed, 'outcome')) ?? '',
    reason: words('reason', '', REASON_BOUNDS.most, typed),
    items: itemsView({
      month: legalForm.month,
      marks: stated.marks,
      beside: result.selfMarks,
      typed,
      lang: actor.lang,
    }),
    opinion: words('opinion', stated.opinion, HEAD_BOUNDS.opinion, typed),
    marks: work,
    leading: legalForm.leader && {
      organising: share('organising', stated.organising, typed),
      organisingReason: words('organisingReason', stated.organisingReason, HEAD_BOUNDS.reason, typed),
      uniting: share('uniting', stated.uniting, typed),
      unitingReason: words('unitingReason', stated.unitingReason, HEAD_BOUNDS.reason, typed),
    },
  };
}
