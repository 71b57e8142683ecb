import type { Asking } from '../../acts/asking.js';
import { dayOf } from '../../clock.js';
import { page, type Page } from '../../web/answers.js';
import { decisionsOf, itemsOf, withdrawalsOf } from './item.queries.js';
import { quorumOf } from './quorum.js';
import { factLines } from './item-facts.js';
import { reopeningOf, reopeningsOf } from './reopening.queries.js';
import { ruleOf, withdrawnHere } from './sitting-access.js';
import { mayKeep, maySign } from './sitting.policy.js';
import { attendanceSeen, membersOf, type SittingRow } from './sitting.queries.js';
import type { TypedIn } from '../../web/read-form.js';
import type { ItemForm, SittingClosingForm, CancellationForm, SittingReopeningForm } from './sitting.form.js';

export type SittingState = 'open' | 'closed' | 'cancelled';

export function stateOf({ closedAt, cancelledAt }: Pick<SittingRow, 'closedAt' | 'cancelledAt'>): SittingState {
  return closedAt ? 'closed' : cancelledAt ? 'cancelled' : 'open';
}

type TypedSitting = TypedIn<
  ItemForm & SittingClosingForm & CancellationForm & SittingReopeningForm,
  'guests' | 'cancelling' | 'presentSent' | 'present' | 'seen' | `absence-${number}`
>;

/** The sitting as a whole: who came, the agenda with what was decided, and how it closes. */
export async function sittingPage(
  asking: Asking,
  sitting: SittingRow,
  { zone, today }: { zone: string; today: string },
  typed: TypedSitting = {},
): Promise<Page> {
  const [members, items, withdrawals, decisions, asked, reopenings] = await Promise.all([
    membersOf(asking, sitting.id),
    itemsOf(asking, sitting.id),
    withdrawalsOf(asking, sitting.id),
    decisionsOf(asking, sitting.id),
    reopeningOf(asking, sitting),
    reopeningsOf(asking, sitting.id),
  ]);
  const closedToday = sitting.closedAt !== null && dayOf(sitting.closedAt, zone) === today;
  const state = stateOf(sitting);
  const keeping = state === 'open' && mayKeep(asking.actor, sitting);
  const present = members.filter((member) => member.present).length;
  const ticked = typed.presentSent === undefined ? null : [typed.present ?? []].flat().map(String);
  return page(
    'sittings/show',
    {
      sitting,
      state,
      keeping,
      quorum: quorumOf(ruleOf(sitting), members.length, present),
      seen: ticked ? typed.seen : attendanceSeen(sitting, members),
      members: members.map((member) => ({
        ...member,
        ticked: ticked ? ticked.includes(String(member.officialId)) : member.present,
        field: { id: `absence-${member.officialId}`, value: typed[`absence-${member.officialId}`] ?? member.absence },
      })),
      items: items.map((item) => {
        const away = withdrawals.filter(({ itemId }) => itemId === item.id);
        const made = decisions.filter(({ itemId }) => itemId === item.id);
        return {
          ...item,
          lines: factLines(item, asking.actor.lang),
          later: item.addedAt.getTime() !== sitting.openedAt.getTime(),
          href: itemHref(sitting.id, item.id),
          away: withdrawnHere(members, away).map(({ name }) => name),
          made,
        };
      }),
      undecided: items.filter(({ id }) => !decisions.some(({ itemId }) => itemId === id)),
      reopenings,
      reopening:
        closedToday && maySign(asking.actor, sitting)
          ? { asked, own: asked?.askedBy === asking.actor.accountId }
          : null,
      typed: { conclusion: sitting.conclusion, guests: sitting.guests, ...typed },
    },
    'sittings:title',
    { number: sitting.number, committee: sitting.committeeName },
  );
}

export function itemHref(sittingId: number, itemId: number): string {
  return `/sittings/${sittingId}/items/${itemId}`;
}
