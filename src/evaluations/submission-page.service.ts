import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { comparableIn } from '../criteria/comparable.js';
import type { Criterion } from '../criteria/criterion.js';
import { Db } from '../database/db.js';
import { nameOf } from '../standing/chain.js';
import { rulerModel } from '../web/charts/ruler.js';
import { page, type Page } from '../web/answers.js';
import { arithmeticView } from './arithmetic.view.js';
import { filesOf } from './attachments.service.js';
import { criterionHeads } from './criterion.view.js';
import { entryRead, type EntryRead } from './entry.view.js';
import { sheetFacts } from './form-page.service.js';
import { handedIn, handedStated, type Handed } from './results.queries.js';
import { asksPromises, selfStated } from './self-stated.js';
import type { OpenedSheet } from './sheet-access.js';
import { submissionBlockers } from './sheet.blockers.js';
import { dueCommitments, notesOf, type Sheet } from './sheet.queries.js';
import { scoreSheet } from './sheet-score.js';
import { withdrawable } from './withdrawals.service.js';

@Injectable()
export class SubmissionPage {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** What will be handed in, or what still stands in the way. */
  async summary(sheet: Sheet): Promise<Page> {
    const due = asksPromises(sheet.content) ? await dueCommitments(this.db, sheet.officialId, sheet.month) : [];
    const [notes, files, handed] = await Promise.all([
      notesOf(this.db, sheet.id, 'self'),
      filesOf(this.db, sheet.id),
      handedIn(this.db, sheet.id),
    ]);
    const stated = selfStated(sheet, due);
    const scored = scoreSheet(sheet.content, sheet.tier, stated);
    const before = sheet.status === 'returned' ? handed[0] : undefined;
    const lines = criterionHeads(sheet.content, sheet.tier).map((head, place) => {
      const now = entryRead(sheet.content.criteria[place]!, place, stated);
      return {
        ...head,
        now,
        old: before ? oldEntry(before, sheet.content.criteria[place]!, now) : null,
        note: notes[head.code] ?? '',
        noteChanged: before ? (before.notes[head.code] ?? '') !== (notes[head.code] ?? '') : false,
      };
    });
    const blockers = submissionBlockers(sheet, stated, due, this.clock.today(), notes);
    const data = {
      sheet: sheetFacts(sheet),
      lines,
      blockers,
      blocked: blockers.length > 0,
      score: scored.score,
      exemplarity: scored.exemplarity,
      ruler: rulerModel(scored.score, null),
      arithmetic: arithmeticView(sheet.content, sheet.tier, scored),
      note: notes[''] ?? '',
      files,
      returned: before?.returned ?? null,
      before: before ? { score: before.score } : null,
      changed: lines.some((line) => line.old !== null || line.noteChanged),
    };
    return page('evaluations/submission', data, 'evaluations:submission.title', {
      month: sheet.month.split('-').reverse().join('/'),
    });
  }

  /** The receipt of the newest submission. */
  async receipt({ sheet, approver }: OpenedSheet): Promise<Page> {
    const [newest] = await handedIn(this.db, sheet.id);
    const stated = newest ? handedStated(newest) : null;
    const lines = newest
      ? criterionHeads(newest.content, newest.tier).map((head, place) => ({
          ...head,
          now: entryRead(newest.content.criteria[place]!, place, stated!),
        }))
      : [];
    const data = {
      sheet: sheetFacts(sheet),
      lines,
      handed: newest
        ? { number: newest.number, at: newest.at, score: newest.score, exemplarity: newest.exemplarity }
        : null,
      ruler: rulerModel(newest?.score ?? null, null),
      approver: nameOf(approver),
      approvalDueOn: sheet.approvalDueOn,
      canWithdraw: withdrawable(sheet, this.clock.today()),
    };
    return page('evaluations/receipt', data, 'evaluations:receipt.title', {
      month: sheet.month.split('-').reverse().join('/'),
    });
  }
}

/** What stood there when the sheet was returned, where it reads otherwise now. */
function oldEntry(before: Handed, criterion: Criterion, now: EntryRead): EntryRead | null {
  const there = comparableIn(before.content.criteria, criterion);
  if (!there) return null;
  const old = entryRead(there.criterion, there.place, handedStated(before));
  return old.is === now.is && old.value === now.value && old.due === now.due ? null : old;
}
