import { bandTicks, field, identity, receiptLine, section } from './blocks.js';
import type { Form, FormTable } from './form.js';
import type { Mau02Paper } from './papers.js';
import { headerOf, kindWords, say, signed } from './words.js';

/** Phiếu xếp loại chất lượng công chức, as Phụ lục II of NĐ 335/2025 has it; of another kind of person it names that kind. */
export function mau02(paper: Mau02Paper): Form {
  const year = paper.year === null ? '....' : ` ${paper.year}`;
  const { kind: code = 'civil-servant' } = paper.person;
  const kind = kindWords(code);
  return {
    lang: 'vi',
    title: say('forms:mau02.document', { kind: kind.small, name: paper.person.name, year: paper.year ?? '' }).trim(),
    code: say('forms:mau02.code'),
    header: headerOf(paper.agency),
    heading: {
      title: say('forms:mau02.title', { kind: kind.capital }),
      under: [{ text: say('forms:mau02.year', { year }), strong: true }],
    },
    blocks: [
      ...identity(paper.person),
      section(say('forms:mau02.part1')),
      monthsTable(paper),
      section(say('forms:mau02.part2', { kind: kind.capital })),
      bandTicks(paper.selfLabel),
      section(say(`forms:mau02.part3.${code === 'civil-servant' ? 'decree' : 'other'}`), '1'),
      bandTicks(paper.authorityLabel),
      section(say('forms:mau02.part4'), '2'),
      field('', paper.handling, 1),
    ],
    signatures: [
      signed(say(`forms:mau02.signSelf.${code}`), paper.place, paper.self),
      signed(say('forms:mau02.signAuthority'), paper.place, paper.authority),
    ],
    footnotes: [
      { mark: '1', text: say('forms:mau02.footnote1', { kind: kind.small }) },
      { mark: '2', text: say('forms:mau02.footnote2') },
      ...receiptLine(paper.receipt),
    ],
  };
}

function monthsTable({ months, mean, meanNote }: Mau02Paper): FormTable {
  const rows = Array.from({ length: 12 }, (_, at) => ({
    cells: [String(at + 1), months[at]?.score ?? '', months[at]?.note ?? ''],
  }));
  return {
    kind: 'table',
    columns: [
      { share: 4.6, side: 'center' },
      { share: 4.6, side: 'center' },
      { share: 6, side: 'left' },
    ],
    head: [[say('forms:column.month'), say('forms:column.score'), say('forms:column.note')]],
    rows: [...rows, { cells: [say('forms:mau02.mean'), mean, meanNote ?? ''], strong: true }],
  };
}
