import type { Rows } from '../database/db.js';
import { nameOf } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import type { OpenedVersion } from './set-access.js';
import { measureNames } from './set-measures.js';
import { countersignerOf, mayCountersign, mayEdit } from './set.policy.js';
import { stateOf } from './version.js';
import { contentView, versionHead } from './version.view.js';

/** A version, and what this person may do to it now. `reason` is a refusal as typed. */
export async function versionPage(on: Rows, actor: Actor, opened: OpenedVersion, reason = ''): Promise<Page> {
  const { version, at, chain } = opened;
  const waiting = stateOf(version) === 'waiting';
  const above = version.signerOfficialId === null ? null : countersignerOf(chain, version.signerOfficialId);
  const data = {
    version: versionHead(version),
    ...contentView(version.content, actor.lang, await measureNames(on, version.unitPath, version.content)),
    canEdit: stateOf(version) === 'draft' && mayEdit(at),
    canTakeBack: waiting && (at.head || version.signedBy === actor.accountId),
    canCountersign: waiting && mayCountersign(actor, chain, version),
    waiting,
    awaits: above === null || nameOf(above),
    reason,
  };
  return page('criteria/version', data, 'criteria-pages:version.title', {
    name: version.content.name,
    number: version.number,
  });
}
