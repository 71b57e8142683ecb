import { laidRows, type LaidRow } from '../../imports/layout/rows.js';
import type { PlannedRow, PlanSummary } from '../../imports/plan.js';
import type { ReadWorksheets } from '../../imports/plan-file.js';
import type { TableRow } from '../../imports/table.js';
import type { TextWorksheet } from '../../imports/text-worksheet.js';
import { fold } from '../../web/fold.js';
import { CATALOGUE_FIELDS } from './catalogue-fields.js';
import type { Group, ProductWords } from '../product.js';
import type { Mapping, WorksheetMapping } from './mapping.js';
import { readRow, type RowFault, type RowWarning } from './read-row.js';

export const ROW_KINDS = ['imported', 'title', 'heading', 'subheading', 'blank', 'refused', 'left-out'] as const;
type RowKind = (typeof ROW_KINDS)[number];

/** What became of one row of a worksheet; every row has one. */
interface RowOutcome {
  worksheet: number;
  /** As the spreadsheet numbers it. */
  row: number;
  kind: RowKind;
  code: string;
  text: string;
  /** Of the example row of the template (label `imports:leftOut.example`). */
  why?: 'example';
  faults: RowFault[];
  warnings: RowWarning[];
}

interface WorksheetCount {
  name: string;
  include: boolean;
  rows: number;
  counts: Record<RowKind, number>;
  warnings: number;
}

export interface Plan {
  outcomes: RowOutcome[];
  worksheets: WorksheetCount[];
  products: ProductWords[];
  /** Groups that the file's products name, in order, with how many products each has. */
  groups: (Group & { products: number })[];
  /** More groups than Article 13.1a allows, with those of the draft that stay: nothing is written. */
  tooManyGroups: boolean;
}

/** What the plan reads of a draft. */
export interface CatalogueFacts {
  groups: Group[];
  mostGroups: number;
  products: ProductWords[];
}

/** A row as it is stored: what became of it, and what of the draft it would change. */
export type CatalogueRow = RowOutcome &
  Pick<PlannedRow<ProductWords>, 'name' | 'changes' | 'line'> & { action?: PlannedRow['action'] };

export type CatalogueSummary = PlanSummary & Pick<Plan, 'worksheets' | 'groups' | 'tooManyGroups'>;

/** Pure, for a thread: the plan of a file for a draft. */
export function planCatalogue(
  _rows: readonly TableRow[],
  { groups, mostGroups, products }: CatalogueFacts,
  { worksheets, mapping }: ReadWorksheets,
): { rows: CatalogueRow[]; summary: CatalogueSummary } {
  const plan = planImport(worksheets, mapping as Mapping, groups, mostGroups);
  const standing = new Map(products.map((product) => [product.code, product]));
  const given = plan.products.values();
  const rows = plan.outcomes.map((outcome): CatalogueRow => {
    const row = { ...outcome, name: outcome.text, changes: [] };
    if (outcome.kind === 'refused') return { ...row, action: 'wrong' };
    if (outcome.kind !== 'imported') return row;
    const line = given.next().value!;
    const before = standing.get(line.code);
    const changes = before ? changesOf(before, line) : [];
    const same = changes.length === 0 && before?.leading === line.leading;
    return { ...row, line, action: !before ? 'create' : same ? 'same' : 'change', changes };
  });
  const count = (action: string) => rows.filter((row) => row.action === action).length;
  const { worksheets: counted, groups: found, tooManyGroups } = plan;
  const counts = { create: count('create'), change: count('change'), same: count('same'), wrong: count('wrong') };
  return { rows, summary: { ...counts, worksheets: counted, groups: found, tooManyGroups } };
}

function changesOf(before: ProductWords, after: ProductWords): PlannedRow['changes'] {
  const fields = ['place', 'task', 'detail', 'output', 'points', 'factor', 'note'] as const;
  const changes = [
    ...fields.map((column) => ({ column: column as string, before: before[column] ?? '', after: after[column] ?? '' })),
    { column: 'group', before: before.groupCode ?? '', after: after.groupCode ?? '' },
  ];
  return changes.filter((change) => change.before !== change.after);
}

interface Seen {
  codes: Map<string, { worksheet: string; row: number }>;
  words: Map<string, { worksheet: string; row: number; code: string }>;
}

