import { formatMoment, formatNumber } from '../../web/format.js';
import type { Translate } from '../../web/labels.js';
import type { Use } from '../../years/uses/uses.js';
import type { UseLine, UseList } from '../../years/uses/uses.service.js';
import type { WorksheetColumn, WorksheetRow, WorksheetValue, Workbook } from '../../worksheets/workbook.js';

interface Reader {
  say: Translate;
  zone: string;
  by: string;
  at: Date;
  agency: string;
}

const QUARTERS = [1, 2, 3, 4] as const;

/** One list on one worksheet: units as groups, people by name. */
export function usesWorkbook(use: Use, { opened, lines, rules, undecided, others }: UseList, reader: Reader): Workbook {
  const { say, zone, agency } = reader;
  const { year } = opened.year;
  const title = say(`years:uses.file.${use}`, { year });
  const rule = ({ fromMonth, decisionNumber, decisionDate, ...of }: UseList['rules'][number]): string =>
    say('years:uses.file.rule', {
      ...{ quarter: Math.ceil(Number(fromMonth.slice(5)) / 3), year: fromMonth.slice(0, 4), number: decisionNumber },
      date: decisionDate.split('-').reverse().join('/'),
      coefficients: [of.excellent, of.good, of.completed, of.notCompleted]
        .map((value) => formatNumber(value, 'vi', 2))
        .join(' / '),
    });
  return {
    title,
    worksheets: [
      {
        name: say(`years:uses.use.${use}`),
        titles: [title, `${agency} · ${say(`years:uses.article.${use}`)}`],
        columns: columnsOf(use, year, say),
        rows: grouped(lines, (line, number) => [String(number), ...cells(use, line, say)]),
        notes: [
          say('years:uses.file.people', { count: lines.length }),
          ...(use !== 'income' && undecided > 0 ? [say('years:uses.undecided', { count: undecided })] : []),
          ...(use === 'income' && others > 0 ? [say('years:uses.othersNoQuarters', { count: others })] : []),
          ...rules.map(rule),
          ...(use === 'income' ? [say('years:uses.incomeWhy')] : []),
          say('forms:results.made', { at: formatMoment(reader.at, zone), by: reader.by }),
        ],
      },
    ],
  };
}

function columnsOf(use: Use, year: number, say: Translate): WorksheetColumn[] {
  const text = (header: string, width: number): WorksheetColumn => ({ header, width, type: 'text' });
  const points = (header: string): WorksheetColumn => ({ header, width: 11, type: 'number', format: '0.00' });
  const of = (column: string, params = {}) => say(`years:uses.column.${column}`, params);
  const first = [
    { header: say('forms:results.number'), width: 6, type: 'number', format: '0' } as const,
    text(say('forms:results.code'), 16),
    text(say('forms:results.name'), 28),
    text(say('forms:results.post'), 26),
  ];
  if (use === 'income')
    return [
      ...first,
      ...QUARTERS.flatMap((quarter) => [
        points(of('mean', { quarter })),
        text(of('band', { quarter }), 22),
        points(of('coefficient', { quarter })),
      ]),
    ];
  return [
    ...first,
    text(of('label'), 28),
    points(of('yearMean')),
    { header: of('labelledOn'), width: 13, type: 'date', format: 'dd/mm/yyyy' },
    text(of('rule'), 34),
    ...(use === 'planning' ? [text(String(year - 1), 28), text(String(year - 2), 28)] : []),
  ];
}

function cells(use: Use, line: UseLine, say: Translate): WorksheetValue[] {
  const label = (code: string | null) => (code === null ? null : say(`years:label.${code}`));
  const first = [line.code, line.name, line.title];
  if (use === 'income')
    return [
      ...first,
      ...line.quarters.flatMap(({ mean, band, coefficient }) => [mean, band && say(`legal:band.${band}`), coefficient]),
    ];
  const labels = [label(line.label), line.mean, line.labelledOn, ruleOf(line, say)];
  return [...first, ...labels, ...(use === 'planning' ? [label(line.before1), label(line.before2)] : [])];
}

/** By which rule the label is, and by which decision where another body gave it. */
function ruleOf({ otherRule, decisionNumber }: UseLine, say: Translate): string {
  if (otherRule === null) return say('years:uses.decree');
  return say('years:uses.file.otherRule', {
    rule: say(`years:others.rule.${otherRule}`),
    number: decisionNumber ?? '',
  });
}

function grouped(lines: readonly UseLine[], draw: (line: UseLine, number: number) => WorksheetValue[]): WorksheetRow[] {
  return lines.flatMap((line, at): WorksheetRow[] => [
    ...(lines[at - 1]?.unitName === line.unitName ? [] : [{ group: line.unitName }]),
    { cells: draw(line, at + 1) },
  ]);
}

const PERSON = ['code', 'name', 'unit', 'title'] as const;
const LABEL = ['label', 'mean', 'labelledOn'] as const;
/** Empty: the decree. They stand last, so that what was read before stands where it stood. */
const RULE = ['otherRule', 'decisionNumber'] as const;

/** Stored codes for another program; the words are in the workbook. */
export function usesColumns(use: Use): string[] {
  if (use === 'income') return [...PERSON, ...QUARTERS.flatMap((n) => [`mean${n}`, `band${n}`, `coefficient${n}`])];
  return [...PERSON, ...LABEL, ...(use === 'planning' ? ['labelYearBefore', 'labelTwoYearsBefore'] : []), ...RULE];
}

export function usesRecords(lines: readonly UseLine[]): Record<string, string | null>[] {
  return lines.map((line) => ({
    ...{ code: line.code, name: line.name, unit: line.unitName, title: line.title },
    ...{ label: line.label, mean: line.mean, labelledOn: line.labelledOn },
    ...{ otherRule: line.otherRule, decisionNumber: line.decisionNumber },
    ...{ labelYearBefore: line.before1, labelTwoYearsBefore: line.before2 },
    ...Object.fromEntries(
      line.quarters.flatMap(({ quarter, mean, band, coefficient }) => [
        [`mean${quarter}`, mean],
        [`band${quarter}`, band],
        [`coefficient${quarter}`, coefficient],
      ]),
    ),
  }));
}
