import { fold } from '../../web/fold.js';
import { isNoResult } from '../understanding/words.js';
import { exampleIn } from './example.js';
import { textOf, type Cell, type Field, type LaidMapping, type Worksheet } from './field.js';
import { headerTexts } from './header.js';
import { isNever } from './never.js';
import {
  beginsASection,
  isFooter,
  isPageMark,
  isSectionNumber,
  isSignature,
  isTotal,
  looksLikePerson,
  looksLikeUnit,
  sectionName,
} from './row-words.js';

type LaidKind = 'record' | 'section' | 'total' | 'note' | 'empty';

/** Why a row is left out (label `imports:leftOut.<why>`). */
type Why =
  | 'title'
  | 'header'
  | 'header-again'
  | 'page'
  | 'numbers'
  | 'example'
  | 'section'
  | 'total'
  | 'footer'
  | 'signature'
  | 'below-footer'
  | 'empty'
  | 'only-number';

export interface LaidRow {
  /** As the spreadsheet numbers it. */
  row: number;
  kind: LaidKind;
  /** Of a row that is no record. */
  why?: Why;
  /** What it says, of a row that is no record. */
  text?: string;
  /** The name of the section that a record stands in, or that this row opens. */
  section?: string;
  /** Of a record: what stands in each column that was mapped. */
  cells: Record<string, Cell>;
}

