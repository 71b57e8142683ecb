import type { Rows } from '../database/db.js';
import type { Action, Mapping, PlannedRow, PlanSummary, RowFault } from './plan.js';

type ImportStatus = 'read' | 'checked' | 'refused' | 'applying' | 'applied' | 'failed' | 'outdated' | 'expired';

/** An import without what is large: its worksheets and its plan stay in the database until they are asked for. */
export interface FoundImport {
  id: number;
  kind: string;
  status: ImportStatus;
  fileName: string;
  accountId: number;
  who: string;
  at: Date;
  rootUnitId: number;
  rootName: string;
  rootPath: string;
  legalPeriodId: number | null;
  catalogueId: number | null;
  yearId: number | null;
  personSourceId: number | null;
  /** What else than a unit and a month the file goes into, in words. */
  into: string | null;
  month: string | null;
  span: 'month' | 'quarter' | null;
  mapping: Mapping;
  summary: PlanSummary;
  fingerprint: string | null;
  /** Counts the plans that were made. */
  revision: number;
  total: number;
  done: number;
  runAt: Date | null;
  appliedAt: Date | null;
  appliedBy: string | null;
  /** When the person said what its columns are. */
  mappedAt: Date | null;
  /** When what was read of the file was taken away. */
  purgedAt: Date | null;
}

/** SQL: a source `x` of persons' figures, as the criterion it serves is worded now, with its own name. */
export function sourceWords(x: string): string {
  return `coalesce((select one ->> 'text' from criteria_versions v cross join jsonb_array_elements(v.content -> 'criteria') one
    where v.set_id = ${x}.set_id and v.countersigned_at is not null and one ->> 'code' = ${x}.criterion order by v.number desc limit 1), ${x}.criterion) || ' (' || ${x}.name || ')'`;
}

const FOUND = `i.id, i.kind, i.status, i.file_name as "fileName", i.account_id as "accountId", a.display_name as who, i.at, i.root_unit_id as "rootUnitId",
  u.name as "rootName", u.path as "rootPath", i.legal_period_id as "legalPeriodId", i.catalogue_id as "catalogueId", i.year_id as "yearId", i.person_source_id as "personSourceId", (select ${sourceWords('x')} from person_sources x where x.id = i.person_source_id) as "into", coalesce(p.month, i.figure_month) as month, p.span, i.summary, i.fingerprint, i.revision, i.total, i.done,
  i.run_at as "runAt", i.applied_at as "appliedAt", b.display_name as "appliedBy", i.purged_at as "purgedAt", i.mapped_at as "mappedAt"
  from imports i join units u on u.id = i.root_unit_id join accounts a on a.id = i.account_id left join legal_periods p on p.id = i.legal_period_id
  left join accounts b on b.id = i.applied_by`;

/** By its number, or by the number it had before the imports were one table. */
export function findImport(on: Rows, kinds: readonly string[], id: number): Promise<FoundImport | undefined> {
  return on.one<FoundImport>(`select i.mapping, ${FOUND} where i.kind = any($1) and (i.id = $2 or i.former_id = $2)`, [
    kinds,
    id,
  ]);
}

export type ListedImport = Omit<FoundImport, 'mapping'>;

/** The newest first: the person's own, and those into units below `paths`. */
export function listImports(
  on: Rows,
  kinds: readonly string[],
  accountId: number,
  paths: readonly string[],
): Promise<ListedImport[]> {
  return on.rows<ListedImport>(
    `select ${FOUND} where i.kind = any($1) and (i.account_id = $2 or exists (select 1 from unnest($3::text[]) s(path) where u.path like s.path || '%'))
     order by i.at desc, i.id desc limit 50`,
    [kinds, accountId, paths],
  );
}

/** As a query of columns gives it: what a row has not is null. */
export type StoredRow = Omit<PlannedRow, 'worksheet' | 'why' | 'remarks' | 'typed' | 'line'> & {
  /** Of a row that is not written yet. */
  line: Record<string, unknown> | null;
  /** Of the unit that its line names. */
  unitName: string | null;
  worksheet: number | null;
  why: string | null;
  remarks: RowFault[] | null;
  typed: Record<string, string> | null;
};

const ROW = `jsonb_to_record(p.value) as r("row" int, worksheet int, code text, name text, action text, why text, changes jsonb, faults jsonb, remarks jsonb, typed jsonb, line jsonb)`;

/** What people call the unit of a row: of one that stands, or of one that the file makes. */
const UNIT_NAME = `coalesce((select u.name from units u where u.code = coalesce(r.line ->> 'unitCode', r.line ->> 'parentCode') limit 1),
  jsonb_path_query_first(i.plan, '$[*] ? (@.code == $code).name', jsonb_build_object('code', r.line ->> 'parentCode')) #>> '{}') as "unitName"`;

/** A page of all rows is cut out of the plan; for the rows of one action each is looked at. */
export function planRows(
  on: Rows,
  id: number,
  action: Action | undefined,
  limit: number,
  offset: number,
): Promise<StoredRow[]> {
  if (action === undefined)
    return on.rows<StoredRow>(
      `select r.*, ${UNIT_NAME} from imports i, jsonb_path_query(i.plan, '$[$from to $to]', jsonb_build_object('from', $2::int, 'to', $3::int)) with ordinality p(value, place), ${ROW}
       where i.id = $1 order by p.place`,
      [id, offset, offset + limit - 1],
    );
  return on.rows<StoredRow>(
    `select r.*, ${UNIT_NAME} from imports i, jsonb_array_elements(i.plan) with ordinality p(value, place), ${ROW}
     where i.id = $1 and p.value ->> 'action' = $2 order by p.place limit $3 offset $4`,
    [id, action, limit, offset],
  );
}

/** What is written of the rows that are, in the file's order. */
export async function planLines<Line>(on: Rows, id: number): Promise<Line[]> {
  const rows = await on.rows<{ line: Line }>(
    `select p.value -> 'line' as line from imports i, jsonb_array_elements(i.plan) with ordinality p(value, place)
     where i.id = $1 and p.value ? 'line' order by p.place`,
    [id],
  );
  return rows.map(({ line }) => line);
}

/** What the worksheets of import `$1` that are read have in a field, as a query of one text column. */
function typedIn(field: string): string {
  const cell = `w.cells ->> (m.map #>> '{columns,${field}}')::int`;
  return `select distinct btrim(${cell}) as text from imports i, jsonb_array_elements(i.mapping -> 'worksheets') with ordinality m(map, at),
    jsonb_array_elements(i.worksheets -> (m.at - 1)::int -> 'rows') with ordinality w(cells, place)
    where i.id = $1 and (m.map ->> 'include')::boolean and w.place > (m.map ->> 'header')::int and btrim(${cell}) <> ''`;
}

export async function textsTyped(on: Rows, id: number, field: string): Promise<string[]> {
  return (await on.rows<{ text: string }>(`${typedIn(field)} order by 1`, [id])).map(({ text }) => text);
}

/** The sections that the records of an import stand in. */
export async function sectionsTyped(on: Rows, id: number): Promise<string[]> {
  const rows = await on.rows<{ section: string }>(
    `select distinct l ->> 'section' as section from imports i, jsonb_array_elements(i.worksheets) w, jsonb_array_elements(coalesce(w -> 'laid', '[]')) l
     where i.id = $1 and l ? 'section' order by 1`,
    [id],
    'sections-of-an-import',
  );
  return rows.map(({ section }) => section);
}
