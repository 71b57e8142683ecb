import { lastDayOf } from '../periods/calendar.js';
import type { Rows } from '../database/db.js';
import { issueLine } from '../focus/issue.view.js';
import { issuesOf } from '../focus/issue.queries.js';
import { movesOf, type Move } from '../measures/measures.queries.js';
import { misfitsOf, type Misfit } from '../measures/misfits.queries.js';
import { roundText } from '../web/format.js';
import { raisedWithin, type RaisedHere } from '../signals/raised-signals.js';

const MOVES_SHOWN = 8;
const ISSUES_SHOWN = 8;
const SIGNALS_SHOWN = 12;

export interface DeskResults {
  better: MoveLine[];
  worse: MoveLine[];
  moreMoves: number;
  /** Some figure of the month is stated. */
  stated: boolean;
  misfits: Misfit[];
  issues: ReturnType<typeof issueLine>[];
  moreIssues: number;
  signals: SignalLine[];
  moreSignals: number;
}

interface MoveLine extends Move {
  /** The change in the measure's own precision: whole where it counts. */
  by: string;
  unit: string;
  href: string;
}

interface SignalLine extends Pick<RaisedHere, 'code' | 'head' | 'unit' | 'held' | 'question'> {
  href: string;
}

export interface ResultsAsked {
  path: string;
  month: string;
  today: string;
  /** In the order of the tree. */
  units: readonly { id: number; name: string }[];
}

/** What changed outside the scores, what is followed, and what the six months ask: all in the order of the tree. */
export async function deskResults(on: Rows, { path, month, today, units }: ResultsAsked): Promise<DeskResults> {
  const [moves, issues, raised, misfits] = await Promise.all([
    movesOf(on, { unitIds: units.map(({ id }) => id), month }),
    issuesOf(on, { paths: [path], ownerId: null, open: true, day: lastDayOf(month) }, ISSUES_SHOWN, 0),
    raisedWithin(on, path, month),
    misfitsOf(on, { path, month }),
  ]);
  const lines = inTreeOrder(moves, units);
  const [better, worse] = [
    lines.filter(({ verdict }) => verdict === 'better'),
    lines.filter(({ verdict }) => verdict === 'worse'),
  ];
  return {
    better: better.slice(0, MOVES_SHOWN),
    worse: worse.slice(0, MOVES_SHOWN),
    moreMoves: Math.max(0, better.length - MOVES_SHOWN) + Math.max(0, worse.length - MOVES_SHOWN),
    stated: moves.length > 0,
    misfits,
    issues: issues.map((issue) => issueLine(issue, today)),
    moreIssues: Math.max(0, (issues[0]?.total ?? 0) - ISSUES_SHOWN),
    signals: raised.slice(0, SIGNALS_SHOWN).map(({ code, head, unit, held, headId, question }) => ({
      code,
      head,
      unit,
      held,
      question,
      href: `/signals?month=${month}#s-${headId}-${code}`,
    })),
    moreSignals: Math.max(0, raised.length - SIGNALS_SHOWN),
  };
}

function inTreeOrder(moves: readonly Move[], units: readonly { id: number; name: string }[]): MoveLine[] {
  return units.flatMap(({ id, name }) =>
    moves
      .filter(({ unitId }) => unitId === id)
      .map((move) => ({ ...move, ...precise(move), unit: name, href: `/measures?unit=${id}&month=${move.month}` })),
  );
}

/** A mean of counts has fractions nobody counted: a change is whole where the measure counts, and a percentage has one decimal with its change. */
export function precise({ kind, value, change }: Pick<Move, 'kind' | 'value' | 'change'>): {
  value: string;
  by: string;
} {
  const by = change ?? '0';
  const rounded = roundText(by, kind === 'count' ? 0 : 1);
  return { value: kind === 'count' ? value : roundText(value, 1), by: /[1-9]/.test(rounded) ? rounded : by };
}
