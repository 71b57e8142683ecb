import { localDay } from '../../database/local-day.js';
import { nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { FrameLine } from './frame.queries.js';

/** What a person had marked under the frame they left: read beside the new form, never scored. */
export interface EarlierMarks {
  unitName: string;
  at: Date;
  lines: { text: string; mark: Dec }[];
  limits: string;
}

export async function earlierMarks(on: Rows, legalFormId: number): Promise<EarlierMarks[]> {
  const rows = await on.rows<{
    unitName: string;
    at: Date;
    marks: Record<string, Dec>;
    limits: string;
    items: FrameLine[];
  }>(
    `select ${nameOn('x.unit_id', localDay('x.at'))} as "unitName", x.at, x.marks, x.limits, f.items from earlier_marks x join units u on u.id = x.unit_id join hanoi_frames f on f.id = x.frame_id
     where x.legal_form_id = $1 order by x.id desc`,
    [legalFormId],
    'earlier-marks',
  );
  return rows.map(({ items, marks, ...row }) => ({
    ...row,
    lines: items.flatMap(({ code, text }) => (marks[code] === undefined ? [] : [{ text, mark: marks[code] }])),
  }));
}
