import { page, type Page } from '../../web/answers.js';
import { missingOf } from './group.blockers.js';
import { NO_MONTH_LABELS } from './no-months.form.js';
import type { OpenedPerson } from './label-proposals.service.js';
import { shownReasons } from './reasons.js';
import { groupPeople } from './year-group.js';

/** What the classifier and personnel read of one person, and what may still be entered. */
export function personPage({ agency, person }: OpenedPerson, typed: Record<string, unknown> = {}): Page {
  const { yearRecord, label, months, part } = person;
  const open = yearRecord.labelId === null;
  const classifies = agency.may[part];
  return page(
    'classification/person',
    {
      href: `/years/${agency.year.id}/classification/${yearRecord.id}`,
      back: `/years/${agency.year.id}/classification?agency=${agency.unit.unitId}`,
      yearRecordHref: `/years/records/${yearRecord.id}`,
      labelHref: `/years/records/${yearRecord.id}/label`,
      name: yearRecord.officialName,
      title: yearRecord.title,
      unitName: yearRecord.unitName,
      groupName: yearRecord.groupName,
      year: agency.year.year,
      selfLabel: yearRecord.selfLabel,
      computed: label.computed,
      label: label.label,
      mean: label.mean,
      provisional: label.provisional,
      counted: label.months,
      reasons: shownReasons(agency.year.year, label.reasons, label.byPoints, label.computed),
      missing: missingOf(groupPeople([person]).get(yearRecord.officialCode)!, label).map((what) => ({
        what,
        months: label.missing.join(', '),
      })),
      months: months.map(({ score, absent }, place) => ({ number: place + 1, score, absent: absent !== null })),
      service: person.service,
      seen: typed['seen'] ?? yearRecord.revision,
      decided: !open,
      mayPropose: open && classifies,
      lowerable: label.computed === 'excellent',
      labelChoice:
        typed['label'] ?? (yearRecord.proposedLabel === 'good' && label.computed === 'excellent' ? 'good' : 'record'),
      reason: typed['reason'] ?? yearRecord.proposalReason ?? '',
      handling: typed['handling'] ?? yearRecord.handling,
      proposalReason: yearRecord.proposalReason,
      mayAllow: open && (classifies || agency.personnel) && label.missing.length > 0 && label.months > 0,
      missingMonths: label.missing.join(', '),
      number: typed['number'] ?? yearRecord.fewerMonthsNumber ?? '',
      decidedOn: typed['decidedOn'] ?? yearRecord.fewerMonthsDate ?? '',
      noMonths: label.reasons.includes('no-working-month') ? person.noMonths : null,
      mayDecideNoMonths: open && classifies && label.reasons.includes('no-working-month'),
      noMonthLabels: NO_MONTH_LABELS,
      withoutLabel: typed['withoutLabel'] ?? '',
      withoutReason: typed['withoutReason'] ?? '',
      allowed:
        yearRecord.fewerMonthsNumber === null
          ? null
          : { number: yearRecord.fewerMonthsNumber, decidedOn: yearRecord.fewerMonthsDate },
    },
    'classification:person.title',
    { name: yearRecord.officialName, year: agency.year.year },
  );
}
