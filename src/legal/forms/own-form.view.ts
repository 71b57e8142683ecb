import type { Actor } from '../../web/actor.js';
import { Fragment, page, type Page } from '../../web/answers.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { condensed } from './condensed.js';
import { explainedView } from './explained.view.js';
import { itemsView } from './items.view.js';
import { workSaid } from './legal-record.js';
import type { LegalReturnRow } from './legal-returns.service.js';
import type { LegalForm } from './legal-form.queries.js';
import { commonOf, mostCommon } from './marks.form.js';
import { textOf, type Body } from '../../web/read-form.js';
import { OWN_BOUNDS } from './own-drafts.service.js';
import type { OwnBlocker } from './submission.blockers.js';
import type { WorkSection } from '../work/work.view.js';

interface OwnPage {
  legalForm: LegalForm;
  work: readonly WorkLineRow[];
  section: WorkSection;
  returned: LegalReturnRow | null;
  scorer: string | null;
  blockers: readonly OwnBlocker[];
  typed?: Body;
}

/** The form as its author fills it in. */
export function ownFormPage(
  actor: Actor,
  { legalForm, work, section, returned, scorer, blockers, typed }: OwnPage,
): Page {
  const data = {
    legalForm: legalFormFacts(legalForm),
    returned: legalForm.status === 'returned' ? returned : null,
    scorer,
    section,
    items: itemsView({ month: legalForm.month, marks: legalForm.selfMarks, typed, lang: actor.lang }),
    strengths: words('strengths', legalForm.strengths, typed),
    limits: words('limits', legalForm.limits, typed),
    live: ownLive(legalForm, work, blockers),
    autosaveUrl: `/legal/forms/${legalForm.id}/draft`,
    keepKey: `a${actor.accountId}:legal-sheet:${legalForm.id}`,
    version: legalForm.revision,
  };
  return page('legal/form', data, `legal:form.title.${legalForm.span}`, { month: monthWords(legalForm.month) });
}

export function ownLive(legalForm: LegalForm, work: readonly WorkLineRow[], blockers: readonly OwnBlocker[]) {
  const said = legalForm.leader ? null : workSaid(legalForm, work, []);
  return {
    common: commonOf(legalForm.selfMarks),
    most: mostCommon(legalForm.month),
    said: said && explainedView(said, work),
    leader: legalForm.leader,
    blockers: condensed(blockers),
  };
}

export function ownFragments(live: ReturnType<typeof ownLive>): Record<string, Fragment> {
  return {
    'legal-common': new Fragment('legal/common-sum', { live }),
    'legal-blockers': new Fragment('legal/blockers', { live }),
  };
}

function words(id: 'strengths' | 'limits', stored: string, typed?: Body) {
  return { id, value: (typed && textOf(typed, id)) ?? stored, rows: 4, maxlength: OWN_BOUNDS.words };
}

/** What every page says of a form. */
export function legalFormFacts(legalForm: LegalForm) {
  const { id, month, span, officialName, unitName, title, selfDueOn, confirmDueOn } = legalForm;
  return {
    id,
    month,
    span,
    officialName,
    unitName,
    title,
    selfDueOn,
    confirmDueOn,
  };
}

/** 2026-11 → 11/2026. */
export function monthWords(month: string): string {
  return month.split('-').reverse().join('/');
}
