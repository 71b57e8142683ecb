import type { Cell } from '../../../imports/layout/field.js';
import type { RowFault } from '../../../imports/plan.js';
import { readGivenDay } from '../../../imports/understanding/day.js';
import { isNoResult, wordsOf } from '../../../imports/understanding/words.js';
import { fold } from '../../../web/fold.js';
import { askPosition, placeOf, positionSaid, type Answers } from './answers.js';
import { isMark, readConcurrent, readMain } from './main-post.js';
import { readName } from './name.js';
import { PERSON_TYPES, readPersonType, typeOfSection } from './person-type.js';
import { readTitle, type Position, type ReadTitle } from './title.js';
import { nearNames, type NamedUnit, type UnitMatcher } from './unit.js';

/** What is wrong with a cell (label `imports:fault.<code>`), or to be looked at (`imports:remark.<code>`): the field, what was typed there, and what else is said of it. */
export type Finding = RowFault & { typed: string };

/** What one row says of a person. A part that could not be read is what was typed there, or null for a day. */
interface OfficialValues {
  name: string;
  code: string;
  personType: string;
  unit: string;
  title: string;
  position: string;
  tier: number;
  from: string | null;
  main: boolean;
  email: string | null;
}

export interface OfficialRow {
  row: number;
  /** Place of its worksheet in the file, from 0. */
  worksheet?: number | undefined;
  section?: string;
  cells: Readonly<Partial<Record<string, Cell>>>;
}

export interface ReadOfficial {
  row: number;
  /** As questions name the row (`placeOf`). */
  place: string;
  /** As people know the unit. */
  unitName: string;
  values: OfficialValues;
  /** As it was given, folded; a help to tell people of one name apart. */
  birth: string;
  /** The code was made here, the file has none. */
  made: boolean;
  /** The file says itself whether this post is the main one. */
  saysMain: boolean | null;
  faults: Finding[];
  remarks: Finding[];
}

/** What a person said once for all rows of a file without such a column. */
export type Defaults = Readonly<Partial<Record<string, string>>>;

const POSITIONS: [RegExp, Position][] = [
  [/^(head|nguoi dung dau|truong|cap truong|thu truong|truong don vi|x ?truong)$/, 'head'],
  [/^(deputy|pho|cap pho|pho (don vi|thu truong)|cap pho cua nguoi dung dau)$/, 'deputy'],
  [/^(member|nhan vien|staff|khong|chuyen vien|vien chuc|cong chuc|nguoi lao dong)$/, 'member'],
];
const EMAIL = /^[^\s@]{1,100}@[^\s@]{1,99}$/;
const TIER_OF: Record<Position, number> = { head: 2, deputy: 1, member: 0 };

