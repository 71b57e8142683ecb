import type { Act } from '../../acts/act.js';
import type { Asking } from '../../acts/asking.js';
import type { CorrectionKind, Stated, Touches, Words } from '../../corrections/correction-kind.js';
import type { Rows } from '../../database/db.js';
import { labelsGiven } from '../../legal/means/labels-given.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { breachToRead, pathsOf } from './breach-access.js';
import { KINDS, RELATIONS } from './breach.form.js';
import { mayRecordBreach } from './breach.policy.js';
import {
  findBreach,
  lockOverride,
  lockYears,
  overridesOfBreach,
  type BreachRow,
  type OverrideRow,
} from './breaches.queries.js';
import { ledBetween } from './leading.queries.js';
import { Override } from './override.entity.js';

/** The parts of two hands that are the same for a breach and for the decision by which it counts. */
const ALIKE = {
  hidden: [],
  resolve: (_: Act, __: Stated, words: Words) => Promise.resolve(words),
  strikes: () => Promise.resolve([]),
  refused: () => Promise.resolve(null),
};

/** What happened, and when: put right by personnel, or struck with the decision by which it counted. Of a wrong person it is struck and recorded of the right one. */
export const BREACH_CORRECTION: CorrectionKind = {
  code: 'breach',
  path: 'years/breaches',
  allow: ['personnel'],
  acts: { corrected: 'breach.corrected', withdrawn: 'breach.struck' },
  untold: ['description'],
  fields: [
    { name: 'happenedOn', least: 10, most: 10, day: true },
    { name: 'description', least: 10, most: 2000, rows: 4 },
  ],
  async find(on, id) {
    return breachStated(await recorded(on, id));
  },
  check: (on, _, { happenedOn }) => Promise.resolve(future(on, 'happenedOn', happenedOn!)),
  lock: lockBreach,
  /** The row keeps its words, readers lay the newest over it (`STANDING_BREACHES`). */
  async write(act, { id }, words) {
    if (!words) for (const override of await inForceOf(act, id)) await strike(act, override.id);
  },
  twoHands: {
    ...ALIKE,
    async stands(on, id) {
      const breach = await findBreach(on, id, on.today);
      return breach && !breach.struck ? breachStated(breach) : undefined;
    },
    stillRight: () => Promise.resolve([]),
    async touches(act, { id }, _, change) {
      const breach = (await findBreach(act, id, act.today))!;
      return touchedBy(act, breach, await inForceOf(act, id), [], change);
    },
  },
};

/** The decision by which a breach counts: put right by personnel, or struck. What was rightly recorded and then lifted has its own way, by a decision. */
export const OVERRIDE_CORRECTION: CorrectionKind = {
  code: 'override-entry',
  path: 'years/overrides',
  allow: ['personnel'],
  acts: { corrected: 'breach.override-corrected', withdrawn: 'breach.override-struck' },
  fields: [
    { name: 'kind', least: 1, most: 30, oneOf: { codes: KINDS, words: 'years:kind.' } },
    { name: 'relation', least: 1, most: 20, oneOf: { codes: ['none', ...RELATIONS], words: 'years:relation.' } },
    { name: 'year', least: 4, most: 4 },
    { name: 'decisionNumber', least: 1, most: 60 },
    { name: 'decisionDate', least: 10, most: 10, day: true },
    { name: 'issuedBy', least: 2, most: 200 },
  ],
  async find(on, id) {
    const breachId = await breachOf(on, id);
    if (breachId === null) return undefined;
    return overrideStated(await recorded(on, breachId), (await overrideIn(on, breachId, id))!);
  },
  check: overrideIssues,
  async lock(act, id) {
    const breachId = await breachOf(act, id);
    if (breachId !== null) await lockBreach(act, breachId);
  },
  /** The row keeps its words, readers lay the newest over it (`standingOverrides`). */
  async write(act, { id }, words) {
    if (!words) await strike(act, id);
  },
  twoHands: {
    ...ALIKE,
    async stands(on, id) {
      const breach = await findBreach(on, (await breachOf(on, id))!, on.today);
      const override = breach && (await overrideIn(on, breach.id, id));
      return override && !override.struckAt && !override.withdrawnAt ? overrideStated(breach!, override) : undefined;
    },
    stillRight: overrideIssues,
    async touches(act, { id }, words, change) {
      const breach = (await findBreach(act, (await breachOf(act, id))!, act.today))!;
      const override = (await overrideIn(act, breach.id, id))!;
      return touchedBy(act, breach, [override], words ? [Number(words['year'])] : [], change);
    },
  },
};

