import {
  totalsOf,
  type DialogueRow,
  type LeaderCounts,
  type PledgeCounts,
} from '../../commitments/commitments.queries.js';
import type { ReportBlock, Row, Table } from '../report-model.js';
import { count } from '../unit-tables.js';
import type { Words } from '../words.js';
import { numberColumn, paragraph, textColumn } from './blocks.js';

/** More commitments than a year of the largest agency has: a report counts them all. */
export const ALL_DUE = 50_000;

/** Leaders' commitments over the time of the report, in the order of the tree, never by share; the sentence sums up the table. */
export function sayAndDoPart(
  words: Words,
  shares: readonly LeaderCounts[],
  dialogues: readonly DialogueRow[],
): ReportBlock[] {
  const shown = shares.filter(({ made }) => made > 0);
  return [
    paragraph(dueWords(words, shares)),
    ...(dialogues.length > 0
      ? [paragraph(dialogueWords(words, dialogues))]
      : [paragraph(words.say('promises.noDialogue'))]),
    ...(shown.length > 0 ? [sharesTable(words, shown)] : []),
  ];
}

function dueWords(words: Words, shares: readonly LeaderCounts[]): string {
  const { due, ...totals } = totalsOf(shares);
  const ahead = totals.open > 0 ? [words.say('promises.ahead', { n: totals.open })] : [];
  return [due === 0 ? words.say('promises.noneDue') : words.say('promises.due', { n: due, ...totals }), ...ahead].join(
    ' ',
  );
}

function dialogueWords(words: Words, dialogues: readonly DialogueRow[]): string {
  const sum = (of: (one: DialogueRow) => number | null) => dialogues.reduce((all, one) => all + (of(one) ?? 0), 0);
  return words.say('promises.dialogues', {
    n: dialogues.length,
    people: sum((one) => one.people),
    promises: sum((one) => one.promises),
    kept: sum((one) => one.kept),
  });
}

function sharesTable(words: Words, shares: readonly LeaderCounts[]): Table {
  return {
    kind: 'table',
    dense: true,
    name: words.say('promises.worksheet'),
    caption: words.say('promises.caption'),
    columns: [
      textColumn(words, 'person', 2, 34),
      textColumn(words, 'unit', 1.6),
      ...['made', 'dueIn', 'keptOf', 'broken', 'unsaid', 'ahead', 'moved'].map((key) =>
        numberColumn(words, key, 0.62, 10),
      ),
    ],
    rows: shares.map((one) => ({
      cells: [
        { text: one.name, under: one.title, href: `/reports/leader-year?official=${one.officialId}` },
        one.unitName,
        ...[one.made, one.due, one.kept, one.broken, one.unsaid, one.open, one.moved].map(count),
      ],
    })),
    note: words.say('promises.note'),
  };
}

/** The year's pledges, by unit. */
export function pledgePart(words: Words, counts: readonly PledgeCounts[], year: number): ReportBlock[] {
  const sum = (of: (one: PledgeCounts) => number) => counts.reduce((all, one) => all + of(one), 0);
  const people = sum((one) => one.people);
  if (people === 0) return [paragraph(words.say('pledges.nobody'))];
  const cells = (one: Pick<PledgeCounts, 'people' | 'signed' | 'acknowledged' | 'items' | 'kept' | 'broken'>) =>
    [one.people, one.signed, one.acknowledged, one.items, one.kept, one.broken].map(count);
  const all = {
    people,
    signed: sum((one) => one.signed),
    acknowledged: sum((one) => one.acknowledged),
    items: sum((one) => one.items),
    kept: sum((one) => one.kept),
    broken: sum((one) => one.broken),
  };
  const rows: Row[] = counts.map((one) => ({ cells: [one.unitName, ...cells(one)] }));
  return [
    paragraph(words.say('pledges.signed', { ...all, year })),
    {
      kind: 'table',
      dense: true,
      name: words.say('pledges.worksheet'),
      caption: words.say('pledges.caption', { year }),
      columns: [
        textColumn(words, 'unit', 2, 36),
        ...['peopleOf', 'signed', 'acknowledged', 'pledged', 'keptOf', 'broken'].map((key) =>
          numberColumn(words, key, 0.72),
        ),
      ],
      rows: rows.length > 1 ? [...rows, { cells: [words.say('total'), ...cells(all)], total: true }] : rows,
    },
  ];
}
