import type { DecidedKind, Mark } from './kind.js';
import { LEGAL_KINDS } from './legal-kinds.js';
import { MONTH_KINDS } from './month-kinds.js';
import { RESULT_KINDS } from './result-kinds.js';
import { YEAR_KINDS } from './year-kinds.js';

/** Everything that is decided and kept. A new kind is one entry: its acts are sealed, and `verify` reconciles it both ways. */
export const DECIDED: readonly DecidedKind[] = [...MONTH_KINDS, ...LEGAL_KINDS, ...YEAR_KINDS, ...RESULT_KINDS];

export interface ActOfKind {
  kind: DecidedKind;
  mark: Mark;
  maybe: boolean;
}

/** What each act decides; an act may decide several kinds at once. */
export const KINDS_OF_ACT: ReadonlyMap<string, readonly ActOfKind[]> = gather();

function gather(): Map<string, ActOfKind[]> {
  const found = new Map<string, ActOfKind[]>();
  for (const kind of DECIDED) {
    for (const [act, mark] of Object.entries(kind.acts)) {
      found.set(act, [...(found.get(act) ?? []), { kind, mark, maybe: kind.maybe?.includes(act) ?? false }]);
    }
  }
  return found;
}
