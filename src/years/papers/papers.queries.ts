import type { Rows } from '../../database/db.js';
import type { FileContent } from '../../evaluations/files/attachments.service.js';

/** The points of Điều 24.2; "dd" is đ. */
export const PAPER_POINTS = ['a', 'b', 'c', 'd', 'dd', 'e'] as const;
export type PaperPoint = (typeof PAPER_POINTS)[number];

export interface PaperRow {
  id: number;
  point: PaperPoint;
  title: string;
  name: string;
  size: number;
  sha256: string;
  formerId: number | null;
  /** A newer one lies beside it. */
  former: boolean;
  reason: string;
  by: string;
  at: Date;
}

/** SQL: what the committee wrote (d) is not for the person; `self` is the parameter that says whether they ask. */
const readable = (self: string) => `(p.point <> 'd' or not ${self})`;

/** Every paper kept with a year, former ones too, by point and time. */
export function papersOf(on: Rows, yearRecordId: number, self: boolean): Promise<PaperRow[]> {
  return on.rows<PaperRow>(
    `select p.id, p.point, p.title, f.name, f.size, p.sha256, p.former_id as "formerId",
       exists (select 1 from year_papers n where n.former_id = p.id) as former, p.reason, a.display_name as by, p.at
     from year_papers p join files f on f.id = p.file_id join accounts a on a.id = p.by_account
     where p.year_record_id = $1 and ${readable('$2')}
     order by array_position(array['a','b','c','d','dd','e'], p.point), p.id`,
    [yearRecordId, self],
    'year-papers',
  );
}

export function paperFile(
  on: Rows,
  paper: { yearRecordId: number; id: number; self: boolean },
): Promise<FileContent | undefined> {
  return on.one<FileContent>(
    `select f.name, f.media_type as "mediaType", f.content from year_papers p join files f on f.id = p.file_id
     where p.year_record_id = $1 and p.id = $2 and ${readable('$3')}`,
    [paper.yearRecordId, paper.id, paper.self],
    'year-paper-file',
  );
}

/** The bytes of all that `papersOf` gives, at once, for the electronic file. */
export function paperContents(
  on: Rows,
  yearRecordId: number,
  self: boolean,
): Promise<{ id: number; content: Buffer }[]> {
  return on.rows<{ id: number; content: Buffer }>(
    `select p.id, f.content from year_papers p join files f on f.id = p.file_id where p.year_record_id = $1 and ${readable('$2')}`,
    [yearRecordId, self],
    'year-paper-contents',
  );
}
