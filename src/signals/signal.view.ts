import { formatNumber } from '../web/format.js';
import type { Lang } from '../web/labels.js';
import type { SignalFigures, Raised, Reading, SignalCode } from './rules/types.js';

/** The figure that a month is told by, and how it is written. */
const MAIN: Record<SignalCode, { figure: string; as: 'share' | 'points' | 'seconds' }> = {
  'approved-equals-self': { figure: 'share', as: 'share' },
  'fast-approval': { figure: 'seconds', as: 'seconds' },
  'narrow-spread': { figure: 'deviation', as: 'points' },
  'band-bunching': { figure: 'share', as: 'share' },
  'all-at-maximum': { figure: 'share', as: 'share' },
  'leader-above-all': { figure: 'lead', as: 'points' },
  'repeated-text': { figure: 'share', as: 'share' },
  leniency: { figure: 'points', as: 'points' },
  'self-minus-approved': { figure: 'points', as: 'points' },
};
const SHARES = new Set(['share', 'fell']);

export type Told = Pick<Raised, 'months' | 'thresholds' | 'compared' | 'over' | 'held' | 'fewest'>;

/** The numbers of the sentence that asks, for its label `signals:ask.<code>`. */
export function askParams(
  { months, held }: Pick<Told, 'months' | 'held'>,
  lang: Lang,
): Record<string, string | number> {
  const latest = [...months].reverse().find(({ reading }) => reading?.holds)?.reading ?? null;
  return { ...written(latest?.figures ?? {}, lang), held };
}

/** The numbers of the formula, for its label `signals:formula.<code>`. */
export function limitsView(thresholds: SignalFigures, fewest: number, lang: Lang): Record<string, string | number> {
  return { ...written(thresholds, lang), fewest };
}

/** A signal as words and numbers: the sentence and the formula are labels, their numbers are here. */
export function signalView(code: SignalCode, { months, thresholds, compared, over, held, fewest }: Told, lang: Lang) {
  const { figure, as } = MAIN[code];
  return {
    code,
    held,
    compared,
    asks: askParams({ months, held }, lang),
    limits: limitsView(thresholds, fewest, lang),
    over: over && 'low' in over.figures ? written(over.figures, lang) : null,
    months: months.map(({ month, reading }) => ({
      month,
      value: reading === null ? null : writtenAs(reading, figure, as, lang),
      holds: reading?.holds ?? false,
    })),
  };
}

function writtenAs({ figures }: Reading, figure: string, as: 'share' | 'points' | 'seconds', lang: Lang): string {
  const value = figures[figure] ?? 0;
  return as === 'share'
    ? `${formatNumber(Math.round(value * 100), lang)} %`
    : formatNumber(value.toFixed(as === 'seconds' ? 1 : 2), lang);
}

function written(figures: SignalFigures, lang: Lang): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      (SHARES.has(name) && value <= 1 && !Number.isInteger(value)) || name === 'share'
        ? formatNumber(Math.round(value * 100), lang)
        : formatNumber(Number.isInteger(value) ? value : value.toFixed(2), lang),
    ]),
  );
}
