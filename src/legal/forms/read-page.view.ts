import { nameOf } from '../../standing/chain.js';
import type { Actor } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { explainLegalMonth } from '../../scoring/editions/legal-month.js';
import { isContested } from '../../petitions/petition.queries.js';
import type { ObstacleRow } from '../../obstacles/obstacle.queries.js';
import { proposed } from '../../obstacles/proposed.js';
import type { InterimShown } from '../../interim/interim.queries.js';
import type { FlagRow } from '../../corrections/flags.js';
import { receiptView, type ReceiptRow } from '../../receipts/receipt.view.js';
import { REASON_BOUNDS } from '../../petitions/petition.form.js';
import type { ClockedPetition } from '../petitions/legal-petitions.queries.js';
import type { ResultChange } from '../corrections/result-changes.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { explainedView } from './explained.view.js';
import { itemsView } from './items.view.js';
import { ledReviewView } from './led-review.js';
import type { LedNow, LedReviewRow } from './led-reviews.queries.js';
import type { UsedResult } from './led-of-result.js';
import { legalDecidingOf } from './deciding.js';
import { legalState } from './legal-queue.view.js';
import { recordOf, type LegalResultRow } from './legal-results.queries.js';
import type { LegalReturnRow } from './legal-returns.service.js';
import type { OpenedLegalForm } from './legal-form-access.js';
import { textOf, type Body } from '../../web/read-form.js';
import { monthWords, legalFormFacts } from './own-form.view.js';
import { withdrawable } from './own-form.js';
import { changedSince } from './marks.form.js';
import { workView } from './work.view.js';

interface ReadSources {
  opened: OpenedLegalForm;
  today: string;
  results: readonly LegalResultRow[];
  result: LegalResultRow | undefined;
  /** Only while there is no result: a result carries its own. */
  work: readonly WorkLineRow[];
  returns: readonly LegalReturnRow[];
  petitions: readonly ClockedPetition[];
  receipt: ReceiptRow | undefined;
  interim: readonly InterimShown[];
  /** What the result took as the reason of đ and e, as far as the reader may read it. */
  obstacles: readonly ObstacleRow[];
  stale: boolean;
  used: readonly UsedResult[];
  reviews: readonly LedReviewRow[];
  /** For the scorer of a leader: the results in force of those the result was made from. */
  led: readonly LedNow[];
  /** In what the result shown differs from the one before it. */
  changes: readonly ResultChange[];
  /** What has been put right under the result since. */
  flags: readonly FlagRow[];
  typed?: Body;
}

export function readPage(actor: Actor, sources: ReadSources): Page {
  const { opened, today, results, result, petitions } = sources;
  const { legalForm, at, sight, scorer } = opened;
  const inForce = result !== undefined && result === results[0];
  const data = {
    legalForm: legalFormFacts(legalForm),
    address: `/legal/forms/${legalForm.id}`,
    petitionArticle: '22',
    self: at.self,
    state: legalState(legalForm, today),
    scorer: nameOf(scorer),
    decides: at.approver && legalDecidingOf(legalForm, today) !== null,
    canWithdraw: at.self && withdrawable(legalForm, today),
    begun: at.self && legalForm.status === 'submitted' && legalForm.headSavedAt !== null,
    returns: sources.returns,
    result: result ? resultView(sources, result, inForce) : null,
    items: sight.selfMarks || result ? itemsOf(sources, actor) : null,
    blind: blindView(legalForm, sight),
    ownWords: sight.self ? { strengths: legalForm.strengths, limits: legalForm.limits } : null,
    work: sight.work ? workView(result?.work ?? sources.work) : null,
    stale: sources.stale && inForce,
    review: sources.stale && inForce && at.approver ? reviewOf(sources, result) : null,
    reviews: sources.reviews,
    interim: sources.interim,
    flags: sources.flags,
    changes: sight.work ? sources.changes : [],
    older: results.map(({ number, score, kind, by, at: when }) => ({
      number,
      score,
      kind,
      by,
      at: when,
      current: number === result?.number,
    })),
    receipt: result
      ? receiptView({
          ...{ receipt: sources.receipt, resultId: result.id, typed: sources.typed },
          action: at.self && inForce ? `/legal/forms/${legalForm.id}/receipt` : null,
        })
      : null,
    petitions,
    petition: petitionBox({
      may: at.self && inForce && !isContested(petitions, result.id),
      receipt: sources.receipt,
      typed: sources.typed,
    }),
    hearsPetition: at.approver,
  };
  const title = `legal:legalForm.${at.self ? 'title' : 'titleOf'}`;
  return page('legal/legal-form', data, title, {
    month: monthWords(legalForm.month),
    span: legalForm.span,
    name: legalForm.officialName,
  });
}

/** The field of a petition, with the words of a receipt that disagreed; null where there is none to file. */
export function petitionBox({ may, receipt, typed }: { may: boolean; receipt?: ReceiptRow; typed?: Body }) {
  const value = (typed && textOf(typed, 'reason')) ?? receipt?.reason ?? '';
  return may ? { id: 'reason', value, rows: 4, maxlength: REASON_BOUNDS.most } : null;
}

/** The competent person's marks are the result's; the person's own stand beside for those who may read them. */
function itemsOf({ opened, result }: ReadSources, actor: Actor) {
  const { legalForm, sight } = opened;
  const self = sight.selfMarks ? (result?.selfMarks ?? legalForm.selfMarks) : null;
  return itemsView({ month: legalForm.month, marks: result?.marks ?? {}, beside: self, lang: actor.lang });
}

/** What the scorer changed once they had seen the person's own marks, each with its reason; both stay readable. */
function blindView(legalForm: OpenedLegalForm['legalForm'], sight: OpenedLegalForm['sight']) {
  if (!sight.result || !sight.selfMarks || !legalForm.blindMarks) return null;
  return changedSince(legalForm.blindMarks, legalForm.headMarks).map((item) => ({
    item,
    before: legalForm.blindMarks?.[item] ?? '',
    after: legalForm.headMarks[item] ?? '',
    reason: legalForm.markReasons[item] ?? '',
  }));
}

function reviewOf({ opened, led, typed }: ReadSources, result: LegalResultRow) {
  const record = recordOf(result);
  if (!record) return null;
  const before = explainLegalMonth(record).result.d;
  return {
    ...ledReviewView(opened.legalForm, result, led, before),
    outcome: typed ? textOf(typed, 'ledOutcome') : null,
    reason: (typed && textOf(typed, 'ledReason')) ?? '',
  };
}

function resultView({ opened, used, obstacles: taken }: ReadSources, result: LegalResultRow, inForce: boolean) {
  const { at, sight } = opened;
  const record = recordOf(result);
  const {
    number,
    by,
    at: when,
    common,
    results,
    score,
    band,
    opinion,
    reason,
    organising,
    organisingReason,
    uniting,
    unitingReason,
    obstacles,
  } = result;
  const because = (share: 'organising' | 'uniting') =>
    taken.filter(({ id }) => obstacles[share]?.includes(id)).map(proposed);
  return {
    number,
    by,
    at: when,
    common,
    results,
    score,
    band,
    opinion,
    reason,
    inForce,
    why: record && explainedView(explainLegalMonth(record), result.work),
    leader: opened.legalForm.leader
      ? {
          ...{ organising, organisingReason, uniting, unitingReason },
          obstacles: { organising: because('organising'), uniting: because('uniting') },
        }
      : null,
    led:
      at.self || at.above || at.personnel || at.inspector || (at.approver && opened.scorer !== 'outside') ? used : null,
    ledCount: used.length,
    seesSelf: sight.selfMarks,
  };
}
