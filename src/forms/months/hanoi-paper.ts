import type { FrameLine } from '../../legal/hanoi/frame.queries.js';
import { groupsOf, HANOI_DOCUMENT, scored } from '../../legal/hanoi/hanoi-form.js';
import type { Marks } from '../../legal/forms/legal-form.queries.js';
import { deciderWords } from '../../web/decided-by.js';
import { formatMoment } from '../../web/format.js';
import type { HanoiFormPaper } from '../paper/papers.js';
import { say } from '../paper/words.js';
import { receiptWords } from '../receipt-words.js';
import { decidedBy, figure, handedInBy, periodOf, personOf, points, type MonthPaperFacts } from './month-papers.js';

/** A month's form by Hanoi's frame as its reader sees it: the self column only to who may read it, the scorer's once there is a result. */
export function hanoiFormOf(facts: MonthPaperFacts, items: readonly FrameLine[]): HanoiFormPaper {
  const { legalForm, result, seesSelf, agency, place, zone, receipt } = facts;
  const self: Marks = seesSelf ? (result ? result.selfMarks : legalForm.selfMarks) : {};
  const given: Marks = result ? result.marks : {};
  const [own, theirs] = [scored(items, self), scored(items, given)];
  return {
    agency,
    person: personOf(legalForm),
    period: periodOf(legalForm),
    document: HANOI_DOCUMENT,
    groups: groupsOf(items).map(({ group, most, items: lines }) => ({
      group,
      most: figure(most),
      self: points(own.groups[group]),
      scorer: points(theirs.groups[group]),
      items: lines.map(({ code, text, most: highest }) => ({
        ...{ text, most: figure(highest), self: figure(self[code]), scorer: figure(given[code]) },
      })),
    })),
    selfSum: points(own.score),
    score: points(result?.score ?? null),
    grade: result?.band ?? '',
    limits: seesSelf ? legalForm.limits : '',
    opinion: result?.opinion ?? '',
    place,
    self: handedInBy(legalForm, zone),
    scorer: decidedBy(result, zone),
    receipt: receiptWords(receipt, zone),
    ...(result && {
      madeLine: say('forms:internal.made', {
        ...{ number: result.number, by: deciderWords(result.by, say), at: formatMoment(result.at, zone) },
      }),
    }),
  };
}
