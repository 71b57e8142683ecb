import { field, identity, receiptLine, section } from './blocks.js';
import type { Form, FormRow, FormTable } from './form.js';
import type { HanoiFormPaper } from './papers.js';
import { headerOf, periodWords, say, signed } from './words.js';

/** A month's form by Hanoi's frame: the unit's sub-criteria with both columns. The decision's own form is not known, so it is laid out as the unit's other papers are. */
export function hanoiForm(paper: HanoiFormPaper): Form {
  const period = paper.period ? periodWords(paper.period) : '.....';
  return {
    lang: 'vi',
    title: say('forms:hanoi.document', { name: paper.person.name, period, document: paper.document }),
    header: headerOf(paper.agency),
    heading: {
      title: say('forms:hanoi.title'),
      under: [{ text: say('forms:hanoi.about', { period, document: paper.document }) }],
    },
    blocks: [
      ...identity(paper.person),
      section(say('forms:hanoi.part1')),
      marks(paper),
      section(say('forms:hanoi.part2')),
      field(say('forms:hanoi.score'), paper.score),
      field(say('forms:hanoi.grade'), paper.grade ? say(`hanoi:grade.${paper.grade}`) : ''),
      field(say('forms:hanoi.limits'), paper.limits, 1),
      field(say('forms:hanoi.opinion'), paper.opinion, 1),
    ],
    signatures: [
      signed(say('forms:hanoi.signSelf'), paper.place, paper.self),
      signed(say('forms:hanoi.signScorer'), paper.place, paper.scorer),
    ],
    footnotes: receiptLine(paper.receipt),
    ...(paper.madeLine ? { madeLine: paper.madeLine } : {}),
  };
}

function marks({ groups, selfSum, score }: HanoiFormPaper): FormTable {
  const rows = groups.flatMap(({ group, most, self, scorer, items }, at): FormRow[] => [
    { cells: [ROMAN[at] ?? '', say(`hanoi:group.${group}`), most, self, scorer], strong: true },
    ...items.map((item, number) => ({ cells: [String(number + 1), item.text, item.most, item.self, item.scorer] })),
  ]);
  return {
    kind: 'table',
    columns: [
      { share: 1, side: 'center' },
      { share: 8.6, side: 'left' },
      { share: 1.7, side: 'center' },
      { share: 1.9, side: 'center' },
      { share: 2.1, side: 'center' },
    ],
    head: [['number', 'criterion', 'most', 'self', 'scorer'].map((key) => say(`forms:hanoi.column.${key}`))],
    rows: [...rows, { cells: [say('forms:hanoi.sum'), '100', selfSum, score], span: 2, strong: true }],
  };
}

const ROMAN = ['I', 'II', 'III'];
