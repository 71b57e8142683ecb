import type { Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { clocked, openLegalPetitions } from './petitions/legal-petitions.queries.js';
import { legalQueue, legalReady } from './forms/legal-queue.js';
import { legalFormsOf } from './forms/legal-form.queries.js';
import { legalMonthLines } from './forms/months.view.js';

/** One thing of the month by the law that waits for a person: label `home:task.<key>`. */
export interface LegalTask {
  key:
    | 'legal-fill'
    | 'legal-mend'
    | 'legal-confirm'
    | 'legal-not-submitted'
    | 'legal-review'
    | 'legal-petitions'
    | 'legal-petitions-warn'
    | 'legal-petitions-overdue';
  count: number;
  href: string;
  dueOn: string | null;
  month?: string;
  span?: 'month' | 'quarter';
}

/** Own forms to do, forms to confirm, petitions with where their clock stands. A handful of statements. */
export async function legalNow(on: Rows, actor: Actor, today: string): Promise<LegalTask[]> {
  const scores = actor.capabilities.has('head') || actor.capabilities.has('outside-approver');
  const [own, queue, petitions] = await Promise.all([
    actor.officialId === null ? [] : legalFormsOf(on, actor.officialId, { lawOnly: true, limit: 3 }),
    scores ? legalQueue(on, actor, today) : [],
    scores ? openLegalPetitions(on, actor, today).then((rows) => clocked(on, rows, today)) : [],
  ]);
  const mine = legalMonthLines(own, today).filter(({ expected }) => expected === 'fill' || expected === 'mend');
  const ready = queue.filter(legalReady);
  return [
    ...mine.map(({ expected, month, span, href, dueOn }): LegalTask => ({
      key: expected === 'fill' ? 'legal-fill' : 'legal-mend',
      count: 1,
      href,
      dueOn,
      month,
      span,
    })),
    ...some(
      'legal-confirm',
      ready.filter(({ deciding }) => deciding === 'submitted').map(({ confirmDueOn }) => confirmDueOn),
    ),
    ...some(
      'legal-not-submitted',
      ready.filter(({ deciding }) => deciding === 'not-submitted').map(({ confirmDueOn }) => confirmDueOn),
    ),
    ...some(
      'legal-review',
      queue.filter(({ stale }) => stale).map(() => null),
    ),
    ...PETITIONS.flatMap(([key, states]) =>
      some(
        key,
        petitions.filter(({ clock }) => states.includes(clock.state)).map(({ clock }) => clock.dueOn),
        '/legal/petitions',
      ),
    ),
  ];
}

const PETITIONS: [LegalTask['key'], string[]][] = [
  ['legal-petitions-overdue', ['overdue']],
  ['legal-petitions-warn', ['warn', 'last']],
  ['legal-petitions', ['running']],
];

function some(key: LegalTask['key'], days: readonly (string | null)[], href = '/legal/approvals'): LegalTask[] {
  return days.length === 0 ? [] : [{ key, count: days.length, href, dueOn: [...days].sort()[0] ?? null }];
}
