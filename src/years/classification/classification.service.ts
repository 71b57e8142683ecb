import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import { toYearGroupJson } from '../../scoring/editions/year-tree.js';
import { openAgency } from './agency-access.js';
import type { ClassificationFacts } from './classification.view.js';
import { decisionsOf, publicationOf } from './group.queries.js';
import { yearGroup } from './year-group.js';

@Injectable()
export class ClassificationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async look(actor: Actor, yearId: number, unitId: number | null): Promise<ClassificationFacts> {
    const today = this.clock.today();
    const agency = await openAgency(this.db, actor, yearId, unitId, today);
    const [group, decisions, published] = await Promise.all([
      yearGroup(this.db, agency.year, agency.unit.unitId, today),
      decisionsOf(this.db, yearId, agency.unit.unitId),
      publicationOf(this.db, yearId, agency.unit.unitId),
    ]);
    return { agency, group, decisions, published };
  }

  /** The whole record holds everybody's points: for who classifies the people, and personnel. */
  async record(actor: Actor, yearId: number, unitId: number | null): Promise<{ json: string; name: string }> {
    const { agency, group } = await this.look(actor, yearId, unitId);
    if (!agency.may.people && !agency.personnel) throw new Forbidden();
    return { json: toYearGroupJson(group.record), name: `year-group-${agency.year.year}-${agency.unit.code}.json` };
  }
}
