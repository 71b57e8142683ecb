import type { FoundImport } from '../../imports/import.queries.js';
import type { TextWorksheet } from '../../imports/text-worksheet.js';
import type { Lang, Translate } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import { FIELDS, NEEDED, type Mapping, type WorksheetMapping } from './mapping.js';

export function mappingView(
  found: FoundImport,
  worksheets: readonly TextWorksheet[],
  mapping: Mapping,
  lang: Lang,
  t: Translate,
) {
  return {
    id: found.id,
    catalogueId: found.catalogueId,
    fileName: found.fileName,
    standardPoints: mapping.standardPoints === '' ? '' : fieldNumber(mapping.standardPoints, lang),
    worksheets: mapping.worksheets.map((one, at) => worksheetView(worksheets[at]!, one, at, t)),
  };
}

function worksheetView(worksheet: TextWorksheet, mapping: WorksheetMapping, at: number, t: Translate) {
  const header = worksheet.rows[mapping.header - 1] ?? [];
  const width = Math.max(0, ...worksheet.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => ({
    value: String(column),
    text: columnText(header[column] ?? '', column),
  }));
  return {
    at,
    worksheetName: worksheet.name,
    rowCount: worksheet.rows.length,
    include: mapping.include,
    header: String(mapping.header || ''),
    leading: mapping.leading,
    headerText: header
      .filter((cell) => cell !== '')
      .map((cell) => shortened(cell, 40))
      .join(' · '),
    firstText: (worksheet.rows[mapping.header] ?? [])
      .filter((cell) => cell !== '')
      .map((cell) => shortened(cell, 40))
      .join(' · '),
    fields: FIELDS.map((field) => ({
      id: `s${at}-${field}`,
      label: t(`catalogue:mapping.field.${field}`),
      needed: NEEDED.includes(field),
      columns,
      value: mapping.columns[field] === undefined ? '' : String(mapping.columns[field]),
    })),
  };
}

function columnText(header: string, column: number): string {
  const letter = column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(65 + column - 26)}`;
  return header === '' ? letter : `${letter} · ${shortened(header, 50)}`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
