import { page, type Page } from '../../web/answers.js';
import { missingOf } from './group.blockers.js';
import { NO_MONTH_LABELS } from './no-months.form.js';
import type { OpenedPerson } from './label-proposals.service.js';
import { shownReasons } from './reasons.js';
import { groupPeople } from './year-group.js';

/** What the classifier and personnel read of one person, and what may still be entered. */
export function personPage({ agency, person }: OpenedPerson, typed: Record<string, unknown> = {}): Page {
  const { sheet, label, months, part } = person;
  const open = sheet.labelId === null;
  const classifies = agency.may[part];
  return page(
    'classification/person',
    {
      href: `/years/${agency.year.id}/classification/${sheet.id}`,
      back: `/years/${agency.year.id}/classification?agency=${agency.unit.unitId}`,
      sheetHref: `/years/sheets/${sheet.id}`,
      labelHref: `/years/sheets/${sheet.id}/label`,
      name: sheet.officialName,
      title: sheet.title,
      unitName: sheet.unitName,
      groupName: sheet.groupName,
      year: agency.year.year,
      selfLabel: sheet.selfLabel,
      computed: label.computed,
      label: label.label,
      mean: label.mean,
      provisional: label.provisional,
      counted: label.months,
      reasons: shownReasons(agency.year.year, label.reasons, label.byPoints, label.computed),
      missing: missingOf(groupPeople([person]).get(sheet.officialCode)!, label).map((what) => ({
        what,
        months: label.missing.join(', '),
      })),
      months: months.map(({ score, absent }, place) => ({ number: place + 1, score, absent: absent !== null })),
      seen: typed['seen'] ?? sheet.revision,
      decided: !open,
      mayPropose: open && classifies,
      lowerable: label.computed === 'excellent',
      labelChoice:
        typed['label'] ?? (sheet.proposedLabel === 'good' && label.computed === 'excellent' ? 'good' : 'record'),
      reason: typed['reason'] ?? sheet.proposalReason ?? '',
      handling: typed['handling'] ?? sheet.handling,
      proposalReason: sheet.proposalReason,
      mayAllow: open && (classifies || agency.personnel) && label.missing.length > 0 && label.months > 0,
      missingMonths: label.missing.join(', '),
      number: typed['number'] ?? sheet.fewerMonthsNumber ?? '',
      decidedOn: typed['decidedOn'] ?? sheet.fewerMonthsDate ?? '',
      noMonths: label.reasons.includes('no-working-month') ? person.noMonths : null,
      mayDecideNoMonths: open && classifies && label.reasons.includes('no-working-month'),
      noMonthLabels: NO_MONTH_LABELS,
      withoutLabel: typed['withoutLabel'] ?? '',
      withoutReason: typed['withoutReason'] ?? '',
      allowed:
        sheet.fewerMonthsNumber === null ? null : { number: sheet.fewerMonthsNumber, decidedOn: sheet.fewerMonthsDate },
    },
    'classification:person.title',
    { name: sheet.officialName, year: agency.year.year },
  );
}
