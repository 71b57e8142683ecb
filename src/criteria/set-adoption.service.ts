import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, Stale } from '../web/errors.js';
import { refusals } from './finding.js';
import { checkSet } from './four-tests.js';
import { openDraftToEdit, openVersionToAct, type OpenedVersion } from './set-access.js';
import { countersignerOf, mayCountersign } from './set.policy.js';
import type { Decision } from './signature.form.js';
import { chainOf } from './version.queries.js';
import type { Version } from './version.js';
import { CriteriaVersion } from './criteria-version.entity.js';
import { CriteriaSet } from './criteria-set.entity.js';
import { sql } from '../database/entity-sql.js';

/** From a draft to a version in force: signed by the unit's head, countersigned by the head above. */
@Injectable()
export class SetAdoptionService {
  constructor(private readonly acts: Acts) {}

  /** False when the draft changed after `revision` was read: nobody signs what they have not seen. */
  async sign(actor: Actor, id: number, revision: number, decision: Decision): Promise<boolean> {
    return this.acts.perform(actor, async (act) => {
      const opened = await openDraftToEdit(act, actor, id, act.today);
      if (!opened.at.head || actor.officialId === null) throw new Forbidden();
      if (opened.version.revision !== revision) return false;
      if (refusals(checkSet(opened.version.content)).length > 0) throw new Conflict('set-refused-by-tests');
      await act.update(
        CriteriaVersion,
        { id },
        {
          signedBy: actor.accountId,
          signedAt: act.at,
          decisionNumber: decision.number,
          decisionDate: decision.date,
          revision: sql('revision + 1'),
          updatedAt: act.at,
        },
      );
      await act.record(chainOf(id), 'criteria.signed', { ...decision });
      await this.tellCountersigners(act, opened);
      return true;
    });
  }

  /** The signer, or who heads the unit now, takes the signature back while nobody countersigned. */
  async takeBack(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { version, at } = this.waiting(await openVersionToAct(act, actor, id, act.today));
      if (!at.head && version.signedBy !== actor.accountId) throw new Forbidden();
      await this.unsign(act, id, 'criteria.signature-taken-back', {});
    });
  }

  async countersign(actor: Actor, id: number, revision: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { version } = await this.toCountersign(act, id, revision);
      await act.update(CriteriaVersion, { id }, { countersignedBy: actor.accountId, countersignedAt: act.at });
      await act.update(CriteriaSet, { id: version.setId }, { name: version.content.name });
      await act.record(chainOf(id), 'criteria.adopted', { content: version.content });
      await this.tellSigner(act, version, 'set-adopted');
    });
  }

  async refuse(actor: Actor, id: number, revision: number, reason: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { version } = await this.toCountersign(act, id, revision);
      await this.unsign(act, id, 'criteria.refused', { reason });
      await this.tellSigner(act, version, 'set-refused');
    });
  }

  private async toCountersign(act: Act, id: number, revision: number): Promise<OpenedVersion> {
    const opened = await openVersionToAct(act, act.actor, id, act.today);
    if (!mayCountersign(act.actor, opened.chain, opened.version)) {
      this.waiting(opened);
      throw new Forbidden();
    }
    this.waiting(opened);
    if (opened.version.revision !== revision) throw new Stale('set-changed');
    return opened;
  }

  private waiting(opened: OpenedVersion): OpenedVersion {
    const { version } = opened;
    if (version.countersignedAt) throw new Conflict('set-adopted', { name: version.countersignedByName });
    if (!version.signedAt) throw new Conflict('set-not-signed');
    return opened;
  }

  private async unsign(act: Act, id: number, code: string, detail: Record<string, unknown>): Promise<void> {
    await act.update(
      CriteriaVersion,
      { id },
      {
        signedBy: null,
        signedAt: null,
        decisionNumber: null,
        decisionDate: null,
        revision: sql('revision + 1'),
        updatedAt: act.at,
      },
    );
    await act.record(chainOf(id), code, detail);
  }

  private async tellCountersigners(act: Act, { version, chain }: OpenedVersion): Promise<void> {
    const approver = countersignerOf(chain, act.actor.officialId!);
    const said = noticeOf(act.actor, 'set-signed', version);
    if (approver !== 'outside') return act.tell(approver.officialId, ...said);
    return act.tellAccounts(await outsideAccounts(act, version.unitPath), ...said);
  }

  private async tellSigner(act: Act, version: Version, code: string): Promise<void> {
    if (version.signerOfficialId !== null)
      await act.tell(version.signerOfficialId, ...noticeOf(act.actor, code, version));
  }
}

function noticeOf(
  actor: Actor,
  code: string,
  version: Version,
): [code: string, href: string, params: Record<string, unknown>] {
  const params = { by: actor.name, name: version.content.name, unit: version.unitName, number: version.number };
  return [code, `/criteria/versions/${version.id}`, params];
}

async function outsideAccounts(act: Act, unitPath: string): Promise<number[]> {
  const rows = await act.rows<{ id: number }>(
    `select distinct a.id from account_roles r join accounts a on a.id = r.account_id
       join units u on u.id = r.unit_id
     where r.role = 'outside-approver' and r.ended_at is null and a.disabled_at is null
       and $1 like u.path || '%'`,
    [unitPath],
  );
  return rows.map(({ id }) => id);
}
