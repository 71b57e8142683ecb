import type { Criterion } from '../criteria/criterion.js';
import type { MeasuredFigure } from '../evaluations/measured.js';
import { STANDARD_MEASURES } from '../measures/standard-measures.js';

/** How a measure of a unit goes through the sample's months: from, by month, and how much it wavers. */
interface Course {
  from: number;
  step: number;
  waver: number;
  asked?: number;
}

/** By unit and measure; the ward's counts are its own part, to which its offices' are added. In culture people grow less content while the head's example is high; the economy office asks few. */
const COURSES: Record<string, Record<string, Course>> = {
  PM: {
    satisfaction: { from: 91, step: 0.2, waver: 0.8, asked: 420 },
    'dossiers-on-time': { from: 95.4, step: 0.22, waver: 0.7 },
    'dossiers-online': { from: 62, step: 1.7, waver: 1.6 },
    'complaints-received': { from: 5, step: 0, waver: 2 },
    'complaints-settled': { from: 4, step: 0, waver: 1.5 },
    'complaints-overdue': { from: 0.6, step: -0.05, waver: 0.6 },
    initiatives: { from: 0.5, step: 0.05, waver: 0.6 },
  },
  'PM-MC': {
    satisfaction: { from: 89.5, step: 0.55, waver: 0.7, asked: 205 },
    'dossiers-on-time': { from: 96.1, step: 0.2, waver: 0.6 },
    'dossiers-online': { from: 66, step: 1.9, waver: 1.5 },
    'complaints-received': { from: 9, step: -0.3, waver: 2.4 },
    'complaints-settled': { from: 8, step: -0.1, waver: 2 },
    'complaints-overdue': { from: 2, step: -0.18, waver: 0.9 },
    initiatives: { from: 0.6, step: 0.05, waver: 0.8 },
  },
  'PM-VP': {
    'complaints-received': { from: 12, step: 0, waver: 3 },
    'complaints-settled': { from: 10, step: 0.1, waver: 2.5 },
    'complaints-overdue': { from: 2, step: -0.05, waver: 1.2 },
    initiatives: { from: 0.4, step: 0, waver: 0.7 },
  },
  'PM-KT': {
    satisfaction: { from: 86, step: 0.15, waver: 2.2, asked: 24 },
    'dossiers-on-time': { from: 90.5, step: 0.28, waver: 1.6 },
    'dossiers-online': { from: 48, step: 1.4, waver: 2 },
    'complaints-received': { from: 8, step: 0.1, waver: 2.5 },
    'complaints-settled': { from: 6, step: 0.1, waver: 1.8 },
    'complaints-overdue': { from: 2, step: 0.12, waver: 0.9 },
  },
  'PM-VX': {
    satisfaction: { from: 95.2, step: -0.95, waver: 0.5, asked: 66 },
    'dossiers-on-time': { from: 97.6, step: -0.3, waver: 0.4 },
    'dossiers-online': { from: 55, step: 0.9, waver: 1.5 },
    'complaints-received': { from: 4, step: 0.35, waver: 1.4 },
    'complaints-settled': { from: 4, step: 0.1, waver: 1.2 },
    'complaints-overdue': { from: 0, step: 0.2, waver: 0.6 },
  },
};

const WHOLE = 'PM';

export interface SampleFigure {
  code: string;
  value: string;
  asked: number | null;
  source: string;
}

/** The figures of a unit in the n-th month of the sample; the same every time. */
export function sampleFigures(unitCode: string, n: number): SampleFigure[] {
  return STANDARD_MEASURES.flatMap((measure, place) => {
    const course = COURSES[unitCode]?.[measure.code];
    if (!course) return [];
    const at = course.from + course.step * n + course.waver * Math.sin(n * 2.3 + place * 1.7 + unitCode.length);
    const percent = measure.kind === 'percent';
    const own = Math.max(0, Math.round(at));
    const value = percent
      ? String(Number(Math.min(100, at).toFixed(1)))
      : String(own + (unitCode === WHOLE ? countBelow(measure.code, n) : 0));
    const asked = course.asked === undefined ? null : course.asked + ((n * 17) % 29) - 9;
    return [{ code: measure.code, value, asked, source: measure.source }];
  });
}

function countBelow(code: string, n: number): number {
  return Object.keys(COURSES)
    .filter((unit) => unit !== WHOLE)
    .reduce((sum, unit) => sum + Number(sampleFigures(unit, n).find((figure) => figure.code === code)?.value ?? 0), 0);
}

/** What a criterion of a unit's set takes from a measure in the n-th month, as a decided evaluation keeps it; null: it takes none. */
export function sampleMeasured(unitCode: string, criterion: Criterion, n: number): MeasuredFigure | null {
  const figure =
    criterion.measure === undefined
      ? undefined
      : sampleFigures(unitCode, n).find(({ code }) => code === criterion.measure);
  const measure = STANDARD_MEASURES.find(({ code }) => code === criterion.measure);
  return figure && measure
    ? {
        measure: measure.code,
        name: measure.name,
        figureId: null,
        value: figure.value,
        asked: figure.asked,
        few: false,
        source: figure.source,
      }
    : null;
}
