import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { Clock } from '../../clock.js';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import { dueBounds, readDue, readReason, WORK_BOUNDS } from './line.form.js';
import { quantityIssue, readQuantity } from './quantity.js';
import { lockLineToGive } from './work-access.js';
import { isAbove } from './work-sums.js';
import type { WorkLineRow } from './work.queries.js';
import { workChain } from './write-lines.js';
import { WorkLine } from './work-line.entity.js';
import { sql } from '../../database/entity-sql.js';

/** Work that was given otherwise than meant: changed or taken away by who gives it, with a reason, until the result is confirmed. */
@Injectable()
export class LinesService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  async change(actor: Actor, lineId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const { opened, line } = await lockLineToGive(act, lineId, this.clock);
      if (typed['revision'] !== undefined && typed['revision'] !== String(line.revision))
        throw new Stale('work-line-moved');
      const { legalForm } = opened;
      const quantity = readQuantity(typed['quantity'] ?? '');
      const due = readDue(typed['dueOn'] ?? '', dueBounds(legalForm.month, legalForm.span));
      const reason = readReason(typed, 'changeReason');
      const remark = typed['remark'] ?? '';
      const issues: Issue[] = [];
      if (quantity.fault) issues.push(quantityIssue('quantity', quantity.fault, typed['quantity'] ?? ''));
      else if (isAbove(taken(line), quantity.value))
        issues.push({ field: 'quantity', code: 'work:issue.below', params: { least: taken(line) } });
      if (due.issue) issues.push(due.issue);
      if (remark.length > WORK_BOUNDS.remark)
        issues.push({ field: 'remark', code: 'work:issue.remark', params: { most: WORK_BOUNDS.remark } });
      if (reason.issue) issues.push(reason.issue);
      if (issues.length > 0) return issues;
      await act.update(
        WorkLine,
        { id: lineId },
        { quantity: quantity.value, dueOn: due.value, remark, updatedAt: act.at, revision: sql('revision + 1') },
      );
      const before = { quantity: line.quantity, dueOn: line.dueOn, remark: line.remark };
      const detail = {
        line: lineId,
        code: line.code,
        before,
        after: { quantity: quantity.value, dueOn: due.value, remark },
        reason: reason.value,
      };
      await act.record(workChain(legalForm.id), 'work.changed', detail);
      const params = {
        by: actor.name,
        month: legalForm.month,
        span: legalForm.span,
        code: line.code,
        reason: reason.value,
      };
      await act.tell(legalForm.officialId, 'work-changed', `/legal/work/lines/${lineId}`, params);
      return [];
    });
  }

  /** Takes a line away that was given by mistake: nothing of it may have happened yet. Answers whose form it was. */
  async remove(actor: Actor, lineId: number, body: unknown): Promise<{ legalFormId: number; issues: Issue[] }> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const { opened, line } = await lockLineToGive(act, lineId, this.clock);
      const { legalForm } = opened;
      const reason = readReason(typed, 'removalReason');
      if (reason.issue) return { legalFormId: legalForm.id, issues: [reason.issue] };
      if (!untouched(line)) throw new Conflict('work-line-used');
      await act.update(
        WorkLine,
        { id: lineId },
        { removedBy: actor.accountId, removedAt: act.at, updatedAt: act.at, revision: sql('revision + 1') },
      );
      const detail = { line: lineId, code: line.code, quantity: line.quantity, reason: reason.value };
      await act.record(workChain(legalForm.id), 'work.removed', detail);
      const params = {
        by: actor.name,
        month: legalForm.month,
        span: legalForm.span,
        code: line.code,
        reason: reason.value,
      };
      await act.tell(legalForm.officialId, 'work-removed', `/legal/forms/${legalForm.id}/work`, params);
      return { legalFormId: legalForm.id, issues: [] };
    });
  }
}

/** The least a line's quantity may be: what is done and what was given back of it. */
function taken(line: WorkLineRow): Dec {
  return toDec(toUnits(line.completed) + toUnits(line.givenBack));
}

/** Nothing done, given back or marked: removed marks were mistakes and hold nothing. */
function untouched(line: WorkLineRow): boolean {
  return Number(line.completed) === 0 && Number(line.givenBack) === 0 && line.marks.every((mark) => mark.removedAt);
}
