import type { CorrectionKind } from '../corrections/correction-kind.js';
import { Conflict } from '../web/errors.js';
import { formatMoment, formatMonth } from '../web/format.js';
import { COMMENT } from './comment.form.js';
import { unitHref } from './desk.view.js';

interface Said {
  id: number;
  text: string;
  evaluationId: number | null;
  unitId: number;
  month: string;
  name: string;
  fromCommittee: boolean;
  officialId: number | null;
  closedAt: Date | null;
  closedBy: string | null;
}

/** A word of a committee, or of a head somebody worked for, on an evaluation or a unit's month: its author's, until the month closes. */
export const COMMENT_CORRECTION: CorrectionKind = {
  code: 'comment',
  path: 'committee/comments',
  allow: ['committee', 'head'],
  acts: { corrected: 'comment.corrected', withdrawn: 'comment.withdrawn' },
  fields: [{ name: 'text', ...COMMENT, rows: 4 }],
  async find(on, id) {
    const said = await on.one<Said>(
      `select c.id, c.text, c.evaluation_id as "evaluationId", coalesce(c.unit_id, e.unit_id) as "unitId", p.month, coalesce(o.full_name, u.name) as name,
         c.committee_id is not null as "fromCommittee", e.official_id as "officialId", p.closed_at as "closedAt", b.display_name as "closedBy"
       from comments c join periods p on p.id = c.period_id left join evaluations e on e.id = c.evaluation_id left join officials o on o.id = e.official_id
       left join units u on u.id = c.unit_id left join accounts b on b.id = p.closed_by where c.id = $1 and c.by_account = $2`,
      [id, on.actor.accountId],
    );
    if (!said) return undefined;
    if (said.closedAt)
      throw new Conflict('period-closed', { name: said.closedBy ?? '', at: formatMoment(said.closedAt, on.zone) });
    return {
      id,
      words: { text: said.text },
      chain: said.evaluationId === null ? `unit:${said.unitId}` : `evaluation:${said.evaluationId}`,
      unitId: said.unitId,
      about: { name: said.name, month: formatMonth(said.month) },
      href: hrefOf(said),
      told: said.officialId === null ? [] : [said.officialId],
    };
  },
  /** A closing waits for who puts a comment right, or comes first and stops them. */
  lock: (act, id) =>
    act.one('select p.id from periods p join comments c on c.period_id = p.id where c.id = $1 for share of p', [id]),
};

function hrefOf({ evaluationId, unitId, month, fromCommittee }: Said): string {
  if (evaluationId === null) return unitHref(unitId, month);
  return fromCommittee ? `/committee/evaluations/${evaluationId}` : `/approvals/${evaluationId}/comments`;
}
