import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { ExplainedMonth } from '../../scoring/editions/explained-month.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { productNames } from '../work/work-sums.js';

/** One sentence of why the results are what they are: label `legal:why.<code>`, numbers as decimal text. */
export interface WhyLine {
  code: string;
  article: string;
  code2?: string;
  task?: string;
  product?: string;
  factor?: Dec;
  quantity?: Dec | null;
  total?: Dec;
  marks?: number;
  counted?: number | null;
  percent?: Dec | null;
  points?: Dec | null;
  before?: Dec;
  /** So many products with the very same sentence. */
  same?: number | null;
}

type Named = readonly Pick<WorkLineRow, 'code' | 'task'>[];

export function explainedView(month: ExplainedMonth, work: Named) {
  const { result, terms, totals } = month;
  return {
    result,
    terms,
    totals,
    nothing: terms.length === 0,
    parts: terms.length,
    lines: whyLines(month, work),
  };
}

/** What is missing or was extra, each mark, d, đ and e at 50, the cut: in the order of the arithmetic. */
function whyLines(month: ExplainedMonth, work: Named): WhyLine[] {
  const names = new Map(productNames(work).map((name, place) => [name, work[place]!]));
  const named = (product: string) => ({
    product: names.get(product)?.code ?? product,
    task: names.get(product)?.task ?? '',
  });
  const many = (quantity: Dec) => (toUnits(quantity) === toUnits('1') ? null : quantity);
  const total = month.totals.assigned;
  return [
    ...month.missing.map(({ product, factor, quantity, percent, points }) => ({
      code: 'missing',
      article: '14.2',
      ...named(product),
      factor,
      quantity: many(quantity),
      total,
      percent,
      points,
    })),
    ...together(
      month.marks.map(({ kind, article, product, factor, marks, counted, percent, points }) => ({
        code: kind,
        article,
        ...named(product),
        factor,
        marks,
        counted: counted < marks ? counted : null,
        percent,
        points,
      })),
    ),
    ...month.extra.map(({ product, factor, quantity, percent, points }) => ({
      code: 'extra',
      article: '18.1d',
      ...named(product),
      factor,
      quantity: many(quantity),
      total,
      percent,
      points,
    })),
    ...month.leader.map(({ part, article, points }) => ({ code: `half-${part}`, article, points })),
    ...(month.cut
      ? [{ code: `cut-${month.capAt}`, article: '12.3', before: month.cut.before, points: month.cut.over }]
      : []),
  ];
}

/** Products of a kind with the same marks are said once, with how many they are; the figures stay those of one. */
function together(lines: readonly WhyLine[]): WhyLine[] {
  const said = new Map<string, WhyLine & { same: number }>();
  for (const line of lines) {
    const key = JSON.stringify(line);
    said.set(key, { ...line, same: (said.get(key)?.same ?? 0) + 1 });
  }
  return [...said.values()].map((line) => ({ ...line, same: line.same > 1 ? line.same : null }));
}
