import type { Rows, Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

/** One line as the unit typed it in. */
export interface OwnItem {
  group: string;
  text: string;
  most: Dec;
}

/** From how many points each label begins; below the last one: not completed. */
export interface Thresholds {
  excellent: Dec;
  good: Dec;
  completed: Dec;
}

export interface OwnFrameRow {
  id: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  number: number;
  items: OwnItem[];
  excellent: Dec | null;
  good: Dec | null;
  completed: Dec | null;
  revision: number;
  fromYear: number | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  adoptedBy: string | null;
  adoptedAt: Date | null;
  updatedAt: Date;
}

const FRAME = `
select f.id, f.unit_id as "unitId", u.name as "unitName", u.path as "unitPath", f.number, f.items, f.excellent, f.good, f.completed, f.revision,
  f.from_year as "fromYear", f.decision_number as "decisionNumber", f.decision_date as "decisionDate", a.display_name as "adoptedBy",
  f.adopted_at as "adoptedAt", f.updated_at as "updatedAt"
from own_frames f join units u on u.id = f.unit_id left join accounts a on a.id = f.adopted_by where `;

export async function findOwnFrame(on: Rows, id: number): Promise<OwnFrameRow | undefined> {
  return on.one<OwnFrameRow>(`${FRAME} f.id = $1`, [id], 'own-frame');
}

export async function lockOwnFrame(tx: Tx, id: number): Promise<OwnFrameRow | undefined> {
  const locked = await tx.one('select id from own_frames where id = $1 for update', [id], 'lock-own-frame');
  return locked && findOwnFrame(tx, id);
}

/** The frames of these roots, the newest first. */
export async function ownFramesOf(on: Rows, roots: readonly number[]): Promise<OwnFrameRow[]> {
  return on.rows<OwnFrameRow>(
    `${FRAME} f.unit_id = any ($1::int[]) order by u.path, f.number desc`,
    [roots],
    'own-frames',
  );
}

export interface FrameInForce extends Thresholds {
  id: number;
  number: number;
}

/** The frame that holds for viên chức of a root in a year: the newest adopted one that began by then. */
export async function ownFrameInForce(on: Rows, rootUnitId: number, year: number): Promise<FrameInForce | null> {
  const row = await on.one<FrameInForce>(
    `select id, number, excellent, good, completed from own_frames where unit_id = $1 and adopted_at is not null and from_year <= $2
     order by from_year desc, number desc limit 1`,
    [rootUnitId, year],
    'own-frame-in-force',
  );
  return row ?? null;
}
