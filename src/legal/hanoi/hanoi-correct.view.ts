import { frameGroups, frameMost } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import type { Lang } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import { textOf, type Body } from '../../web/read-form.js';
import { scored } from './hanoi-form.js';
import type { HanoiCorrectable, HanoiCorrecting } from './hanoi-correcting.js';
import { changesView } from './hanoi-page.service.js';

/** The form of a new result, filled in with the one in force. */
export function hanoiCorrectForm({ result, items }: HanoiCorrectable, typed: Body | undefined, lang: Lang) {
  return {
    groups: frameGroups.map((group) => ({
      group,
      most: frameMost[group],
      items: items
        .filter((item) => item.group === group)
        .map(({ code, text, most }) => ({
          ...{ text, most, field: `mark.${code}`, whyField: `why.${code}`, stored: result.marks[code] ?? null },
          value: (typed && textOf(typed, `mark.${code}`)) ?? fieldNumber(result.marks[code] ?? '', lang),
          why: (typed && textOf(typed, `why.${code}`)) ?? '',
        })),
    })),
    opinion: (typed && textOf(typed, 'opinion')) ?? result.opinion,
    reason: (typed && textOf(typed, 'reason')) ?? '',
    known: (typed && textOf(typed, 'overCeiling')) === 'known',
  };
}

/** Old and new side by side, with the ceiling as it would stand; null while what was typed cannot be reckoned. */
export function hanoiCompared({ result, items }: HanoiCorrectable, made: HanoiCorrecting | null) {
  if (!made?.month) return null;
  const { month, ceiling, passes, seen, changes } = made;
  const old = scored(items, result.marks);
  return {
    rows: frameGroups.map((group) => ({
      ...{ group, before: old.groups[group], after: month.groups[group] },
      moved: old.groups[group] !== month.groups[group],
    })),
    score: { before: result.score, after: month.score },
    grade: { before: result.band, after: month.grade },
    ceiling,
    passes,
    seen,
    changes: changesView(items, changes),
  };
}
