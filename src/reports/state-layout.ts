import { lastDayOf } from '../periods/calendar.js';
import { stampFor } from '../audit/checkpoints/stamp.js';
import { dayOf } from '../clock.js';
import { isDecided, type MonthData, type ReportState } from './month-data.js';
import type { MonthVersion } from './month.queries.js';
import { seatsOf, type Seats, type UnitHere } from './places.queries.js';
import type { Fact, ReportModel } from './report-model.js';
import type { Making } from './report.js';
import type { PaperHeader, Recipients, Signature } from './paper/paper.js';
import { NO_NAMES, paperNamesOn, type NamesOnPaper } from '../units/paper-names.queries.js';
import { signingLines } from '../units/paper-signing.js';
import { placeOfName } from '../units/place-on-paper.js';
import type { Words } from './words.js';

/** What stands around a unit's report: header, made line, facts, signature, recipients. */
export interface Frame {
  seats: Seats;
  agency: string;
  /** What the unit, and its committee, are called on papers. */
  names: NamesOnPaper;
  party: NamesOnPaper;
  parts: Pick<ReportModel, 'lang' | 'header' | 'official' | 'facts' | 'missing' | 'madeLine' | 'stamp'> & {
    recipients: Recipients;
  };
}

/** So many sets are named one by one; the others stand in the tables. */
const SETS_NAMED = 12;
const UNDECIDED = ['not-submitted', 'draft', 'returned', 'submitted'] as const;

export async function frameOf(making: Making, month: MonthData): Promise<Frame> {
  const { words } = making;
  const { period } = month;
  const root = { id: period.rootUnitId, name: period.rootName };
  const { header, ...stand } = await standing(making, month.unit, root, lastDayOf(period.month));
  const stamp = await stampFor(making.db, period.closedAt, (code) => ({
    text: words.say('stamp.text', { code }),
    alt: words.say('stamp.alt', { code }),
  }));
  return {
    ...stand,
    parts: {
      lang: words.lang,
      header,
      ...(stand.names.name ? { official: stand.names.name } : {}),
      facts: factsOf(making, month),
      stamp,
      missing: missingOf(words, month),
      madeLine: madeLine(making, period.month, setsLine(words, month.versions)),
      recipients: recipientsOf(words, stand.seats),
    },
  };
}

/** The same around a report that is not of one month: its last day, its time, and what is missing, are said by the report. */
export async function plainFrame(
  making: Making,
  {
    unit,
    root,
    day,
    time,
    missing,
  }: { unit: UnitHere; root: Pick<UnitHere, 'id' | 'name'>; day: string; time: string; missing: string[] },
): Promise<Frame> {
  const { words, at, by } = making;
  const { header, ...stand } = await standing(making, unit, root, day);
  return {
    ...stand,
    parts: {
      lang: words.lang,
      header,
      ...(stand.names.name ? { official: stand.names.name } : {}),
      missing,
      facts: [
        { label: words.say('fact.time'), value: time },
        { label: words.say('fact.made'), value: words.say('fact.madeBy', { at: words.moment(at), by }) },
      ],
      madeLine: words.say('paper.madeOver', { time, at: words.moment(at), by }),
      recipients: recipientsOf(words, stand.seats),
    },
  };
}

async function standing(
  making: Making,
  unit: UnitHere,
  root: Pick<UnitHere, 'id' | 'name'>,
  day: string,
): Promise<Omit<Frame, 'parts'> & { header: PaperHeader }> {
  const [seats, settings, names, top] = await Promise.all([
    seatsOf(making.db, unit, day, making.today < day ? making.today : day),
    making.settings(unit.id),
    paperNamesOn(making.db, unit.id, 'state', day),
    paperNamesOn(making.db, root.id, 'state', day),
  ]);
  const party = seats.committeeUnitId ? await paperNamesOn(making.db, seats.committeeUnitId, 'party', day) : NO_NAMES;
  const atRoot = unit.id === root.id;
  const agency = names.name || (atRoot && settings.agency) || unit.name;
  const above = names.above || (atRoot ? settings['agency-above'] : top.name || settings.agency) || seats.parentName;
  const place = names.place || top.place || settings.place || placeOfName(root.name);
  const header = {
    ...headerOf(making, agency, above ?? undefined, place),
    ...(names.suffix ? { number: making.words.say('paper-names:number', { suffix: names.suffix }) } : {}),
  };
  return { seats, agency, names, party, header };
}

function headerOf(making: Making, agency: string, above: string | undefined, place: string): PaperHeader {
  return {
    agency,
    ...(above ? { above } : {}),
    number: making.words.say('paper.number'),
    dated: placeAndDate(making, place),
  };
}

/** Without a place dots, to be filled by hand. Days below ten and the first two months are written with a nought (Nghị định 30/2020, Phụ lục I). */
export function placeAndDate({ words, at }: Making, place: string): string {
  const [year = '', month = '', day = ''] = dayOf(at, words.zone).split('-');
  return words.say('paper.placeAndDate', {
    place: place || '.....',
    day,
    month: Number(month) < 3 ? month : String(Number(month)),
    year,
  });
}

