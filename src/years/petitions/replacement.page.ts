import type { Asking } from '../../acts/asking.js';
import { legalFormsOfYear } from '../../legal/forms/legal-form.queries.js';
import { page, type Page } from '../../web/answers.js';
import { yearGroup } from '../classification/year-group.js';
import { findYear } from '../year.queries.js';
import type { YearRecord } from '../year-record.queries.js';
import { LABELS } from './new-label.js';
import { replacementIssues } from './replacement-bounds.js';
import { headOf } from './year-record-label.page.js';

/** What the record comes to now, the labels that may take the old one's place, and the months that may be recomputed first. */
export async function replacementPage(
  asking: Asking,
  yearRecord: YearRecord,
  typed: Record<string, unknown> = {},
): Promise<Page> {
  const { id, yearId, year, usingUnitId, officialId, officialName, label } = yearRecord;
  const group = await yearGroup(asking, (await findYear(asking, yearId))!, usingUnitId, asking.today);
  const person = group.people.find((one) => one.yearRecord.id === id)!;
  const forms = await legalFormsOfYear(asking, officialId, year);
  const text = (field: string) => typed[field] ?? '';
  const data = {
    ...headOf(yearRecord),
    action: `/years/records/${id}/replacement`,
    label,
    computed: person.label.computed,
    mean: person.label.mean,
    overridden: person.label.reasons.some((reason) => reason.startsWith('override:')),
    labels: LABELS.filter((each) => each !== label && replacementIssues(person, each).length === 0),
    months: forms
      .filter(({ resultId }) => resultId !== null)
      .map((form) => ({
        month: form.month,
        score: form.score,
        href: `/years/records/${id}/replacement/months/${form.id}`,
      })),
    chosen: text('label'),
    number: text('number'),
    decidedOn: text('decidedOn'),
    reason: text('reason'),
  };
  return page('classification/replacement', data, 'classification:replacement.title', { name: officialName, year });
}
