import type { Labels, Lang } from '../web/labels.js';
import { byName } from '../web/name-order.js';

/** Every act there are words for, in the order of the words: to choose one. */
export function actItems(labels: Labels, lang: Lang): { value: string; text: string }[] {
  const t = labels.in(lang);
  return labels
    .keys('audit', 'act.')
    .filter((key) => key !== 'title')
    .map((value) => ({ value, text: t(`audit:act.${value}`) }))
    .sort((a, b) => byName(a.text, b.text));
}
