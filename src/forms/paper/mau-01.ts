import { field, identity, receiptLine, section } from './blocks.js';
import type { Form, FormRow, FormTable } from './form.js';
import type { Mau01Paper } from './papers.js';
import { headerOf, kindWords, periodWords, say, signed } from './words.js';

/** The groups of common criteria with the numbers of their items; the maxima are the form's words. */
export const COMMON_GROUPS: readonly { code: 'I' | 'II' | 'III'; items: readonly string[] }[] = [
  { code: 'I', items: ['1', '2'] },
  { code: 'II', items: ['1', '2', '3', '4'] },
  { code: 'III', items: ['1', '2', '3', '4'] },
];

/** Phiếu theo dõi, đánh giá công chức, as Phụ lục II of NĐ 335/2025 has it; of another kind of person it names that kind. */
export function mau01(paper: Mau01Paper): Form {
  const period = paper.period ? ` ${periodWords(paper.period)}` : '..........';
  const kind = kindWords(paper.person.kind);
  return {
    lang: 'vi',
    title: say('forms:mau01.document', {
      kind: kind.small,
      name: paper.person.name,
      period: paper.period ? periodWords(paper.period) : '',
    }).trim(),
    code: say('forms:mau01.code'),
    header: headerOf(paper.agency),
    heading: {
      title: say('forms:mau01.title', { kind: kind.capital }),
      under: [{ text: say('forms:mau01.period', { period }) }, { text: '1', mark: true }],
    },
    blocks: [
      ...identity(paper.person),
      section(say('forms:mau01.part1')),
      commonTable(paper),
      section(say('forms:mau01.part2', { kind: kind.capital })),
      field(say('forms:mau01.common'), paper.common),
      field(say('forms:mau01.results'), paper.results),
      field(say('forms:mau01.total', { kind: kind.small }), paper.total),
      field(say('forms:mau01.strengths'), paper.strengths, 1),
      field(say('forms:mau01.limits'), paper.limits, 2),
      field(say('forms:mau01.opinion'), paper.opinion, 2),
    ],
    signatures: [
      signed(say(`forms:mau01.signSelf.${paper.person.kind ?? 'civil-servant'}`), paper.place, paper.self),
      signed(say('forms:mau01.signAuthority'), paper.place, paper.authority),
    ],
    footnotes: [{ mark: '1', text: say('forms:mau01.footnote1') }, ...receiptLine(paper.receipt)],
  };
}

function commonTable({ selfMarks, selfGroups, selfTotal }: Mau01Paper): FormTable {
  const marks = [...selfMarks];
  const rows = COMMON_GROUPS.flatMap(({ code, items }, at): FormRow[] => [
    { cells: [code, say(`forms:group.${code}`), say(`forms:max.${code}`), selfGroups?.[at] ?? ''], strong: true },
    ...items.map((number) => ({
      cells: [number, say(`forms:item.${code}.${number}`), say(`forms:itemMax.${code}`), marks.shift() ?? ''],
    })),
  ]);
  return {
    kind: 'table',
    columns: [
      { share: 1, side: 'center' },
      { share: 10, side: 'left' },
      { share: 1.7, side: 'center' },
      { share: 2.9, side: 'center' },
    ],
    head: [
      [say('forms:column.number'), say('forms:column.criterion'), say('forms:column.max'), say('forms:column.self')],
      ['(1)', '(2)', '(3)', '(4)'],
    ],
    rows: [...rows, { cells: [say('forms:mau01.sum'), say('forms:max.all'), selfTotal], span: 2, strong: true }],
  };
}
