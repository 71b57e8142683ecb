import type { Rows } from '../../database/db.js';
import { headChain } from '../../standing/chain.js';
import type { Band } from '../../scoring/editions/terms.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import { quotaOf } from '../../scoring/editions/quota.js';
import {
  quotaBases,
  type Quota,
  type QuotaBase,
  type YearGroupRecord,
  type YearOfficial,
} from '../../scoring/editions/year-record.js';
import { serviceReckoned } from '../../scoring/editions/legal-year.js';
import { levelsHeaded } from '../../scoring/editions/head-cap.js';
import { noMonthDecisions, type NoMonthDecision } from './no-months.queries.js';
import { ratedUnits } from '../ratings/levels.queries.js';
import type { YearRow } from '../year.queries.js';
import { classifiersOf, partOf } from './agency-access.js';
import type { GroupPerson, Missing, Part } from './group.blockers.js';
import { groupYearRecords, type GroupYearRecord } from './group.queries.js';
import { settle, type PersonLabel, type Settled, type SettledGroup } from './settle.js';
import { shareOf, type Share } from './shares.queries.js';
import { SOURCES, type MonthKnown, type YearSources } from './year-sources.js';

/** Stands in the record for whoever is in no group of like duties yet. */
const UNGROUPED = 'ungrouped';

export interface YearPerson {
  yearRecord: GroupYearRecord;
  part: Part;
  months: readonly MonthKnown[];
  /** Service by its dates, where not the whole year was served (Điều 11.1). */
  service: ServiceShown | null;
  label: PersonLabel;
  lacks: readonly Missing[];
  /** The level of the agency, or of the part of it, that this person heads (Điều 20.6); null: none. */
  headed: Band | null;
  /** The decision on a year without a working month, whether or not there is one now. */
  noMonths: NoMonthDecision | null;
}

export interface YearGroup {
  record: YearGroupRecord;
  share: Share;
  settled: SettledGroup;
  people: readonly YearPerson[];
}

/** An agency's year as it stands: the whole record, and what follows from it. Nothing in it depends on the order in which anything was done. */
export async function yearGroup(
  on: Rows,
  year: YearRow,
  usingUnitId: number,
  day: string,
  sources: YearSources = SOURCES,
): Promise<YearGroup> {
  const yearRecords = await groupYearRecords(on, year.id, usingUnitId);
  const ids = yearRecords.map(({ officialId }) => officialId);
  const [months, overrides, steps, share, units, chain, noMonths, service] = await Promise.all([
    sources.months(on, ids, year.year),
    sources.overrides(on, ids, year.year),
    sources.steps(on, year.id),
    shareOf(on, year, usingUnitId),
    ratedUnits(on, year.id),
    headChain(on, usingUnitId, day),
    noMonthDecisions(on, year.id, usingUnitId),
    sources.service(on, ids, year.year),
  ]);
  const levels = new Map(units.map(({ unitId, level }) => [unitId, level]));
  const head = yearRecords.find(({ unitId, position }) => position === 'head' && unitId === usingUnitId);
  const parts = yearRecords
    .filter((yearRecord) => yearRecord.position === 'head' && yearRecord !== head && levels.has(yearRecord.unitId))
    .map(({ officialCode, unitId }) => ({ head: officialCode, organisation: levels.get(unitId) ?? null }));
  const known = (yearRecord: GroupYearRecord) => yearOf(months.get(yearRecord.officialId) ?? [], year.year);
  const record: YearGroupRecord = {
    format: 'thuoc-do/year-group@1',
    edition: lawOfYear(year.year).edition,
    year: year.year,
    quotaBase: year.quotaBase,
    share: plain(share.share),
    ...(share.decision === null ? {} : { decision: share.decision }),
    organisation: levels.get(usingUnitId) ?? null,
    head: head?.officialCode ?? null,
    ...(parts.length > 0 ? { parts } : {}),
    officials: yearRecords.map((yearRecord) => ({
      code: yearRecord.officialCode,
      group: yearRecord.groupCode ?? UNGROUPED,
      months: known(yearRecord).map(({ score, absent }) => (absent ? null : score)),
      absent: Object.fromEntries(
        known(yearRecord).flatMap(({ absent }, place) => (absent ? [[String(place + 1), absent]] : [])),
      ),
      overrides: (overrides.get(yearRecord.officialId) ?? []).map(({ kind }) => kind),
      ...(service.has(yearRecord.officialId) ? { service: service.get(yearRecord.officialId)! } : {}),
    })),
  };
  const settledBy = new Map(
    yearRecords.map((yearRecord) => [yearRecord.officialCode, settledOf(yearRecord, noMonths.get(yearRecord.id))]),
  );
  const headed = levelsHeaded(record);
  const settled = settle(record, settledBy);
  const classifier = classifiersOf(chain);
  const people = yearRecords.map((yearRecord, place): YearPerson => ({
    yearRecord,
    part: partOf(yearRecord.officialId, chain, classifier),
    months: known(yearRecord),
    service: serviceShown(record, record.officials[place]!),
    label: settled.people[place]!,
    lacks: lacksOf(yearRecord, steps.get(yearRecord.id), levels),
    headed: headed.get(yearRecord.officialCode) ?? null,
    noMonths: noMonths.get(yearRecord.id) ?? null,
  }));
  return { record, share, settled, people };
}

