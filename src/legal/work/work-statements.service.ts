import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock } from '../../clock.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import type { OpenedLegalForm } from '../forms/legal-form-access.js';
import { readReason, type Typed } from './line.form.js';
import { quantityIssue, readQuantity } from './quantity.js';
import { isGiver, lockWork, mustBeOpen, workRights } from './work-access.js';
import { isAbove, itemsOf, minus } from './work-sums.js';
import { workOf, type WorkLineRow } from './work.queries.js';
import { workChain } from './write-lines.js';

interface Statement {
  line: number;
  code: string;
  /** Null: nobody had stated anything. */
  before: Dec | null;
  after: Dec;
}

/** How much is done: stated by the official (Art 18.2), corrected with a reason by who scores, until the result is confirmed. */
@Injectable()
export class WorkStatementsService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** Fields `c-<line>` with `v-<line>`, the state of the line that was seen. A field left empty states nothing. */
  async state(actor: Actor, legalFormId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    return this.acts.perform(actor, async (act) => {
      const opened = await this.open(act, legalFormId);
      const lines = await workOf(act, legalFormId);
      const read = lines.map((line) => readStatement(line, typed));
      const issues = read.flatMap(({ issue }) => issue ?? []);
      const moved = issues.find(({ code }) => code === 'work:issue.moved');
      if (moved) throw new Stale('work-line-moved', { name: moved.params?.['name'] });
      const statements = read.flatMap(({ value }) => value ?? []);
      const reason = isGiver(opened) ? readReason(typed) : { value: null, issue: undefined };
      if (reason.issue && statements.length > 0) issues.push(reason.issue);
      if (issues.length > 0) return issues;
      if (statements.length > 0) await this.write(act, opened, statements, reason.value ?? null);
      return [];
    });
  }

  private async open(act: Act, legalFormId: number): Promise<OpenedLegalForm> {
    const opened = await lockWork(act, legalFormId, this.clock);
    if (!opened.at.self && !isGiver(opened)) throw new Forbidden('work-stater');
    await mustBeOpen(act, opened.legalForm, act.zone);
    const { gives, states } = workRights(opened);
    if (!gives && !states) throw new Conflict('work-handed-in');
    return opened;
  }

  private async write(
    act: Act,
    { legalForm, at: standing }: OpenedLegalForm,
    statements: readonly Statement[],
    reason: string | null,
  ): Promise<void> {
    const at = act.at;
    await act.change(
      `update work_lines l set completed = g.after, stated_by = $2, stated_at = $3, updated_at = $3, revision = l.revision + 1
       from jsonb_to_recordset($1) as g(line int, after numeric) where l.id = g.line`,
      [JSON.stringify(statements), act.actor.accountId, at],
    );
    const done = standing.self ? 'work.stated' : 'work.corrected';
    await act.record(workChain(legalForm.id), done, { statements, reason });
    if (standing.self) return;
    const params = { by: act.actor.name, month: legalForm.month, span: legalForm.span, reason };
    await act.tell(legalForm.officialId, 'work-corrected', `/legal/forms/${legalForm.id}/work`, params);
  }
}

function readStatement(line: WorkLineRow, typed: Typed): { value?: Statement; issue?: Issue } {
  const field = `c-${line.id}`;
  const given = typed[field] ?? '';
  const before = line.statedAt || line.completed !== '0' ? line.completed : null;
  if (given === '') return {};
  const { value, fault } = readQuantity(given, true);
  if (fault) return { issue: quantityIssue(field, fault, given) };
  if (value === before) return {};
  const seen = typed[`v-${line.id}`];
  if (seen !== undefined && seen !== String(line.revision)) {
    return {
      issue: { field, code: 'work:issue.moved', params: { name: line.statedBy ?? line.by, now: line.completed } },
    };
  }
  const most = minus(line.quantity, line.givenBack);
  if (isAbove(value, most)) return { issue: { field, code: 'work:issue.tooMuch', params: { most } } };
  const marked = Math.max(0, ...line.marks.filter((mark) => !mark.removedAt).map((mark) => mark.item));
  if (itemsOf(value) < marked) return { issue: { field, code: 'work:issue.marked', params: { item: marked } } };
  return { value: { line: line.id, code: line.code, before, after: value } };
}
