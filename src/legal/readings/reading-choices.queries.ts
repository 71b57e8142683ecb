import type { Rows } from '../../database/db.js';

export interface ReadingChoiceRow {
  key: string;
  value: string;
  unitName: string;
  decisionNumber: string | null;
  decisionDate: string | null;
  by: string;
  at: Date;
}

const MOST = 200;

/** What the root, the units above it and the agencies within it chose, the newest first. */
export async function readingChoicesOf(on: Rows, path: string): Promise<ReadingChoiceRow[]> {
  return on.rows<ReadingChoiceRow>(
    `select c.key, c.value, u.name as "unitName", c.decision_number as "decisionNumber", c.decision_date as "decisionDate",
       a.display_name as by, c.chosen_at as at
     from reading_choices c join units u on u.id = c.unit_id join accounts a on a.id = c.chosen_by
     where (c.key = 'using-agency' and u.path like $1 || '%') or (c.key <> 'using-agency' and $1 like u.path || '%')
     order by c.chosen_at desc, c.id desc limit ${MOST}`,
    [path],
    'reading-choices',
  );
}