interface ServiceShown {
  spans: { from: string; to: string | null }[];
  months: number;
  days: number;
}

function serviceShown(record: YearGroupRecord, official: YearOfficial): ServiceShown | null {
  const reckoned = serviceReckoned(record, official);
  const spans = (official.service ?? []).map(({ from, to }) => ({ from, to: to ?? null }));
  return reckoned && { spans, ...reckoned };
}

/** What the blockers ask about each person, by code. */
export function groupPeople(people: readonly YearPerson[]): Map<string, GroupPerson> {
  return new Map(
    people.map(({ yearRecord, part, lacks }) => [
      yearRecord.officialCode,
      {
        code: yearRecord.officialCode,
        name: yearRecord.officialName,
        part,
        groupName: yearRecord.groupName,
        decided: yearRecord.labelId !== null,
        lacks,
      },
    ]),
  );
}

/** The same labels under the other reading of the ceiling's base. */
export function otherReading(group: YearGroup): { base: QuotaBase; agency: Quota; groups: Map<string, Quota> } {
  const base = quotaBases.find((each) => each !== group.record.quotaBase)!;
  const quota = (among: readonly PersonLabel[]) =>
    quotaOf(
      among.map(({ label }) => label),
      group.record.share,
      base,
    );
  const { people, groups } = group.settled;
  return {
    base,
    agency: quota(people),
    groups: new Map([...groups.keys()].map((name) => [name, quota(people.filter((one) => one.group === name))])),
  };
}

function settledOf(yearRecord: GroupYearRecord, noMonths: NoMonthDecision | undefined): Settled {
  return {
    lowered: yearRecord.proposedLabel === 'good',
    fewerMonths: yearRecord.fewerMonthsNumber !== null,
    withoutMonths: noMonths?.label ?? null,
    decided: yearRecord.labelId === null ? null : yearRecord.label,
  };
}

function lacksOf(
  yearRecord: GroupYearRecord,
  steps: { form: boolean; meeting: boolean; opinion: string } | undefined,
  levels: ReadonlyMap<number, Band | null>,
): Missing[] {
  const lacks: [Missing, boolean][] = [
    ['form', !steps?.form],
    ['meeting', !steps?.meeting],
    ['opinion', steps?.opinion === 'missing'],
    ['group', yearRecord.groupId === null],
    [
      'unit-rating',
      yearRecord.position === 'head' && levels.has(yearRecord.unitId) && levels.get(yearRecord.unitId) === null,
    ],
  ];
  return lacks.filter(([, lacking]) => lacking).map(([what]) => what);
}

/** Twelve places, January first, whatever order they come in. */
function yearOf(known: readonly MonthKnown[], year: number): MonthKnown[] {
  return Array.from({ length: 12 }, (_, place) => {
    const month = `${year}-${String(place + 1).padStart(2, '0')}`;
    const { score = null, absent = null } = known.find((each) => each.month === month) ?? {};
    return { month, score, absent };
  });
}

/** 0.20 as the record writes it. */
function plain(share: string): string {
  return share.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
