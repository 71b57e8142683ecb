import type { Asking } from '../../acts/asking.js';
import { page, type Page } from '../../web/answers.js';
import { decidingOf } from '../approval/approval-state.js';
import { entryLines } from '../approval/head-entries.view.js';
import { ledOf } from '../approval/head-led.js';
import { typedText } from '../approval/head-evaluation.view.js';
import { mayConfirmOutside } from './outside-decision.policy.js';
import type { OutsideDecisionRow } from './outside-decision.queries.js';
import { dueCount } from './outside-decisions.service.js';
import { entryRead } from '../draft/entry.view.js';
import type { OpenedEvaluation } from '../evaluation-access.js';
import { scoreEvaluation } from '../evaluation-score.js';
import type { MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';

/** The form; what a refused decision said fills it again. */
export async function outsideFormPage(
  asking: Asking,
  { evaluation }: OpenedEvaluation,
  before: OutsideDecisionRow | undefined,
  typed?: Record<string, unknown>,
): Promise<Page> {
  const refused = before?.refusedAt ? before : undefined;
  const led = await ledOf(asking, evaluation, asking.today);
  const stated: Stated = {
    values: refused?.values ?? [],
    leftOut: refused?.leftOut ?? [],
    due: await dueCount(asking, evaluation),
    led: led.scores,
  };
  const data = {
    ...about(evaluation),
    refused: refused ? { by: refused.refusedByName, at: refused.refusedAt } : null,
    decidable: decidingOf(evaluation, asking.today) !== null,
    number: { id: 'number', value: typedText(typed, 'number') ?? refused?.number ?? '', maxlength: 60 },
    decidedOn: { id: 'decidedOn', value: typedText(typed, 'decidedOn') ?? dayTyped(refused?.decidedOn) },
    lines: entryLines({
      content: evaluation.content,
      tier: evaluation.tier,
      stated,
      notes: refused?.notes ?? {},
      lang: asking.actor.lang,
      figures: evaluation.figures,
      typed,
    }),
  };
  return page('approvals/outside-form', data, 'approvals:outside.title', { name: evaluation.officialName });
}

export async function outsideConfirmPage(
  asking: Asking,
  opened: OpenedEvaluation,
  decision: OutsideDecisionRow,
): Promise<Page> {
  const { evaluation } = opened;
  const led = await ledOf(asking, evaluation, asking.today);
  const stated: Stated = {
    values: decision.values,
    leftOut: decision.leftOut,
    due: await dueCount(asking, evaluation),
    led: led.scores,
  };
  const scored = scoreEvaluation(evaluation.content, evaluation.tier, stated);
  const data = {
    ...about(evaluation),
    decision,
    score: scored.score,
    waiting: led.waiting.length,
    mayConfirm: mayConfirmOutside(asking.actor, opened, decision.enteredBy),
    lines: evaluation.content.criteria.map((criterion, place) => ({
      number: place + 1,
      text: criterion.text,
      max: criterion.max,
      own: entryRead(criterion, place, stated),
      points: scored.lines[place]!.points,
      note: decision.notes[criterion.code] ?? '',
    })),
  };
  return page('approvals/outside-confirm', data, 'approvals:outside.title', { name: evaluation.officialName });
}

function about(evaluation: MonthEvaluation) {
  return { id: evaluation.id, name: evaluation.officialName, unitName: evaluation.unitName, month: evaluation.month };
}

function dayTyped(day: string | undefined): string {
  return day ? day.split('-').reverse().join('/') : '';
}
