import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound, Stale } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { figureIssues, readFigure, reasonIssue, typedFigure, type Figure } from './figure.form.js';
import { MeasurePages, type MeasureMonth } from './measure-pages.service.js';
import { mayTypeFigures } from './measure.policy.js';
import { figuresOf, measuresIn, type FigureRow, type MeasureRow } from './measures.queries.js';
import { insertFigures } from './write-figures.js';

interface Typing extends MeasureMonth {
  measures: MeasureRow[];
  stated: Map<string, FigureRow>;
}

@Injectable()
export class FiguresService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pages: MeasurePages,
  ) {}

  /** States the month's figures of one unit that were filled in; what stands already is corrected one by one. */
  async state(
    actor: Actor,
    unitId: number,
    month: string,
    body: unknown,
  ): Promise<{ issues: Issue[]; stated: number }> {
    return this.db.tx(async (tx) => {
      const typing = await this.lock(tx, actor, unitId, month);
      const { filled, issues } = this.read(typing, body);
      const late = lateReason(body);
      if (filled.length > 0 && typing.closed) issues.push(...reasonIssue(late, 'late'));
      if (issues.length > 0 || filled.length === 0) return { issues, stated: 0 };
      const at = this.clock.now();
      const rows = filled.map(({ measure, figure }) => ({
        measureId: measure.id,
        unitId,
        month,
        number: 1,
        ...figure,
        note: typing.closed ? late : '',
        reason: null,
      }));
      const written = await insertFigures(tx, rows, { account: actor.accountId, at });
      const figures = filled.map(({ measure, figure }) => ({ measure: measure.code, ...figure }));
      const detail = {
        month,
        figures,
        figureIds: written.map(({ id }) => id),
        ...(typing.closed ? { closed: true, reason: late } : {}),
      };
      await recordAct(tx, { chain: `unit:${unitId}`, act: 'measure.stated', account: actor.accountId, at, detail });
      return { issues: [], stated: filled.length };
    });
  }

  /** A further row that points at what stood; `number` is the row the person saw. */
  async correct(actor: Actor, unitId: number, month: string, code: string, body: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const typing = await this.lock(tx, actor, unitId, month);
      const [measure, before] = [typing.measures.find((each) => each.code === code), typing.stated.get(code)];
      if (!measure || !before) throw new NotFound();
      if (measure.counts) throw new Forbidden('measure-counted');
      const { number, reason } = tidy(body);
      if (String(before.number) !== number) throw moved(before, this.clock.zone);
      const typed = typedFigure(body, code);
      const read = readFigure(measure, typed);
      const why = typeof reason === 'string' ? reason : '';
      const issues = [...figureIssues(measure, read.faults, typed), ...reasonIssue(why, 'reason')];
      if (read.figure && same(read.figure, before))
        issues.push({ field: `value.${code}`, code: 'measures:issue.same' });
      if (issues.length > 0 || !read.figure) return issues;
      const at = this.clock.now();
      const written = await insertFigures(
        tx,
        [{ measureId: measure.id, unitId, month, number: before.number + 1, ...read.figure, note: '', reason: why }],
        { account: actor.accountId, at },
      );
      const detail = {
        measure: code,
        month,
        figureIds: written.map(({ id }) => id),
        before: { value: before.value, asked: before.asked, source: before.source },
        after: read.figure,
        reason: why,
        ...(typing.closed ? { closed: true } : {}),
      };
      await recordAct(tx, { chain: `unit:${unitId}`, act: 'measure.corrected', account: actor.accountId, at, detail });
      return [];
    });
  }

  /** The unit's row locked: two who type one after another see each other's figures. */
  private async lock(tx: Tx, actor: Actor, unitId: number, month: string): Promise<Typing> {
    await tx.rows('select id from units where id = $1 for update', [unitId]);
    const opened = await this.pages.open(actor, unitId, month, tx);
    if (!mayTypeFigures(actor, opened.unit)) throw new Forbidden();
    if (opened.unit.closedOn !== null) throw new Conflict('unit-closed');
    const measures = await measuresIn(tx, opened.rootId, month);
    const figures = await figuresOf(tx, { unitIds: [unitId], from: month, to: month });
    return { ...opened, measures, stated: new Map(figures.map((figure) => [figure.code, figure])) };
  }

  private read(
    { measures, stated }: Typing,
    body: unknown,
  ): { filled: { measure: MeasureRow; figure: Figure }[]; issues: Issue[] } {
    const filled: { measure: MeasureRow; figure: Figure }[] = [];
    const issues: Issue[] = [];
    for (const measure of measures) {
      const typed = typedFigure(body, measure.code);
      if (typed.value === '' && typed.asked === '') continue;
      if (measure.counts) throw new Forbidden('measure-counted');
      const before = stated.get(measure.code);
      if (before) throw moved(before, this.clock.zone);
      const { figure, faults } = readFigure(measure, typed);
      issues.push(...figureIssues(measure, faults, typed));
      if (figure) filled.push({ measure, figure });
    }
    return { filled, issues };
  }
}

export function lateReason(body: unknown): string {
  const { late } = tidy(body);
  return typeof late === 'string' ? late : '';
}

function same(figure: Figure, before: Pick<FigureRow, 'value' | 'asked' | 'source'>): boolean {
  return figure.value === before.value && figure.asked === before.asked && figure.source === before.source;
}

function moved(before: FigureRow, zone: string): Stale {
  return new Stale('figure-stated', { name: before.by ?? '–', at: formatMoment(before.at, zone) });
}
