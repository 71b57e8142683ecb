import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Labels } from '../web/labels.js';
import { SettingsService } from '../units/settings.service.js';
import { askedReport, queryOf } from './asked-report.js';
import { countUnder } from './month.queries.js';
import { reportScope, type Scoped } from './report.policy.js';
import type { Format, ReportModel } from './report-model.js';
import type { Making } from './report.js';
import { Words } from './words.js';

/** So many sheets a report reads at most, in any format. */
export const MOST_SHEETS = 20_000;

export interface Made {
  model: ReportModel;
  words: Words;
  /** The address's question, to ask it again for another format. */
  query: Record<string, string>;
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
    const model = 'scope' in scoped ? await scoped.report.build(making, scoped.scope) : await scoped.report.build(making, scoped.opened);
    return { model, words: making.words, query: queryOf(asked), tooLarge: null };
  }

  private making(actor: Actor): Making {
    const words = new Words(actor.lang, this.labels.in(actor.lang), this.clock.zone);
    return { db: this.db, words, by: actor.name, at: this.clock.now(), today: this.clock.today(), settings: (unitId) => this.settings.all(unitId) };
  }

  private async tooLarge(scoped: Scoped, format: Format, query: Record<string, string>): Promise<TooLarge['tooLarge'] | null> {
    if (!('scope' in scoped)) return null;
    const { report, scope } = scoped;
    const count = await countUnder(this.db, scope.period.id, scope.unit.path);
    const most = format === 'paper' ? Math.min(report.mostOnPaper, MOST_SHEETS) : MOST_SHEETS;
    return count > most ? { code: report.code, format, count, most, unit: scope.unit.name, query } : null;
  }
}