const LONGEST_TEXT = 200;
const NUMBERING = /^(stt|tt|so tt|so thu tu|no|#|thu tu)$/;

/** Every row of a worksheet: the records with their cells by field, and the others with why they are left out. */
export function laidRows(worksheet: Worksheet, mapping: LaidMapping, fields: readonly Field[]): LaidRow[] {
  const reader = new Laying(worksheet, mapping, fields);
  return worksheet.rows.map((row, at) => reader.lay(row, at));
}

interface Seen {
  filled: { text: string; column: number }[];
  /** Filled cells that are words, without the numeral of the row. */
  texts: string[];
}

class Laying {
  private section: string | undefined;
  private below = false;
  private readonly header: string[];
  private readonly numbering: number;
  private readonly columns: [string, number][];
  private readonly name: number | undefined;
  /** Where a single word is enough of a record. */
  private readonly enough: ReadonlySet<number | undefined>;
  private readonly codes: ReadonlySet<number | undefined>;
  private readonly never: ReadonlySet<number>;
  private readonly isExample: (row: readonly Cell[]) => boolean;

  constructor(
    worksheet: Worksheet,
    private readonly mapping: LaidMapping,
    fields: readonly Field[],
  ) {
    const headers = headerTexts(worksheet, mapping);
    this.header = headers.map(fold);
    this.never = new Set(headers.flatMap((text, column) => (isNever(text) ? [column] : [])));
    this.numbering = this.header.findIndex((text) => NUMBERING.test(text.replace(/[.:]/g, '')));
    this.columns = Object.entries(mapping.columns).flatMap(([field, at]) => (at === undefined ? [] : [[field, at]]));
    const named = fields.find(({ kind, field }) => kind === 'name' && mapping.columns[field] !== undefined);
    this.name = named && mapping.columns[named.field];
    const placesOf = (which: (field: Field) => boolean) =>
      new Set(fields.filter(which).map(({ field }) => mapping.columns[field]));
    this.enough = placesOf(({ alone }) => alone === true);
    this.codes = placesOf(({ kind }) => kind === 'code');
    this.isExample = exampleIn(mapping, fields);
    if (fields.some(({ kind }) => kind === 'unit')) this.section = sectionAbove(worksheet, mapping);
  }

  lay(row: readonly Cell[], at: number): LaidRow {
    const seen = this.see(row);
    const why = this.whyOut(row, at, seen);
    if (why === 'section') this.section = sectionOf(seen);
    if (why === 'footer' || why === 'signature') this.below = true;
    if (why === 'header-again') this.below = false;
    const base = {
      row: at + 1,
      ...(this.section === undefined || (why && why !== 'section') ? {} : { section: this.section }),
    };
    if (!why) return { ...base, kind: 'record', cells: this.cellsOf(row) };
    return { ...base, kind: KIND_OF[why], why, text: this.textIn(seen), cells: {} };
  }

  private textIn({ filled }: Seen): string {
    const shown = filled.filter(({ column }) => !this.never.has(column)).map(({ text }) => text);
    return [...new Set(shown)].join(' · ').slice(0, LONGEST_TEXT);
  }

  private see(row: readonly Cell[]): Seen {
    const filled = row.flatMap((cell, column) => {
      const text = textOf(cell);
      return text === '' ? [] : [{ text, column }];
    });
    const texts = filled.filter(({ text }) => /\p{L}{2}/u.test(text) && !isSectionNumber(text) && !isNoResult(text));
    return { filled, texts: [...new Set(texts.map(({ text }) => text))] };
  }

  private whyOut(row: readonly Cell[], at: number, { filled, texts }: Seen): Why | undefined {
    if (filled.length === 0) return 'empty';
    if (at < this.mapping.header) return at < this.mapping.header - (this.mapping.headerRows ?? 1) ? 'title' : 'header';
    if (this.isExample(row)) return 'example';
    if (
      filled.length >= 2 &&
      filled.every(({ text }) => /^\(?([1-9]\d?|[a-zđ])\)?(\s*=.*)?$/iu.test(text)) &&
      this.isCounted(filled)
    )
      return 'numbers';
    if (this.isHeaderAgain(row)) return 'header-again';
    if (filled.every(({ text }) => isPageMark(text))) return 'page';
    if (texts.length === 0 && filled.every(({ column }) => column === this.numbering)) return 'only-number';
    const mapped = this.columns.filter(([, column]) => textOf(row[column]) !== '').length;
    const words = this.columns.filter(([, column]) => !isAmount(row[column])).length;
    if (texts.length <= 2 && texts.some(isTotal) && words <= 2) return 'total';
    if (this.isBelow(filled, texts, mapped))
      return texts.some(isFooter) ? 'footer' : this.below ? 'below-footer' : 'signature';
    return this.isSection(filled, texts, mapped) ? 'section' : undefined;
  }

  /** "(1) (2) (3)" under the header: the numbers of its columns, one up each. */
  private isCounted(filled: Seen['filled']): boolean {
    const numbers = filled
      .map(({ text }) => Number(/\d+/.exec(text)?.[0] ?? NaN))
      .filter((number) => !Number.isNaN(number));
    return numbers.length >= 2 && numbers.every((number, at) => at === 0 || number === numbers[at - 1]! + 1);
  }

  /** The header printed again on a later page. */
  private isHeaderAgain(row: readonly Cell[]): boolean {
    const same = row.filter((cell, at) => textOf(cell) !== '' && fold(textOf(cell)) === this.header[at]).length;
    return same >= 2 && same >= row.filter((cell) => textOf(cell) !== '').length / 2;
  }

  /** A place with a day, signatures and what comes after them. A row that has most of a record is one wherever it stands. */
  private isBelow(filled: Seen['filled'], texts: readonly string[], mapped: number): boolean {
    if (mapped >= Math.max(3, this.columns.length / 2)) return false;
    if (texts.some(isFooter) && texts.length <= 3) return true;
    if (this.below) return texts.length <= 3;
    return (
      texts.length >= 1 && texts.length === filled.length && texts.every(isSignature) && texts.length <= 3 && mapped < 3
    );
  }

  /** One text, perhaps with its numeral, and nothing else of a record. */
  private isSection(filled: Seen['filled'], texts: readonly string[], mapped: number): boolean {
    if (texts.length !== 1) return false;
    const [text] = texts as [string];
    const numeral = filled.find(({ text: other }) => other !== text)?.text ?? '';
    const place = filled.find(({ text: other }) => other === text)!.column;
    if (this.enough.has(place) || (this.codes.has(place) && !/\s/.test(text))) return false;
    if (
      filled.some(
        ({ text: other, column }) =>
          other !== text && column !== this.numbering && column > place && !/^\d{1,4}$/.test(other),
      )
    )
      return false;
    if (isSectionNumber(numeral) || beginsASection(text)) return true;
    if (this.columns.length < 2 || mapped > 1) return looksLikeUnit(text) && mapped <= 1;
    if (looksLikeUnit(text)) return true;
    if (looksLikePerson(text)) return false;
    return place !== this.name || numeral === '';
  }

  private cellsOf(row: readonly Cell[]): Record<string, Cell> {
    const cells: Record<string, Cell> = {};
    for (const [field, column] of this.columns) cells[field] = row[column] ?? '';
    return cells;
  }
}

/** An empty cell, a number, or a sum without a result: what a total has beside its word. */
function isAmount(cell: Cell | undefined): boolean {
  return typeof cell === 'number' || /^\s*([-+\d.,\s%]*|=.*)$/.test(textOf(cell));
}

const NAMED_UNIT = /^(?:tên )?(?:đơn vị|phòng|phòng ban|phòng, ban|bộ phận|cơ quan|nơi công tác)\s*:\s*(\S.*)$/iu;

/** What a whole worksheet is of: "Đơn vị: Phòng Kinh tế" or a numbered section above the header, else the worksheet's name, should it be one of a unit. */
function sectionAbove({ name, rows }: Worksheet, { header, headerRows = 1 }: LaidMapping): string | undefined {
  const above = rows
    .slice(0, Math.max(0, header - headerRows))
    .map((row) => row.map(textOf).filter((text) => text !== ''));
  for (const texts of above.toReversed()) {
    const named = texts.map((text) => NAMED_UNIT.exec(text)?.[1]).find((text) => text !== undefined);
    if (named !== undefined) return sectionName(named);
    const [first = '', second] = texts;
    if (texts.length === 1 && beginsASection(first)) return sectionName(first);
    if (texts.length === 2 && isSectionNumber(first)) return sectionName(second!);
  }
  return looksLikeUnit(name) ? sectionName(name) : undefined;
}

const KIND_OF: Record<Why, LaidKind> = {
  title: 'note',
  header: 'note',
  'header-again': 'note',
  page: 'note',
  numbers: 'note',
  example: 'note',
  section: 'section',
  total: 'total',
  footer: 'note',
  signature: 'note',
  'below-footer': 'note',
  empty: 'empty',
  'only-number': 'empty',
};

function sectionOf({ texts, filled }: Seen): string {
  return sectionName(texts[0] ?? filled[0]!.text);
}