/** Pure: what one row says of a person, by itself; without units a unit is as typed. */
export function readOfficial(
  row: OfficialRow,
  units: UnitMatcher | null,
  defaults: Defaults,
  answers: Answers = {},
): ReadOfficial {
  const cells = row.cells;
  const text = (field: string) => wordsOf(cells[field]) || wordsOf(defaults[field]);
  const [faults, remarks]: [Finding[], Finding[]] = [[], []];
  const ofSection = typeOfSection(row.section ?? '') ? wordsOf(row.section) : '';
  const kind = wordsOf(cells['person_type']) || markedKind(cells) || ofSection;
  const { section: _, ...bare } = row;
  const unit = readUnit(ofSection === '' ? row : bare, text, units, faults, remarks);
  const title = readTitle(text('title'), unit.name);
  const { name, remarks: ofName } = readName(cells['full_name'], cells['name_last']);
  for (const code of ofName)
    remarks.push({
      column: 'full_name',
      code,
      typed: [cells['full_name'], cells['name_last']].map(wordsOf).filter(Boolean).join(' '),
    });
  if (name.length < 2 || name.length > 120)
    faults.push({ column: 'full_name', code: 'bad-name', typed: name.slice(0, 200) });
  const place = placeOf(row);
  const said = positionSaid(answers, place);
  const post = said
    ? postSaid(said, text, title, place, faults, remarks)
    : readPost(text, title, place, faults, remarks);
  const values: OfficialValues = {
    name,
    code: text('code'),
    personType: readType(
      kind,
      (field) => (field === 'person_type' && kind !== '' ? kind : text(field)),
      title,
      faults,
      remarks,
    ),
    unit: unit.code,
    title: text('title'),
    ...post,
    from: readFrom(cells['from_date'], defaults, faults),
    main: true,
    email: text('email') || null,
  };
  if (values.title.length < 1 || values.title.length > 120)
    faults.push({ column: 'title', code: 'bad-title', typed: values.title.slice(0, 200) });
  if (values.email !== null && !EMAIL.test(values.email))
    faults.push({ column: 'email', code: 'bad-email', typed: values.email, value: values.email });
  const birth =
    readGivenDay(cells['birth_date']).day ??
    readGivenDay(cells['birth_other']).day ??
    fold(wordsOf(cells['birth_date']) || wordsOf(cells['birth_other']));
  const saysMain = readMain(text('main'), faults) ?? readConcurrent(text('concurrent'));
  return {
    row: row.row,
    place,
    unitName: unit.name,
    ...{ values, birth, made: false, saysMain, faults: withoutResults(cells, faults), remarks },
  };
}

const MARKED_KINDS = [
  ['type_cadre', 'cán bộ'],
  ['type_servant', 'công chức'],
  ['type_employee', 'viên chức'],
  ['type_contract', 'hợp đồng'],
] as const;

/** The kind in whose column a row has its mark, as a list would word it; of several all, which is none. */
function markedKind(cells: OfficialRow['cells']): string {
  return MARKED_KINDS.filter(([field]) => isMark(wordsOf(cells[field])))
    .map(([, words]) => words)
    .join(', ');
}

/** A formula without a result is nothing that anybody wrote, whatever it might be taken for. */
function withoutResults(cells: OfficialRow['cells'], faults: Finding[]): Finding[] {
  const formulas = Object.entries(cells).filter(([field, cell]) => !field.startsWith('birth') && isNoResult(cell));
  if (formulas.length === 0) return faults;
  const columns = new Set(formulas.map(([field]) => field));
  return [
    ...faults.filter(({ column }) => !columns.has(column)),
    ...formulas.map(([column, cell]) => ({ column, code: 'formula', typed: wordsOf(cell).slice(0, 200) })),
  ];
}

function readUnit(
  { section = '' }: OfficialRow,
  text: (field: string) => string,
  units: UnitMatcher | null,
  faults: Finding[],
  remarks: Finding[],
): NamedUnit {
  const [typed, second] = [text('unit_code'), text('unit_name')];
  const said = typed || second || section;
  if (said === '') {
    faults.push({ column: 'unit_code', code: 'no-unit-given', typed: '' });
    return { code: '', name: '' };
  }
  if (!units) return { code: said, name: said };
  const above = section === '' ? undefined : units.find(section).unit;
  const found = units.find(said, above);
  const other = !found.unit && second !== '' ? units.find(second, above) : found;
  const { unit, surely, near } = other.unit ? other : found;
  if (unit) {
    if (!surely) remarks.push({ column: 'unit_code', code: 'unit-taken-for', typed: said, value: unit.name });
    return unit;
  }
  const names = nearNames(near);
  faults.push(
    names === ''
      ? { column: 'unit_code', code: 'no-unit', typed: said, value: said }
      : { column: 'unit_code', code: 'unit-near', typed: said, value: names },
  );
  return { code: said, name: said };
}

