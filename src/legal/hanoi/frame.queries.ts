import type { Rows, Tx } from '../../database/db.js';
import type { FrameItem } from '../../scoring/editions/hanoi-3814-2018/frame.js';

/** A sub-criterion as the unit typed it in. */
export interface FrameLine extends FrameItem {
  text: string;
}
export type Audience = 'everybody' | 'leaders' | 'staff';
export const AUDIENCES: readonly Audience[] = ['everybody', 'leaders', 'staff'];

/** A unit's own sub-criteria under the frame 20 + 70 + 10. One that is adopted never changes. */
export interface Frame {
  id: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  audience: Audience;
  number: number;
  items: FrameLine[];
  revision: number;
  fromMonth: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  adoptedBy: string | null;
  adoptedAt: Date | null;
  updatedAt: Date;
}

const FRAME = `
select f.id, f.unit_id as "unitId", u.name as "unitName", u.path as "unitPath", f.audience, f.number, f.items, f.revision,
  f.from_month as "fromMonth", f.decision_number as "decisionNumber", f.decision_date as "decisionDate", a.display_name as "adoptedBy",
  f.adopted_at as "adoptedAt", f.updated_at as "updatedAt"
from hanoi_frames f join units u on u.id = f.unit_id left join accounts a on a.id = f.adopted_by where `;

export async function findFrame(on: Rows, id: number): Promise<Frame | undefined> {
  return on.one<Frame>(`${FRAME} f.id = $1`, [id], 'hanoi-frame');
}

export async function lockFrame(tx: Tx, id: number): Promise<Frame | undefined> {
  const locked = await tx.one('select id from hanoi_frames where id = $1 for update', [id], 'lock-hanoi-frame');
  return locked && findFrame(tx, id);
}

/** The frames of the roots under any of the paths, the newest first. */
export async function framesUnder(on: Rows, paths: readonly string[]): Promise<Frame[]> {
  return on.rows<Frame>(
    `${FRAME} u.path like any ($1::text[]) order by u.path, f.audience, f.number desc`,
    [paths.map((path) => path + '%')],
    'hanoi-frames',
  );
}

/** The roots somebody sees through these paths: `/1/7/` lies in the tree of unit 1. */
export function rootIds(paths: readonly string[]): number[] {
  return [...new Set(paths.map((path) => Number(path.split('/')[1])).filter(Boolean))];
}

export function rootsOf(on: Rows, ids: readonly number[]): Promise<{ id: number; name: string; path: string }[]> {
  return on.rows('select id, name, path from units where id = any ($1::int[])', [ids]);
}
