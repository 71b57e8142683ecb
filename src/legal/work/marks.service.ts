import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock } from '../../clock.js';
import { dayIssue, readDay } from '../../web/days.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import { reasonWords } from '../../obstacles/proposed.js';
import { lockObstacle } from '../../obstacles/obstacle.queries.js';
import { readId } from '../../web/id.pipe.js';
import type { OpenedLegalForm } from '../forms/legal-form-access.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { readReason, WORK_BOUNDS, type Typed } from './line.form.js';
import { markDayIssues, markDays, type MarkDays } from './mark-days.js';
import { isReasonFor } from './mark-obstacles.js';
import { lockLineToGive } from './work-access.js';
import { itemsOf } from './work-sums.js';
import type { WorkLineRow, WorkMarkRow } from './work.queries.js';
import { workChain } from './write-lines.js';
import { WorkMark } from './work-mark.entity.js';

interface MarkWords {
  kind: 'failed' | 'late';
  item: number;
  happenedOn: string;
  reason: string;
}

interface LockedMark {
  opened: OpenedLegalForm;
  line: WorkLineRow;
  mark: WorkMarkRow;
}

/** Failed and late marks on a product (Art 14.2b, 14.2c), the waiver for an objective cause, and the removal of a mistaken one. */
@Injectable()
export class MarksService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  async mark(actor: Actor, lineId: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { opened, line } = await lockLineToGive(act, lineId, this.clock);
      const { legalForm } = opened;
      const days = markDays(legalForm.month, legalForm.span, act.today);
      const { value, issues } = readMark(textsOf(body), line, days);
      if (issues) return issues;
      const row = await act.insert(WorkMark, {
        lineId,
        item: value.item,
        kind: value.kind,
        happenedOn: value.happenedOn,
        reason: value.reason,
        ...act.by,
      });
      await this.keep(act, legalForm, line, {
        act: 'work.marked',
        notice: `work-mark-${value.kind}`,
        reason: value.reason,
        detail: { mark: row.id, ...value },
      });
      return [];
    });
  }

  /** The competent person confirms that the cause was objective: the mark does not count, and stays. */
  async waive(actor: Actor, markId: number, body: unknown): Promise<{ lineId: number; issues: Issue[] }> {
    const obstacle = readId(textsOf(body)['obstacle']);
    if (obstacle !== null) return this.waiveFor(actor, markId, obstacle);
    return this.end(actor, markId, {
      body,
      least: WORK_BOUNDS.waiverLeast,
      field: 'waiverReason',
      act: 'work.mark-waived',
      notice: 'work-mark-waived',
      sql: 'update work_marks set waived_by = $2, waived_at = $3, waiver_reason = $4 where id = $1',
    });
  }

  /** The same for an obstacle that was confirmed when it happened: its day and words are the reason. */
  private async waiveFor(actor: Actor, markId: number, id: number): Promise<{ lineId: number; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const { opened, line, mark } = await this.marked(act, markId);
      this.mustCount(mark);
      const obstacle = await lockObstacle(act, id);
      if (!obstacle || !isReasonFor(obstacle, { ...opened.legalForm, lineId: line.id, mark }))
        throw new Conflict('obstacle-not-confirmed');
      const reason = reasonWords(obstacle);
      const waived = { waivedBy: actor.accountId, waivedAt: act.at, waiverReason: reason, obstacleId: id };
      await act.update(WorkMark, { id: markId }, waived);
      await this.keep(act, opened.legalForm, line, {
        act: 'work.mark-waived',
        notice: 'work-mark-waived',
        reason,
        detail: { mark: markId, item: mark.item, kind: mark.kind, obstacle: id },
      });
      return { lineId: line.id, issues: [] };
    });
  }

  private async marked(act: Act, markId: number): Promise<LockedMark> {
    const found = await act.one<{ lineId: number }>('select line_id as "lineId" from work_marks where id = $1', [
      markId,
    ]);
    if (!found) throw new NotFound();
    const { opened, line } = await lockLineToGive(act, found.lineId, this.clock);
    return { opened, line, mark: line.marks.find(({ id }) => id === markId)! };
  }

  /** A mark that should never have been: it stays on the page, struck out. */
  async remove(actor: Actor, markId: number, body: unknown): Promise<{ lineId: number; issues: Issue[] }> {
    return this.end(actor, markId, {
      body,
      least: WORK_BOUNDS.reasonLeast,
      field: 'removalReason',
      act: 'work.mark-removed',
      notice: 'work-mark-removed',
      sql: 'update work_marks set removed_by = $2, removed_at = $3, removal_reason = $4 where id = $1',
    });
  }

  private async end(
    actor: Actor,
    markId: number,
    how: { body: unknown; least: number; field: string; act: string; notice: string; sql: string },
  ): Promise<{ lineId: number; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const { opened, line, mark } = await this.marked(act, markId);
      const field = `${how.field}-${markId}`;
      const reason = readReason({ [field]: textsOf(how.body)[how.field] ?? '' }, field, how.least);
      if (reason.issue) return { lineId: line.id, issues: [reason.issue] };
      this.mustCount(mark);
      await act.change(how.sql, [markId, actor.accountId, act.at, reason.value]);
      const detail = { mark: markId, item: mark.item, kind: mark.kind };
      await this.keep(act, opened.legalForm, line, {
        act: how.act,
        notice: how.notice,
        reason: reason.value,
        detail,
      });
      return { lineId: line.id, issues: [] };
    });
  }

  private mustCount(mark: WorkMarkRow): void {
    const [name, at] = mark.removedAt ? [mark.removedBy, mark.removedAt] : [mark.waivedBy, mark.waivedAt];
    if (at)
      throw new Conflict(mark.removedAt ? 'work-mark-removed' : 'work-mark-waived', {
        name: name ?? '–',
        at: formatMoment(at, this.clock.zone),
      });
  }

  private async keep(
    act: Act,
    legalForm: LegalForm,
    line: WorkLineRow,
    what: { act: string; notice: string; reason: string; detail: Record<string, unknown> },
  ): Promise<void> {
    const detail = { line: line.id, code: line.code, ...what.detail, reason: what.reason };
    await act.record(workChain(legalForm.id), what.act, detail);
    const params = {
      by: act.actor.name,
      month: legalForm.month,
      span: legalForm.span,
      code: line.code,
      reason: what.reason,
    };
    await act.tell(legalForm.officialId, what.notice, `/legal/work/lines/${line.id}`, params);
  }
}

