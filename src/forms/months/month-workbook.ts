import { isLaw } from '../../scoring/editions/all-editions.js';
import type { LegalPeriodRow } from '../../legal/periods/legal-period.queries.js';
import type { WorksheetColumn, WorksheetRow, WorksheetValue, Workbook } from '../../worksheets/workbook.js';
import { formatMoment, formatMonth } from '../../web/format.js';
import type { Translate } from '../../web/labels.js';
import type { NationalRow } from '../national/month-rows.js';

interface Reader {
  say: Translate;
  zone: string;
  by: string;
  at: Date;
  /** The official name on the month's last day; empty: the unit's. */
  agency: string;
}

/** A closed month's results by the law for the personnel office: one row for each person, units as groups. Nothing of the scorecard. */
export function monthWorkbook(period: LegalPeriodRow, rows: readonly NationalRow[], reader: Reader): Workbook {
  const { say, zone, agency } = reader;
  const month = formatMonth(period.month);
  const { span } = period;
  const terms = isLaw(period.edition);
  const title = say(terms ? 'forms:results.title' : 'forms:results.hanoiTitle', { month, span });
  return {
    title,
    worksheets: [
      {
        name: say('forms:results.worksheet', { month, span }),
        titles: [title, `${agency || period.rootName} · ${say(`forms:results.edition.${period.edition}`)}`],
        columns: columns(say, terms),
        rows: grouped(rows, (row, number) => cells(row, number, terms, say)),
        notes: [
          say('forms:results.count', {
            people: rows.length,
            confirmed: count(rows, 'confirmed'),
            absent: count(rows, 'absent'),
            missing: count(rows, 'missing'),
          }),
          say('forms:results.closed', { at: formatMoment(period.closedAt, zone), by: period.closedBy ?? '' }),
          ...(terms ? [say('forms:results.noLabel')] : []),
          say('forms:results.made', { at: formatMoment(reader.at, zone), by: reader.by }),
        ],
      },
    ],
  };
}

function columns(say: Translate, terms: boolean): WorksheetColumn[] {
  const text = (key: string, width: number): WorksheetColumn => ({
    header: say(`forms:results.${key}`),
    width,
    type: 'text',
  });
  const points = (key: string): WorksheetColumn => ({
    header: say(`forms:results.${key}`),
    width: 12,
    type: 'number',
    format: '0.00',
  });
  return [
    { header: say('forms:results.number'), width: 6, type: 'number', format: '0' },
    text('code', 16),
    text('name', 28),
    text('post', 26),
    ...(terms ? [points('common'), points('work')] : []),
    points('score'),
    text(terms ? 'band' : 'grade', 26),
    text('status', 18),
    { header: say('forms:results.version'), width: 8, type: 'number', format: '0' },
    { header: say('forms:results.confirmedOn'), width: 13, type: 'date', format: 'dd/mm/yyyy' },
  ];
}

function cells(row: NationalRow, number: number, terms: boolean, say: Translate): WorksheetValue[] {
  const band = row.band === null ? null : terms ? say(`forms:band.${row.band}`) : row.band;
  return [
    String(number),
    row.code,
    row.name,
    row.title,
    ...(terms ? [row.common, row.results] : []),
    row.score,
    band,
    say(`forms:results.is.${row.status}`),
    row.resultNumber === null ? null : String(row.resultNumber),
    row.confirmedOn,
  ];
}

function grouped(
  rows: readonly NationalRow[],
  draw: (row: NationalRow, number: number) => WorksheetValue[],
): WorksheetRow[] {
  return rows.flatMap((row, at): WorksheetRow[] => {
    const first = rows[at - 1]?.unitCode !== row.unitCode;
    return [...(first ? [{ group: row.unitName }] : []), { cells: draw(row, at + 1) }];
  });
}

function count(rows: readonly NationalRow[], status: NationalRow['status']): number {
  return rows.filter((row) => row.status === status).length;
}
