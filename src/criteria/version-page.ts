import type { Asking } from '../acts/asking.js';
import { nameOf } from '../standing/chain.js';
import { page, type Page } from '../web/answers.js';
import type { OpenedVersion } from './set-access.js';
import { sourceNames } from './person-sources/person-sources.queries.js';
import { measureNames } from './set-measures.js';
import { countersignerOf, mayCountersign, mayEdit } from './set.policy.js';
import { stateOf } from './version.js';
import { contentView, versionHead } from './version.view.js';

/** A version, and what this person may do to it now. `reason` is a refusal as typed. */
export async function versionPage(asking: Asking, opened: OpenedVersion, reason = ''): Promise<Page> {
  const { version, at, chain } = opened;
  const waiting = stateOf(version) === 'waiting';
  const above = version.signerOfficialId === null ? null : countersignerOf(chain, version.signerOfficialId);
  const measures = await measureNames(asking, version.unitPath, version.content);
  const persons = version.inForce ? await sourceNames(asking, version.unitId) : undefined;
  const data = {
    version: versionHead(version),
    ...contentView(version.content, asking.actor.lang, measures, persons),
    canEdit: stateOf(version) === 'draft' && mayEdit(at),
    canTakeBack: waiting && (at.head || version.signedBy === asking.actor.accountId),
    canCountersign: waiting && mayCountersign(asking.actor, chain, version),
    waiting,
    awaits: above === null || nameOf(above),
    reason,
  };
  return page('criteria/version', data, 'criteria-pages:version.title', {
    name: version.content.name,
    number: version.number,
  });
}
