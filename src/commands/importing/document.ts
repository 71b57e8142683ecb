import { columnsLeftOut, headersOf } from '../../imports/layout/mapping.js';
import { laidRows, type LaidRow } from '../../imports/layout/rows.js';
import type { RawFile } from '../../imports/reading/raw-file.js';
import { formatDate } from '../../web/format.js';
import type { Translate } from '../../web/labels.js';
import type { Answers } from '../../units/imports/understanding/answers.js';
import type { NamedUnit } from '../../units/imports/understanding/unit.js';
import type { PlanSummary } from '../../imports/plan.js';
import { documentName } from './names.js';
import type { Noun, ReadRecord } from './nouns.js';
import type { Applied } from './apply.js';
import type { Chosen } from './worksheets.js';

interface DocumentFault {
  column: string;
  typed: string;
  why: string;
}

interface DocumentRow {
  worksheet?: string;
  row: number;
  kind: LaidRow['kind'];
  values: Record<string, unknown>;
  faults: DocumentFault[];
  /** To be looked at; it stops nothing. */
  remarks?: DocumentFault[];
  /** Why it is left out. */
  why?: string;
}

interface DocumentWorksheet {
  worksheet: string;
  headerRow: number;
  /** The header as it stands in the file, by field. */
  columns: Record<string, string>;
  /** Headers of columns of which nothing is read. */
  leftOut: string[];
}

export interface ImportDocument extends DocumentWorksheet {
  /** Where more than one is read. */
  worksheets?: DocumentWorksheet[];
  encoding?: string;
  converted?: RawFile['converted'];
  rows: DocumentRow[];
  /** What was written, and what the file would have changed but for its faults. */
  applied?: PlanSummary & { written: boolean };
  counts: Record<'record' | 'section' | 'total' | 'note' | 'empty' | 'faults', number>;
}

/** The one document of a file: every row of the worksheets that are read, the records as they were understood. */
export function documentOf(
  file: RawFile,
  chosen: readonly Chosen[],
  noun: Noun,
  units: readonly NamedUnit[] | null,
  answers: Answers,
  t: Translate,
): ImportDocument {
  const laid = chosen.flatMap((one) => laidRows(one.worksheet, one.mapping, noun.fields).map((row) => ({ one, row })));
  const records = laid.filter(({ row }) => row.kind === 'record');
  const read = noun
    .read(
      records.map(({ row, one }) => ({
        ...row,
        worksheet: one.worksheet.name,
        place: file.worksheets.indexOf(one.worksheet),
      })),
      units,
      answers,
    )
    .values();
  const words = new Words(noun, t);
  const rows = laid.map(({ one, row }): DocumentRow => {
    const place = chosen.length > 1 ? { worksheet: one.worksheet.name } : {};
    return { ...place, ...(row.kind === 'record' ? words.record(row, one, read.next().value!) : words.leftOut(row)) };
  });
  const worksheets = chosen.map(worksheetOf);
  return {
    ...worksheets[0]!,
    ...(chosen.length > 1 ? { worksheets } : {}),
    ...(file.encoding && file.encoding !== 'utf-8' ? { encoding: file.encoding } : {}),
    ...(file.converted ? { converted: file.converted } : {}),
    rows,
    counts: countsOf(rows),
  };
}

function worksheetOf({ worksheet, mapping }: Chosen): DocumentWorksheet {
  const headers = headersOf(worksheet, mapping);
  const columns = Object.entries(mapping.columns).map(([field, column]) => [
    documentName(field),
    headers[column!] ?? '',
  ]);
  return {
    worksheet: worksheet.name,
    headerRow: mapping.header,
    columns: Object.fromEntries(columns) as Record<string, string>,
    leftOut: columnsLeftOut(worksheet, mapping).map(({ header }) => header),
  };
}

/** The same once the machine planned and wrote it: the faults are those of the plan, which knows what stands. */
export function withPlan(
  document: ImportDocument,
  file: RawFile,
  chosen: readonly Chosen[],
  { summary, rows: planned, kind, written }: Extract<Applied, { refused?: undefined }>,
  t: Translate,
): ImportDocument {
  const words = new Words({ fields: kind.fields, words: { ...kind.words, remark: 'imports:remark.' } }, t);
  const key = (worksheet: string, row: number) => `${worksheet} ${row}`;
  const faults = new Map(planned.map((row) => [key(file.worksheets[row.worksheet ?? 0]?.name ?? '', row.row), row]));
  const rows = document.rows.map((row): DocumentRow => {
    const one = chosen.find(({ worksheet }) => worksheet.name === (row.worksheet ?? document.worksheet))!;
    const plan = row.kind === 'record' ? faults.get(key(one.worksheet.name, row.row)) : undefined;
    if (!plan) return row;
    const typed = (column: string) => plan.typed?.[column] ?? '';
    return {
      ...row,
      faults: plan.faults.map((fault) =>
        words.fault(kind.words.fault, { ...fault, typed: fault.typed ?? typed(fault.column) }, one),
      ),
    };
  });
  return { ...document, rows, counts: countsOf(rows), applied: { ...summary, written } };
}

function countsOf(rows: readonly DocumentRow[]): ImportDocument['counts'] {
  const counts = { record: 0, section: 0, total: 0, note: 0, empty: 0, faults: 0 };
  for (const { kind, faults } of rows) {
    counts[kind]++;
    if (faults.length > 0) counts.faults++;
  }
  return counts;
}

/** What is said to people of a row. */
class Words {
  private readonly headers = new Map<Chosen, string[]>();

  constructor(
    private readonly noun: Pick<Noun, 'fields' | 'words'>,
    private readonly t: Translate,
  ) {}

  record({ row }: LaidRow, one: Chosen, { values, faults, remarks }: ReadRecord): DocumentRow {
    const { words } = this.noun;
    const say = (kind: string) => (fault: ReadRecord['faults'][number]) => this.fault(kind, fault, one);
    return {
      row,
      kind: 'record',
      values,
      faults: faults.map(say(words.fault)),
      ...(remarks.length > 0 ? { remarks: remarks.map(say(words.remark)) } : {}),
    };
  }

  leftOut({ row, kind, why, section }: LaidRow): DocumentRow {
    return {
      row,
      kind,
      values: kind === 'section' ? { section } : {},
      faults: [],
      why: this.t(`imports:leftOut.${why}`),
    };
  }

  fault(
    kind: string,
    { column, code, typed, value, params }: ReadRecord['faults'][number],
    one: Chosen,
  ): DocumentFault {
    const said = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text, 'vi') : text);
    const why = this.t(`${kind}${code}`, { ...params, typed: said(typed), value: said(value ?? typed) });
    return { column: this.header(column, one), typed, why };
  }

  /** As it stands in the file; of a column that is not there, as the template calls it. */
  private header(field: string, one: Chosen): string {
    const headers = this.headers.get(one) ?? headersOf(one.worksheet, one.mapping);
    this.headers.set(one, headers);
    const column = one.mapping.columns[field];
    return (
      (column === undefined ? '' : headers[column]) ||
      capital(this.noun.fields.find((known) => known.field === field)?.header ?? '') ||
      field
    );
  }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
