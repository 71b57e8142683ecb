import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { notify, notifyMany } from '../accounts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { Upload, UploadedFile } from '../web/upload.js';
import { conflictOf } from './approval-conflict.js';
import { writeResult } from './approval-row.js';
import { decidingOf } from './approval-state.js';
import { safeName } from './file-kinds.js';
import { lockLed } from './head-led.js';
import { readFile, readOutside, type OutsideInput } from './outside-decision.form.js';
import { mayConfirmOutside, mayEnterOutside } from './outside-decision.policy.js';
import { lastOutsideDecision, type OutsideDecisionRow } from './outside-decision.queries.js';
import { asksPromises } from './self-stated.js';
import { openSheetToAct, type OpenedSheet } from './sheet-access.js';
import { scoreSheet } from './sheet-score.js';
import { dueCommitments, type Sheet } from './sheet.queries.js';
import { mustState, valueFault, type Stated } from './stated.js';

@Injectable()
export class OutsideDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Takes in what was decided outside the tree; it counts when a second person has confirmed it. */
  async enter(actor: Actor, id: number, upload: Upload): Promise<Issue[]> {
    const read = await readFile(upload.files);
    return this.db.tx(async (tx) => {
      const opened = await openSheetToAct(tx, actor, id, this.clock.today());
      if (!mayEnterOutside(opened)) throw new Forbidden(opened.at.self ? 'own-sheet' : 'forbidden');
      await this.mustBeDecidable(tx, opened.sheet);
      const before = await lastOutsideDecision(tx, id);
      if (before && isOpen(before)) throw new Conflict('outside-entered', { name: before.enteredByName });
      const due = await dueCount(tx, opened.sheet);
      const { value, issues } = readOutside(
        upload.fields,
        opened.sheet.content.criteria,
        due,
        this.clock.today(),
        opened.sheet.figures,
      );
      const all = 'issue' in read ? [read.issue, ...issues] : issues;
      if (all.length > 0 || 'issue' in read) return all;
      await this.keep(tx, actor, opened, value, read);
      return [];
    });
  }

  /** The second person's word makes it the result. */
  async confirm(actor: Actor, id: number): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { opened, decision } = await this.toAnswer(tx, actor, id);
      const { sheet } = opened;
      await this.mustBeDecidable(tx, sheet);
      const led = await lockLed(tx, sheet, this.clock.today());
      if (led.waiting.length > 0) {
        const names = led.waiting
          .slice(0, 3)
          .map((each) => each.name)
          .join(', ');
        return [{ field: '', code: 'approvals:blocker.led', params: { count: led.waiting.length, names } }];
      }
      const stated: Stated = {
        values: decision.values,
        leftOut: decision.leftOut,
        due: await dueCount(tx, sheet),
        led: led.scores,
      };
      if (!stillRight(sheet, stated)) throw new Conflict('outside-stale');
      const at = this.clock.now();
      await tx.change('update outside_decisions set confirmed_by = $2, confirmed_at = $3 where id = $1', [
        decision.id,
        actor.accountId,
        at,
      ]);
      const scored = scoreSheet(sheet.content, sheet.tier, stated);
      const approvalId = await writeResult(tx, actor, {
        sheet,
        kind: 'outside',
        stated,
        scored,
        ledApprovals: led.approvals,
        notes: decision.notes,
        reason: `${decision.number} · ${decision.decidedOn}`,
        handedIn: sheet.submittedAt !== null && sheet.status !== 'draft',
        at,
      });
      const detail = {
        approvalId,
        kind: 'outside',
        decision: decision.number,
        enteredBy: decision.enteredBy,
        score: scored.score,
        exemplarity: scored.exemplarity,
      };
      await recordAct(tx, {
        chain: `evaluation:${id}`,
        act: 'evaluation.approved',
        account: actor.accountId,
        at,
        detail,
      });
      await notify(tx, {
        officialId: sheet.officialId,
        code: 'approved',
        params: { month: sheet.month, by: decision.number },
        href: `/evaluations/${id}`,
        at,
      });
      return [];
    });
  }

  /** Refused, nothing is lost: what was entered fills the form again. */
  async refuse(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const { decision } = await this.toAnswer(tx, actor, id);
      const at = this.clock.now();
      await tx.change('update outside_decisions set refused_by = $2, refused_at = $3 where id = $1', [
        decision.id,
        actor.accountId,
        at,
      ]);
      await recordAct(tx, {
        chain: `evaluation:${id}`,
        act: 'evaluation.outside-refused',
        account: actor.accountId,
        at,
        detail: { number: decision.number },
      });
    });
  }

  private async toAnswer(
    tx: Tx,
    actor: Actor,
    id: number,
  ): Promise<{ opened: OpenedSheet; decision: OutsideDecisionRow }> {
    const opened = await openSheetToAct(tx, actor, id, this.clock.today());
    const decision = await lastOutsideDecision(tx, id);
    if (!mayConfirmOutside(actor, opened, decision?.enteredBy ?? 0))
      throw new Forbidden(opened.at.self ? 'own-sheet' : 'forbidden');
    if (!decision || !isOpen(decision)) throw await conflictOf(tx, opened.sheet, this.clock.zone);
    return { opened, decision };
  }

  private async mustBeDecidable(tx: Tx, sheet: Sheet): Promise<void> {
    if (!decidingOf(sheet, this.clock.today())) throw await conflictOf(tx, sheet, this.clock.zone);
  }

  private async keep(
    tx: Tx,
    actor: Actor,
    opened: OpenedSheet,
    input: OutsideInput,
    read: { file: UploadedFile; mediaType: string },
  ): Promise<void> {
    const { sheet } = opened;
    const at = this.clock.now();
    const { bytes } = read.file;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await tx.one(
      `with f as (insert into files (sha256, media_type, size, name, content, uploaded_by, at) values ($1, $2, $3, $4, $5, $6, $7) returning id)
       insert into outside_decisions (evaluation_id, number, decided_on, file_id, values, left_out, notes, entered_by, entered_at)
       select $8, $9, $10, f.id, $11, $12, $13, $6, $7 from f returning id`,
      [
        sha256,
        read.mediaType,
        bytes.length,
        safeName(read.file.name, read.mediaType),
        bytes,
        actor.accountId,
        at,
        sheet.id,
        input.number,
        input.decidedOn,
        input.entries.values,
        input.entries.leftOut,
        JSON.stringify(input.entries.notes),
      ],
    );
    const detail = {
      number: input.number,
      decidedOn: input.decidedOn,
      values: input.entries.values,
      leftOut: input.entries.leftOut,
      sha256,
    };
    await recordAct(tx, {
      chain: `evaluation:${sheet.id}`,
      act: 'evaluation.outside-entered',
      account: actor.accountId,
      at,
      detail,
    });
    await this.tellSecretaries(tx, sheet, input, at);
  }

  private async tellSecretaries(tx: Tx, sheet: Sheet, input: OutsideInput, at: Date): Promise<void> {
    const secretaries = await tx.rows<{ officialId: number }>(
      `select distinct m.official_id as "officialId" from committee_members m join committees c on c.id = m.committee_id join units u on u.id = c.unit_id
       where m.role = 'secretary' and $1 like u.path || '%' and m.official_id <> $2 and ${heldOn('m', '$3')}`,
      [sheet.unitPath, sheet.officialId, this.clock.today()],
    );
    const params = { name: sheet.officialName, month: sheet.month, number: input.number };
    await notifyMany(
      tx,
      secretaries.map(({ officialId }) => ({
        officialId,
        code: 'outside-to-confirm',
        params,
        href: `/approvals/${sheet.id}/outside-decision`,
        at,
      })),
    );
  }
}

export function isOpen(decision: OutsideDecisionRow): boolean {
  return decision.confirmedAt === null && decision.refusedAt === null;
}

export async function dueCount(tx: Pick<Tx, 'rows' | 'one'>, sheet: Sheet): Promise<number> {
  return asksPromises(sheet.content) ? (await dueCommitments(tx, sheet.officialId, sheet.month)).length : 0;
}

/** A promise moved or a version changed since it was entered: then the entries no longer fit the sheet. */
function stillRight(sheet: Sheet, stated: Stated): boolean {
  return (
    sheet.content.criteria.length === stated.values.length &&
    sheet.content.criteria.every((criterion, place) => {
      if (stated.leftOut[place] || !mustState(criterion, stated.due)) return true;
      const value = stated.values[place] ?? null;
      return value !== null && valueFault(criterion, value, stated.due) === null;
    })
  );
}
