import { type Asking } from '../acts/asking.js';
import { wayOf } from '../criteria/kind-forms.js';
import { Injectable } from '@nestjs/common';
import { ledBy } from '../standing/led.js';
import { Fragment, Live as LiveAnswer, page, type Page } from '../web/answers.js';
import type { Issue } from '../web/issues.js';
import { filesOf } from './attachments.service.js';
import { COMMITMENT } from './commitments.form.js';
import { commitmentsOf } from './commitments.service.js';
import type { DraftBody } from './draft.form.js';
import type { SavedDraft } from './evaluation-drafts.service.js';
import { earlierSheets } from './earlier-entries.js';
import { ACCEPT, FILES_MOST } from './file-kinds.js';
import { handedIn, resultBefore } from './results.queries.js';
import { asksPromises, selfStated } from './self-stated.js';
import { dueCommitments, notesOf, type Sheet } from './sheet.queries.js';
import { issueFields, linesView, liveView, pointsView } from './sheet.view.js';

/** Of those a leader waits for, so many are named. */
const NAMED = 12;

interface FormState {
  typed?: DraftBody;
  /** Another tab saved after this one had loaded: at what moment. */
  issues?: Issue[];
}

/** The sheet as its author fills it in: the page, and the pieces that a save answers with. */
@Injectable()
export class FormPage {
  async show(asking: Asking, sheet: Sheet, state: FormState = {}): Promise<Page> {
    const due = asksPromises(sheet.content) ? await dueCommitments(asking, sheet.officialId, sheet.month) : [];
    const today = asking.today;
    const [notes, files, last, handed, commitments, earlier, led] = await Promise.all([
      notesOf(asking, sheet.id, 'self'),
      filesOf(asking, sheet.id),
      resultBefore(asking, sheet.officialId, sheet.month),
      handedIn(asking, sheet.id),
      commitmentsOf(asking, sheet.officialId),
      earlierSheets(asking, sheet.id),
      sheet.content.criteria.some((criterion) => wayOf(criterion) === 'led')
        ? ledBy(asking, sheet.officialId, today)
        : [],
    ]);
    const stated = selfStated(sheet, due);
    const live = liveView(sheet, due, stated, notes);
    const returned = sheet.status === 'returned' ? (handed[0]?.returned ?? null) : null;
    const lines = linesView(
      {
        sheet,
        due,
        stated,
        notes,
        files,
        last,
        lang: asking.actor.lang,
        typed: state.typed,
        returnWords: returned?.criteria,
      },
      live,
    );
    return page(
      'evaluations/form',
      {
        sheet: sheetFacts(sheet),
        live,
        lines,
        keep: `a${asking.actor.accountId}-sheet-${sheet.id}`,
        note: typeof state.typed?.['note.'] === 'string' ? state.typed['note.'] : (notes[''] ?? ''),
        files: files.filter((file) => file.criterion === ''),
        fileCount: files.length,
        filesMost: FILES_MOST,
        filesFull: files.length >= FILES_MOST,
        accept: ACCEPT,
        fileFor: lines.map((line) => ({ value: line.code, text: `${line.number}. ${line.text}` })),
        lastMonth: last ? { month: last.month, score: last.score } : null,
        returned,
        earlier,
        wrong: issueFields(state.issues ?? []),
        led: {
          count: led.length,
          names: led
            .slice(0, NAMED)
            .map((person) => person.name)
            .join(', '),
          more: Math.max(0, led.length - NAMED),
        },
        commitments: commitments.filter((each) => each.dueOn > today && each.selfKept === null).reverse(),
        commitment: { longest: COMMITMENT.longest },
      },
      'evaluations:form.title',
      { month: sheet.month.split('-').reverse().join('/') },
    );
  }

  /** After a save: the pieces that changed. 422 while something typed could not be saved; the rest was. */
  pieces({ sheet, due, stated, notes, issues, at }: SavedDraft): LiveAnswer {
    const live = liveView(sheet, due, stated, notes);
    const wrong = issueFields(issues);
    const fragments: Record<string, Fragment> = {
      'sheet-score': new Fragment('evaluations/score', { live }),
      'sheet-live': new Fragment('evaluations/live', { live }),
      'sheet-why': new Fragment('evaluations/why', { live }),
      arithmetic: new Fragment('evaluations/arithmetic', { arithmetic: live.arithmetic }),
    };
    sheet.content.criteria.forEach(({ code, max }, place) => {
      fragments[`points-${code}`] = new Fragment('evaluations/points', { max, ...pointsView(live, place) });
      fragments[`issue-value.${code}`] = new Fragment('evaluations/issue', {
        field: `value.${code}`,
        issue: wrong[`value.${code}`] ?? null,
      });
      fragments[`issue-note.${code}`] = new Fragment('evaluations/issue', {
        field: `note.${code}`,
        issue: wrong[`note.${code}`] ?? null,
      });
    });
    for (const { id } of due)
      fragments[`issue-proof.${id}`] = new Fragment('evaluations/issue', {
        field: `proof.${id}`,
        issue: wrong[`proof.${id}`] ?? null,
      });
    return new LiveAnswer(
      { version: sheet.revision, savedAt: at.toISOString(), issues },
      fragments,
      issues.length > 0 ? 422 : 200,
    );
  }
}

/** What the head of each page of a sheet says. */
export function sheetFacts(sheet: Sheet) {
  const {
    id,
    revision,
    month,
    officialName,
    unitName,
    setName,
    versionNumber,
    decisionNumber,
    selfDueOn,
    selfSavedAt,
    reopened,
  } = sheet;
  return {
    id,
    revision,
    month,
    officialName,
    unitName,
    setName,
    versionNumber,
    decisionNumber,
    selfDueOn,
    selfSavedAt,
    reopened,
  };
}