/** Pure: what a file would bring into a draft that has `groups`, row by row. */
export function planImport(
  worksheets: readonly TextWorksheet[],
  mapping: Mapping,
  groups: readonly Group[],
  mostGroups: number,
): Plan {
  const seen: Seen = { codes: new Map(), words: new Map() };
  const found = new Map<string, Group & { products: number }>();
  const [outcomes, products]: [RowOutcome[], ProductWords[]] = [[], []];
  worksheets.forEach((worksheet, at) => {
    const reader = new WorksheetReader(worksheet, at, mapping.worksheets[at]!, mapping.standardPoints, seen);
    worksheet.rows.forEach((_, index) => {
      const { outcome, product, group } = reader.read(index);
      outcomes.push(outcome);
      if (product) products.push(product);
      if (group)
        found.set(group.code, {
          ...(found.get(group.code) ?? group),
          products: (found.get(group.code)?.products ?? 0) + 1,
        });
    });
  });
  const all = new Set([...groups.map(({ code }) => code), ...found.keys()]);
  return {
    outcomes,
    products,
    groups: [...found.values()],
    worksheets: worksheets.map((worksheet, at) => countOf(worksheet, at, mapping, outcomes)),
    tooManyGroups: all.size > mostGroups,
  };
}

interface ReadRow {
  outcome: RowOutcome;
  product?: ProductWords;
  group?: Group;
}

class WorksheetReader {
  private readonly laid: readonly LaidRow[];

  constructor(
    private readonly worksheet: TextWorksheet,
    private readonly at: number,
    private readonly mapping: WorksheetMapping,
    private readonly standardPoints: string,
    private readonly seen: Seen,
  ) {
    this.laid = laidRows(worksheet, mapping, CATALOGUE_FIELDS);
  }

  read(index: number): ReadRow {
    const cells = this.worksheet.rows[index]!;
    const kind = this.mapping.include ? this.kindOf(index) : 'left-out';
    if (kind !== 'product') {
      const text = [...new Set(cells)].filter((cell) => cell !== '').join(' · ');
      const example = this.mapping.include && this.laid[index]!.why === 'example';
      return { outcome: { ...this.outcome(index, kind, '', text), ...(example ? { why: 'example' as const } : {}) } };
    }
    const read = readRow(cells, this.mapping, {
      place: (this.laid[index]!.section ?? '').slice(0, 200),
      standardPoints: this.standardPoints,
    });
    const faults = [...read.faults, ...this.twice(read.words.code, index)];
    const warnings = faults.length > 0 ? [] : [...read.warnings, ...this.sameWords(read.words, index)];
    const outcome = {
      ...this.outcome(index, faults.length > 0 ? 'refused' : 'imported', read.words.code, read.words.task),
      faults,
      warnings,
    };
    return faults.length > 0 ? { outcome } : { outcome, product: read.words, group: read.group };
  }

  private kindOf(index: number): RowKind | 'product' {
    const { kind, why } = this.laid[index]!;
    if (kind === 'record') return 'product';
    if (kind === 'section') return 'subheading';
    if (kind === 'empty') return 'blank';
    return why === 'header' || why === 'header-again' || why === 'numbers' ? 'heading' : 'title';
  }

  private twice(code: string, index: number): RowFault[] {
    if (code === '') return [];
    const first = this.seen.codes.get(code);
    if (first) return [{ code: 'duplicate', value: code, worksheet: first.worksheet, row: first.row }];
    this.seen.codes.set(code, { worksheet: this.worksheet.name, row: index + 1 });
    return [];
  }

  private sameWords(words: ProductWords, index: number): RowWarning[] {
    const key = fold(`${words.place}|${words.task}|${words.detail}`);
    const first = this.seen.words.get(key);
    if (first) return [{ code: 'same-words', value: first.code, worksheet: first.worksheet, row: first.row }];
    this.seen.words.set(key, { worksheet: this.worksheet.name, row: index + 1, code: words.code });
    return [];
  }

  private outcome(index: number, kind: RowKind, code: string, text: string): RowOutcome {
    return { worksheet: this.at, row: index + 1, kind, code, text: text.slice(0, 200), faults: [], warnings: [] };
  }
}

function countOf(
  worksheet: TextWorksheet,
  at: number,
  mapping: Mapping,
  outcomes: readonly RowOutcome[],
): WorksheetCount {
  const own = outcomes.filter((outcome) => outcome.worksheet === at);
  const counts = Object.fromEntries(
    ROW_KINDS.map((kind) => [kind, own.filter((outcome) => outcome.kind === kind).length]),
  ) as Record<RowKind, number>;
  return {
    name: worksheet.name,
    include: mapping.worksheets[at]!.include,
    rows: worksheet.rows.length,
    counts,
    warnings: own.filter(({ warnings }) => warnings.length > 0).length,
  };
}
