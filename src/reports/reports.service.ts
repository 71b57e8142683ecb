import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Labels } from '../web/labels.js';
import { SettingsService } from '../units/settings.service.js';
import { askedReport, queryOf } from './asked-report.js';
import { countUnder } from './month.queries.js';
import { mayIssue, reportScope, type Scoped } from './report.policy.js';
import type { Format, ReportModel } from './report-model.js';
import { ISSUED_BY_COMMITTEES, type Issuer, type Making } from './report.js';
import { Words } from './words.js';

/** So many evaluations a report reads at most, in any format. */
const MOST_EVALUATIONS = 20_000;

export interface Made {
  model: ReportModel;
  words: Words;
  /** The address's question, to ask it again for another format. */
  query: Record<string, string>;
  /** The names in which this reader may have it issued; empty where there is nothing to choose. */
  issuers: Issuer[];
  tooLarge: null;
}
export interface TooLarge {
  tooLarge: { code: string; format: Format; count: number; most: number; unit: string; query: Record<string, string> };
}

/** Makes a report once, for whichever format: the same permission, the same figures. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly labels: Labels,
    private readonly settings: SettingsService,
  ) {}

  async make(actor: Actor, code: string, query: Record<string, unknown>, format: Format): Promise<Made | TooLarge> {
    const asked = askedReport(query);
    const scoped = await reportScope(this.db, actor, code, asked, this.clock.today());
    const tooLarge = await this.tooLarge(scoped, format, queryOf(asked));
    if (tooLarge) return { tooLarge };
    const making = this.making(actor);
    return {
      model: await built(scoped, making),
      words: making.words,
      query: queryOf(asked),
      issuers: issuersOf(actor, scoped),
      tooLarge: null,
    };
  }

  private making(actor: Actor): Making {
    const words = new Words(actor.lang, this.labels.in(actor.lang), this.clock.zone);
    return {
      db: this.db,
      words,
      by: actor.name,
      at: this.clock.now(),
      today: this.clock.today(),
      settings: (unitId) => this.settings.all(unitId),
    };
  }

  private async tooLarge(
    scoped: Scoped,
    format: Format,
    query: Record<string, string>,
  ): Promise<TooLarge['tooLarge'] | null> {
    if (scoped.about !== 'unit') return null;
    const { report, scope } = scoped;
    const count = await countUnder(this.db, scope.period.id, scope.unit.path);
    const most = format === 'paper' ? Math.min(report.mostOnPaper, MOST_EVALUATIONS) : MOST_EVALUATIONS;
    return count > most ? { code: report.code, format, count, most, unit: scope.unit.name, query } : null;
  }
}

function built(scoped: Scoped, making: Making): Promise<ReportModel> {
  switch (scoped.about) {
    case 'unit':
      return scoped.report.build(making, scoped.scope);
    case 'span':
      return scoped.report.build(making, scoped.scope);
    case 'official':
      return scoped.report.build(making, scoped.scope);
    case 'evaluation':
      return scoped.report.build(making, scoped.opened);
  }
}

function issuersOf(actor: Actor, scoped: Scoped): Issuer[] {
  if (scoped.about !== 'unit' && scoped.about !== 'span') return [];
  return ISSUED_BY_COMMITTEES.includes(scoped.report.code) && mayIssue(actor, scoped.scope.unit.path)
    ? ['agency', 'committee']
    : [];
}
