import type { Asking } from '../acts/asking.js';
import { page, type Page } from '../web/answers.js';
import { decidingOf } from './approval-state.js';
import { entryLines } from './head-entries.view.js';
import { ledOf } from './head-led.js';
import { typedText } from './head-sheet.view.js';
import { mayConfirmOutside } from './outside-decision.policy.js';
import type { OutsideDecisionRow } from './outside-decision.queries.js';
import { dueCount } from './outside-decisions.service.js';
import { entryRead } from './entry.view.js';
import type { OpenedSheet } from './sheet-access.js';
import { scoreSheet } from './sheet-score.js';
import type { Sheet } from './sheet.queries.js';
import type { Stated } from './stated.js';

/** The form; what a refused decision said fills it again. */
export async function outsideFormPage(
  asking: Asking,
  { sheet }: OpenedSheet,
  before: OutsideDecisionRow | undefined,
  typed?: Record<string, unknown>,
): Promise<Page> {
  const refused = before?.refusedAt ? before : undefined;
  const led = await ledOf(asking, sheet, asking.today);
  const stated: Stated = {
    values: refused?.values ?? [],
    leftOut: refused?.leftOut ?? [],
    due: await dueCount(asking, sheet),
    led: led.scores,
  };
  const data = {
    ...about(sheet),
    refused: refused ? { by: refused.refusedByName, at: refused.refusedAt } : null,
    decidable: decidingOf(sheet, asking.today) !== null,
    number: { id: 'number', value: typedText(typed, 'number') ?? refused?.number ?? '', maxlength: 60 },
    decidedOn: { id: 'decidedOn', value: typedText(typed, 'decidedOn') ?? dayTyped(refused?.decidedOn) },
    lines: entryLines({
      content: sheet.content,
      tier: sheet.tier,
      stated,
      notes: refused?.notes ?? {},
      lang: asking.actor.lang,
      figures: sheet.figures,
      typed,
    }),
  };
  return page('approvals/outside-form', data, 'approvals:outside.title', { name: sheet.officialName });
}

export async function outsideConfirmPage(
  asking: Asking,
  opened: OpenedSheet,
  decision: OutsideDecisionRow,
): Promise<Page> {
  const { sheet } = opened;
  const led = await ledOf(asking, sheet, asking.today);
  const stated: Stated = {
    values: decision.values,
    leftOut: decision.leftOut,
    due: await dueCount(asking, sheet),
    led: led.scores,
  };
  const scored = scoreSheet(sheet.content, sheet.tier, stated);
  const data = {
    ...about(sheet),
    decision,
    score: scored.score,
    waiting: led.waiting.length,
    mayConfirm: mayConfirmOutside(asking.actor, opened, decision.enteredBy),
    lines: sheet.content.criteria.map((criterion, place) => ({
      number: place + 1,
      text: criterion.text,
      max: criterion.max,
      own: entryRead(criterion, place, stated),
      points: scored.lines[place]!.points,
      note: decision.notes[criterion.code] ?? '',
    })),
  };
  return page('approvals/outside-confirm', data, 'approvals:outside.title', { name: sheet.officialName });
}

function about(sheet: Sheet) {
  return { id: sheet.id, name: sheet.officialName, unitName: sheet.unitName, month: sheet.month };
}

function dayTyped(day: string | undefined): string {
  return day ? day.split('-').reverse().join('/') : '';
}
