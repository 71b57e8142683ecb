import { type Asking } from '../../acts/asking.js';
import { wayOf } from '../../criteria/kind-forms.js';
import { Injectable } from '@nestjs/common';
import { ledBy } from '../../standing/led.js';
import { Fragment, Live as LiveAnswer, page, type Page } from '../../web/answers.js';
import type { Issue } from '../../web/issues.js';
import { filesOf } from '../files/attachments.service.js';
import { COMMITMENT } from '../commitments.form.js';
import { commitmentsOf } from '../commitments.service.js';
import type { DraftBody } from './draft.form.js';
import type { SavedDraft } from './evaluation-drafts.service.js';
import { earlierEvaluations } from './earlier-entries.js';
import { ACCEPT, FILES_MOST } from '../../files/file-kinds.js';
import { handedIn, resultBefore } from '../result/results.queries.js';
import { asksPromises, selfStated } from './self-stated.js';
import { dueCommitments, notesOf, type MonthEvaluation } from '../evaluation.queries.js';
import { issueFields, linesView, liveView, pointsView } from '../evaluation.view.js';

/** Of those a leader waits for, so many are named. */
const NAMED = 12;

interface FormState {
  typed?: DraftBody;
  /** Another tab saved after this one had loaded: at what moment. */
  issues?: Issue[];
}

/** The evaluation as its author fills it in: the page, and the pieces that a save answers with. */
@Injectable()
export class FormPage {
  async show(asking: Asking, evaluation: MonthEvaluation, state: FormState = {}): Promise<Page> {
    const due = asksPromises(evaluation.content)
      ? await dueCommitments(asking, evaluation.officialId, evaluation.month)
      : [];
    const today = asking.today;
    const [notes, files, last, handed, commitments, earlier, led] = await Promise.all([
      notesOf(asking, evaluation.id, 'self'),
      filesOf(asking, evaluation.id),
      resultBefore(asking, evaluation.officialId, evaluation.month),
      handedIn(asking, evaluation.id),
      commitmentsOf(asking, evaluation.officialId),
      earlierEvaluations(asking, evaluation.id),
      evaluation.content.criteria.some((criterion) => wayOf(criterion) === 'led')
        ? ledBy(asking, evaluation.officialId, today)
        : [],
    ]);
    const stated = selfStated(evaluation, due);
    const live = liveView(evaluation, due, stated, notes);
    const returned = evaluation.status === 'returned' ? (handed[0]?.returned ?? null) : null;
    const lines = linesView(
      {
        evaluation,
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
        evaluation: evaluationFacts(evaluation),
        live,
        lines,
        keep: `a${asking.actor.accountId}-evaluation-${evaluation.id}`,
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
      { month: evaluation.month.split('-').reverse().join('/') },
    );
  }

  /** After a save: the pieces that changed. 422 while something typed could not be saved; the rest was. */
  pieces({ evaluation, due, stated, notes, issues, at }: SavedDraft): LiveAnswer {
    const live = liveView(evaluation, due, stated, notes);
    const wrong = issueFields(issues);
    const fragments: Record<string, Fragment> = {
      'evaluation-score': new Fragment('evaluations/score', { live }),
      'evaluation-live': new Fragment('evaluations/live', { live }),
      'evaluation-why': new Fragment('evaluations/why', { live }),
      arithmetic: new Fragment('evaluations/arithmetic', { arithmetic: live.arithmetic }),
    };
    evaluation.content.criteria.forEach(({ code, max }, place) => {
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
      { version: evaluation.revision, savedAt: at.toISOString(), issues },
      fragments,
      issues.length > 0 ? 422 : 200,
    );
  }
}

/** What the head of each page of an evaluation says. */
export function evaluationFacts(evaluation: MonthEvaluation) {
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
  } = evaluation;
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
