import { lawOfMonth } from '../../scoring/editions/law.js';
import { levelOf } from '../../scoring/editions/levels.js';
import type { Actor } from '../../web/actor.js';
import { Fragment, page, type Page } from '../../web/answers.js';
import type { Issue } from '../../web/issues.js';
import type { InterimShown } from '../../interim/interim.queries.js';
import { HEAD_BOUNDS } from './confirmation.form.js';
import { nothingAssigned, type ConfirmationBlocker } from './confirmation.blockers.js';
import type { ConfirmLegalForm } from './confirm-form.js';
import { explainedView } from './explained.view.js';
import { itemsView } from './items.view.js';
import type { StoredShare } from './legal-form.queries.js';
import { ledOpen } from './led-open.js';
import type { LegalReturnRow } from './legal-returns.service.js';
import { condensed } from './condensed.js';
import { commonOf, mostCommon } from './marks.form.js';
import { shareChoices } from './share-obstacles.js';
import { textOf, type Body } from '../../web/read-form.js';
import { legalFormFacts } from './own-form.view.js';
import type { WorkSection } from '../work/work.view.js';

interface ConfirmPage {
  confirm: ConfirmLegalForm;
  section: WorkSection;
  /** What former heads said; nothing while the scorer is blind. */
  interim: readonly InterimShown[];
  /** The person never had a password. */
  neverIn: boolean;
  returned: LegalReturnRow | null;
  /** Who of the led people stands where: only for a scorer who is over them. */
  seesLed: boolean;
  today: string;
  typed?: Body;
}

/** The scorer's page of one form; with `typed` as it was sent, so that nothing typed is lost. */
export function confirmPage(
  actor: Actor,
  { confirm, neverIn, section, interim, returned, seesLed, today, typed }: ConfirmPage,
): Page {
  const { legalForm, stated, deciding } = confirm;
  const handedIn = deciding === 'submitted' || (deciding === 'anew' && legalForm.submittedAt !== null);
  const data = {
    legalForm: legalFormFacts(legalForm),
    handedIn,
    neverIn,
    noWork: nothingAssigned(confirm.work),
    anew: deciding === 'anew',
    blind: confirm.blind,
    showsSelf: true,
    section,
    interim,
    returned,
    late: today > legalForm.confirmDueOn,
    items: itemsView({
      month: legalForm.month,
      marks: stated.marks,
      beside: handedIn && !confirm.blind ? legalForm.selfMarks : null,
      hidden: confirm.blind,
      changed: legalForm.blindMarks && { before: legalForm.blindMarks, reasons: stated.markReasons },
      typed,
      lang: actor.lang,
    }),
    own: handedIn ? { strengths: legalForm.strengths, limits: legalForm.limits } : null,
    leading: legalForm.leader ? leadingView(confirm, seesLed, typed) : null,
    opinion: words('opinion', stated.opinion, HEAD_BOUNDS.opinion, typed),
    reason: words('headReason', stated.headReason, HEAD_BOUNDS.reason, typed),
    live: confirmLive(confirm),
    autosaveUrl: `/legal/forms/${legalForm.id}/confirmation/draft`,
    keepKey: `a${actor.accountId}:legal-confirmation:${legalForm.id}`,
    version: legalForm.revision,
  };
  return page('legal/confirmation', data, 'legal:confirm.title', { name: legalForm.officialName });
}

function leadingView({ legalForm, stated, led, said, obstacles }: ConfirmLegalForm, seesLed: boolean, typed?: Body) {
  const { bands } = lawOfMonth(legalForm.month);
  const open = ledOpen(led);
  const unscored = led.filter(({ status, score }) => status === 'confirmed' && score === null);
  return {
    people: led.length,
    open: open.length,
    unscored: unscored.length,
    d: open.length > 0 ? null : (said?.result.d ?? null),
    below: said?.led?.below ?? 0,
    led: seesLed
      ? led.map(({ name, unitName, status, score }) => ({
          name,
          unitName,
          status,
          score,
          below: score !== null && levelOf(score, bands) === 'not-completed',
        }))
      : null,
    obstacles: shareChoices(obstacles, legalForm.headObstacles),
    organising: share('organising', stated.organising, typed),
    organisingReason: words('organisingReason', stated.organisingReason, HEAD_BOUNDS.reason, typed),
    uniting: share('uniting', stated.uniting, typed),
    unitingReason: words('unitingReason', stated.unitingReason, HEAD_BOUNDS.reason, typed),
  };
}

function confirmLive(confirm: ConfirmLegalForm) {
  const { stated, said, work, result, blockers, legalForm } = confirm;
  return {
    common: commonOf(stated.marks),
    most: mostCommon(legalForm.month),
    result,
    blockers: condensed(blockers),
    said: said && explainedView(said, work),
  };
}

export function confirmFragments(confirm: ConfirmLegalForm): Record<string, Fragment> {
  const live = confirmLive(confirm);
  return {
    'legal-score': new Fragment('legal/side-score', { live }),
    'legal-more': new Fragment('legal/side-more', { live }),
    'legal-blockers': new Fragment('legal/blockers', { live }),
  };
}

export function confirmIssues(blockers: readonly ConfirmationBlocker[]): Issue[] {
  return blockers.map(({ code, field, ...params }) => ({ field, code: `legal:blocker.${code}`, params }));
}

export function words(id: string, stored: string, most: number, typed?: Body) {
  return { id, value: (typed && textOf(typed, id)) ?? stored, rows: 3, maxlength: most };
}

export function share(id: string, stored: StoredShare | null, typed?: Body) {
  return { value: (typed && textOf(typed, id)) ?? (stored === null ? '' : String(stored)) };
}
