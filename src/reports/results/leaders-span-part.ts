import type { MonthIndex } from '../../committee/desk-figures.js';
import type { ReportBlock, Row } from '../report-model.js';
import { count, difference, score } from '../unit-tables.js';
import { toDec, toUnits } from '../../scoring/decimal.js';
import type { Words } from '../words.js';
import { numberColumn, paragraph, textColumn } from './blocks.js';
import type { MonthCounts } from './results.queries.js';

/** How leaders set an example beside everybody else, month by month: two groups, never names, no mean of fewer than five. */
export function leadersSpanPart(
  words: Words,
  counts: readonly MonthCounts[],
  trend: readonly MonthIndex[],
): ReportBlock[] {
  const known = trend.filter(({ index }) => index !== null).length;
  if (counts.length === 0) return [paragraph(words.say('leadersSpan.none'))];
  return [
    paragraph(words.say('leadersSpan.how')),
    ...(known >= 2
      ? [
          {
            kind: 'trend' as const,
            title: words.say('leadersSpan.trend'),
            word: words.say('committee-month.trendWord'),
            points: trend.map(({ month, index }) => ({ month, value: index })),
          },
        ]
      : []),
    {
      kind: 'table',
      dense: true,
      name: words.say('leadersSpan.worksheet'),
      caption: words.say('leadersSpan.caption'),
      columns: [
        textColumn(words, 'month', 1, 12),
        ...['decided', 'index', 'leadersCount', 'leadersMean', 'staffCount', 'staffMean'].map((key) =>
          numberColumn(words, key, 0.8),
        ),
        numberColumn(words, 'difference', 1.2, 16),
      ],
      rows: counts.map((one): Row => ({
        cells: [
          words.month(one.month),
          count(one.decided),
          score(trend.find(({ month }) => month === one.month)?.index ?? null),
          count(one.leaders),
          score(one.leadersMean),
          count(one.staff),
          score(one.staffMean),
          difference(words, gap(one)),
        ],
      })),
    },
  ];
}

function gap({ leadersMean, staffMean }: MonthCounts): string | null {
  return leadersMean === null || staffMean === null ? null : toDec(toUnits(leadersMean) - toUnits(staffMean));
}
