import { lawOfYear } from '../../scoring/editions/law.js';
import { percentOf } from './decision.form.js';
import { bandCodes } from '../../scoring/editions/terms.js';
import type { Quota } from '../../scoring/editions/year-record.js';
import { nameOf } from '../../standing/chain.js';
import { page, type Page } from '../../web/answers.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { byPersonName } from '../../web/name-order.js';
import { fieldNumber } from '../../web/numbers.js';
import type { OpenedAgency } from './agency-access.js';
import { groupBlockers, missingOf, type GroupBlocker, type Part } from './group.blockers.js';
import type { Done } from './group.queries.js';
import { shownReasons } from './reasons.js';
import { mayLower } from './lowerings.form.js';
import { groupPeople, otherReading, type YearGroup, type YearPerson } from './year-group.js';
import type { TypedIn } from '../../web/read-form.js';
import type { ShareForm } from './decision.form.js';

export interface ClassificationFacts {
  agency: OpenedAgency;
  group: YearGroup;
  decisions: readonly Done[];
  published: Omit<Done, 'part'> | undefined;
  /** How many people of the agency another rule classifies. */
  others: number;
}

const SHOWN_BANDS = [...bandCodes, 'not-classified', 'open'] as const;

/** The page of an agency's year: names within bands, the ceilings, what is missing, and the one act that decides. */
export function classificationPage(actor: Actor, facts: ClassificationFacts, typed: TypedIn<ShareForm> = {}): Page {
  const { agency, group, decisions, published } = facts;
  const { year, unit, may, personnel, all } = agency;
  const sees = (person: YearPerson) =>
    (personnel || may[person.part]) && person.yearRecord.officialId !== actor.officialId;
  const seen = may.people || personnel ? group.people : group.people.filter(sees);
  const parts = (['people', 'head'] as const).flatMap((part) => partView(part, facts));
  return page(
    'classification/show',
    {
      unitId: unit.unitId,
      yearHref: `/years/${year.id}`,
      year: year.year,
      unitName: unit.name,
      dueOn: year.dueOn,
      percent: percentOf(group.record.share),
      decision: group.share.decision,
      decidedOn: group.share.decidedOn,
      all:
        all.length > 1
          ? all.map((each) => ({
              name: each.name,
              href: `/years/${year.id}/classification?agency=${each.unitId}`,
              current: each.unitId === unit.unitId,
            }))
          : [],
      quota: may.people || may.head || personnel ? quotaView(group) : null,
      loweringsHref:
        mayLower(agency, group, actor).length > 0
          ? `/years/${year.id}/classification/lowerings?agency=${unit.unitId}`
          : null,
      base: group.record.quotaBase,
      otherBase: otherReading(group).base,
      bands: SHOWN_BANDS.flatMap((band) => bandView(year.year, band, seen, sees, `/years/${year.id}/classification`)),
      people: seen.length,
      others: may.people || personnel ? facts.others : 0,
      parts,
      canShare: (personnel || may.people) && decisions.length === 0,
      share: { percent: fieldNumber(percentOf(lawOfYear(year.year).quotaShareDecided), actor.lang), ...typed },
      canPublish: (personnel || may.people) && decisions.some(({ part }) => part === 'people') && !published,
      published: published ?? null,
      labelsHref: published ? `/years/${year.id}/labels?agency=${unit.unitId}` : null,
      recordHref: may.people || personnel ? `/years/${year.id}/classification/record?agency=${unit.unitId}` : null,
      decemberHref: `/years/${year.id}/december`,
      ratingsHref: `/years/${year.id}/ratings`,
    },
    'classification:title',
    { year: year.year, unit: unit.name },
  );
}

export function blockerIssue(blocker: GroupBlocker): Issue {
  const code =
    blocker.code === 'missing'
      ? `classification:blocker.missing-${blocker.what}`
      : `classification:blocker.${blocker.code}`;
  return {
    field: 'decide',
    code,
    params: { ...blocker, ...('names' in blocker ? { names: firstNames(blocker.names) } : {}) },
  };
}

const FIRST = 3;

/** The first few names and how many more: `A, B, C (+38)`. */
function firstNames(names: readonly string[]): string {
  const more = names.length - FIRST;
  return more > 0 ? `${names.slice(0, FIRST).join(', ')} (+${more})` : names.join(', ');
}

function partView(part: Part, { agency, group, decisions }: ClassificationFacts) {
  const own = group.people.filter((person) => person.part === part);
  if (own.length === 0) return [];
  const open = own.filter(({ yearRecord }) => yearRecord.labelId === null);
  const done = decisions.find((decision) => decision.part === part);
  const classifier = agency.classifier[part];
  const who = nameOf(classifier);
  const told = open.length > 0 && (agency.may[part] || agency.personnel);
  const blockers = told ? groupBlockers(part, group.settled, groupPeople(group.people)).map(blockerView) : [];
  return [
    {
      part,
      who,
      mine: agency.may[part],
      done: (open.length === 0 && done) || null,
      open: open.length,
      blockers,
      ready: open.length > 0 && blockers.length === 0,
    },
  ];
}

/** How many and the first few; the rest is folded away. */
function blockerView(blocker: GroupBlocker) {
  const key = blocker.code === 'missing' ? `missing-${blocker.what}` : blocker.code;
  if (!('names' in blocker)) return { key, ...blocker };
  const more = Math.max(0, blocker.names.length - FIRST);
  return {
    key,
    ...blocker,
    counted: true,
    first: blocker.names.slice(0, FIRST).join(', '),
    more,
    all: more > 0 ? [...blocker.names].sort(byPersonName) : [],
  };
}

export function quotaView(group: YearGroup) {
  const other = otherReading(group);
  const name = (code: string) => group.people.find(({ label }) => label.group === code)?.yearRecord.groupName ?? null;
  const line = (quota: Quota, under: Quota, title: { agency: boolean; name: string | null }) => ({
    ...title,
    ...quota,
    otherCeiling: under.ceiling,
    passed: (quota.over ?? 0) > 0,
  });
  return [
    line(group.settled.agency, other.agency, { agency: true, name: null }),
    ...[...group.settled.groups].map(([code, quota]) =>
      line(quota, other.groups.get(code)!, { agency: false, name: name(code) }),
    ),
  ];
}

function bandView(
  year: number,
  band: (typeof SHOWN_BANDS)[number],
  people: readonly YearPerson[],
  sees: (person: YearPerson) => boolean,
  href: string,
) {
  const inBand = people.filter(({ label }) => (label.label ?? 'open') === band);
  if (inBand.length === 0) return [];
  const byName = [...inBand].sort((a, b) => byPersonName(a.yearRecord.officialName, b.yearRecord.officialName));
  return [{ band, count: inBand.length, rows: byName.map((person) => personLine(year, person, sees(person), href)) }];
}

function personLine(year: number, person: YearPerson, seen: boolean, href: string) {
  const { yearRecord, label } = person;
  const missing = missingOf(groupPeople([person]).get(yearRecord.officialCode)!, label);
  return {
    name: yearRecord.officialName,
    unitName: yearRecord.unitName,
    groupName: yearRecord.groupName,
    decided: yearRecord.labelId !== null,
    href: seen ? `${href}/${yearRecord.id}` : null,
    mean: seen ? (label.mean ?? label.provisional) : null,
    provisional: label.mean === null,
    points: seen,
    reasons: seen ? shownReasons(year, label.reasons, label.byPoints, label.label) : [],
    missing: missing.map((what) => ({ what, months: label.missing.join(', ') })),
  };
}
