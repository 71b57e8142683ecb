import type { Lang } from '../../web/labels.js';
import type { Body } from '../../web/read-form.js';
import { share, words } from '../forms/confirm-page.view.js';
import { HEAD_BOUNDS } from '../forms/confirmation.form.js';
import { itemsView } from '../forms/items.view.js';
import { statedOf, type Correctable } from './correcting.js';
import { correctionsView } from './corrections.view.js';

/** Everything a result came from, as fields, prefilled with the result in force. */
export function correctFormView(
  { legalForm, result, work }: Pick<Correctable, 'legalForm' | 'result' | 'work'>,
  { typed, lang }: { typed?: Body; lang: Lang },
) {
  const stated = statedOf(result);
  const { month, leader } = legalForm;
  return {
    items: itemsView({ month, marks: stated.marks, beside: result.selfMarks, typed, lang }),
    opinion: words('opinion', stated.opinion, HEAD_BOUNDS.opinion, typed),
    work: correctionsView(work, { typed, lang }),
    leading: leader && {
      obstacles: null,
      organising: share('organising', stated.organising, typed),
      organisingReason: words('organisingReason', stated.organisingReason, HEAD_BOUNDS.reason, typed),
      uniting: share('uniting', stated.uniting, typed),
      unitingReason: words('unitingReason', stated.unitingReason, HEAD_BOUNDS.reason, typed),
    },
  };
}
