import type { Rows } from '../database/db.js';
import { isLaw } from '../scoring/editions/all-editions.js';
import type { EditionCode } from '../scoring/editions/edition.js';
import type { Actor } from '../web/actor.js';
import { framesNow, type FrameTask } from './hanoi/frames-now.js';
import { clocked, openLegalPetitions, type ClockedPetition } from './petitions/legal-petitions.queries.js';
import { legalQueue, legalReady, type LegalQueueItem } from './forms/legal-queue.js';
import { legalFormsOf } from './forms/legal-form.queries.js';
import { legalMonthLines } from './forms/months.view.js';

const WAITS = [
  ...['fill', 'mend', 'confirm', 'not-submitted', 'review'],
  ...['petitions', 'petitions-warn', 'petitions-overdue'],
] as const;
/** What a thing is named by: the decree, or Hanoi's frame. */
type Rule = 'legal' | 'hanoi';
const RULES: readonly Rule[] = ['legal', 'hanoi'];

/** One thing of the month by the law, or by the frame a unit chose, that waits for a person: label `home:task.<key>`. */
export interface LegalTask {
  key: `${Rule}-${(typeof WAITS)[number]}` | FrameTask['key'];
  count: number;
  href: string;
  dueOn: string | null;
  name?: string;
  month?: string;
  span?: 'month' | 'quarter';
}

/** Own forms to do, forms to confirm, petitions with where their clock stands. A handful of statements. */
export async function legalNow(on: Rows, actor: Actor, today: string): Promise<LegalTask[]> {
  const scores = actor.capabilities.has('head') || actor.capabilities.has('outside-approver');
  const [own, queue, petitions, frames] = await Promise.all([
    actor.officialId === null ? [] : legalFormsOf(on, actor.officialId, { limit: 6 }),
    scores ? legalQueue(on, actor, today) : [],
    scores ? openLegalPetitions(on, actor, today).then((rows) => clocked(on, rows, today)) : [],
    framesNow(on, actor),
  ]);
  const mine = legalMonthLines(own, today).filter(({ expected }) => expected === 'fill' || expected === 'mend');
  return [
    ...mine.map(({ expected, month, span, href, dueOn, edition }): LegalTask => ({
      key: `${ruleOf(edition)}-${expected === 'fill' ? 'fill' : 'mend'}`,
      count: 1,
      href,
      dueOn,
      month,
      span,
    })),
    ...RULES.flatMap((rule) => {
      const ours = <T extends { edition: EditionCode }>(rows: readonly T[]) =>
        rows.filter(({ edition }) => ruleOf(edition) === rule);
      return waiting(rule, ours(queue), ours(petitions));
    }),
    ...frames.map((frame): LegalTask => ({ ...frame, count: 1, dueOn: null })),
  ];
}

function waiting(rule: Rule, queue: readonly LegalQueueItem[], petitions: readonly ClockedPetition[]): LegalTask[] {
  const ready = queue.filter(legalReady);
  const due = (deciding: LegalQueueItem['deciding']) =>
    ready.filter((item) => item.deciding === deciding).map(({ confirmDueOn }) => confirmDueOn);
  return [
    ...some(`${rule}-confirm`, due('submitted')),
    ...some(`${rule}-not-submitted`, due('not-submitted')),
    ...some(
      `${rule}-review`,
      queue.filter(({ stale }) => stale).map(() => null),
    ),
    ...PETITIONS.flatMap(([what, states]) =>
      some(
        `${rule}-${what}`,
        petitions.filter(({ clock }) => states.includes(clock.state)).map(({ clock }) => clock.dueOn),
        '/legal/petitions',
      ),
    ),
  ];
}

function ruleOf(edition: EditionCode): Rule {
  return isLaw(edition) ? 'legal' : 'hanoi';
}

const PETITIONS: ['petitions' | 'petitions-warn' | 'petitions-overdue', string[]][] = [
  ['petitions-overdue', ['overdue']],
  ['petitions-warn', ['warn', 'last']],
  ['petitions', ['running']],
];

function some(key: LegalTask['key'], days: readonly (string | null)[], href = '/legal/approvals'): LegalTask[] {
  return days.length === 0 ? [] : [{ key, count: days.length, href, dueOn: [...days].sort()[0] ?? null }];
}
