import type { Rows } from '../../database/db.js';
import { fieldsLed } from '../../standing/led.js';

/**
 * Whether a unit or a field was in somebody's charge on a day from `from` to `to`: a head's post, an acting appointment, or a
 * deputy's with people or units to oversee. Điều 20.4d speaks of those alone.
 */
export async function ledBetween(on: Rows, officialId: number, from: string, to: string): Promise<boolean> {
  const row = await on.one<{ led: boolean }>(
    `select exists (${fieldsLed('$1', { from: '$2::date', to: '$3::date' })}) as led`,
    [officialId, from, to],
    'led-between',
  );
  return row!.led;
}
