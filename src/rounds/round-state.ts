interface Dated {
  openedAt: Date | string | null;
  closedAt: Date | string | null;
}

export type RoundState = 'planned' | 'open' | 'closed';

export function stateOf({ openedAt, closedAt }: Dated): RoundState {
  if (closedAt) return 'closed';
  return openedAt ? 'open' : 'planned';
}

/** Of days in their order (YYYY-MM-DD) the one that ends next; a due day still counts. Null past the last. */
export function nextDue<D extends string>(
  round: Record<D, string>,
  days: readonly D[],
  today: string,
): { what: D; on: string } | null {
  const what = days.find((day) => today <= round[day]);
  return what === undefined ? null : { what, on: round[what] };
}

/** How far a round is: papers that need nothing more, of all, and as a bar of a hundred parts. */
export function progressOf(done: number, papers: number): { done: number; papers: number; percent: number } {
  return { done, papers, percent: papers === 0 ? 0 : Math.floor((100 * done) / papers) };
}
