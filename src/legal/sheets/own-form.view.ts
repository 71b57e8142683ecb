import type { Actor } from '../../web/actor.js';
import { Fragment, page, type Page } from '../../web/answers.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { condensed } from './condensed.js';
import { explainedView } from './explained.view.js';
import { itemsView } from './items.view.js';
import { workSaid } from './legal-record.js';
import type { LegalReturnRow } from './legal-returns.service.js';
import type { LegalSheet } from './legal-sheet.queries.js';
import { commonOf, mostCommon } from './marks.form.js';
import { textOf, type Body } from '../../web/read-form.js';
import { OWN_BOUNDS } from './own-drafts.service.js';
import type { OwnBlocker } from './submission.blockers.js';
import type { WorkSection } from '../work/work.view.js';

interface OwnPage {
  sheet: LegalSheet;
  work: readonly WorkLineRow[];
  section: WorkSection;
  returned: LegalReturnRow | null;
  scorer: string | null;
  blockers: readonly OwnBlocker[];
  typed?: Body;
}

/** The form as its author fills it in. */
export function ownFormPage(actor: Actor, { sheet, work, section, returned, scorer, blockers, typed }: OwnPage): Page {
  const data = {
    sheet: sheetFacts(sheet),
    returned: sheet.status === 'returned' ? returned : null,
    scorer,
    section,
    items: itemsView({ month: sheet.month, marks: sheet.selfMarks, typed, lang: actor.lang }),
    strengths: words('strengths', sheet.strengths, typed),
    limits: words('limits', sheet.limits, typed),
    live: ownLive(sheet, work, blockers),
    autosaveUrl: `/legal/sheets/${sheet.id}/draft`,
    keepKey: `a${actor.accountId}:legal-sheet:${sheet.id}`,
    version: sheet.revision,
  };
  return page('legal/form', data, `legal:form.title.${sheet.span}`, { month: monthWords(sheet.month) });
}

export function ownLive(sheet: LegalSheet, work: readonly WorkLineRow[], blockers: readonly OwnBlocker[]) {
  const said = sheet.leader ? null : workSaid(sheet, work, []);
  return {
    common: commonOf(sheet.selfMarks),
    most: mostCommon(sheet.month),
    said: said && explainedView(said, work),
    leader: sheet.leader,
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
export function sheetFacts(sheet: LegalSheet) {
  const { id, month, span, officialName, unitName, title, selfDueOn, confirmDueOn } = sheet;
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
