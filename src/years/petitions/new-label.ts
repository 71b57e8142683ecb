import type { Tx } from '../../database/db.js';
import { cappedLabel } from '../../scoring/editions/head-cap.js';
import { quotaOf } from '../../scoring/editions/quota.js';
import type { Quota } from '../../scoring/editions/year-record.js';
import type { Issue } from '../../web/issues.js';
import type { YearGroup, YearPerson } from '../classification/year-group.js';
import type { Label } from '../year-record.queries.js';

export const LABELS: readonly Label[] = ['excellent', 'good', 'completed', 'not-completed', 'not-classified'];

/** Whether a decided person may be given another label: the cap of Điều 20.6 and the ceilings of Điều 20.5 hold for it too. */
export function newLabelIssues(group: YearGroup, person: YearPerson, label: Label): Issue[] {
  if (label === person.yearRecord.label) return [{ field: 'label', code: 'classification:issue.sameLabel' }];
  const cap = person.headed;
  if (cap !== null && cappedLabel(label, cap) !== label)
    return [{ field: 'label', code: 'classification:issue.headCap' }];
  if (label !== 'excellent') return [];
  const quota = (among: readonly YearPerson[]) =>
    quotaOf(
      among.map((one) => (one === person ? label : one.label.label)),
      group.record.share,
      group.record.quotaBase,
    );
  const agency = quota(group.people);
  const same = quota(group.people.filter((one) => one.label.group === person.label.group));
  return [
    ...passed('classification:issue.overAgency', agency),
    ...passed('classification:issue.overGroup', same),
  ].slice(0, 1);
}

function passed(code: string, { ceiling, excellent, over }: Quota): Issue[] {
  if (ceiling === null) return [{ field: 'label', code: 'classification:issue.ceilingOpen' }];
  return over ? [{ field: 'label', code, params: { ceiling, excellent, over } }] : [];
}

/** Waits for whoever else writes labels of this agency now. */
export async function lockAgency(tx: Tx, yearId: number, usingUnitId: number): Promise<void> {
  await tx.rows('select id from years where id = $1 for update', [yearId]);
  await tx.rows('select id from year_records where year_id = $1 and using_unit_id = $2 order by id for update', [
    yearId,
    usingUnitId,
  ]);
}
