import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import type { Class } from '../database/entity-sql.js';
import { toClose } from '../standing/closings.js';
import type { Issue } from '../web/issues.js';

export interface Closing {
  note: string | null;
  /** What was typed for each open paper, by its id. */
  reasons: ReadonlyMap<number, string>;
}

/** What stands in the way because of papers that are open still. */
export type PaperBlocker =
  | { code: 'too-many'; count: number; limit: number }
  | { code: 'reason-needed'; id: number; name: string }
  /** They may hand theirs in still: nobody is barred from it by a closing. */
  | { code: 'time-left'; count: number; lastDay: string }
  /** "Did not hand in" is said of those alone who could have: these never had a password. */
  | { code: 'never-in'; count: number; names: string };

/** So many can be named on one page; where more are open, decide or excuse first. */
export const NAMED_AT_MOST = 200;
const REASON_MIN = 5;
export const REASON_MAX = 500;

export interface OpenPaper {
  id: number;
  name: string;
  status: string;
  selfDueOn: string;
  neverIn: boolean;
}

const FEW = 5;

/** An open paper closes only with its reason. */
export function paperBlockers(
  open: readonly OpenPaper[],
  reasons: ReadonlyMap<number, string>,
  today: string,
): PaperBlocker[] {
  if (open.length > NAMED_AT_MOST) return [{ code: 'too-many', count: open.length, limit: NAMED_AT_MOST }];
  const due = open
    .filter(({ status, selfDueOn }) => status === 'draft' && today <= selfDueOn)
    .map((one) => one.selfDueOn);
  if (due.length > 0) return [{ code: 'time-left', count: due.length, lastDay: due.sort().at(-1)! }];
  const shut = open.filter(({ status, neverIn }) => status === 'draft' && neverIn).map(({ name }) => name);
  if (shut.length > 0)
    return [
      { code: 'never-in', count: shut.length, names: shut.slice(0, FEW).join(', ') + (shut.length > FEW ? ', …' : '') },
    ];
  return open
    .filter(({ id }) => (reasons.get(id) ?? '').length < REASON_MIN)
    .map(({ id, name }) => ({ code: 'reason-needed', id, name }));
}

export interface Looked<P, B> {
  open: readonly P[];
  blockers: B[];
}

interface Closable {
  id: number;
  closedAt: Date | null;
  closedBy: number | null;
  closingNote: string | null;
}

/** What closing means for a kind of round. */
export interface ClosingRules<R, L> {
  chain: string;
  act: string;
  entity: Class<Closable>;
  /** The round, locked, for who may close it: 404, 403; 409 where it is not open. */
  toClose(act: Act, id: number): Promise<R>;
  lockPapers(act: Act, id: number): Promise<unknown>;
  /** Asked for the page and again behind the lock. */
  look(on: Asking, round: R, reasons: Closing['reasons']): Promise<L>;
  writeReasons(act: Act, id: number, reasons: readonly (readonly [number, string])[]): Promise<unknown>;
  /** What the act's detail says besides. */
  detail?(looked: L): Record<string, unknown>;
}

/** Stops every write of a round, and keeps each paper left open with its reason; or says what stands in the way. */
export async function closeRound<R, L extends Looked<{ id: number }, unknown>>(
  act: Act,
  rules: ClosingRules<R, L>,
  id: number,
  closing: Closing,
): Promise<L['blockers']> {
  await toClose(act);
  const round = await rules.toClose(act, id);
  await rules.lockPapers(act, id);
  const looked = await rules.look(act, round, closing.reasons);
  if (looked.blockers.length === 0) await write(act, rules, id, closing, looked);
  return looked.blockers;
}

async function write<R, L extends Looked<{ id: number }, unknown>>(
  act: Act,
  rules: ClosingRules<R, L>,
  id: number,
  { note, reasons: given }: Closing,
  looked: L,
): Promise<void> {
  const reasons = looked.open.map((paper) => [paper.id, given.get(paper.id)!] as const);
  const closed = { closedAt: act.at, closedBy: act.actor.accountId, closingNote: note };
  await act.update(rules.entity, { id }, closed);
  await rules.writeReasons(act, id, reasons);
  const detail = { note, reasons: Object.fromEntries(reasons), ...rules.detail?.(looked) };
  await act.record(`${rules.chain}:${id}`, rules.act, detail);
}

/** What a closing's page shows of the papers left open; `line` is what only this kind of paper shows. */
export function closingView<P extends { id: number; name: string; unitName: string }, B extends { code: string }, M>(
  { open, blockers }: Looked<P, B>,
  typed: Closing,
  { early, line }: { early: boolean; line(paper: P): M },
) {
  const stops = blockers.filter(
    (blocker): blocker is Exclude<B, { code: 'reason-needed' }> => blocker.code !== 'reason-needed',
  );
  const named = stops.some(({ code }) => code === 'too-many' || code === 'time-left' || code === 'never-in')
    ? []
    : open;
  const papers = named.map((paper) => ({
    id: `reason-${paper.id}`,
    name: paper.name,
    unitName: paper.unitName,
    reason: typed.reasons.get(paper.id) ?? '',
    ...line(paper),
  }));
  return { papers, stops, early, note: typed.note, reasonMax: REASON_MAX };
}

/** The blockers as the form's issues, in the words of the room; `days` are the days among a blocker's values, as they are read. */
export function closingIssues<B extends { code: string }>(
  room: 'periods' | 'legal-periods',
  blockers: readonly (B | PaperBlocker)[],
  days: (blocker: B | PaperBlocker) => object,
): Issue[] {
  return blockers.map((blocker) => {
    if ('id' in blocker)
      return { field: `reason-${blocker.id}`, code: `${room}:closing.reasonNeeded`, params: { name: blocker.name } };
    return {
      field: 'blockers',
      code: `${room}:closing.stop.${blocker.code}`,
      params: { ...blocker, ...days(blocker) },
    };
  });
}
