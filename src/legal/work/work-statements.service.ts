import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import type { OpenedLegalSheet } from '../sheets/legal-sheet-access.js';
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
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Fields `c-<line>` with `v-<line>`, the state of the line that was seen. A field left empty states nothing. */
  async state(actor: Actor, sheetId: number, body: unknown): Promise<Issue[]> {
    const typed = textsOf(body);
    return this.db.tx(async (tx) => {
      const opened = await this.open(tx, actor, sheetId);
      const lines = await workOf(tx, sheetId);
      const read = lines.map((line) => readStatement(line, typed));
      const issues = read.flatMap(({ issue }) => issue ?? []);
      const moved = issues.find(({ code }) => code === 'work:issue.moved');
      if (moved) throw new Stale('work-line-moved', { name: moved.params?.['name'] });
      const statements = read.flatMap(({ value }) => value ?? []);
      const reason = isGiver(opened) ? readReason(typed) : { value: null, issue: undefined };
      if (reason.issue && statements.length > 0) issues.push(reason.issue);
      if (issues.length > 0) return issues;
      if (statements.length > 0) await this.write(tx, actor, opened, statements, reason.value ?? null);
      return [];
    });
  }

  private async open(tx: Tx, actor: Actor, sheetId: number): Promise<OpenedLegalSheet> {
    const opened = await lockWork(tx, actor, sheetId, this.clock);
    if (!opened.at.self && !isGiver(opened)) throw new Forbidden('work-stater');
    await mustBeOpen(tx, opened.sheet, this.clock.zone);
    const { gives, states } = workRights(opened);
    if (!gives && !states) throw new Conflict('work-handed-in');
    return opened;
  }

  private async write(
    tx: Tx,
    actor: Actor,
    { sheet, at: standing }: OpenedLegalSheet,
    statements: readonly Statement[],
    reason: string | null,
  ): Promise<void> {
    const at = this.clock.now();
    await tx.change(
      `update work_lines l set completed = g.after, stated_by = $2, stated_at = $3, updated_at = $3, revision = l.revision + 1
       from jsonb_to_recordset($1) as g(line int, after numeric) where l.id = g.line`,
      [JSON.stringify(statements), actor.accountId, at],
    );
    const act = standing.self ? 'work.stated' : 'work.corrected';
    await recordAct(tx, {
      chain: workChain(sheet.id),
      act,
      account: actor.accountId,
      at,
      detail: { statements, reason },
    });
    if (standing.self) return;
    const params = { by: actor.name, month: sheet.month, reason };
    await notify(tx, {
      officialId: sheet.officialId,
      code: 'work-corrected',
      params,
      href: `/legal/sheets/${sheet.id}/work`,
      at,
    });
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
