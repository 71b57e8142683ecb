import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
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
import { Dialogue } from './dialogue.entity.js';
import { sql } from '../database/entity-sql.js';

export type Recorded = { id: number } | { same: SameText[] };

/** A leader's dialogue with people: recorded with what was promised, taken back only with a reason. */
@Injectable()
export class DialoguesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
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
    return this.acts.perform(actor, async (act) => {
      const places = await this.placesOf(actor, act);
      const place = form.unitId === null ? places[0]! : places.find(({ id }) => id === form.unitId);
      if (!place) throw new NotFound();
      const texts = form.promises.map(({ text }) => text);
      const same =
        texts.length === 0
          ? []
          : await sameCommitments(act, {
              officialId: actor.officialId!,
              rootPath: `/${topOf(place.path)}/`,
              texts,
              today: act.today,
            });
      if (same.length > 0 && !anyway) return { same };
      const row = await act.insert(Dialogue, {
        unitId: place.id,
        leaderId: actor.officialId!,
        heldOn: form.heldOn,
        withWhom: form.withWhom,
        people: form.people,
        asked: form.asked,
        answered: form.answered,
        ...act.by,
      });
      for (const [n, promise] of form.promises.entries()) {
        await makeCommitment(
          act,
          { ...promise, dialogueId: row.id, nearlySame: same.filter(({ item }) => item === n + 1) },
          act.at,
        );
      }
      await countDialogues(act, place.id, form.heldOn.slice(0, 7), {
        account: actor.accountId,
        at: act.at,
        why: 'dialogues.recorded',
      });
      const detail = {
        dialogue: row.id,
        heldOn: form.heldOn,
        withWhom: form.withWhom,
        people: form.people,
        promises: form.promises.length,
      };
      await act.record(`unit:${place.id}`, 'dialogue.recorded', detail);
      return { id: row.id };
    });
  }

  /** What was promised stays promised; the count of the month goes down by one. */
  async withdraw(actor: Actor, id: number, reason: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      await act.rows('select id from dialogues where id = $1 for update', [id]);
      const dialogue = await this.read(actor, id, act);
      if (dialogue.leaderId !== actor.officialId) throw new Forbidden();
      if (dialogue.withdrawnAt) throw new Conflict('dialogue-withdrawn');
      await act.update(
        Dialogue,
        { id },
        { withdrawnAt: act.at, withdrawnBy: actor.accountId, withdrawnReason: reason, revision: sql('revision + 1') },
      );
      await countDialogues(act, dialogue.unitId, dialogue.heldOn.slice(0, 7), {
        account: actor.accountId,
        at: act.at,
        why: 'dialogues.withdrawn',
      });
      await act.record(`unit:${dialogue.unitId}`, 'dialogue.withdrawn', {
        dialogue: id,
        heldOn: dialogue.heldOn,
        reason,
      });
    });
  }
}
