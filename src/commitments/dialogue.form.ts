import { COMMITMENT, furthestDay } from '../evaluations/commitments.form.js';
import { addDays } from '../periods/working-days.js';
import { dayIssue, readDay } from '../web/days.js';
import { formatDate } from '../web/format.js';
import type { FormResult, Issue } from '../web/issues.js';
import { COUNT, numberIn } from '../web/numbers.js';
import { tidy } from '../web/read-form.js';

export const DIALOGUE = {
  withWhom: [3, 300],
  asked: [5, 4000],
  answered: 4000,
  people: 100_000,
  promises: 10,
  backDays: 366,
} as const;

export interface DialogueForm {
  unitId: number | null;
  heldOn: string;
  withWhom: string;
  people: number | null;
  asked: string;
  answered: string;
  promises: { text: string; dueOn: string }[];
}

export function readDialogue(body: unknown, today: string): FormResult<DialogueForm> {
  const typed = tidy(body);
  const text = (field: string) => (typeof typed[field] === 'string' ? typed[field] : '');
  const issues: Issue[] = [];
  const heldOn = readDay(typed['heldOn']);
  const first = addDays(today, -DIALOGUE.backDays);
  if (heldOn === null) issues.push(dayIssue('heldOn', typed['heldOn']));
  else if (heldOn > today || heldOn < first)
    issues.push({
      field: 'heldOn',
      code: 'evaluations:fault.day',
      params: { first: shown(first), last: shown(today) },
    });
  issues.push(...lengthIssues('withWhom', text('withWhom'), ...DIALOGUE.withWhom));
  const people = readPeople(text('people'), issues);
  issues.push(
    ...lengthIssues('asked', text('asked'), ...DIALOGUE.asked),
    ...lengthIssues('answered', text('answered'), 0, DIALOGUE.answered),
  );
  const promises = readPromises(typed, today, issues);
  for (const field of ['withWhom', 'asked', 'answered', ...promiseFields()]) {
    if (!issues.some((issue) => issue.field === field) && namesSomebody(text(field)))
      issues.push({ field, code: 'commitments:issue.personal' });
  }
  if (issues.length > 0) return { issues };
  const unitId = /^[1-9]\d{0,8}$/.test(text('unit')) ? Number(text('unit')) : null;
  return {
    value: {
      unitId,
      heldOn: heldOn!,
      withWhom: text('withWhom'),
      people,
      asked: text('asked'),
      answered: text('answered'),
      promises,
    },
  };
}

/** Numbers as long as a phone's or an identity card's have no place in the record of a dialogue. */
export function namesSomebody(text: string): boolean {
  return (text.match(/\d(?:[ .-]?\d)+/g) ?? []).some((run) => run.replace(/\D/g, '').length >= 9);
}

/** The rows a person sees: those typed, and some empty ones after them. */
export function promiseRows(
  typed: Record<string, unknown>,
  empty: number,
): { place: number; number: number; text: unknown; dueOn: unknown }[] {
  const last = promisePlaces().reduce(
    (found, place) => (typed[`promise-${place}`] || typed[`due-${place}`] ? place + 1 : found),
    0,
  );
  const rows = Math.min(DIALOGUE.promises, Math.max(2, last + empty));
  return Array.from({ length: rows }, (_, place) => ({
    place,
    number: place + 1,
    text: typed[`promise-${place}`],
    dueOn: typed[`due-${place}`],
  }));
}

function readPromises(typed: Record<string, unknown>, today: string, issues: Issue[]): DialogueForm['promises'] {
  return promisePlaces().flatMap((place) => {
    const [text, due] = [typed[`promise-${place}`], typed[`due-${place}`]];
    if (text === undefined && due === undefined) return [];
    issues.push(
      ...lengthIssues(
        `promise-${place}`,
        typeof text === 'string' ? text : '',
        COMMITMENT.shortest,
        COMMITMENT.longest,
      ),
    );
    const [first, last] = [addDays(today, 1), furthestDay(today)];
    const dueOn = readDay(due);
    if (dueOn === null)
      issues.push(
        due === undefined ? { field: `due-${place}`, code: 'commitments:issue.until' } : dayIssue(`due-${place}`, due),
      );
    else if (dueOn < first || dueOn > last)
      issues.push({
        field: `due-${place}`,
        code: 'evaluations:fault.day',
        params: { first: shown(first), last: shown(last) },
      });
    return [{ text: String(text ?? ''), dueOn: dueOn ?? '' }];
  });
}

function readPeople(typed: string, issues: Issue[]): number | null {
  if (typed === '') return null;
  const number = numberIn(typed, { ...COUNT, units: ['người', 'lượt'] });
  if (number !== null && /^\d{1,6}$/.test(number) && Number(number) >= 1 && Number(number) <= DIALOGUE.people)
    return Number(number);
  issues.push({ field: 'people', code: 'commitments:issue.people', params: { most: DIALOGUE.people } });
  return null;
}

function lengthIssues(field: string, text: string, least: number, most: number): Issue[] {
  if (text.length >= least && text.length <= most) return [];
  return [{ field, code: 'evaluations:fault.length', params: { least, most } }];
}

const promisePlaces = () => Array.from({ length: DIALOGUE.promises }, (_, place) => place);
const promiseFields = () => promisePlaces().map((place) => `promise-${place}`);
const shown = (day: string) => formatDate(day, 'vi');