function readPost(
  text: (field: string) => string,
  title: ReadTitle,
  place: string,
  faults: Finding[],
  remarks: Finding[],
): { position: string; tier: number } {
  const typed = text('position');
  const position = typed === '' ? title.position : positionIn(typed);
  const said = { column: 'title', typed: text('title') };
  if (position === undefined) faults.push({ column: 'position', code: 'bad-position', typed, value: typed });
  else if (position === 'member' && title.position === 'head')
    faults.push({ column: 'position', code: 'head-but-member', typed, value: text('title') });
  else if (position !== title.position && typed !== '')
    remarks.push({ column: 'position', code: 'position-differs', typed, value: text('title') });
  if (typed === '' && title.unsure)
    remarks.push({ ...said, code: 'maybe-head', asks: askPosition(place, 'maybe-head', 'member', false) });
  if (title.acting) remarks.push({ ...said, code: 'acting' });
  const byPosition =
    position === undefined || position === title.position
      ? title.tier
      : Math.max(TIER_OF[position], title.position === 'member' ? 0 : title.tier);
  return { position: position ?? typed, tier: readTier(text('tier'), faults) ?? byPosition };
}

/** As a person answered, whatever the title and the file's own column of positions say; whoever is no head stands a tier below it. */
function postSaid(
  position: Position,
  text: (field: string) => string,
  title: ReadTitle,
  place: string,
  faults: Finding[],
  remarks: Finding[],
): { position: string; tier: number } {
  const typed = text('position');
  const proposed = typed === '' ? title.position : positionIn(typed);
  const about = proposed === 'head' ? 'heads' : 'maybe-head';
  const asks = askPosition(place, about, position, true);
  remarks.push({ column: 'title', typed: text('title'), code: `said-${position}`, asks });
  if (title.acting && position === 'head') remarks.push({ column: 'title', typed: text('title'), code: 'acting' });
  const tiers = {
    head: Math.max(TIER_OF.head, title.tier),
    deputy: Math.max(TIER_OF.deputy, title.position === 'head' ? title.tier - 1 : title.tier),
    member: TIER_OF.member,
  };
  return { position, tier: readTier(text('tier'), faults) ?? tiers[position] };
}

function readTier(typed: string, faults: Finding[]): number | undefined {
  if (/^[0-4]$/.test(typed)) return Number(typed);
  if (typed !== '') faults.push({ column: 'tier', code: 'bad-tier', typed });
  return undefined;
}

function positionIn(typed: string): Position | undefined {
  const words = fold(typed);
  const known = POSITIONS.find(([pattern]) => pattern.test(words))?.[1];
  if (known) return known;
  const { position } = readTitle(typed);
  return position === 'member' ? undefined : position;
}

/**
 * Those who are elected or approved are cadres, also where the row says nothing and a kind is given for the whole file; of nobody
 * else is a kind taken from the title.
 */
function readType(
  own: string,
  text: (field: string) => string,
  title: ReadTitle,
  faults: Finding[],
  remarks: Finding[],
): string {
  const typed = own === '' && title.elected ? '' : text('person_type');
  const type = readPersonType(typed);
  if (type) {
    if (title.elected && type !== 'cadre')
      remarks.push({ column: 'person_type', code: 'elected-is-cadre', typed, value: text('title') });
    return type;
  }
  if (typed === '' && title.elected) {
    remarks.push({ column: 'person_type', code: 'type-of-title', typed: text('title') });
    return PERSON_TYPES[0];
  }
  faults.push(
    typed === ''
      ? { column: 'person_type', code: 'no-type', typed }
      : { column: 'person_type', code: 'bad-type', typed, value: typed },
  );
  return typed;
}

function readFrom(cell: Cell | undefined, defaults: Defaults, faults: Finding[]): string | null {
  const given = wordsOf(cell) === '' ? defaults['from_date'] : cell;
  const { day, fault } = readGivenDay(given);
  if (day !== undefined) return day;
  const typed = wordsOf(given);
  faults.push(
    typed === ''
      ? { column: 'from_date', code: 'no-from', typed }
      : { column: 'from_date', code: `day-${fault}`, typed },
  );
  return null;
}
