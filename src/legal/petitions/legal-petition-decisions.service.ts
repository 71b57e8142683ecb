import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { lockLedResults } from '../sheets/led-open.js';
import { writeLegalResult } from '../sheets/legal-result-row.js';
import { legalResultsOf, type LegalResultRow } from '../sheets/legal-results.queries.js';
import { openLegalSheet, openLegalSheetToAct, type OpenedLegalSheet } from '../sheets/legal-sheet-access.js';
import type { LegalSheet } from '../sheets/legal-sheet.queries.js';
import type { Body } from '../../web/read-form.js';
import { workOf } from '../work/work.queries.js';
import { readPetitionDecision, type LegalPetitionDecision } from './legal-petition.form.js';
import { findLegalPetition, type LegalPetitionRow } from './legal-petitions.queries.js';
import { LegalPetition } from './legal-petition.entity.js';

export interface OpenedLegalPetition {
  petition: LegalPetitionRow;
  opened: OpenedLegalSheet;
  /** Has the authority to score this person today, and is not the person. */
  mayDecide: boolean;
}

@Injectable()
export class LegalPetitionDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** For the petitioner, whoever decides, and those who may see the result; to others it does not exist. */
  async open(actor: Actor, id: number, on: Rows = this.db): Promise<OpenedLegalPetition> {
    const petition = await findLegalPetition(on, id);
    if (!petition) throw new NotFound();
    const opened = await openLegalSheet(on, actor, petition.sheetId, this.clock.today());
    if (!opened.sight.result) throw new NotFound();
    return { petition, opened, mayDecide: opened.at.approver };
  }

  /** Keeps the result or puts a new one in its place, also in a closed month. The old one stays readable. */
  async decide(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const before = await findLegalPetition(act, id);
      if (!before) throw new NotFound();
      const { sheet, at: stands } = await openLegalSheetToAct(act, actor, before.sheetId, act.today);
      if (!stands.approver) throw new Forbidden(stands.self ? 'own-sheet' : 'forbidden');
      const petition = (await findLegalPetition(act, id))!;
      if (petition.outcome) throw act.beaten('petition-decided', { name: petition.decidedBy, at: petition.decidedAt });
      const [contested] = await legalResultsOf(act, sheet.id);
      const { value, issues } = readPetitionDecision(body, contested!, sheet);
      if (issues.length > 0) return issues;
      const replaced = value.outcome === 'replaced' ? await this.replace(act, sheet, contested!, value) : null;
      if (replaced === 'same') return [{ field: 'outcome', code: 'legal:petition.nothingChanged' }];
      await this.close(act, petition, value, replaced);
      return [];
    });
  }

  /** The new result is made from the work and the led results as they stand now; a decision that changes none of it is none. */
  private async replace(
    act: Act,
    sheet: LegalSheet,
    contested: LegalResultRow,
    decision: LegalPetitionDecision,
  ): Promise<number | 'same'> {
    const { stated, reason, waived } = decision;
    const { marks, ...words } = stated;
    const led = await lockLedResults(act, sheet);
    const same =
      waived.length === 0 &&
      sameMarks(marks, contested.marks) &&
      stated.organising === contested.organising &&
      stated.uniting === contested.uniting &&
      sameIds(led, contested.ledResults);
    if (same) return 'same';
    if (waived.length > 0) await this.waive(act, sheet.id, waived, reason);
    return writeLegalResult(act, act.actor, {
      sheet: { ...sheet, ...words, selfMarks: contested.selfMarks },
      kind: 'petition',
      marks,
      work: await workOf(act, sheet.id),
      led,
      handedIn: true,
      reason,
      at: act.at,
    });
  }

  private async waive(act: Act, sheetId: number, marks: number[], reason: string): Promise<void> {
    await act.change(
      `update work_marks m set waived_by = $3, waived_at = $4, waiver_reason = $5 from work_lines l
       where m.id = any ($2::int[]) and l.id = m.line_id and l.sheet_id = $1 and m.waived_at is null and m.removed_at is null`,
      [sheetId, marks, act.actor.accountId, act.at, reason.slice(0, 1000)],
    );
  }

  private async close(
    act: Act,
    petition: LegalPetitionRow,
    decision: LegalPetitionDecision,
    newId: number | null,
  ): Promise<void> {
    const { outcome, reason, waived } = decision;
    await act.update(
      LegalPetition,
      { id: petition.id },
      { outcome, decidedBy: act.actor.accountId, decidedAt: act.at, decisionReason: reason, newResultId: newId },
    );
    const detail = { petition: petition.id, reason, result: petition.resultId, newResult: newId, waived };
    const done = outcome === 'kept' ? 'legal-petition.kept' : 'legal-petition.replaced';
    await act.record(`legal-sheet:${petition.sheetId}`, done, detail);
    const params = { month: petition.month, by: act.actor.name };
    await act.tell(petition.officialId, `legal-petition-${outcome}`, `/legal/petitions/${petition.id}`, params);
  }
}

function sameMarks(a: LegalSheet['selfMarks'], b: LegalSheet['selfMarks']): boolean {
  return Object.keys(a).every((item) => Number(a[item]) === Number(b[item]));
}

function sameIds(led: readonly { resultId: number | null }[], before: readonly number[]): boolean {
  const now = led.flatMap(({ resultId }) => resultId ?? []).sort((a, b) => a - b);
  return now.length === before.length && now.every((id, place) => id === before[place]);
}
