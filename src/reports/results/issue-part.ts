import type { IssueRow } from '../../focus/issue.queries.js';
import type { PracticeRow, UseRow } from '../../practices/practice.queries.js';
import { toDec, toUnits } from '../../scoring/decimal.js';
import type { ReportBlock, Row } from '../report-model.js';
import type { Words } from '../words.js';
import { numberColumn, paragraph, textColumn } from './blocks.js';

type Settled = 'settled' | 'dropped' | 'overdue' | 'open';

/** As it stood at the end of the day: what was settled later was open then. */
function stateOn(issue: IssueRow, day: string, zoneDay: (at: Date) => string): Settled {
  if (issue.outcome && issue.outcomeAt && zoneDay(issue.outcomeAt) <= day) return issue.outcome;
  return issue.dueOn < day ? 'overdue' : 'open';
}

/** Pressing matters that were followed in the time of the report. */
export function issuePart(
  words: Words,
  issues: readonly IssueRow[],
  until: string,
  dayOfMoment: (at: Date) => string,
): ReportBlock[] {
  if (issues.length === 0) return [paragraph(words.say('issues.none'))];
  const stated = issues.map((issue) => ({ issue, state: stateOn(issue, until, dayOfMoment) }));
  const of = (state: Settled) => stated.filter((one) => one.state === state).length;
  return [
    paragraph(
      words.say('issues.followed', {
        n: issues.length,
        settled: of('settled'),
        overdue: of('overdue'),
        dropped: of('dropped'),
      }),
    ),
    {
      kind: 'table',
      dense: true,
      name: words.say('issues.worksheet'),
      caption: words.say('issues.caption'),
      columns: [
        textColumn(words, 'issue', 2.6, 50),
        textColumn(words, 'owner', 1.4),
        textColumn(words, 'dueOn', 1, 14),
        numberColumn(words, 'steps', 0.8, 10),
        textColumn(words, 'result', 1.8, 36),
      ],
      rows: stated.map(({ issue, state }): Row => ({
        cells: [
          { text: issue.title, under: issue.unitName },
          issue.ownerName,
          words.date(issue.dueOn),
          { number: null, places: 'whole', none: `${issue.done}/${issue.steps}` },
          {
            text: words.say(`issues.state.${state}`),
            ...resultUnder(words, issue, state),
            ...(state === 'overdue' ? { tone: 'below' as const } : {}),
          },
        ],
      })),
    },
  ];
}

function resultUnder(words: Words, issue: IssueRow, state: Settled): { under?: string } {
  const lines = [
    ...(state === 'dropped' && issue.outcomeReason ? [issue.outcomeReason] : []),
    ...(state === 'settled' && issue.citizensAsked
      ? [words.say('issues.citizens', { asked: issue.citizensAsked, satisfied: issue.citizensSatisfied ?? 0 })]
      : []),
  ];
  return lines.length > 0 ? { under: lines.join(' ') } : {};
}

/** Good practices: what changed where they began, and where else they live. */
export function practicePart(words: Words, practices: readonly PracticeRow[], uses: readonly UseRow[]): ReportBlock[] {
  if (practices.length === 0) return [paragraph(words.say('practices.none'))];
  const rows = practices.flatMap((practice): Row[] => {
    const lives = uses.filter((use) => use.practiceId === practice.id);
    return [
      {
        cells: [
          { text: practice.title, under: practice.what },
          practice.unitName,
          changed(words, practice, practice),
          practice.recognisedAt
            ? words.say('practices.recognised', { committee: practice.committeeName ?? '' })
            : words.say('practices.registered'),
        ],
      },
      ...lives.map((use): Row => ({
        cells: [
          { text: words.say('practices.takenUp', { title: practice.title }), under: use.adapted, tone: 'soft' },
          use.unitName,
          changed(words, practice, use),
          use.result ?? words.say('practices.noResult'),
        ],
      })),
    ];
  });
  return [
    paragraph(
      words.say('practices.counted', {
        n: practices.length,
        recognised: practices.filter((one) => one.recognisedAt).length,
        uses: uses.length,
      }),
    ),
    {
      kind: 'table',
      dense: true,
      name: words.say('practices.worksheet'),
      caption: words.say('practices.caption'),
      columns: [
        textColumn(words, 'practice', 2.6, 56),
        textColumn(words, 'unit', 1.4),
        textColumn(words, 'whatChanged', 1.6, 36),
        textColumn(words, 'result', 1.6, 36),
      ],
      rows,
    },
  ];
}

type Changed = Pick<UseRow, 'beforeMonth' | 'afterMonth' | 'beforeValue' | 'afterValue'>;

function changed(
  words: Words,
  practice: PracticeRow,
  { beforeMonth, afterMonth, beforeValue, afterValue }: Changed,
): string {
  if (!practice.measureName || beforeValue === null || afterValue === null || !beforeMonth || !afterMonth)
    return words.say('practices.notMeasured');
  const by = words.signed(toDec(toUnits(afterValue) - toUnits(beforeValue)), 'short');
  return words.say('practices.changed', {
    measure: practice.measureName,
    before: words.number(beforeValue, 'short'),
    after: words.number(afterValue, 'short'),
    from: words.month(beforeMonth),
    to: words.month(afterMonth),
    by,
  });
}
