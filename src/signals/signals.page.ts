import { unitNameIn } from '../standing/units-on.js';
import { versionsOf } from '../corrections/corrections.queries.js';
import type { Asking } from '../acts/asking.js';
import type { Rows } from '../database/db.js';
import { watchingScopes } from '../standing/scopes.js';
import { page, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { answersOf, type QuestionRow } from './question.queries.js';
import { raisedWithin } from './raised-signals.js';
import { SIGNALS } from './rules/all-signals.js';
import { windowTo } from './rules/months.js';
import { askingSeat, mayAnswer, mayClose, mayReadSignals } from './signal.policy.js';
import { limitsView, signalView } from './signal.view.js';
import type { TypedIn } from '../web/read-form.js';
import type { AskForm, AnswerForm, ConclusionForm } from './signals.form.js';

export interface SignalsAsked {
  unit?: unknown;
  month?: unknown;
}

/** What is raised on six months, unit by unit in the order of the tree; people are not ranked. */
export async function signalsPage(asking: Asking, asked: SignalsAsked, typed: TypedIn<AskForm> = {}): Promise<Page> {
  const here = await placeOf(asking, asked.unit);
  const months = await monthsWithResults(asking, here.path);
  const month = asked.month === undefined || asked.month === '' ? months[0] : months.find((one) => one === asked.month);
  if (asked.month && !month) throw new NotFound();
  const place = month ? { ...here, name: await unitNameIn(asking, here.id, month) } : here;
  const raised = month ? await raisedWithin(asking, place.path, month) : [];
  return page(
    'signals/list',
    {
      place,
      month: month ?? null,
      months,
      first: month ? windowTo(month)[0] : null,
      places: await placesOf(asking),
      raised: raised.map((one) => ({
        ...signalView(one.code, one, asking.actor.lang),
        head: one.head,
        unit: one.unit,
        unitId: one.unitId,
        headId: one.headId,
        question: one.question,
        mayAsk:
          one.question === null &&
          one.headId !== asking.actor.officialId &&
          askingSeat(asking.actor, one.unitPath) !== null,
        typed: String(typed.head) === String(one.headId) && typed.code === one.code ? typed : null,
      })),
      kinds: SIGNALS.map(({ code, thresholds, fewest }) => ({
        code,
        limits: limitsView(thresholds, fewest, asking.actor.lang),
      })),
    },
    'signals:list.title',
    { unit: place.name },
  );
}

async function placeOf(asking: Asking, unit: unknown): Promise<{ id: number; name: string; path: string }> {
  const id =
    typeof unit === 'string' && /^[1-9]\d{0,8}$/.test(unit)
      ? Number(unit)
      : unit === undefined || unit === ''
        ? watchingScopes(asking.actor)[0]?.unitId
        : undefined;
  const place =
    id === undefined
      ? undefined
      : await asking.one<{ id: number; name: string; path: string }>('select id, name, path from units where id = $1', [
          id,
        ]);
  if (!place || !mayReadSignals(asking.actor, place.path)) throw new NotFound();
  return place;
}

async function placesOf(asking: Asking): Promise<{ value: string; text: string }[]> {
  const ids = [...new Set(watchingScopes(asking.actor).map(({ unitId }) => unitId))];
  const rows = await asking.rows<{ id: number; name: string }>(
    'select id, name from units where id = any($1::int[]) order by path',
    [ids],
  );
  return rows.map(({ id, name }) => ({ value: String(id), text: name }));
}

async function monthsWithResults(on: Rows, path: string): Promise<string[]> {
  const rows = await on.rows<{ month: string }>(
    `select distinct p.month from periods p join units r on r.id = p.root_unit_id where ($1 like r.path || '%' or r.path like $1 || '%') and p.opened_at is not null order by 1 desc limit 24`,
    [path],
    'signal-months',
  );
  return rows.map(({ month }) => month);
}

export async function questionPage(
  asking: Asking,
  question: QuestionRow,
  typed: TypedIn<AnswerForm & ConclusionForm> = {},
): Promise<Page> {
  const answers = await answersOf(asking, question.id);
  const open = question.closedAt === null;
  return page(
    'signals/question',
    {
      question,
      signal: signalView(question.code, question.figures, asking.actor.lang),
      answers,
      mayAnswer: open && mayAnswer(asking.actor, question),
      mayClose: open && mayClose(asking.actor, question),
      mayCorrect: open && question.answers === 0 && mayClose(asking.actor, question),
      versions: (await versionsOf(asking, 'question', [question.id])).get(question.id) ?? [],
      typed,
    },
    'signals:question.title',
    { unit: question.unitName },
  );
}
