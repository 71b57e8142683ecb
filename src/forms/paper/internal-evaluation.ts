import type { Side } from '../../reports/docx/grid.js';
import { field, identity, paragraph, section } from './blocks.js';
import type { Form, FormBlock, FormRow, FormTable } from './form.js';
import { COMMON_GROUPS } from './mau-01.js';
import type { InternalEvaluationPaper, TermCode } from './papers.js';
import { headerOf, periodWords, say } from './words.js';

/** The unit's own evaluation beside Mẫu số 01: both columns of marks, the work, and the formula term by term. */
export function internalEvaluation(paper: InternalEvaluationPaper): Form {
  const period = paper.period ? periodWords(paper.period) : '.....';
  return {
    lang: 'vi',
    title: say('forms:internal.document', { name: paper.person.name, period }),
    header: headerOf(paper.agency),
    heading: { title: say('forms:internal.title'), under: [{ text: say('forms:internal.about', { period }) }] },
    blocks: [
      ...identity(paper.person),
      section(say('forms:internal.part1')),
      marks(paper),
      section(say('forms:internal.part2')),
      paper.work.length > 0 ? work(paper) : paragraph(say('forms:internal.noWork')),
      section(say('forms:internal.part3')),
      terms(paper),
      formula(paper),
      section(say('forms:internal.part4')),
      ...sums(paper),
      ...(paper.notes ?? []).map((note) => paragraph(note)),
    ],
    signatures: [],
    footnotes: [],
    madeLine: paper.madeLine,
    landscape: true,
  };
}

function marks({ items, self, authority }: InternalEvaluationPaper): FormTable {
  const given = [...items];
  const rows = COMMON_GROUPS.flatMap((group): FormRow[] => [
    { cells: [group.code, say(`forms:group.${group.code}`), say(`forms:max.${group.code}`), '', '', ''], strong: true },
    ...group.items.map((number) => {
      const mark = given.shift();
      return {
        cells: [
          number,
          say(`forms:item.${group.code}.${number}`),
          say(`forms:itemMax.${group.code}`),
          mark?.self ?? '',
          mark?.authority ?? '',
          mark?.reason ?? '',
        ],
      };
    }),
  ]);
  return {
    kind: 'table',
    dense: true,
    columns: columns([0.7, 'center'], [9, 'left'], [1.1, 'right'], [1.5, 'right'], [1.8, 'right'], [4.6, 'left']),
    head: [
      [
        say('forms:column.number'),
        say('forms:column.criterion'),
        say('forms:column.max'),
        say('forms:column.self'),
        say('forms:internal.authority'),
        say('forms:internal.reason'),
      ],
    ],
    rows: [
      ...rows,
      { cells: [say('forms:mau01.sum'), say('forms:max.all'), self, authority, ''], span: 2, strong: true },
    ],
  };
}

const WORK = ['code', 'product', 'factor', 'assigned', 'completed', 'extra', 'late', 'failed', 'waived'];

function work({ work: rows, workTotal }: InternalEvaluationPaper): FormTable {
  const lines = rows.map((row): FormRow => ({
    cells: [row.code, row.name, row.factor, row.assigned, row.completed, row.extra, row.late, row.failed, row.waived],
  }));
  const total = workTotal && {
    cells: [say('forms:internal.sum'), workTotal.assigned, workTotal.completed, workTotal.extra, '', '', ''],
    span: 3,
    strong: true,
  };
  return {
    kind: 'table',
    dense: true,
    columns: columns(
      [1.4, 'left'],
      [5.9, 'left'],
      [1.8, 'right'],
      [1.3, 'right'],
      [1.5, 'right'],
      [1.7, 'right'],
      [1.2, 'right'],
      [1.3, 'right'],
      [3.4, 'left'],
    ),
    head: [WORK.map((key) => say(`forms:internal.${key}`))],
    rows: total ? [...lines, total] : lines,
  };
}

function terms({ terms: given }: InternalEvaluationPaper): FormTable {
  return {
    kind: 'table',
    dense: true,
    columns: columns([0.8, 'center'], [6.2, 'left'], [2, 'left'], [8, 'left'], [2, 'right']),
    head: [['term', 'termName', 'termBasis', 'fraction', 'value'].map((key) => say(`forms:internal.${key}`))],
    rows: given.map(({ code, fraction, value, note }) => ({
      cells: [
        code,
        say(`forms:internal.of.${code}`),
        say(`forms:internal.basis.${code}`),
        [fraction, note].filter(Boolean).join('\n'),
        value,
      ],
    })),
  };
}

function formula({ terms: given }: InternalEvaluationPaper): FormBlock {
  const leader = given.some(({ code }) => (['d', 'đ', 'e'] satisfies TermCode[] as TermCode[]).includes(code));
  return field(
    say('forms:internal.formula'),
    say(leader ? 'forms:internal.leaderFormula' : 'forms:internal.staffFormula'),
  );
}

function sums({ authority, results, total, band }: InternalEvaluationPaper): FormBlock[] {
  return [
    field(say('forms:internal.common'), authority),
    field(say('forms:internal.results'), results),
    field(say('forms:internal.total'), total),
    field(say('forms:internal.band'), band ? say(`forms:band.${band}`) : ''),
  ];
}

function columns(...them: [number, Side][]): { share: number; side: Side }[] {
  return them.map(([share, side]) => ({ share, side }));
}
