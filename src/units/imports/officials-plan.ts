import type { Mapping, PlannedRow, RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';
import { fold } from '../../web/fold.js';
import { postBefore, samePost, type KnownOfficial, type OfficialFacts, type OfficialLine } from './official-facts.js';
import { StandingFaults } from './official-faults.js';
import { askPosition } from './understanding/answers.js';
import type { ReadOfficial } from './understanding/official.js';
import { readOfficials } from './understanding/officials.js';
import { UnitMatcher } from './understanding/unit.js';

/**
 * Pure: what a file of officials would do, row by row. A main post that is another is a transfer from the row's date; a post
 * beside it stands for itself.
 */
export function planOfficials(
  rows: readonly TableRow[],
  facts: OfficialFacts,
  file?: { mapping: Pick<Mapping, 'answers'> },
): PlannedRow<OfficialLine>[] {
  const known = new Map(facts.officials.map((official) => [official.code, official]));
  const read = readOfficials(rows, {
    units: new UnitMatcher(facts.units),
    ...(file?.mapping.answers ? { answers: file.mapping.answers } : {}),
    taken: new Set(facts.taken),
    codesOf: namesakesIn(facts),
  });
  const lines = read.map(lineOf);
  const standing = new StandingFaults(lines, facts);
  const wrong = read.map((row, at) => [...row.faults, ...standing.of(lines[at]!, known.get(lines[at]!.code))]);
  const mains = new Map(lines.flatMap((line, at) => (line.main ? [[line.code, at] as const] : [])));
  return read.map((row, at) => {
    const line = lines[at]!;
    const before = known.get(line.code);
    const faults = [...wrong[at]!, ...besideFaults(line, before, mains, wrong, read)];
    const remarks = [...row.remarks, ...headAsked(row, faults)];
    return { ...planned(row, line, before, faults), ...(remarks.length > 0 ? { remarks } : {}) };
  });
}

/** The codes of those in scope who have a name in a unit, in their order. */
function namesakesIn({ officials }: OfficialFacts): (name: string, unit: string) => string[] {
  const codes = new Map<string, string[]>();
  for (const { code, fullName, post, others, inScope } of officials) {
    if (!inScope) continue;
    for (const unit of new Set([post, ...others].flatMap((one) => (one ? [one.unitCode] : [])))) {
      const key = `${fold(fullName)} ${unit}`;
      codes.set(key, [...(codes.get(key) ?? []), code]);
    }
  }
  return (name, unit) => codes.get(`${name} ${unit}`) ?? [];
}

function lineOf({ values }: ReadOfficial): OfficialLine {
  const { code, name, personType, unit, title, position, tier, from, email, main } = values;
  return { code, fullName: name, personType, unitCode: unit, title, position, tier, fromDate: from ?? '', email, main };
}

/** Where the unit has another head a person may say that this one is none, instead of mending the file. */
function headAsked({ place, values: { title }, remarks }: ReadOfficial, faults: readonly RowFault[]): RowFault[] {
  const taken = faults.some(({ code }) => code === 'head-taken') && !remarks.some(({ code }) => code === 'said-head');
  const asks = askPosition(place, 'head-taken', 'head', false);
  return taken ? [{ column: 'title', code: 'head-taken', typed: title, asks }] : [];
}

/** A post beside the main one needs that one: it stands already, or in a row that is written. */
function besideFaults(
  { main, code }: OfficialLine,
  before: KnownOfficial | undefined,
  mains: ReadonlyMap<string, number>,
  wrong: readonly RowFault[][],
  read: readonly ReadOfficial[],
): RowFault[] {
  if (main || before?.post) return [];
  const at = mains.get(code);
  if (at === undefined) return [{ column: 'main', code: 'no-main', value: code }];
  return wrong[at]!.length > 0 ? [{ column: 'main', code: 'main-row-wrong', value: String(read[at]!.row) }] : [];
}

function planned(
  { row }: ReadOfficial,
  line: OfficialLine,
  before: KnownOfficial | undefined,
  faults: RowFault[],
): PlannedRow<OfficialLine> {
  const { code, fullName: name } = line;
  if (faults.length > 0) return { row, code, name, action: 'wrong', changes: [], faults };
  if (!before) return { row, code, name, action: 'create', changes: [], faults, line };
  const post = postBefore(line, before);
  const changes = [
    ...(line.main ? ownChanges(line, before) : []),
    { column: 'unit_code', before: post?.unitCode ?? '', after: line.unitCode },
    { column: 'title', before: post?.title ?? '', after: line.title },
    { column: 'position', before: post?.position ?? '', after: line.position },
    { column: 'tier', before: post ? String(post.tier) : '', after: String(line.tier) },
  ].filter((change) => change.before !== change.after);
  if (changes.length === 0 && post && samePost(line, post)) return { row, code, name, action: 'same', changes, faults };
  return { row, code, name, action: 'change', changes, faults, line };
}

/** What is said of the person, in the row of their main post. */
function ownChanges(line: OfficialLine, before: KnownOfficial): PlannedRow['changes'] {
  return [
    { column: 'full_name', before: before.fullName, after: line.fullName },
    { column: 'person_type', before: before.personType, after: line.personType },
    { column: 'email', before: before.email ?? '', after: line.email ?? before.email ?? '' },
  ];
}
