import type { Rows } from '../../database/db.js';
import { quotaOf } from '../../scoring/editions/quota.js';
import type { Label, YearRecord } from '../year-record.queries.js';
import { findYear } from '../year.queries.js';
import { shareOf } from './shares.queries.js';

/** The ceiling over the group somebody stood in when they gave way: how many, and how many of them may be excellent. Names nobody. */
export async function groupCeiling(
  on: Rows,
  { yearId, usingUnitId, groupId, groupName }: Pick<YearRecord, 'yearId' | 'usingUnitId' | 'groupId' | 'groupName'>,
) {
  const year = (await findYear(on, yearId))!;
  const rows = await on.rows<{ label: Label | null; same: boolean }>(
    `select l.label, s.group_id is not distinct from $3 as same from year_records s left join labels l on l.id = s.label_id
     where s.year_id = $1 and s.using_unit_id = $2`,
    [yearId, usingUnitId, groupId],
    'group-ceiling',
  );
  const { share } = await shareOf(on, year, usingUnitId);
  const quota = (among: typeof rows) =>
    quotaOf(
      among.map(({ label }) => label),
      share,
      year.quotaBase,
    );
  return { group: quota(rows.filter(({ same }) => same)), agency: quota(rows), groupName, base: year.quotaBase };
}