/** Only a product that was completed can carry marks: one that was not is already missing from what is done. */
function readMark(
  typed: Typed,
  line: Pick<WorkLineRow, 'completed'>,
  days: MarkDays,
): { value: MarkWords; issues?: undefined } | { value?: undefined; issues: Issue[] } {
  const most = itemsOf(line.completed);
  const item = /^\d{1,5}$/.test(typed['item'] ?? '') ? Number(typed['item']) : 0;
  const day = readDay(typed['happenedOn']);
  const reason = readReason(typed, 'markReason');
  const kind = typed['kind'];
  const issues: Issue[] = [];
  if (kind !== 'failed' && kind !== 'late') issues.push({ field: 'kind', code: 'work:issue.kind' });
  if (most === 0) issues.push({ field: 'item', code: 'work:issue.nothingDone' });
  else if (item < 1 || item > most) issues.push({ field: 'item', code: 'work:issue.item', params: { most } });
  if (day === null) issues.push(dayIssue('happenedOn', typed['happenedOn']));
  else issues.push(...markDayIssues('happenedOn', day, days));
  if (reason.issue) issues.push(reason.issue);
  return issues.length > 0
    ? { issues }
    : { value: { kind: kind as MarkWords['kind'], item, happenedOn: day!, reason: reason.value! } };
}
