import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { nameOn } from '../standing/units-on.js';
import { paperNamesOn, type NamesOnPaper } from '../units/paper-names.queries.js';
import { placeOfName } from '../units/place-on-paper.js';
import { SettingsService } from '../units/settings.service.js';
import { usingAgencies } from '../years/using-agency.js';
import type { PaperAgency } from './paper/papers.js';

export interface PaperHead {
  agency: PaperAgency;
  place: string;
  /** What the agency is called on papers; empty texts where nothing was typed. */
  names: NamesOnPaper;
}

/** The agency at the head of every form: the settings' name where it is the root, else its own under the root's. */
@Injectable()
export class PaperHeads {
  constructor(
    private readonly db: Db,
    private readonly settings: SettingsService,
  ) {}

  /** For a unit: the using agency it belongs to (Điều 10), called as it was on the day of the paper. */
  async ofUnit(unitId: number, day: string): Promise<PaperHead> {
    const using = await usingAgencies(this.db, [unitId]);
    return this.ofAgency(using.get(unitId) ?? unitId, day);
  }

  async ofAgency(unitId: number, day: string): Promise<PaperHead> {
    const [settings, unit, names] = await Promise.all([
      this.settings.all(unitId),
      this.db.one<{ name: string; root: string; isRoot: boolean; rootId: number }>(
        `select ${nameOn('u.id', '$2::date')} as name, ${nameOn('r.id', '$2::date')} as root, u.parent_id is null as "isRoot", r.id as "rootId" from units u
         join units r on r.parent_id is null and u.path like r.path || '%' where u.id = $1`,
        [unitId, day],
      ),
      paperNamesOn(this.db, unitId, 'state', day),
    ]);
    const top = unit && !unit.isRoot ? await paperNamesOn(this.db, unit.rootId, 'state', day) : names;
    const root = top.name || settings.agency || unit?.root || '';
    const name = names.name || (unit?.isRoot === false ? unit.name : root);
    const above = names.above || (unit?.isRoot === false ? root : settings['agency-above']);
    return {
      agency: { name, ...(above ? { above } : {}), ...(names.suffix ? { suffix: names.suffix } : {}) },
      place: names.place || top.place || settings.place || placeOfName(unit?.root ?? ''),
      names,
    };
  }

  /** A committee in the Party's layout, as its papers call it on a day. */
  ofCommittee(unitId: number, day: string): Promise<NamesOnPaper> {
    return paperNamesOn(this.db, unitId, 'party', day);
  }
}
