import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
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
    return this.db.tx(async (tx) => {
      const before = await findLegalPetition(tx, id);
      if (!before) throw new NotFound();
      const { sheet, at: stands } = await openLegalSheetToAct(tx, actor, before.sheetId, this.clock.today());
      if (!stands.approver) throw new Forbidden(stands.self ? 'own-sheet' : 'forbidden');
      const petition = (await findLegalPetition(tx, id))!;
      if (petition.outcome)
        throw new Conflict('petition-decided', {
          name: petition.decidedBy,
          at: formatMoment(petition.decidedAt, this.clock.zone),
        });
      const [contested] = await legalResultsOf(tx, sheet.id);
      const { value, issues } = readPetitionDecision(body, contested!, sheet);
      if (issues.length > 0) return issues;
      const replaced = value.outcome === 'replaced' ? await this.replace(tx, actor, sheet, contested!, value) : null;
      if (replaced === 'same') return [{ field: 'outcome', code: 'legal:petition.nothingChanged' }];
      await this.close(tx, actor, petition, value, replaced);
      return [];
    });
  }

  /** The new result is made from the work and the led results as they stand now; a decision that changes none of it is none. */
  private async replace(
    tx: Tx,
    actor: Actor,
    sheet: LegalSheet,
    contested: LegalResultRow,
    decision: LegalPetitionDecision,
  ): Promise<number | 'same'> {
    const { stated, reason, waived } = decision;
    const { marks, ...words } = stated;
    const at = this.clock.now();
    const led = await lockLedResults(tx, sheet);
    const same =
      waived.length === 0 &&
      sameMarks(marks, contested.marks) &&
      stated.organising === contested.organising &&
      stated.uniting === contested.uniting &&
      sameIds(led, contested.ledResults);
    if (same) return 'same';
    if (waived.length > 0) await this.waive(tx, actor, sheet.id, waived, reason, at);
    return writeLegalResult(tx, actor, {
      sheet: { ...sheet, ...words, selfMarks: contested.selfMarks },
      kind: 'petition',
      marks,
      work: await workOf(tx, sheet.id),
      led,
      handedIn: true,
      reason,
      at,
    });
  }

  private async waive(tx: Tx, actor: Actor, sheetId: number, marks: number[], reason: string, at: Date): Promise<void> {
    await tx.change(
      `update work_marks m set waived_by = $3, waived_at = $4, waiver_reason = $5 from work_lines l
       where m.id = any ($2::int[]) and l.id = m.line_id and l.sheet_id = $1 and m.waived_at is null and m.removed_at is null`,
      [sheetId, marks, actor.accountId, at, reason.slice(0, 1000)],
    );
  }

  private async close(
    tx: Tx,
    actor: Actor,
    petition: LegalPetitionRow,
    decision: LegalPetitionDecision,
    newId: number | null,
  ): Promise<void> {
    const { outcome, reason, waived } = decision;
    const at = this.clock.now();
    await tx.change(
      'update legal_petitions set outcome = $2, decided_by = $3, decided_at = $4, decision_reason = $5, new_result_id = $6 where id = $1',
      [petition.id, outcome, actor.accountId, at, reason, newId],
    );
    const detail = { petition: petition.id, reason, result: petition.resultId, newResult: newId, waived };
    const act = outcome === 'kept' ? 'legal-petition.kept' : 'legal-petition.replaced';
    await recordAct(tx, { chain: `legal-sheet:${petition.sheetId}`, act, account: actor.accountId, at, detail });
    const params = { month: petition.month, by: actor.name };
    await notify(tx, {
      officialId: petition.officialId,
      code: `legal-petition-${outcome}`,
      params,
      href: `/legal/petitions/${petition.id}`,
      at,
    });
  }
}

function sameMarks(a: LegalSheet['selfMarks'], b: LegalSheet['selfMarks']): boolean {
  return Object.keys(a).every((item) => Number(a[item]) === Number(b[item]));
}

function sameIds(led: readonly { resultId: number | null }[], before: readonly number[]): boolean {
  const now = led.flatMap(({ resultId }) => resultId ?? []).sort((a, b) => a - b);
  return now.length === before.length && now.every((id, place) => id === before[place]);
}
