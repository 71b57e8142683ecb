import { lawOfMonth } from '../../scoring/editions/law.js';
import { commonItems, type CommonItem } from '../../scoring/editions/month-record.js';
import type { Dec } from '../../scoring/decimal.js';
import { HEAD_BOUNDS } from './confirmation.form.js';
import type { Marks } from './legal-form.queries.js';
import { changedSince } from './marks.form.js';
import { fieldNumber } from '../../web/numbers.js';
import type { Lang } from '../../web/labels.js';
import { textOf, type Body } from '../../web/read-form.js';

/** How many indicators of appendix I stand under an item; group III has none: its items are the appendix's own words. */
const INDICATORS: Record<CommonItem, number> = {
  'I.1': 8,
  'I.2': 4,
  'II.1': 3,
  'II.2': 2,
  'II.3': 2,
  'II.4': 2,
  'III.1': 0,
  'III.2': 0,
  'III.3': 0,
  'III.4': 0,
};

export interface ItemView {
  item: CommonItem;
  group: string;
  /** Its group's first item: the group's words stand above it. */
  opens: boolean;
  most: Dec;
  article: string;
  appendix: string;
  /** Labels `legal:annex.<item>.<n>`. */
  indicators: string[];
  field: string;
  /** As it is typed or stored, with the language's mark. */
  typed: string;
  stored: Dec | null;
  /** The other column, shown beside and never as a value. */
  beside: Dec | null;
  /** The other column is there, and not to be seen yet. */
  hidden: boolean;
  /** The mark before the other column was shown, where it is another one now. */
  before: Dec | null;
  why: { id: string; value: string; rows: number; maxlength: number };
}

interface Sources {
  month: string;
  marks: Marks;
  beside?: Marks | null;
  hidden?: boolean;
  changed?: { before: Marks; reasons: Readonly<Record<string, string>> } | null;
  typed?: Body;
  lang: Lang;
}

export function itemsView({ month, marks, beside, hidden = false, changed, typed, lang }: Sources): ItemView[] {
  const moved = changed ? changedSince(changed.before, marks) : [];
  const rules = lawOfMonth(month).commonItems;
  return commonItems.map((item, place) => {
    const group = item.split('.')[0]!;
    const stored = marks[item] ?? null;
    const shown = typed && textOf(typed, `mark.${item}`);
    return {
      item,
      group,
      stored,
      opens: place === 0 || !commonItems[place - 1]!.startsWith(`${group}.`),
      ...rules[item],
      indicators: Array.from({ length: INDICATORS[item] }, (_, n) => `${item}.${n + 1}`),
      field: `mark.${item}`,
      typed: shown ?? fieldNumber(stored, lang),
      beside: beside?.[item] ?? null,
      hidden,
      before: moved.includes(item) ? (changed?.before[item] ?? null) : null,
      why: {
        ...{ id: `why.${item}`, rows: 2, maxlength: HEAD_BOUNDS.reason },
        value: (typed && textOf(typed, `why.${item}`)) ?? changed?.reasons[item] ?? '',
      },
    };
  });
}