export function madeLine({ words, at, by }: Making, month: string, sets: string): string {
  return words.say('paper.made', { month: words.month(month), sets, at: words.moment(at), by });
}

function factsOf({ words, at, by }: Making, { period, versions }: MonthData): Fact[] {
  const state = period.closedAt
    ? words.say('fact.closed', { at: words.moment(period.closedAt) })
    : words.say('fact.open');
  const named = versions
    .slice(0, SETS_NAMED)
    .map((version) => (versions.length > 1 ? setBrief(words, version) : setWords(words, version)));
  if (versions.length > SETS_NAMED) named.push(words.say('fact.moreSets', { more: versions.length - SETS_NAMED }));
  return [
    { label: words.say('fact.period'), value: `${words.month(period.month)}, ${state}` },
    { label: words.say('fact.sets'), value: named.join(';\n') || words.say('fact.noSet') },
    { label: words.say('fact.made'), value: words.say('fact.madeBy', { at: words.moment(at), by }) },
  ];
}

export function setWords(
  words: Words,
  version: Pick<MonthVersion, 'name' | 'number' | 'decisionNumber' | 'decisionDate'>,
): string {
  const { name, number } = version;
  return words.say('set.whole', { name, number, decision: decisionWords(words, version) });
}

function setBrief(words: Words, version: MonthVersion): string {
  return `${words.say('set.short', { code: version.name, number: version.number })}, ${decisionWords(words, version)}`;
}

export function decisionWords(
  words: Words,
  { decisionNumber, decisionDate }: { decisionNumber: string | null; decisionDate?: string | null },
): string {
  if (!decisionNumber) return words.say('set.noDecision');
  return decisionDate
    ? words.say('set.decisionOf', { number: decisionNumber, date: words.date(decisionDate) })
    : words.say('set.decision', { number: decisionNumber });
}

/** For the foot of a page: the one set, or how many. */
function setsLine(words: Words, versions: readonly MonthVersion[]): string {
  const [only] = versions;
  return only && versions.length === 1
    ? words.say('set.short', { code: only.name, number: only.number })
    : words.say('set.several', { n: versions.length });
}

/** What is missing from a month's report, in sentences. */
function missingOf(words: Words, { period, evaluations }: Pick<MonthData, 'period' | 'evaluations'>): string[] {
  const of = (state: ReportState) => evaluations.filter((evaluation) => evaluation.state === state).length;
  const parts = UNDECIDED.map((state) => ({ state, n: of(state) })).filter(({ n }) => n > 0);
  const open = parts.reduce((sum, { n }) => sum + n, 0);
  const [unreviewed, flagged] = [of('approved'), evaluations.filter((evaluation) => evaluation.flagged).length];
  const [replaced, after] = [
    evaluations.filter((evaluation) => isDecided(evaluation) && evaluation.mark).length,
    evaluations.filter((evaluation) => isDecided(evaluation) && evaluation.mark === 'replaced-after-review').length,
  ];
  return [
    ...(period.closedAt ? [] : [words.say('missing.draftReport')]),
    ...(open > 0
      ? [
          words.say('missing.evaluations', {
            n: open,
            parts: parts.map(({ state, n }) => words.say(`missing.${state}`, { n })).join(', '),
          }),
        ]
      : []),
    ...(unreviewed > 0
      ? [words.say(period.closedAt ? 'missing.closedUnreviewed' : 'missing.unreviewed', { n: unreviewed })]
      : []),
    ...(replaced > 0 ? [words.say('missing.replaced', { n: replaced, reviewed: after })] : []),
    ...(flagged > 0 ? [words.say('missing.flagged', { n: flagged })] : []),
  ];
}

function recipientsOf(words: Words, { committee }: Seats): Recipients {
  const items = [...(committee ? [words.say('paper.toCommittee', { committee })] : []), words.say('paper.kept')];
  return { label: words.say('paper.recipients'), items };
}

/** Who signs for the unit, by name, in the form its names on paper ask for; without them the head under their post. */
export function headSignature(words: Words, { seats, names }: Omit<Frame, 'parts'>, onBehalfOf?: string): Signature {
  const { headTitle, headName, signer } = seats;
  const note = words.say('paper.signHere');
  const lines = signer && signingLines('state', names, signer, (key, params) => words.say(key, params));
  if (lines) return { ...lines, note, name: signer.name };
  return {
    ...(onBehalfOf ? { prefix: words.say('paper.onBehalf', { agency: words.capitals(onBehalfOf) }) } : {}),
    post: words.capitals(headTitle ?? words.say('paper.head')),
    note,
    ...(headName ? { name: headName } : {}),
  };
}

export function fileName(month: string, code: string, report: string): string {
  return `thuoc-do-${month}-${code}-${report}`;
}
