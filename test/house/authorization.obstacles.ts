import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

const TEXT = 'Cổng dịch vụ công ngừng từ 8 giờ';
const READERS = 'mc1 mcHead chair inspector';

/** What mc1 told in November: one that waits, one that was asked about, one that is confirmed. */
export const OBSTACLES: Row[] = [
  ['GET /obstacles', '', 'officials outside'],
  ['GET /obstacles/new', '', 'officials'],
  ['POST /obstacles', '', 'officials', { text: TEXT }],
  ['GET /obstacles/:id', 'id=obstacle', READERS],
  ['GET /obstacles/:id', 'id=obstacleConfirmed', `${READERS} personnel`],
  ['GET /obstacles/:id/photo', 'id=obstacle', READERS],
  ['GET /obstacles/:id/photo', 'id=obstacleConfirmed', `${READERS} personnel`],
  ['GET /obstacles/:id/photos/:place', 'id=obstacle place=0', READERS],
  ['POST /obstacles/:id/photo', 'id=obstacle', 'mc1', { without: 'yes', photoReason: TEXT }],
  ['POST /obstacles/:id/answer', 'id=obstacle', 'mcHead', { outcome: 'confirmed' }],
  ['POST /obstacles/:id/reply', 'id=obstacleAsked', 'mc1', { reason: TEXT }],
  ['GET /obstacles/:id/correction', 'id=obstacle', 'mc1'],
  ['POST /obstacles/:id/correction', 'id=obstacle', 'mc1', { text: TEXT, reason: TEXT }],
  ['POST /obstacles/:id/withdrawal', 'id=obstacle', 'mc1', { why: TEXT }],
];

export async function makeObstacles(db: Db, ward: Ward) {
  const id = async (sql: string, params: unknown[]) => (await db.one<{ id: number }>(sql, params))!.id;
  const told = async (answer: string | null) => {
    const obstacle = await id(
      `with f as (insert into files (sha256, media_type, size, name, content, uploaded_by, at) values ('x', 'image/png', 1, 'anh.png', 'x', $3, '2026-11-23T02:00:00Z') returning id)
       insert into obstacles (official_id, unit_id, happened_on, text, file_id, by_account, at) select $1, $2, '2026-11-23', 'Mất điện cả buổi sáng', f.id, $3, '2026-11-23T02:00:00Z' from f returning id`,
      [ward.officials['mc1'], ward.units.MC.id, ward.accounts['mc1']],
    );
    if (answer)
      await db.rows(
        `insert into obstacle_answers (obstacle_id, kind, reason, by_account, at) values ($1, $2, 'Đã xem ảnh', $3, '2026-11-23T03:00:00Z')`,
        [obstacle, answer, ward.accounts['mcHead']],
      );
    return obstacle;
  };
  return {
    obstacle: await told(null),
    obstacleAsked: await told('asked'),
    obstacleConfirmed: await told('confirmed'),
  };
}
