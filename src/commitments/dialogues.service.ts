import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import { makeCommitment } from '../evaluations/commitments.service.js';
import { countDialogues } from '../measures/count-dialogues.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { inAgencyOf, topOf } from './agency.js';
import type { DialogueForm } from './dialogue.form.js';
import { findDialogue, placesLed, type OneDialogue, type Place } from './dialogues.queries.js';
import { sameCommitments, type SameText } from './same.js';

export type Recorded = { id: number } | { same: SameText[] };

/** A leader's dialogue with people: recorded with what was promised, taken back only with a reason. */
@Injectable()
export class DialoguesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** For people of the agency; to others it does not exist. */
  async read(actor: Actor, id: number, on: Rows = this.db): Promise<OneDialogue> {
    const dialogue = await findDialogue(on, id);
    if (!dialogue || !inAgencyOf(actor, dialogue.unitPath)) throw new NotFound();
    return dialogue;
  }

  /** Where the person leads today; nobody else records dialogues. */
  async placesOf(actor: Actor, on: Rows = this.db): Promise<Place[]> {
    const places = actor.officialId === null ? [] : await placesLed(on, actor.officialId, this.clock.today());
    if (places.length === 0) throw new Forbidden('dialogue-leader');
    return places;
  }

  /** The dialogue, its promises as the leader's commitments, and the unit's count of the month: all or nothing. */
  async record(actor: Actor, form: DialogueForm, anyway: boolean): Promise<Recorded> {
    return this.db.tx(async (tx) => {
      const places = await this.placesOf(actor, tx);
      const place = form.unitId === null ? places[0]! : places.find(({ id }) => id === form.unitId);
      if (!place) throw new NotFound();
      const texts = form.promises.map(({ text }) => text);
      const same =
        texts.length === 0
          ? []
          : await sameCommitments(tx, {
              officialId: actor.officialId!,
              rootPath: `/${topOf(place.path)}/`,
              texts,
              today: this.clock.today(),
            });
      if (same.length > 0 && !anyway) return { same };
      const at = this.clock.now();
      const row = await tx.one<{ id: number }>(
        `insert into dialogues (unit_id, leader_id, held_on, with_whom, people, asked, answered, by_account, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
        [
          place.id,
          actor.officialId,
          form.heldOn,
          form.withWhom,
          form.people,
          form.asked,
          form.answered,
          actor.accountId,
          at,
        ],
      );
      for (const [n, promise] of form.promises.entries()) {
        await makeCommitment(
          tx,
          actor,
          { ...promise, dialogueId: row!.id, nearlySame: same.filter(({ item }) => item === n + 1) },
          at,
        );
      }
      await countDialogues(tx, place.id, form.heldOn.slice(0, 7), {
        account: actor.accountId,
        at,
        why: 'dialogues.recorded',
      });
      const detail = {
        dialogue: row!.id,
        heldOn: form.heldOn,
        withWhom: form.withWhom,
        people: form.people,
        promises: form.promises.length,
      };
      await recordAct(tx, {
        chain: `unit:${place.id}`,
        act: 'dialogue.recorded',
        account: actor.accountId,
        at,
        detail,
      });
      return { id: row!.id };
    });
  }

  /** What was promised stays promised; the count of the month goes down by one. */
  async withdraw(actor: Actor, id: number, reason: string): Promise<void> {
    await this.db.tx(async (tx) => {
      await tx.rows('select id from dialogues where id = $1 for update', [id]);
      const dialogue = await this.read(actor, id, tx);
      if (dialogue.leaderId !== actor.officialId) throw new Forbidden();
      if (dialogue.withdrawnAt) throw new Conflict('dialogue-withdrawn');
      const at = this.clock.now();
      await tx.change(
        'update dialogues set withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4, revision = revision + 1 where id = $1',
        [id, at, actor.accountId, reason],
      );
      await countDialogues(tx, dialogue.unitId, dialogue.heldOn.slice(0, 7), {
        account: actor.accountId,
        at,
        why: 'dialogues.withdrawn',
      });
      await recordAct(tx, {
        chain: `unit:${dialogue.unitId}`,
        act: 'dialogue.withdrawn',
        account: actor.accountId,
        at,
        detail: { dialogue: id, heldOn: dialogue.heldOn, reason },
      });
    });
  }
}
