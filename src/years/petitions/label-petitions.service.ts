import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows } from '../../database/db.js';
import { petitionClock } from '../../legal/petitions/petition-clock.js';
import { clockHolidays } from '../../periods/holidays/holidays-between.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { writeLabels, type NewLabel } from '../classification/labels.write.js';
import { yearGroup } from '../classification/year-group.js';
import { openYearSheet, openYearSheetToAct, type OpenedYearSheet } from '../year-sheet-access.js';
import { findYear } from '../year.queries.js';
import { findLabelPetition, type LabelPetitionRow } from './label-petitions.queries.js';
import { readLabelDecision, readReason } from './label-petition.form.js';
import { lockAgency, newLabelIssues } from './new-label.js';
import { LabelPetition } from './label-petition.entity.js';

export interface OpenedLabelPetition extends OpenedYearSheet {
  petition: LabelPetitionRow;
}

@Injectable()
export class LabelPetitionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
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
    return this.acts.perform(actor, async (act) => {
      const { sheet, at: stands, classifier } = await openYearSheetToAct(act, actor, sheetId, act.today);
      if (!stands.self) throw new Forbidden();
      const { value: reason, issues } = readReason(body);
      if (issues) return issues;
      if (sheet.labelId === null) throw new Conflict('label-petition-not-now');
      const filed = await act.one(
        'select id from label_petitions where year_sheet_id = $1 and (outcome is null or label_id = $2)',
        [sheetId, sheet.labelId],
      );
      if (filed) throw new Conflict('petition-filed');
      const { dueOn } = petitionClock(act.today, act.today, await clockHolidays(act, [], act.today));
      const row = await act.insert(LabelPetition, {
        yearSheetId: sheetId,
        labelId: sheet.labelId,
        byAccount: actor.accountId,
        filedAt: act.at,
        receivedOn: act.today,
        dueOn,
        reason,
      });
      await act.record(`official:${sheet.officialId}`, 'label-petition.filed', {
        petition: row.id,
        label: sheet.labelId,
        dueOn,
        reason,
      });
      const params = { by: sheet.officialName, year: sheet.year, due: dueOn };
      if (classifier !== 'outside')
        await act.tell(classifier.officialId, 'label-petition-received', `/label-petitions/${row.id}`, params);
      return [];
    });
  }

  /** Decided by who has the authority to classify, never by the petitioner: kept, or a further label that names the old one. */
  async decide(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const before = await findLabelPetition(act, id);
      if (!before) throw new NotFound();
      await lockAgency(act, before.yearId, before.usingUnitId);
      const { petition, at: stands } = await this.open(actor, id, act);
      if (!stands.classifier) throw new Forbidden(stands.self ? 'own-sheet' : 'forbidden');
      if (petition.outcome) throw act.beaten('petition-decided', { name: petition.decidedBy, at: petition.decidedAt });
      const { value: decision, issues } = readLabelDecision(body);
      if (issues) return issues;
      const replaced = decision.outcome === 'replaced' ? await this.replace(act, petition, decision) : null;
      if (Array.isArray(replaced)) return replaced;
      await this.close(act, petition, { ...decision, newLabelId: replaced });
      return [];
    });
  }

  /** The label comes from the record as it stands now, or is 'good' where the record says 'excellent'; the months have their own petition. */
  private async replace(
    act: Act,
    petition: LabelPetitionRow,
    { label, reason }: { label: NewLabel['label'] | null; reason: string },
  ): Promise<number | Issue[]> {
    const group = await yearGroup(act, (await findYear(act, petition.yearId))!, petition.usingUnitId, act.today);
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
      act,
      [{ person, kind: 'petition', label, reasons, reason, decisionNumber: null, decisionDate: null }],
      { record: group.record, account: act.actor.accountId, at: act.at },
    );
    return id!;
  }

  private async close(
    act: Act,
    petition: LabelPetitionRow,
    decision: { outcome: 'kept' | 'replaced'; reason: string; newLabelId: number | null },
  ): Promise<void> {
    const { outcome, reason, newLabelId } = decision;
    await act.update(
      LabelPetition,
      { id: petition.id },
      { outcome, decidedBy: act.actor.accountId, decidedAt: act.at, decisionReason: reason, newLabelId },
    );
    const done = outcome === 'kept' ? 'label-petition.kept' : 'label-petition.replaced';
    await act.record(`official:${petition.officialId}`, done, {
      petition: petition.id,
      label: petition.labelId,
      newLabel: newLabelId,
      reason,
    });
    const params = { year: petition.year, by: act.actor.name };
    await act.tell(petition.officialId, `label-petition-${outcome}`, `/label-petitions/${petition.id}`, params);
  }
}
