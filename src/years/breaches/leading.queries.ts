import type { Rows } from '../../database/db.js';
import { lasts } from '../../standing/validity.js';

const HELD = (row: string) => lasts(row, { from: '$2::date', to: '$3::date' });

/**
 * Whether a unit or a field was in somebody's charge on a day from `from` to `to`: a head's post, an acting appointment, or a
 * deputy's with people or units to oversee. Điều 20.4d speaks of those alone.
 */
export async function ledBetween(on: Rows, officialId: number, from: string, to: string): Promise<boolean> {
  const row = await on.one<{ led: boolean }>(
    `select exists (select 1 from posts p where p.official_id = $1 and p.position = 'head' and ${HELD('p')})
       or exists (select 1 from acting_appointments a where a.official_id = $1 and ${HELD('a')})
       or exists (select 1 from posts p join oversights o on o.post_id = p.id and ${HELD('o')} where p.official_id = $1 and p.position = 'deputy' and ${HELD('p')}) as led`,
    [officialId, from, to],
    'led-between',
  );
  return row!.led;
}
