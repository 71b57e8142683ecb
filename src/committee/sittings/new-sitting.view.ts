import type { Asking } from '../../acts/asking.js';
import { page, type Page } from '../../web/answers.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { monthsOf } from '../places.queries.js';
import { mayCall } from './sitting.policy.js';
import { lastHeldOf, openSittingOf, seatsOn } from './sitting.queries.js';
import type { TypedIn } from '../../web/read-form.js';
import type { SittingForm } from './sitting.form.js';

/** Calling a sitting: the committee is one of the reader's own, the month one that has been opened. */
export async function newSittingPage(
  asking: Asking,
  committee: unknown,
  typed: TypedIn<SittingForm> = {},
): Promise<Page> {
  const seat =
    asking.actor.committees.find(({ committeeId }) => String(committeeId) === String(committee)) ??
    (committee === undefined
      ? asking.actor.committees.find(({ committeeId }) => mayCall(asking.actor, committeeId))
      : undefined);
  if (!seat) throw new NotFound();
  if (!mayCall(asking.actor, seat.committeeId)) throw new Forbidden();
  const [seats, months, open, last, named] = await Promise.all([
    seatsOn(asking, seat.committeeId, asking.today),
    monthsOf(asking, seat.path),
    openSittingOf(asking, seat.committeeId),
    lastHeldOf(asking, seat.committeeId),
    asking.one<{ name: string }>('select name from committees where id = $1', [seat.committeeId]),
  ]);
  const persons = seats.map(({ officialId, name, role }) => ({ value: String(officialId), text: name, role }));
  const held = months.filter(({ month }) => month <= asking.today.slice(0, 7));
  const of = (role: string) => persons.find((person) => person.role === role)?.value;
  return page(
    'sittings/new',
    {
      committee: { id: seat.committeeId, name: named!.name },
      persons,
      months: held.slice(0, 24).map(({ month }) => month),
      open,
      asking: !open || Object.keys(typed).length > 0,
      typed: {
        month: held[0]?.month,
        heldOn: asking.today,
        beganAt: last?.beganAt ?? '',
        chairId: of('chair') ?? '',
        secretaryId: of('secretary') ?? '',
        ...typed,
      },
    },
    'sittings:new.title',
    { committee: named!.name },
  );
}
