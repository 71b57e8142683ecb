import type { GroupPerson } from '../classification/group.blockers.js';
import type { YearPerson } from '../classification/year-group.js';

/** The way of a year's classification, in the order of Điều 9, 17, 20, 21 and 22. */
const DECEMBER_STEPS = [
  'months',
  'form',
  'meeting',
  'opinion',
  'group',
  'unit-rating',
  'ceiling',
  'decision',
  'notice',
  'publication',
  'petition',
] as const;
export type DecemberStep = (typeof DECEMBER_STEPS)[number];

/** Who moves a step next; words are the label `december:turn.<turn>`. */
export const TURN: Record<DecemberStep, 'scorer' | 'official' | 'head' | 'committee' | 'personnel' | 'classifier'> = {
  months: 'scorer',
  form: 'official',
  meeting: 'head',
  opinion: 'committee',
  group: 'personnel',
  'unit-rating': 'head',
  ceiling: 'classifier',
  decision: 'classifier',
  notice: 'classifier',
  publication: 'personnel',
  petition: 'classifier',
};

export interface StepCount {
  step: DecemberStep;
  done: number;
  of: number;
  href: string;
}

type PersonStep = 'done' | 'missing' | 'not-needed';

/** One person's steps, without points. Who is not classified (Điều 11.1) needs none of them. */
export interface PersonSteps {
  yearRecordId: number;
  name: string;
  unitName: string;
  missingMonths: readonly number[];
  months: PersonStep;
  form: PersonStep;
  meeting: PersonStep;
  opinion: PersonStep;
  group: PersonStep;
  decided: 'done' | 'waiting';
  lacking: boolean;
}

export function personSteps(person: YearPerson, opinionNeeded: boolean): PersonSteps {
  const { yearRecord, label, lacks } = person;
  const exempt = label.label === 'not-classified';
  const step = (what: GroupPerson['lacks'][number]): PersonStep =>
    exempt ? 'not-needed' : lacks.includes(what) ? 'missing' : 'done';
  const months = label.label !== null || yearRecord.labelId !== null ? 'done' : 'missing';
  const steps = {
    months,
    form: step('form'),
    meeting: step('meeting'),
    opinion: opinionNeeded ? step('opinion') : 'not-needed',
    group: exempt ? 'not-needed' : step('group'),
  } as const;
  const decided = yearRecord.labelId === null ? 'waiting' : 'done';
  return {
    yearRecordId: yearRecord.id,
    name: yearRecord.officialName,
    unitName: yearRecord.unitName,
    missingMonths: months === 'missing' ? label.missing : [],
    ...steps,
    decided,
    lacking: Object.values(steps).includes('missing'),
  };
}

/** How many of how many, over the people who need the step. */
export function countSteps(people: readonly PersonSteps[], yearHref: string): StepCount[] {
  const count = (step: 'months' | 'form' | 'meeting' | 'opinion' | 'group', href: string): StepCount => {
    const needing = people.filter((person) => person[step] !== 'not-needed');
    return { step, done: needing.filter((person) => person[step] === 'done').length, of: needing.length, href };
  };
  return [
    count('months', '/legal/months'),
    count('form', `${yearHref}?show=form#people`),
    count('meeting', `${yearHref}/meetings`),
    count('opinion', `${yearHref}?show=opinion#people`),
    count('group', `${yearHref}/groups`),
  ];
}
