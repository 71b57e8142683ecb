import { roleMovesOf } from '../../accounts/role-moves.js';
import { notifyMany } from '../../acts/notify.js';
import type { Act } from '../../acts/act.js';

/** Whose roles go along with an act, and to where, hears of it. */
export async function tellOfRoles(act: Act, actId: number, day: string): Promise<void> {
  const moved = (await roleMovesOf(act, actId)).filter(({ stays, officialId }) => !stays && officialId !== null);
  await notifyMany(
    act,
    moved.map(({ officialId, of, to, ends }) => ({
      officialId: officialId!,
      code: ends ? 'role-moved' : 'role-shared',
      params: { by: act.actor.name, from: of, to, day },
      href: '/notices',
      at: act.at,
    })),
  );
}
