import type { Rows } from '../../database/db.js';
import type { FileContent } from '../../evaluations/files/attachments.service.js';
import type { Removal } from './removal.policy.js';

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
  fileId: number;
  formerId: number | null;
  /** A newer one lies beside it. */
  former: boolean;
  reason: string;
  by: string;
  byAccount: number;
  at: Date;
  /** The newest step of its removal. */
  removal: Removal | null;
  /** Its bytes are gone; its name and hash stay. */
  removed: boolean;
}

type Flat = Omit<PaperRow, 'former' | 'removal' | 'removed'> & {
  removalId: number | null;
  step: Removal['step'];
  why: string;
  removalBy: string;
  removalAccount: number;
  removalAt: Date;
};

/** SQL: what the committee wrote (d) is not for the person; `self` is the parameter that says whether they ask. */
const readable = (self: string) => `(p.point <> 'd' or not ${self})`;
const GONE = `exists (select 1 from year_paper_removals r where r.paper_id = p.id and r.step = 'removed')`;
/** SQL over `p`: its bytes are still there. */
export const STILL_KEPT = `not ${GONE}`;

/** Every paper kept with a year, former and removed ones too, by point and time. */
export async function papersOf(on: Rows, yearRecordId: number, self: boolean): Promise<PaperRow[]> {
  const rows = await on.rows<Flat>(
    `select p.id, p.point, p.title, f.name, f.size, p.sha256, p.file_id as "fileId", p.former_id as "formerId", p.reason, a.display_name as by,
       p.by_account as "byAccount", p.at, r.id as "removalId", r.step, r.reason as why, w.display_name as "removalBy", r.by_account as "removalAccount", r.at as "removalAt"
     from year_papers p join files f on f.id = p.file_id join accounts a on a.id = p.by_account
     left join lateral (select * from year_paper_removals r where r.paper_id = p.id order by r.id desc limit 1) r on true
     left join accounts w on w.id = r.by_account
     where p.year_record_id = $1 and ${readable('$2')}
     order by array_position(array['a','b','c','d','dd','e'], p.point), p.id`,
    [yearRecordId, self],
    'year-papers',
  );
  const papers = rows.map(paperOf);
  return papers.map((paper) => ({ ...paper, former: isFollowed(paper, papers) }));
}

function paperOf({ removalId, step, why, removalBy, removalAccount, removalAt, ...paper }: Flat): PaperRow {
  const removal =
    removalId === null
      ? null
      : { id: removalId, step, reason: why, by: removalBy, byAccount: removalAccount, at: removalAt };
  return { ...paper, former: false, removal, removed: removal?.step === 'removed' };
}

/** A newer paper that is still there took its place, or the place of one that did. */
function isFollowed({ id }: PaperRow, papers: readonly PaperRow[]): boolean {
  return papers.some((newer) => newer.formerId === id && (!newer.removed || isFollowed(newer, papers)));
}

/** Those whose bytes are there. */
export function stillKept<P extends { removed: boolean }>(papers: readonly P[]): P[] {
  return papers.filter(({ removed }) => !removed);
}

export function paperFile(
  on: Rows,
  paper: { yearRecordId: number; id: number; self: boolean },
): Promise<FileContent | undefined> {
  return on.one<FileContent>(
    `select f.name, f.media_type as "mediaType", f.content from year_papers p join files f on f.id = p.file_id
     where p.year_record_id = $1 and p.id = $2 and ${readable('$3')} and ${STILL_KEPT}`,
    [paper.yearRecordId, paper.id, paper.self],
    'year-paper-file',
  );
}
