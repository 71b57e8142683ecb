const SEPARATE = 3;

/** Many empty items are one line beside the form, so that what else stands in the way is seen; it leads to the first. */
export function condensed<T extends { code: string; field: string }>(
  blockers: readonly T[],
): (T | { code: 'empties'; field: string; count: number })[] {
  const empty = blockers.filter(({ code }) => code === 'empty');
  if (empty.length <= SEPARATE) return [...blockers];
  return [
    { code: 'empties', field: empty[0]!.field, count: empty.length },
    ...blockers.filter(({ code }) => code !== 'empty'),
  ];
}
