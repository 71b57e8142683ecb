import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { mayTypeFigures } from '../measures/measure.policy.js';
import { DraftersService } from './drafters.service.js';
import { mayEdit, mayReadDraft } from './set.policy.js';
import { openUnitSet, type UnitSet } from './set-access.js';
import { newestVersion, versionInForce, versionsOf } from './version.queries.js';
import { libraryView, versionHead } from './version.view.js';

/** A unit's set: what is in force, what is being written and by whom, and what was. */
@Injectable()
export class UnitPages {
  constructor(
    private readonly db: Db,
    private readonly drafters: DraftersService,
  ) {}

  async unit(actor: Actor, set: UnitSet): Promise<Page> {
    const data = {
      ...(await this.setView(set)),
      library: libraryView(actor.lang),
      ...(await this.drafterView(set)),
      canSource: mayTypeFigures(actor, { id: set.unit.unitId, path: set.unit.path }),
    };
    return page('criteria/unit', data, 'criteria-pages:unitTitle', { unit: set.unit.name });
  }

  /** The set of the unit where the person works; null for an account without one. */
  async own(asking: Asking) {
    if (!asking.actor.unit) return null;
    return this.setView(await openUnitSet(asking, asking.actor, asking.actor.unit.unitId, asking.today));
  }

  private async setView({ unit, at }: UnitSet) {
    const [inForce, newest] = await Promise.all([versionInForce(this.db, unit), newestVersion(this.db, unit.path)]);
    const versions = await versionsOf(this.db, unit.unitId);
    const open = mayReadDraft(at) ? versions.find((version) => !version.countersignedAt) : undefined;
    return {
      unitId: unit.unitId,
      unitName: unit.name,
      inForce: inForce ? versionHead(inForce) : null,
      toCome: newest && newest.id !== inForce?.id ? versionHead(newest) : null,
      inherited: inForce !== undefined && inForce.unitId !== unit.unitId,
      open: open ? { ...versionHead(open), editable: mayEdit(at) && !open.signedAt } : null,
      canStart: mayEdit(at) && !versions.some((version) => !version.countersignedAt),
      versions: versions.filter((version) => version.countersignedAt).map(versionHead),
    };
  }

  private async drafterView({ unit, at }: UnitSet) {
    const drafters = at.head || at.above || at.drafter ? await this.drafters.of(unit.unitId) : [];
    const people = at.head ? await this.drafters.candidates(unit.unitId) : [];
    return {
      drafters,
      showDrafters: at.head || drafters.length > 0,
      canName: at.head,
      candidates: people.map(({ id, name, title }) => ({ value: String(id), text: `${name} (${title})` })),
    };
  }
}
