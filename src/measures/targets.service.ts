import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import { loadUnit, type UnitRow } from '../units/units.queries.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { requireSeen, seenOf } from '../web/seen.js';
import { valueIssue, valueOf } from './figure.form.js';
import { mayManageList, rootOf } from './measure.policy.js';
import { measuresOf, targetsOf, type MeasureRow, type TargetRow } from './measures.queries.js';
import { MeasureTarget } from './measure-target.entity.js';

export interface TargetYear {
  unit: UnitRow;
  year: number;
  measures: MeasureRow[];
  targets: TargetRow[];
}

interface SetTarget {
  measure: MeasureRow;
  target: string | null;
}

/** What a unit is to reach in a year; set by who keeps the agency's list. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  async open(actor: Actor, unitId: number, year: number, on: Rows = this.db): Promise<TargetYear> {
    const unit = await loadUnit(on, unitId);
    const now = Number(this.clock.today().slice(0, 4));
    if (!unit || !mayManageList(actor, rootOf(unit.path)) || year < 2020 || year > now + 1) throw new NotFound();
    const [measures, targets] = [
      await measuresOf(on, rootOf(unit.path)),
      await targetsOf(on, { unitIds: [unitId], year }),
    ];
    return {
      unit,
      year,
      measures: measures.filter(({ closedOn, direction }) => closedOn === null && direction !== 'none'),
      targets,
    };
  }

  /** Saves all or nothing; an empty field takes the target away. */
  async save(actor: Actor, unitId: number, year: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await act.rows('select id from units where id = $1 for update', [unitId]);
      const { measures, targets } = await this.open(actor, unitId, year, act);
      requireSeen(body, targetsSeen(targets));
      const { sets, issues } = read(measures, body);
      if (issues.length > 0) return issues;
      const before = (measure: MeasureRow) => targets.find(({ measureId }) => measureId === measure.id)?.target ?? null;
      const changed = sets.filter(({ measure, target }) => target !== before(measure));
      if (changed.length === 0) return [];
      await act.remove(MeasureTarget, { unitId, year, measureId: changed.map(({ measure }) => measure.id) });
      await act.change(
        `insert into measure_targets (measure_id, unit_id, year, target, by_account, at)
         select m, $1, $2, t, $3, $4 from unnest($5::int[], $6::numeric[]) as g(m, t) where t is not null`,
        [
          unitId,
          year,
          actor.accountId,
          act.at,
          changed.map(({ measure }) => measure.id),
          changed.map(({ target }) => target),
        ],
      );
      const detail = {
        year,
        targets: changed.map(({ measure, target }) => ({ measure: measure.code, before: before(measure), target })),
      };
      await act.record(`unit:${unitId}`, 'measure.targets-set', detail);
      return [];
    });
  }
}

export function targetsSeen(targets: readonly TargetRow[]): string {
  return seenOf(Object.fromEntries(targets.map(({ measureId, target }) => [measureId, target])));
}

export function typedTarget(body: unknown, code: string): string {
  const typed = tidy(body)[`target.${code}`];
  return typeof typed === 'string' ? typed : '';
}

function read(measures: readonly MeasureRow[], body: unknown): { sets: SetTarget[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const sets = measures.map((measure) => {
    const typed = typedTarget(body, measure.code);
    const target = typed === '' ? null : valueOf(measure, typed);
    if (typed !== '' && target === null)
      issues.push(
        valueIssue(
          measure,
          { field: `target.${measure.code}`, code: `measures:fault.${measure.kind}`, params: { name: measure.name } },
          typed,
        ),
      );
    return { measure, target };
  });
  return { sets, issues };
}
