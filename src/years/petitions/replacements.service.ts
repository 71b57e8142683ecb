import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { Clock } from '../../clock.js';
import { Db, type Rows } from '../../database/db.js';
import { headChain } from '../../standing/chain.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { NumberedDecisionForm, notYet } from '../classification/decision.form.js';
import { tellLabels, writeLabels } from '../classification/labels.write.js';
import { yearGroup } from '../classification/year-group.js';
import { openYearRecord } from '../year-record-access.js';
import { findYearRecord, type YearRecord } from '../year-record.queries.js';
import { findYear } from '../year.queries.js';
import { readForm } from '../../web/read-form.js';
import { readReason } from '../../petitions/petition.form.js';
import { readLabel } from './label-petition.form.js';
import { lockAgency, newLabelIssues } from './new-label.js';
import { replacementIssues } from './replacement-bounds.js';
import { mayReplace } from './replacement.policy.js';

@Injectable()
export class ReplacementsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** For the head of the managing agency alone; who may read the year gets 403, others 404. */
  async open(actor: Actor, yearRecordId: number, on: Rows = this.db): Promise<YearRecord> {
    const yearRecord = await findYearRecord(on, yearRecordId);
    if (!yearRecord) throw new NotFound();
    const today = this.clock.today();
    if (!mayReplace(actor, yearRecord, await headChain(on, yearRecord.usingUnitId, today))) {
      await openYearRecord(on, actor, yearRecordId, today);
      throw new Forbidden(yearRecord.officialId === actor.officialId ? 'own-paper' : 'forbidden');
    }
    if (yearRecord.labelId === null) throw new Conflict('not-classified-yet');
    return yearRecord;
  }

  /** A decision that takes the place of the earlier one, for a defect or dishonesty found later (Điều 21.3). The old label stays. */
  async replace(actor: Actor, yearRecordId: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const before = await this.open(actor, yearRecordId, act);
      await lockAgency(act, before.yearId, before.usingUnitId);
      const { reason, issues: unreasoned } = readReason(body, 'classification:issue.reason');
      const [form, label] = [readForm(NumberedDecisionForm, body, act.today), readLabel(body)];
      const none: Issue[] = label === null ? [{ field: 'label', code: 'classification:issue.labelNeeded' }] : [];
      const issues = [...none, ...(form.issues ?? notYet(form.value, act.today)), ...unreasoned];
      if (issues.length > 0 || label === null) return issues;
      const group = await yearGroup(act, (await findYear(act, before.yearId))!, before.usingUnitId, act.today);
      const person = group.people.find(({ yearRecord }) => yearRecord.id === yearRecordId)!;
      const stopped = [...newLabelIssues(group, person, label), ...replacementIssues(person, label)];
      if (stopped.length > 0) return stopped.slice(0, 1);
      const { number, decidedOn } = form.value!;
      const given = {
        person,
        kind: 'replacement' as const,
        label,
        reasons: ['replacement'],
        reason,
        decisionNumber: number,
        decisionDate: decidedOn,
      };
      const [id] = await writeLabels(act, [given], { record: group.record, account: actor.accountId, at: act.at });
      const detail = { sheet: yearRecordId, label: id, supersedes: before.labelId, number, decidedOn, reason };
      await act.record(`official:${before.officialId}`, 'year.label-replaced', detail);
      await tellLabels(act, [given], 'year-label-replaced', actor.name, act.at);
      return [];
    });
  }
}
