import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { readingScopes } from '../standing/scopes.js';
import type { Scope } from '../web/actor.js';
import { ALL_REPORTS } from './all-reports.js';
import { askedReport } from './asked-report.js';
import { monthsOver, officialHere, ownSlips, periodOver, unitsWithin, type UnitHere } from './places.queries.js';
import { halfYearOn, spanOf } from './span.js';
import { mayRead } from './report.policy.js';

const MONTHS = 36;
const UNITS = 200;
const SLIPS = 12;

/** What a person may open: their units' reports of a month, and their own slips. Reads only. */
@Injectable()
export class ChooserService {
  async show(asking: Asking, query: Record<string, unknown>) {
    const paths = topmost(readingScopes(asking.actor));
    const [units, slips, leads] = await Promise.all([
      paths.length > 0 ? this.units(asking, paths, query) : null,
      asking.actor.officialId === null ? [] : ownSlips(asking, asking.actor.officialId, SLIPS),
      asking.actor.officialId === null ? undefined : officialHere(asking, asking.actor.officialId, asking.today),
    ]);
    return {
      units,
      slips,
      ownYear: leads !== undefined && slips.length > 0,
      nothing: units === null && slips.length === 0,
    };
  }

  private async units(asking: Asking, paths: string[], query: Record<string, unknown>) {
    const asked = askedReport(query);
    const q = typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '';
    const [found, months] = await Promise.all([
      unitsWithin(asking, paths, q, UNITS),
      monthsOver(asking, paths, MONTHS),
    ]);
    const unit = found.rows.find((one) => one.id === asked.unit) ?? found.rows[0];
    const month = months.find((one) => one === asked.month) ?? months[0] ?? null;
    const below = query['unit'] === undefined || asked.below;
    return {
      q,
      month,
      below,
      months: months.map((one) => ({ value: one, text: one.split('-').reverse().join('/') })),
      choices: found.rows.map((one) => ({ value: String(one.id), text: one.name })),
      unit: unit && { value: String(unit.id), name: unit.name },
      total: found.total,
      searchable: found.total > UNITS || q !== '',
      reports: unit && month ? await this.reportsOf(asking, unit, month, below) : [],
    };
  }

  private async reportsOf(asking: Asking, unit: UnitHere, month: string, below: boolean) {
    const period = await periodOver(asking, unit.path, month);
    if (!period) return [];
    const monthly = ALL_REPORTS.flatMap((report) => {
      if (report.about !== 'unit' || !mayRead(asking.actor, report.code, unit.path, period.rootUnitId)) return [];
      const query = new URLSearchParams({
        month,
        unit: String(unit.id),
        ...(report.below === 'asked' && below ? { below: '1' } : {}),
      });
      return [{ code: report.code, query: query.toString(), below: report.below === 'always' || below, time: null }];
    });
    return [
      ...monthly,
      ...(mayRead(asking.actor, 'directive-05', unit.path, period.rootUnitId) ? spansOf(unit, month) : []),
    ];
  }
}

/** The half year and the year that the chosen month lies in. */
function spansOf(unit: UnitHere, month: string) {
  return [halfYearOn(`${month}-01`), month.slice(0, 4)].map((span) => {
    const { year, half } = spanOf(span)!;
    return {
      code: 'directive-05',
      query: new URLSearchParams({ unit: String(unit.id), span }).toString(),
      below: true,
      time: { key: half ? `half.${half}` : 'year', year },
    };
  });
}

/** Paths that lie in no other of them, so that no unit is offered twice. */
function topmost(scopes: readonly Scope[]): string[] {
  const paths = [...new Set(scopes.map((scope) => scope.path))];
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}
