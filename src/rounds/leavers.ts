import { notifyMany, type Notification } from '../acts/notify.js';
import { recordActs } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import { approversAt } from '../standing/chain.js';
import type { Changing, Settled } from '../units/post-changes.js';
import type { Round } from './paper.js';

export interface Left {
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  status: string;
  untouched: boolean;
}

export interface Back {
  id: number;
  officialId: number;
}

/** What leaving and coming back mean for the papers of a round. */
export interface LeaversRules<B extends Back> {
  /** What a paper's chain begins with, and its name in an act's detail. */
  chain: string;
  named: string;
  acts: Record<'removed' | 'left' | 'back', string>;
  /** Codes of the notices: to the person thrice, to who would have decided. */
  notices: Record<'removed' | 'left' | 'back' | 'decider', string>;
  hrefs: { list: string; decider: string; paper(id: number): string };
  left(tx: Tx, params: readonly unknown[]): Promise<Left[]>;
  back(tx: Tx, params: readonly unknown[]): Promise<B[]>;
  remove(tx: Tx, ids: number[]): Promise<unknown>;
  /** Takes touched papers out with what was stated in them. Returns what the acts' details begin with. */
  leave(tx: Tx, ids: number[], day: string, changing: Changing): Promise<Record<string, unknown>>;
  /** Makes drafts of papers that had been taken out. */
  bringBack(tx: Tx, back: readonly B[], changing: Changing): Promise<unknown>;
  detailOfBack?(one: B): Record<string, unknown>;
}

interface Settling<B extends Back> {
  rules: LeaversRules<B>;
  month: string;
  span: Round['span'];
  lastDay: string;
  changing: Changing;
}

/** Who holds no main post on a round's last day has no paper in it: an untouched one goes, a touched one is taken out. */
export async function settleLeavers<B extends Back>(
  tx: Tx,
  rules: LeaversRules<B>,
  { id, month, span, lastDay }: Round & { lastDay: string },
  changing: Changing,
  officialId: number | null,
): Promise<Settled> {
  const params = [id, lastDay, officialId, changing.actor.officialId];
  const settling = { rules, month, span, lastDay, changing };
  await bringBack(tx, settling, await rules.back(tx, params));
  const left = await rules.left(tx, params);
  const untouched = left.filter((one) => one.untouched);
  const touched = left.filter((one) => !one.untouched);
  await remove(tx, settling, untouched);
  await leave(tx, settling, touched);
  await tell(tx, settling, left);
  return { removed: untouched.length, excused: touched.length };
}

async function bringBack<B extends Back>(tx: Tx, settling: Settling<B>, back: readonly B[]): Promise<void> {
  if (back.length === 0) return;
  const { rules, month, span, changing } = settling;
  await rules.bringBack(tx, back, changing);
  const acts = back.map((one) => ({ chain: `${rules.chain}:${one.id}`, detail: rules.detailOfBack?.(one) }));
  await recordActs(tx, done(settling, 'back'), acts);
  const told = { code: rules.notices.back, params: { month, span }, at: changing.at };
  await notifyMany(
    tx,
    back.map(({ id, officialId }) => ({ ...told, officialId, href: rules.hrefs.paper(id) })),
  );
}

async function remove<B extends Back>(tx: Tx, settling: Settling<B>, left: readonly Left[]): Promise<void> {
  if (left.length === 0) return;
  const { rules, month } = settling;
  await rules.remove(tx, idsOf(left));
  const acts = left.map(({ id, officialId, unitId }) => ({
    chain: `official:${officialId}`,
    detail: { [rules.named]: id, month, unit: unitId },
  }));
  await recordActs(tx, done(settling, 'removed'), acts);
}

async function leave<B extends Back>(tx: Tx, settling: Settling<B>, left: readonly Left[]): Promise<void> {
  if (left.length === 0) return;
  const { rules, lastDay, changing } = settling;
  const why = await rules.leave(tx, idsOf(left), lastDay, changing);
  const acts = left.map(({ id, status }) => ({
    chain: `${rules.chain}:${id}`,
    detail: { ...why, before: status, leftOn: lastDay },
  }));
  await recordActs(tx, done(settling, 'left'), acts);
}

/** The person, and who would have decided on the paper. */
async function tell<B extends Back>(tx: Tx, settling: Settling<B>, left: readonly Left[]): Promise<void> {
  if (left.length === 0) return;
  const { rules, month, span, lastDay: day, changing } = settling;
  const approvers = await approversAt(tx, left, ({ unitId }) => unitId, changing.today);
  const notices = left.flatMap((one): Notification[] => {
    const common = { params: { month, span, name: one.name, day }, at: changing.at };
    const [code, href] = one.untouched
      ? [rules.notices.removed, rules.hrefs.list]
      : [rules.notices.left, rules.hrefs.paper(one.id)];
    const decider = approvers.get(one)!;
    const person = { ...common, officialId: one.officialId, code, href };
    if (decider === 'outside') return [person];
    return [
      person,
      { ...common, officialId: decider.officialId, code: rules.notices.decider, href: rules.hrefs.decider },
    ];
  });
  await notifyMany(tx, notices);
}

function done<B extends Back>({ rules, changing }: Settling<B>, what: keyof LeaversRules<B>['acts']) {
  return { act: rules.acts[what], account: changing.actor.accountId, at: changing.at };
}

function idsOf(papers: readonly { id: number }[]): number[] {
  return papers.map(({ id }) => id);
}
