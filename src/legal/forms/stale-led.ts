import type { Rows } from '../../database/db.js';

/**
 * Of confirmed leaders' forms, those whose result in force was made from a result that has been replaced since. It is
 * shown as to be looked at again, until its scorer has looked at that very replacement; nothing of it is reckoned anew by itself.
 */
export async function staleLed(on: Rows, legalFormIds: readonly number[]): Promise<Set<number>> {
  const rows = await on.rows<{ id: number }>(
    `select s.id from legal_forms s where s.id = any ($1::int[]) and ${STALE}`,
    [legalFormIds],
    'legal-stale-led',
  );
  return new Set(rows.map(({ id }) => id));
}

/** A condition on `s`, a form. */
export const STALE = `exists (
  select 1 from legal_results r join legal_results used on used.id = any (r.led_results) join legal_forms led on led.id = used.legal_form_id
  where r.id = s.result_id and led.result_id <> used.id
    and not exists (select 1 from legal_led_reviews v where v.result_id = r.id and led.result_id = any (v.seen)))`;
