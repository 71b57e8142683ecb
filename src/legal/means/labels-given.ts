import type { TouchedPaper } from '../../corrections/correction-kind.js';
import type { Rows } from '../../database/db.js';

/** The labels that somebody was given in some years, as papers that a correction touches: they stay. */
export async function labelsGiven(on: Rows, officialId: number, years: readonly number[]): Promise<TouchedPaper[]> {
  const rows = await on.rows<{
    id: number;
    year: string;
    published: boolean;
    scorer: number;
    by: string;
    unitId: number;
    unit: string;
    name: string;
  }>(
    `select r.id, y.year::text as year, y.published_at is not null as published, l.by_account as scorer, w.display_name as by, u.id as "unitId", u.name as unit, o.full_name as name
     from year_records r join officials o on o.id = r.official_id join years y on y.id = r.year_id join labels l on l.id = r.label_id
     join accounts w on w.id = l.by_account join units u on u.id = r.unit_id
     where r.official_id = $1 and y.year = any ($2::int[])`,
    [officialId, years],
  );
  return rows.map(({ year, published, by, ...paper }) => ({
    ...paper,
    ...{ paper: 'year', officialId, month: year, span: 'year', status: '', decided: true, closed: published },
    ...{ approver: by, approverAfter: by, unitAfter: paper.unit, fate: 'stays' },
  }));
}
