import { isKnownAgain, proposeMapping } from '../../imports/layout/mapping.js';
import type { TextWorksheet } from '../../imports/text-worksheet.js';
import { fold } from '../../web/fold.js';
import { CATALOGUE_FIELDS } from './catalogue-fields.js';

export const FIELDS = [
  'code',
  'place',
  'task',
  'detail',
  'output',
  'group',
  'frame',
  'points',
  'factor',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

/** How one worksheet is read. Columns count from 0, the header's row from 1 as a spreadsheet shows it. */
export interface WorksheetMapping {
  name: string;
  include: boolean;
  header: number;
  columns: Partial<Record<Field, number>>;
  leading: boolean;
  /** The header's words, by which a mapping is known again in the next file. */
  words: string;
}

export interface Mapping {
  worksheets: WorksheetMapping[];
  /** The points of the standard product, of which a factor is points ÷ this; '' when the file does not say. */
  standardPoints: string;
  /** The import whose columns were taken over. */
  like?: number;
}

function guessWorksheet(worksheet: TextWorksheet): WorksheetMapping {
  const { headerRows: _, ...proposed } = proposeMapping(worksheet, CATALOGUE_FIELDS);
  const titles = fold([worksheet.name, ...worksheet.rows.slice(0, Math.max(0, proposed.header - 1)).flat()].join(' '));
  return { ...proposed, header: proposed.header || 1, leading: /lanh dao,? quan ly|lanh dao ql/.test(titles) };
}

/** A worksheet known from the unit's last import `like` (same header words) is read as the person said then. */
export function mappingFor(worksheets: readonly TextWorksheet[], remembered: Mapping | null, like?: number): Mapping {
  let again = false;
  const mapped = worksheets.map((worksheet): WorksheetMapping => {
    const guess = guessWorksheet(worksheet);
    const known =
      remembered?.worksheets.find((one) => one.name === worksheet.name && isKnownAgain(worksheet, one)) ??
      remembered?.worksheets.find((one) => one.include && isKnownAgain(worksheet, one));
    again ||= known !== undefined;
    return known
      ? { ...known, name: worksheet.name, leading: known.name === worksheet.name ? known.leading : guess.leading }
      : guess;
  });
  return {
    worksheets: mapped,
    ...(again && like !== undefined ? { like } : {}),
    standardPoints: guessStandardPoints(worksheets, mapped) || (remembered?.standardPoints ?? ''),
  };
}

/** What points ÷ factor is in most rows: the points of one standard product. */
function guessStandardPoints(worksheets: readonly TextWorksheet[], mapped: readonly WorksheetMapping[]): string {
  const ratios = new Map<string, number>();
  mapped.forEach(({ include, header, columns }, at) => {
    if (!include || columns.points === undefined || columns.factor === undefined) return;
    for (const row of worksheets[at]!.rows.slice(header)) {
      const ratio = Number(row[columns.points]) / Number(row[columns.factor]);
      if (ratio > 0 && Number.isFinite(ratio))
        ratios.set(String(Number(ratio.toFixed(2))), (ratios.get(String(Number(ratio.toFixed(2)))) ?? 0) + 1);
    }
  });
  return [...ratios].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
