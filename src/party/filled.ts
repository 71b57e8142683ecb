import { dayOf } from '../clock.js';
import type { CheckState } from '../commitments/pledge.js';
import { itemsOf, pledgesOf } from '../commitments/pledges.queries.js';
import type { Rows } from '../database/db.js';
import { figuresOf, measuresOf, targetsOf } from '../measures/measures.queries.js';
import { isMet } from '../measures/measure.view.js';
import { ownMonths } from '../reports/results/results.queries.js';
import { form02Months } from '../years/forms02/form02-months.js';
import { yearRecordsOfPerson, type Label } from '../years/year-record.queries.js';
import {
  commitmentsDue,
  issuesOwnedIn,
  placeIn,
  questionsOf,
  type AskedOf,
  type DueCommitment,
  type OwnedIssue,
} from './filled.queries.js';

/** What of the year stands in the program for one person, without a word of the draft's own. Kept as it is when the draft is handed over. */
export interface Filled {
  name: string;
  title: string;
  unitName: string;
  cell: string;
  /** Read up to this day. */
  until: string;
  label: { yearRecordId: number; label: Label; day: string } | null;
  /** Mẫu 02's mean of the months by the law; null: not in the year, or nothing closed yet. */
  law: { yearRecordId: number; mean: string | null; provisional: boolean; missing: number[] } | null;
  months: { month: string; score: string; exemplarity: string | null }[];
  pledge: { id: number; signed: boolean; items: FilledItem[] } | null;
  commitments: DueCommitment[];
  issues: OwnedIssue[];
  /** What committees asked the person as a head; drafts handed over before say nothing of it. */
  questions?: AskedOf[];
  measures: FilledMeasure[];
}

export interface FilledItem {
  text: string;
  kept: boolean | null;
  note: string;
  confirmed: boolean;
  done: number;
  going: number;
  behind: number;
  /** The months in which it was behind, and how it stood last. */
  behindIn: string[];
  last: CheckState | null;
}

interface FilledMeasure {
  name: string;
  unit: string;
  month: string;
  value: string;
  target: string;
  met: boolean | null;
}

export interface FilledFor {
  officialId: number;
  year: number;
  today: string;
  leader: boolean;
  cell: string;
  zone: string;
}

export async function filledFor(on: Rows, { officialId, year, today, leader, cell, zone }: FilledFor): Promise<Filled> {
  const lastDay = `${year}-12-31`;
  const until = today < lastDay ? today : lastDay;
  const place = await placeIn(on, officialId, until);
  const [yearRecords, months, pledges, commitments, issues, questions, measures] = await Promise.all([
    yearRecordsOfPerson(on, officialId),
    ownMonths(on, officialId, `${year}-01`, `${year}-12`),
    pledgesOf(on, officialId),
    commitmentsDue(on, officialId, `${year}-01-01`, until),
    issuesOwnedIn(on, officialId, `${year}-01-01`, until),
    questionsOf(on, officialId, `${year}-01-01`, until),
    leader && place ? measuresFor(on, place, year) : [],
  ]);
  const yearRecord = yearRecords.find((record) => record.year === year);
  const pledge = pledges.find((one) => one.year === year);
  const [law, items] = await Promise.all([
    yearRecord ? form02Months(on, officialId, year) : null,
    pledge ? itemsOf(on, pledge.id) : [],
  ]);
  return {
    name: place?.name ?? '',
    title: place?.title ?? '',
    unitName: place?.unitName ?? '',
    cell,
    until,
    label:
      yearRecord?.label && yearRecord.labelAt
        ? { yearRecordId: yearRecord.id, label: yearRecord.label, day: dayOf(yearRecord.labelAt, zone) }
        : null,
    law:
      yearRecord && law
        ? {
            yearRecordId: yearRecord.id,
            mean: yearRecord.labelId !== null ? yearRecord.labelMean : law.mean.mean,
            provisional: yearRecord.labelId === null && law.mean.provisional,
            missing: yearRecord.labelId === null ? law.missing : [],
          }
        : null,
    months: months.flatMap(({ month, score, exemplarity }) => (score === null ? [] : [{ month, score, exemplarity }])),
    pledge: pledge
      ? {
          id: pledge.id,
          signed: pledge.signedAt !== null,
          items: pledge.signedAt === null ? [] : items.map(itemOf),
        }
      : null,
    commitments,
    issues,
    questions,
    measures,
  };
}

function itemOf({
  text,
  selfKept,
  selfNote,
  headKept,
  headNote,
  checkins,
}: Awaited<ReturnType<typeof itemsOf>>[number]): FilledItem {
  const count = (state: CheckState) => checkins.filter((checkin) => checkin.state === state).length;
  return {
    text,
    kept: headKept ?? selfKept,
    note: (headKept !== null && headKept !== selfKept ? headNote : selfNote) ?? '',
    confirmed: headKept !== null,
    done: count('done'),
    going: count('going'),
    behind: count('behind'),
    behindIn: checkins.filter(({ state }) => state === 'behind').map(({ month }) => month),
    last: checkins.at(-1)?.state ?? null,
  };
}

/** The unit's measures with a target for the year, each with its newest figure of the year. */
async function measuresFor(
  on: Rows,
  { unitId, rootUnitId }: { unitId: number; rootUnitId: number },
  year: number,
): Promise<FilledMeasure[]> {
  const [measures, targets, figures] = await Promise.all([
    measuresOf(on, rootUnitId),
    targetsOf(on, { unitIds: [unitId], year }),
    figuresOf(on, { unitIds: [unitId], from: `${year}-01`, to: `${year}-12` }),
  ]);
  return measures.flatMap(({ id, name, kind, unitLabel, direction }) => {
    const target = targets.find(({ measureId }) => measureId === id)?.target;
    const figure = figures.filter(({ measureId }) => measureId === id).at(-1);
    if (target === undefined || !figure) return [];
    const { month, value } = figure;
    return [
      { name, unit: kind === 'percent' ? '%' : unitLabel, month, value, target, met: isMet(direction, value, target) },
    ];
  });
}