/** By personnel who may record one of this person. */
async function recorded(on: Asking, id: number): Promise<BreachRow> {
  const breach = await breachToRead(on, on.actor, id, on.today);
  if (!mayRecordBreach(on.actor, breach.officialId, pathsOf(breach)))
    throw new Forbidden(breach.officialId === on.actor.officialId ? 'own-paper' : 'forbidden');
  return breach;
}

function breachStated({ id, officialId, officialName, unitId, happenedOn, description, struck }: BreachRow): Stated {
  if (struck) throw new Conflict('breach-struck');
  return {
    id,
    words: { happenedOn, description },
    chain: `official:${officialId}`,
    unitId,
    about: { name: officialName },
    href: `/years/breaches/${id}`,
    told: [officialId],
  };
}

function overrideStated(
  breach: BreachRow,
  { id, kind, relation, year, decisionNumber, decisionDate, issuedBy, struckAt, withdrawnAt, withdrawnBy }: OverrideRow,
): Stated {
  if (struckAt) throw new Conflict('override-struck');
  if (withdrawnAt) throw new Conflict('override-withdrawn', { name: withdrawnBy ?? '' });
  const words = { kind, relation: relation ?? 'none', year: String(year), decisionNumber, decisionDate, issuedBy };
  return { ...breachStated(breach), id, words, about: { name: breach.officialName, year: String(year) } };
}

async function overrideIssues(on: Asking, { id }: Stated, words: Words): Promise<Issue[]> {
  const { kind, relation, year, decisionDate } = words as Record<string, string>;
  const counted = Number(year);
  const issues = future(on, 'decisionDate', decisionDate!);
  if ((kind === 'discipline') !== (relation !== 'none'))
    issues.push({ field: 'relation', code: 'years:issue.relationOnly' });
  if (!/^\d{4}$/.test(year!) || counted < 2026 || counted > 2100)
    return [...issues, { field: 'year', code: 'years:issue.overrideYear', params: { least: 2026, most: 2100 } }];
  const { officialId, happenedOn } = (await findBreach(on, (await breachOf(on, id))!, on.today))!;
  const led =
    kind !== 'corruption-in-unit' ||
    (await ledBetween(on, officialId, happenedOn, happenedOn)) ||
    (await ledBetween(on, officialId, `${year}-01-01`, `${year}-12-31`));
  return led ? issues : [...issues, { field: 'kind', code: 'years:issue.leadsNobody', params: { year: counted } }];
}

function future(on: Asking, field: string, day: string): Issue[] {
  return day > on.today ? [{ field, code: 'years:issue.future' }] : [];
}

async function breachOf(on: Rows, overrideId: number): Promise<number | null> {
  const row = await on.one<{ breachId: number }>('select breach_id as "breachId" from overrides where id = $1', [
    overrideId,
  ]);
  return row?.breachId ?? null;
}

async function overrideIn(on: Rows, breachId: number, id: number): Promise<OverrideRow | undefined> {
  return (await overridesOfBreach(on, breachId)).find((row) => row.id === id);
}

async function inForceOf(on: Rows, breachId: number): Promise<OverrideRow[]> {
  return (await overridesOfBreach(on, breachId)).filter(({ withdrawnAt, struckAt }) => !withdrawnAt && !struckAt);
}

/** The records of the years that the decisions of a breach count in, which a label is given to; then those decisions. */
async function lockBreach(act: Act, id: number): Promise<void> {
  const breach = await findBreach(act, id, act.today);
  if (!breach) return;
  const years = (await inForceOf(act, id)).map(({ year }) => year);
  await lockYears(act, breach.officialId, years);
  for (const override of await inForceOf(act, id)) await lockOverride(act, id, override.id);
}

function strike(act: Act, id: number): Promise<unknown> {
  return act.update(Override, { id }, { struckBy: act.actor.accountId, struckAt: act.at });
}

/** The labels given in the years in which it counts: they stay, and another confirms, who answers for the whole agency, as few may know of it. */
async function touchedBy(
  act: Act,
  { officialId, unitPath }: BreachRow,
  overrides: readonly OverrideRow[],
  more: readonly number[],
  change: () => Promise<unknown>,
): Promise<Touches> {
  const years = [...new Set([...overrides.map(({ year }) => year), ...more])];
  await lockYears(act, officialId, more);
  const papers = await labelsGiven(act, officialId, years);
  const root = await act.one<{ id: number }>(
    `select id from units where $1 like path || '%' order by length(path) limit 1`,
    [unitPath],
  );
  await change();
  const touched = { papers, more: false, rounds: [], notes: [], unitIds: [root!.id], officialIds: [officialId] };
  return papers.length > 0 ? { ...touched, second: true } : { ...touched, second: false, atOnce: true };
}
