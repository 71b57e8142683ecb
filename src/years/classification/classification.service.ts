import { recordInForce } from './record-in-force.js';
import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../web/errors.js';
import { toYearGroupJson } from '../../scoring/editions/year-tree.js';
import { peopleOfOtherRules } from '../others/others.queries.js';
import { openAgency } from './agency-access.js';
import type { ClassificationFacts } from './classification.view.js';
import { decisionsOf, publicationOf, type AgencyUnit } from './group.queries.js';
import { yearGroup } from './year-group.js';

/** The nearest of the agencies at or above a unit. */
function agencyAt(agencies: readonly AgencyUnit[], path: string): number | undefined {
  return agencies.filter((agency) => path.startsWith(agency.path)).sort((a, b) => b.path.length - a.path.length)[0]
    ?.unitId;
}

@Injectable()
export class ClassificationService {
  async look(asking: Asking, yearId: number, unitId: number | null): Promise<ClassificationFacts> {
    const today = asking.today;
    const agency = await openAgency(asking, asking.actor, yearId, unitId, today);
    const [group, decisions, published, others] = await Promise.all([
      yearGroup(asking, agency.year, agency.unit.unitId, today),
      decisionsOf(asking, yearId, agency.unit.unitId),
      publicationOf(asking, yearId, agency.unit.unitId),
      peopleOfOtherRules(asking, agency.year, today),
    ]);
    const inAgency = others.filter(({ unitPath }) => agencyAt(agency.all, unitPath) === agency.unit.unitId);
    return { agency, group, decisions, published, others: inAgency.length };
  }

  /** The whole record holds everybody's points: for who classifies the people, and personnel. */
  async record(asking: Asking, yearId: number, unitId: number | null): Promise<{ json: string; name: string }> {
    const { agency, group } = await this.look(asking, yearId, unitId);
    if (!agency.may.people && !agency.personnel) throw new Forbidden();
    return {
      json: toYearGroupJson(await recordInForce(asking, group)),
      name: `year-group-${agency.year.year}-${agency.unit.code}.json`,
    };
  }
}
