import { addWorkingDays, type Holidays } from '../../periods/working-days.js';
import { law } from '../../scoring/editions/law.js';
import { readingsOfLaw, type ReadingCode, type WorkedCase } from '../../scoring/editions/readings.js';
import { ceilingOfA } from '../../scoring/editions/hanoi-3814-2018/ceiling-of-a.js';
import { hanoi3814 } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { READINGS, type Readings } from '../settings/readings.js';
import type { ReadingChoiceRow } from './reading-choices.queries.js';

/** Under which setting an agency chooses; what is not here nobody may choose. */
const SETTING: Partial<Record<ReadingCode, keyof Readings>> = {
  'cap-at': 'legal-cap-at',
  'mark-takes': 'legal-mark-takes',
  'quota-base': 'quota-base',
  rhythm: 'legal-rhythm',
  'using-agency': 'using-agency',
};

const RECEIVED = '2026-12-04';

/** The ceiling of A of Hanoi's frame, on a case of two units: the one reading that is no silence of the decree. */
export function hanoiReading(set: Readings, chosen: readonly ReadingChoiceRow[]) {
  const units = [4, 16];
  const whole = ceilingOfA(units[0]! + units[1]!, false);
  return {
    document: hanoi3814.document,
    options: READINGS['hanoi-ceiling'].map((option) => ({
      option,
      held: option === set['hanoi-ceiling'],
      units: units.join(' + '),
      most: option === 'agency' ? String(whole) : units.map((n) => ceilingOfA(n, false)).join(' + '),
    })),
    choices: chosen.filter(({ key }) => key === 'hanoi-ceiling'),
  };
}

/** The page of readings: each with its article, its choices reckoned on one case, and who chose it. */
export function readingsView(day: string, set: Readings, chosen: readonly ReadingChoiceRow[], holidays: Holidays) {
  return readingsOfLaw(day).map((reading) => {
    const setting = SETTING[reading.code];
    const held = setting ? (set[setting] as string) : reading.usual;
    const choices = setting ? chosen.filter(({ key }) => key === setting) : [];
    const worked = [...reading.worked, ...(reading.code === 'petition-days' ? [petitionDays(day, holidays)] : [])];
    return {
      code: reading.code,
      silent: reading.silent,
      choosable: setting !== undefined,
      options: reading.options.map((option) => ({
        option,
        held: option === held,
        usual: option === reading.usual,
        cases: worked.filter((one) => one.option === option).map(caseView),
      })),
      choices: choices.map(({ value, ...choice }) => ({ ...choice, option: value })),
    };
  });
}

function caseView({ name, figures, work, led, scores }: WorkedCase) {
  return {
    name,
    figures: figures.map(({ value, ...figure }) => ({ ...figure, words: figure.words ?? null, value })),
    work: (work ?? []).map(({ failed, late, ...line }) => ({ ...line, failed: sum(failed), late: sum(late) })),
    led: led ?? [],
    leads: led !== undefined,
    scores: scores ?? [],
  };
}

function sum(marks: readonly number[]): number {
  return marks.reduce((total, each) => total + each, 0);
}

function petitionDays(day: string, holidays: Holidays): WorkedCase {
  const due = addWorkingDays(RECEIVED, law(day).petitionWorkingDays, holidays);
  const figures = [
    { name: 'received', value: RECEIVED, words: 'day' as const },
    { name: 'due', value: due, words: 'day' as const },
  ];
  return { option: 'day-after', name: 'friday', figures };
}
