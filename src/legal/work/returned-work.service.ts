import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { notifyMany } from '../../acts/notify.js';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound, Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import { lockLegalForm, type LegalForm } from '../forms/legal-form.queries.js';
import { dueBounds, readDue, readReason, type Typed } from './line.form.js';
import { productsMeant } from './products.js';
import { quantityIssue, readQuantity } from './quantity.js';
import { isGiver, lockLine, lockLineToGive, lockToGive, mustBeOpen, workRights } from './work-access.js';
import { isAbove, minus } from './work-sums.js';
import type { WorkLineRow } from './work.queries.js';
import { workChain, writeLines, type NewLine } from './write-lines.js';
import { WorkLine } from './work-line.entity.js';
import { sql } from '../../database/entity-sql.js';

/** Art 18.1d: what a person cannot do they report at once; it stays in their total, and goes to somebody else. */
@Injectable()
export class ReturnedWorkService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** States how much of a line is given back in all. The person raises it; who gives the work may lower it again. */
  async giveBack(actor: Actor, lineId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const { opened, line } = await lockLine(act, lineId, this.clock);
      const { legalForm } = opened;
      if (!opened.at.self && !isGiver(opened)) throw new Forbidden('work-stater');
      await mustBeOpen(act, legalForm, act.zone);
      const rights = workRights(opened);
      if (!rights.gives && !rights.states) throw new Conflict('work-handed-in');
      if (typed['revision'] !== undefined && typed['revision'] !== String(line.revision))
        throw new Stale('work-line-moved');
      const quantity = readQuantity(typed['givenBack'] ?? '', true);
      const reason = readReason(typed, 'backReason');
      const issue = quantity.fault
        ? quantityIssue('givenBack', quantity.fault, typed['givenBack'] ?? '')
        : backIssue(line, quantity.value, rights.gives);
      const issues = [issue, reason.issue].filter((one): one is Issue => Boolean(one));
      if (issues.length > 0) return issues;
      await act.update(
        WorkLine,
        { id: lineId },
        {
          givenBack: quantity.value,
          givenBackAt: act.at,
          givenBackReason: reason.value,
          updatedAt: act.at,
          revision: sql('revision + 1'),
        },
      );
      const detail = {
        line: lineId,
        code: line.code,
        before: line.givenBack,
        after: quantity.value,
        reason: reason.value,
      };
      await act.record(workChain(legalForm.id), 'work.given-back', detail);
      const to = opened.at.self
        ? opened.scorer === 'outside'
          ? null
          : opened.scorer.officialId
        : legalForm.officialId;
      const params = {
        by: actor.name,
        month: legalForm.month,
        span: legalForm.span,
        code: line.code,
        quantity: quantity.value,
      };
      if (to !== null) await act.tell(to, 'work-given-back', `/legal/work/lines/${lineId}`, params);
      return [];
    });
  }

  /** Gives what came back to another person of the same giver: outside that person's A, inside their D. */
  async giveOn(actor: Actor, lineId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    const targetId = /^\d{1,9}$/.test(typed['person'] ?? '') ? Number(typed['person']) : 0;
    if (!targetId) return [{ field: 'person', code: 'work:issue.person' }];
    return this.acts.perform(actor, async (act) => {
      await this.lockBoth(act, lineId, targetId);
      const { opened, line } = await lockLineToGive(act, lineId, this.clock);
      const target = (await lockToGive(act, targetId, this.clock)).legalForm;
      if (target.periodId !== opened.legalForm.periodId) throw new NotFound();
      if (target.id === opened.legalForm.id) return [{ field: 'person', code: 'work:issue.samePerson' }];
      const { lines, issues } = await this.readGiven(act, typed, line, target);
      if (issues) return issues;
      const [id] = await writeLines(act, lines, { account: actor.accountId, at: act.at });
      await act.update(WorkLine, { id: lineId }, { revision: sql('revision + 1') });
      const detail = { line: lineId, code: line.code, quantity: lines[0]!.quantity, to: target.id, toLine: id };
      await act.record(workChain(opened.legalForm.id), 'work.given-on', detail);
      const params = {
        by: actor.name,
        month: target.month,
        span: target.span,
        code: line.code,
        from: opened.legalForm.officialName,
      };
      await notifyMany(act, [
        { officialId: target.officialId, code: 'work-taken-over', params, href: `/legal/work/lines/${id}`, at: act.at },
      ]);
      return [];
    });
  }

  /** Both forms in the order of ids, so that two people giving to each other's wait and do not block. */
  private async lockBoth(act: Act, lineId: number, targetId: number): Promise<void> {
    const from = await act.one<{ id: number }>('select legal_form_id as id from work_lines where id = $1', [lineId]);
    for (const id of [from?.id ?? 0, targetId].sort((a, b) => a - b)) await lockLegalForm(act, id);
  }

  private async readGiven(
    act: Act,
    typed: Typed,
    line: WorkLineRow,
    target: LegalForm,
  ): Promise<{ lines: NewLine[]; issues?: undefined } | { lines?: undefined; issues: Issue[] }> {
    const quantity = readQuantity(typed['giveQuantity'] ?? '');
    const due = readDue(typed['onDue'] ?? '', dueBounds(target.month, target.span));
    const left = minus(line.givenBack, line.regiven);
    const issues: Issue[] = [];
    if (quantity.fault) issues.push(quantityIssue('giveQuantity', quantity.fault, typed['giveQuantity'] ?? ''));
    else if (isAbove(quantity.value, left))
      issues.push({ field: 'giveQuantity', code: 'work:issue.moreThanBack', params: { most: left } });
    if (due.issue) issues.push({ ...due.issue, field: 'onDue' });
    if (line.directing && !target.leader)
      issues.push({ field: 'person', code: 'work:issue.leadersOnly', params: { code: line.code } });
    if (issues.length > 0) return { issues };
    const products = await productsMeant(act, target.rootUnitId, target.month, [line.code]);
    const id = products.byCode.get(line.code)?.id ?? line.productId;
    // The factor goes with the work: it is the same product that was given first.
    const product = {
      id: id as number,
      code: line.code,
      factor: line.factor,
      task: line.task,
      leading: line.directing,
    };
    return {
      lines: [
        {
          legalFormId: target.id,
          product,
          origin: 'taken-over',
          quantity: quantity.value!,
          dueOn: due.value!,
          remark: '',
          fromLineId: line.id,
        },
      ],
    };
  }
}

function backIssue(line: WorkLineRow, wanted: string, gives: boolean): Issue | null {
  const field = 'givenBack';
  const most = minus(line.quantity, line.completed);
  if (isAbove(wanted, most)) return { field, code: 'work:issue.backTooMuch', params: { most } };
  if (isAbove(line.regiven, wanted)) return { field, code: 'work:issue.backBelow', params: { least: line.regiven } };
  return !gives && isAbove(line.givenBack, wanted)
    ? { field, code: 'work:issue.backLower', params: { least: line.givenBack } }
    : null;
}
