import type { Criterion } from './criterion.js';

/** May what was stated under one criterion stand beside the other? The same line, counted the same and against the same yardstick. */
export function comparable(now: Criterion, then: Criterion): boolean {
  return yardstick(now) === yardstick(then);
}

/** The line of another version that `now` may be set beside, and its place there. */
export function comparableIn(
  criteria: readonly Criterion[],
  now: Criterion,
): { criterion: Criterion; place: number } | null {
  const place = criteria.findIndex((then) => comparable(now, then));
  return place < 0 ? null : { criterion: criteria[place]!, place };
}

function yardstick({ code, kind, max, unitLabel, measure, settings, anchors }: Criterion): string {
  const numbers = Object.entries(settings ?? {})
    .map(([key, value]) => `${key}=${Number(value)}`)
    .sort();
  return JSON.stringify([
    code,
    kind,
    Number(max),
    unitLabel ?? '',
    measure ?? '',
    numbers,
    anchors ? [anchors.zero, anchors.half, anchors.full] : [],
  ]);
}
