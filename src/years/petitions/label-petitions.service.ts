import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows, type Tx } from '../../database/db.js';
import { petitionClock } from '../../legal/petitions/petition-clock.js';
import { clockHolidays } from '../../periods/holidays/holidays-between.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { writeLabels, type NewLabel } from '../classification/labels.write.js';
import { yearGroup } from '../classification/year-group.js';
import { openYearSheet, openYearSheetToAct, type OpenedYearSheet } from '../year-sheet-access.js';
import { findYear } from '../year.queries.js';
import { findLabelPetition, type LabelPetitionRow } from './label-petitions.queries.js';
import { readLabelDecision, readReason } from './label-petition.form.js';
import { lockAgency, newLabelIssues } from './new-label.js';

export interface OpenedLabelPetition extends OpenedYearSheet {
  petition: LabelPetitionRow;
}

@Injectable()
export class LabelPetitionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async open(actor: Actor, id: number, on: Rows = this.db): Promise<OpenedLabelPetition> {
    const petition = await findLabelPetition(on, id);
    if (!petition) throw new NotFound();
    const opened = await openYearSheet(on, actor, petition.sheetId, this.clock.today());
    const { self, classifier, personnel, inspector } = opened.at;
    if (!self && !classifier && !personnel && !inspector) throw new NotFound();
    return { ...opened, petition };
  }

  /** The person's petition on their own label (Điều 22): once for each label, from its notice on. */
  async file(actor: Actor, sheetId: number, body: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const today = this.clock.today();
      const { sheet, at: stands, classifier } = await openYearSheetToAct(tx, actor, sheetId, today);
      if (!stands.self) throw new Forbidden();
      const { value: reason, issues } = readReason(body);
      if (issues) return issues;
      if (sheet.labelId === null) throw new Conflict('label-petition-not-now');
      const filed = await tx.one(
        'select id from label_petitions where year_sheet_id = $1 and (outcome is null or label_id = $2)',
        [sheetId, sheet.labelId],
      );
      if (filed) throw new Conflict('petition-filed');
      const at = this.clock.now();
      const { dueOn } = petitionClock(today, today, await clockHolidays(tx, [], today));
      const row = await tx.one<{ id: number }>(
        `insert into label_petitions (year_sheet_id, label_id, by_account, filed_at, received_on, due_on, reason) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [sheetId, sheet.labelId, actor.accountId, at, today, dueOn, reason],
      );
      await recordAct(tx, {
        chain: `official:${sheet.officialId}`,
        act: 'label-petition.filed',
        account: actor.accountId,
        at,
        detail: { petition: row!.id, label: sheet.labelId, dueOn, reason },
      });
      const params = { by: sheet.officialName, year: sheet.year, due: dueOn };
      if (classifier !== 'outside')
        await notify(tx, {
          officialId: classifier.officialId,
          code: 'label-petition-received',
          params,
          href: `/label-petitions/${row!.id}`,
          at,
        });
      return [];
    });
  }

  /** Decided by who has the authority to classify, never by the petitioner: kept, or a further label that names the old one. */
  async decide(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const before = await findLabelPetition(tx, id);
      if (!before) throw new NotFound();
      await lockAgency(tx, before.yearId, before.usingUnitId);
      const { petition, at: stands } = await this.open(actor, id, tx);
      if (!stands.classifier) throw new Forbidden(stands.self ? 'own-sheet' : 'forbidden');
      if (petition.outcome)
        throw new Conflict('petition-decided', {
          name: petition.decidedBy,
          at: formatMoment(petition.decidedAt, this.clock.zone),
        });
      const { value: decision, issues } = readLabelDecision(body);
      if (issues) return issues;
      const at = this.clock.now();
      const replaced = decision.outcome === 'replaced' ? await this.replace(tx, actor, petition, decision, at) : null;
      if (Array.isArray(replaced)) return replaced;
      await this.close(tx, actor, petition, { ...decision, newLabelId: replaced }, at);
      return [];
    });
  }

  /** The label comes from the record as it stands now, or is 'good' where the record says 'excellent'; the months have their own petition. */
  private async replace(
    tx: Tx,
    actor: Actor,
    petition: LabelPetitionRow,
    { label, reason }: { label: NewLabel['label'] | null; reason: string },
    at: Date,
  ): Promise<number | Issue[]> {
    const today = this.clock.today();
    const group = await yearGroup(tx, (await findYear(tx, petition.yearId))!, petition.usingUnitId, today);
    const person = group.people.find(({ sheet }) => sheet.id === petition.sheetId)!;
    const { computed } = person.label;
    if (label === null) return [{ field: 'label', code: 'classification:issue.labelNeeded' }];
    if (label !== computed && !(computed === 'excellent' && label === 'good'))
      return [{ field: 'label', code: 'classification:issue.notTheRecords' }];
    const issues = newLabelIssues(group, person, label);
    if (issues.length > 0) return issues;
    const own = person.label.reasons.filter((code) => code !== 'lowered');
    const reasons = [...own, ...(label === computed ? [] : ['lowered']), 'petition'];
    const [id] = await writeLabels(
      tx,
      [{ person, kind: 'petition', label, reasons, reason, decisionNumber: null, decisionDate: null }],
      { record: group.record, account: actor.accountId, at },
    );
    return id!;
  }

  private async close(
    tx: Tx,
    actor: Actor,
    petition: LabelPetitionRow,
    decision: { outcome: 'kept' | 'replaced'; reason: string; newLabelId: number | null },
    at: Date,
  ): Promise<void> {
    const { outcome, reason, newLabelId } = decision;
    await tx.change(
      'update label_petitions set outcome = $2, decided_by = $3, decided_at = $4, decision_reason = $5, new_label_id = $6 where id = $1',
      [petition.id, outcome, actor.accountId, at, reason, newLabelId],
    );
    const act = outcome === 'kept' ? 'label-petition.kept' : 'label-petition.replaced';
    await recordAct(tx, {
      chain: `official:${petition.officialId}`,
      act,
      account: actor.accountId,
      at,
      detail: { petition: petition.id, label: petition.labelId, newLabel: newLabelId, reason },
    });
    const params = { year: petition.year, by: actor.name };
    await notify(tx, {
      officialId: petition.officialId,
      code: `label-petition-${outcome}`,
      params,
      href: `/label-petitions/${petition.id}`,
      at,
    });
  }
}
