import type { RowQuestion } from '../../../imports/plan.js';
import type { Position } from './title.js';

/** What people answered, by the keys of the questions. */
export type Answers = Readonly<Partial<Record<string, string>>>;

const POSITIONS: readonly Position[] = ['head', 'deputy', 'member'];

/** A row of the file: its number, after the place of its worksheet from 2 on ("12", "2.12"). */
export function placeOf({ row, worksheet }: { row: number; worksheet?: number | null | undefined }): string {
  return worksheet ? `${worksheet + 1}.${row}` : String(row);
}

/** What a person said of the position in a row, if anything that is one. */
export function positionSaid(answers: Answers, place: string): Position | undefined {
  return POSITIONS.find((position) => position === answers[`position-${place}`]);
}

/** Whether somebody heads the unit, is a deputy or staff. */
export function askPosition(
  place: string,
  about: 'heads' | 'maybe-head' | 'head-taken',
  value: Position,
  said: boolean,
): RowQuestion {
  const choices = POSITIONS.map((position) => ({ value: position, code: position }));
  return { key: `position-${place}`, about, value, said, choices };
}

/** Whether a row is of the person of one of those rows. */
export function askSame(place: string, others: readonly string[], answers: Answers): RowQuestion {
  const key = `same-${place}`;
  const choices = [
    { value: 'two', code: 'two' },
    ...others.map((row) => ({ value: row, code: 'one', params: { row } })),
  ];
  return { key, about: 'same-name', ...saidOf(choices, answers[key], 'two'), choices };
}

/** Which of a person's posts is the main one. */
export function askMain(
  place: string,
  posts: readonly { place: string; unit: string; title: string }[],
  proposed: string,
  answers: Answers,
): RowQuestion {
  const key = `main-${place}`;
  const choices = posts.map(({ place: row, unit, title }) => ({
    value: row,
    code: 'post',
    params: { row, unit, title },
  }));
  return { key, about: 'which-main', ...saidOf(choices, answers[key], proposed), choices };
}

function saidOf(
  choices: RowQuestion['choices'],
  answer: string | undefined,
  proposed: string,
): Pick<RowQuestion, 'value' | 'said'> {
  const said = choices.some(({ value }) => value === answer);
  return { value: said ? answer! : proposed, said };
}
