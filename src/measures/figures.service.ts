import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { Clock } from '../clock.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound, Stale } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { figureIssues, readFigure, reasonIssue, typedFigure, type Figure } from './figure.form.js';
import { MeasurePages, type MeasureMonth } from './measure-pages.service.js';
import { endedBefore, mayTypeFigures } from './measure.policy.js';
import { figureHistory, figuresOf, measuresIn, type FigureRow, type MeasureRow } from './measures.queries.js';
import { insertFigures } from './write-figures.js';

interface Typing extends MeasureMonth {
  measures: MeasureRow[];
  stated: Map<string, FigureRow & { voided: boolean }>;
}

@Injectable()
export class FiguresService {
  constructor(
    private readonly clock: Clock,
    private readonly pages: MeasurePages,
    private readonly acts: Acts,
  ) {}

  /** States the month's figures of one unit that were filled in; what stands already is corrected one by one. */
  async state(
    actor: Actor,
    unitId: number,
    month: string,
    body: unknown,
  ): Promise<{ issues: Issue[]; stated: number }> {
    return this.acts.perform(actor, async (act) => {
      const typing = await this.lock(act, unitId, month);
      const { filled, issues } = this.read(typing, body);
      const late = lateReason(body);
      if (filled.length > 0 && typing.closed) issues.push(...reasonIssue(late, 'late'));
      if (issues.length > 0 || filled.length === 0) return { issues, stated: 0 };
      const rows = filled.map(({ measure, figure }) => ({
        measureId: measure.id,
        unitId,
        month,
        number: 1,
        ...figure,
        note: typing.closed ? late : '',
        reason: null,
      }));
      const written = await insertFigures(act, rows, { account: actor.accountId, at: act.at });
      const figures = filled.map(({ measure, figure }) => ({ measure: measure.code, ...figure }));
      const detail = {
        month,
        figures,
        figureIds: written.map(({ id }) => id),
        ...(typing.closed ? { closed: true, reason: late } : {}),
      };
      await act.record(`unit:${unitId}`, 'measure.stated', detail);
      return { issues: [], stated: filled.length };
    });
  }

  /** A further row that points at what stood; `number` is the row the person saw. */
  async correct(actor: Actor, unitId: number, month: string, code: string, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const typing = await this.lock(act, unitId, month);
      const measure = typing.measures.find((each) => each.code === code);
      // One that was made void is followed by another row as well.
      const [before] = measure ? await figureHistory(act, { measureId: measure.id, unitId, month }) : [];
      if (!measure || !before) throw new NotFound();
      if (measure.counts) throw new Forbidden('measure-counted');
      const { number, reason } = tidy(body);
      if (String(before.number) !== number) throw moved(before, act.zone);
      const typed = typedFigure(body, code);
      const read = readFigure(measure, typed);
      const why = typeof reason === 'string' ? reason : '';
      const issues = [...figureIssues(measure, read.faults, typed), ...reasonIssue(why, 'reason')];
      if (read.figure && !before.voidedAt && same(read.figure, before))
        issues.push({ field: `value.${code}`, code: 'measures:issue.same' });
      if (issues.length > 0 || !read.figure) return issues;
      const written = await insertFigures(
        act,
        [{ measureId: measure.id, unitId, month, number: before.number + 1, ...read.figure, note: '', reason: why }],
        { account: actor.accountId, at: act.at },
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
      await act.record(`unit:${unitId}`, 'measure.corrected', detail);
      return [];
    });
  }

  /** The unit's row locked: two who type one after another see each other's figures. */
  private async lock(act: Act, unitId: number, month: string): Promise<Typing> {
    await act.rows('select id from units where id = $1 for update', [unitId]);
    const opened = await this.pages.open(act.actor, unitId, month, act);
    if (!mayTypeFigures(act.actor, opened.unit)) throw new Forbidden();
    if (endedBefore(opened.unit, month)) throw new Conflict('unit-closed');
    const measures = await measuresIn(act, opened.rootId, month);
    const figures = await figuresOf(act, { unitIds: [unitId], from: month, to: month, withVoid: true });
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
      if (before?.voided) {
        issues.push({ field: `value.${measure.code}`, code: 'measures:issue.voided' });
        continue;
      }
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
