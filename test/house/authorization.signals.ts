import type { Db } from '../../src/database/db.js';
import type { Ward } from '../support/ward.js';
import type { Row } from './authorization.matrix.js';

/** A question to the one-stop desk's head. */
export async function makeSignals(db: Db, ward: Ward) {
  const row = await db.one<{ id: number }>(
    `insert into signal_questions (committee_id, unit_id, head_id, code, month, figures, by_account, at) values ($1, $2, $3, 'fast-approval', '2026-09', $4, $5, '2026-10-01') returning id`,
    [
      ward.committeeId,
      ward.units.MC.id,
      ward.officials['mcHead'],
      {
        months: [
          {
            month: '2026-09',
            reading: {
              holds: true,
              figures: { seconds: 2.4, people: 6 },
              compared: { people: 6, heads: 0 },
              strength: -2.4,
            },
          },
        ],
        thresholds: { seconds: 3 },
        compared: { people: 6, heads: 0 },
        over: null,
        held: 3,
        fewest: 5,
      },
      ward.accounts['secretary'],
    ],
  );
  return { signalQuestion: row!.id };
}

const TEXT = 'Một câu đủ dài để hợp lệ';
const ASKED = 'mcHead committee inspector';

export const SIGNALS: Row[] = [
  ['GET /signals', '', 'committee inspector'],
  ['GET /signals', '?unit={X}', ''],
  ['GET /signals/questions', '', 'officials inspector'],
  [
    'POST /signals/questions',
    '',
    'committee',
    { head: '{mc1}', unit: '{MC}', code: 'fast-approval', month: '2026-09' },
  ],
  ['POST /signals/questions', '', '', { head: '{mc1}', unit: '{X}', code: 'fast-approval', month: '2026-09' }],
  ['GET /signals/questions/:id', 'id=signalQuestion', ASKED],
  ['POST /signals/questions/:id/answers', 'id=signalQuestion', 'mcHead', { answer: TEXT }],
  ['GET /signals/questions/:id/correction', 'id=signalQuestion', 'committee'],
  ['POST /signals/questions/:id/correction', 'id=signalQuestion', 'committee', { text: TEXT, reason: TEXT }],
  ['POST /signals/questions/:id/withdrawal', 'id=signalQuestion', 'committee', { why: TEXT }],
  ['POST /signals/questions/:id/conclusion', 'id=signalQuestion', 'committee', { conclusion: TEXT }],
];
