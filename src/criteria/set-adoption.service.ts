import { Injectable } from '@nestjs/common';
import { notifyMany, type Notification } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, Stale } from '../web/errors.js';
import { refusals } from './finding.js';
import { checkSet } from './four-tests.js';
import { openDraftToEdit, openVersionToAct, type OpenedVersion } from './set-access.js';
import { countersignerOf, mayCountersign } from './set.policy.js';
import type { Decision } from './signature.form.js';
import { chainOf } from './version.queries.js';
import type { Version } from './version.js';

/** From a draft to a version in force: signed by the unit's head, countersigned by the head above. */
@Injectable()
export class SetAdoptionService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** False when the draft changed after `revision` was read: nobody signs what they have not seen. */
  async sign(actor: Actor, id: number, revision: number, decision: Decision): Promise<boolean> {
    return this.db.tx(async (tx) => {
      const opened = await openDraftToEdit(tx, actor, id, this.clock.today());
      if (!opened.at.head || actor.officialId === null) throw new Forbidden();
      if (opened.version.revision !== revision) return false;
      if (refusals(checkSet(opened.version.content)).length > 0) throw new Conflict('set-refused-by-tests');
      const now = this.clock.now();
      await tx.change(
        `update criteria_versions set signed_by = $2, signed_at = $3, decision_number = $4, decision_date = $5,
           revision = revision + 1, updated_at = $3 where id = $1`,
        [id, actor.accountId, now, decision.number, decision.date],
      );
      await recordAct(tx, {
        chain: chainOf(id),
        act: 'criteria.signed',
        account: actor.accountId,
        at: now,
        detail: { ...decision },
      });
      await this.tellCountersigners(tx, actor, opened);
      return true;
    });
  }

  /** The signer, or who heads the unit now, takes the signature back while nobody countersigned. */
  async takeBack(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const { version, at } = this.waiting(await openVersionToAct(tx, actor, id, this.clock.today()));
      if (!at.head && version.signedBy !== actor.accountId) throw new Forbidden();
      await this.unsign(tx, actor, id, 'criteria.signature-taken-back', {});
    });
  }

  async countersign(actor: Actor, id: number, revision: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const { version } = await this.toCountersign(tx, actor, id, revision);
      const now = this.clock.now();
      await tx.change('update criteria_versions set countersigned_by = $2, countersigned_at = $3 where id = $1', [
        id,
        actor.accountId,
        now,
      ]);
      await tx.change('update criteria_sets set name = $2 where id = $1', [version.setId, version.content.name]);
      await recordAct(tx, {
        chain: chainOf(id),
        act: 'criteria.adopted',
        account: actor.accountId,
        at: now,
        detail: { content: version.content },
      });
      await this.tellSigner(tx, actor, version, 'set-adopted');
    });
  }

  async refuse(actor: Actor, id: number, revision: number, reason: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const { version } = await this.toCountersign(tx, actor, id, revision);
      await this.unsign(tx, actor, id, 'criteria.refused', { reason });
      await this.tellSigner(tx, actor, version, 'set-refused');
    });
  }

  private async toCountersign(tx: Tx, actor: Actor, id: number, revision: number): Promise<OpenedVersion> {
    const opened = await openVersionToAct(tx, actor, id, this.clock.today());
    if (!mayCountersign(actor, opened.chain, opened.version)) {
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

  private async unsign(tx: Tx, actor: Actor, id: number, act: string, detail: Record<string, unknown>): Promise<void> {
    const now = this.clock.now();
    await tx.change(
      `update criteria_versions set signed_by = null, signed_at = null, decision_number = null, decision_date = null,
         revision = revision + 1, updated_at = $2 where id = $1`,
      [id, now],
    );
    await recordAct(tx, { chain: chainOf(id), act, account: actor.accountId, at: now, detail });
  }

  private async tellCountersigners(tx: Tx, actor: Actor, { version, chain }: OpenedVersion): Promise<void> {
    const approver = countersignerOf(chain, actor.officialId!);
    const officials = approver === 'outside' ? await outsideOfficials(tx, version.unitPath) : [approver.officialId];
    await notifyMany(
      tx,
      officials.map((officialId) => this.notice(actor, officialId, 'set-signed', version)),
    );
  }

  private async tellSigner(tx: Tx, actor: Actor, version: Version, code: string): Promise<void> {
    if (version.signerOfficialId !== null)
      await notifyMany(tx, [this.notice(actor, version.signerOfficialId, code, version)]);
  }

  private notice(actor: Actor, officialId: number, code: string, version: Version): Notification {
    const params = { by: actor.name, name: version.content.name, unit: version.unitName, number: version.number };
    return { officialId, code, params, href: `/criteria/versions/${version.id}`, at: this.clock.now() };
  }
}

/** Outside approvers who are officials of their own; an account without one sees the set waiting on its pages. */
async function outsideOfficials(tx: Tx, unitPath: string): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select distinct a.official_id as id from account_roles r join accounts a on a.id = r.account_id
       join units u on u.id = r.unit_id
     where r.role = 'outside-approver' and r.ended_at is null and a.disabled_at is null and a.official_id is not null
       and $1 like u.path || '%'`,
    [unitPath],
  );
  return rows.map(({ id }) => id);
}
