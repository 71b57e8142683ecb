import { notifyMany } from '../acts/notify.js';
import type { Tx } from '../database/db.js';
import { monthAfter } from '../periods/calendar.js';
import { dayAfterHeading } from '../standing/former.js';
import type { Changing, PostChanges } from '../units/post-changes.js';
import { formerPapers } from './interim-list.js';

const CODE = 'interim-former';
const HREF = '/interim-views';

/** Who heads no more is told of what they may leave behind. */
export function formersFollow(changes: PostChanges): void {
  changes.follow(async (tx, officialId, changing) => {
    await tellFormer(tx, officialId, changing);
    return { removed: 0, excused: 0 };
  });
}

/** Tells who stops deciding on papers that are still open, once for each day they stop on, that they may leave a view on them. */
async function tellFormer(tx: Tx, officialId: number, { at, today }: Changing): Promise<void> {
  const since = `${monthAfter(today.slice(0, 7), -1)}-01`;
  const day = await dayAfterHeading(tx, officialId, { since, today });
  if (day === null) return;
  const papers = await formerPapers(tx, { officialId, accountId: 0 }, day);
  if (papers.length === 0) return;
  const told = await tx.one(
    `select 1 from notices where official_id = $1 and code = $2 and params ->> 'day' = $3::text`,
    [officialId, CODE, day],
  );
  if (told) return;
  await notifyMany(tx, [{ officialId, code: CODE, params: { day, count: papers.length }, href: HREF, at }]);
}
