import { sql } from '../database/entity-sql.js';
import type { Back, LeaversRules, Left } from '../rounds/leavers.js';
import { giveTime } from '../rounds/due-days.js';
import { backPapers, holdsPost, leftPapers } from '../rounds/paper.js';
import { formatDate } from '../web/format.js';
import { Evaluation } from './evaluation.entity.js';
import { Excusal } from './excusal.entity.js';
import { EVALUATIONS, EVALUATION_TIME } from './own-days.js';

/** Does the person of this row hold a main post in the tree of the period ($1) on the month's last day ($2)? */
export const holdsSql = (row: string) => holdsPost(EVALUATIONS, row);

const LEFT = leftPapers(EVALUATIONS);
const BACK = backPapers(EVALUATIONS, {
  columns: ', x.id as "excusalId"',
  join: 'join excusals x on x.evaluation_id = p.id',
  when: 'x.left_on is not null and x.ended_at is null',
});

interface Excused extends Back {
  excusalId: number;
}

/** A touched evaluation is excused. */
export const EVALUATION_LEAVERS: LeaversRules<Excused> = {
  chain: 'evaluation',
  named: 'evaluation',
  acts: { removed: 'evaluation.removed', left: 'evaluation.excused', back: 'evaluation.excusal-ended' },
  notices: { removed: 'left-removed', left: 'left-excused', back: 'excusal-ended', decider: 'left-head' },
  hrefs: { list: '/evaluations', decider: '/approvals', paper: (id) => `/evaluations/${id}` },
  left: (tx, params) => tx.rows<Left>(LEFT, params),
  back: (tx, params) => tx.rows<Excused>(BACK, params),
  remove: (tx, id) => tx.remove(Evaluation, { id }),
  async leave(tx, id, leftOn, { actor, at }) {
    const kind = 'not-in-service';
    const reason = `Không giữ chức vụ chính trong cơ quan vào ngày ${formatDate(leftOn, 'vi')}`;
    const excusal = { kind, reason, byAccount: actor.accountId, at, leftOn };
    await tx.insertMany(
      Excusal,
      id.map((evaluationId) => ({ evaluationId, ...excusal })),
    );
    await tx.update(Evaluation, { id }, { status: 'excused', revision: sql('revision + 1') });
    return { kind, reason };
  },
  async bringBack(tx, back, { actor, at, today }) {
    const ended = { endedAt: at, endedBy: actor.accountId };
    await tx.update(Excusal, { id: back.map(({ excusalId }) => excusalId) }, ended);
    const draft = { status: 'draft', beganAt: null, beganBy: null, submittedAt: null, revision: sql('revision + 1') };
    const ids = back.map(({ id }) => id);
    await tx.update(Evaluation, { id: ids }, draft);
    await giveTime(tx, EVALUATION_TIME, ids, { today, at });
  },
  detailOfBack: ({ excusalId }) => ({ excusalId }),
};
