import type { Tx } from '../../database/db.js';
import { toClose } from '../../standing/closings.js';

/** The year counts as published once its last agency is, and nobody's label is open. */
export async function closeYear(tx: Tx, yearId: number, account: number, at: Date): Promise<void> {
  await toClose(tx);
  await tx.change(
    `update years y set published_at = $3, published_by = $2 where y.id = $1 and y.published_at is null and not exists (
       select 1 from year_records s where s.year_id = y.id and (s.label_id is null
         or not exists (select 1 from year_publications p where p.year_id = y.id and p.using_unit_id = s.using_unit_id)))`,
    [yearId, account, at],
  );
}
