import { dayOf } from '../../clock.js';
import type { LegalSheet, Marks } from '../../legal/sheets/legal-sheet.queries.js';
import type { LegalResultRow } from '../../legal/sheets/legal-results.queries.js';
import { recordOf } from '../../legal/sheets/legal-results.queries.js';
import { countedMarks } from '../../legal/work/counted-marks.js';
import { workSums } from '../../legal/work/work-sums.js';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import { commonItems } from '../../scoring/editions/month-record.js';
import { explainLegalMonth } from '../../scoring/editions/legal-month.js';
import { formatMoment, formatNumber } from '../../web/format.js';
import type {
  Band,
  InternalSheetPaper,
  InternalWorkRow,
  Mau01Paper,
  PaperAgency,
  PaperPeriod,
  PaperPerson,
} from '../paper/papers.js';
import { say } from '../paper/words.js';

/** What a month's papers are made of: the form, the result in force where the reader may see it, and whose they are. */
export interface MonthPaperFacts {
  sheet: LegalSheet;
  /** Null: no result yet, or not for this reader. */
  result: LegalResultRow | null;
  /** The author's column is shown only to who may read it. */
  seesSelf: boolean;
  agency: PaperAgency;
  place: string;
  zone: string;
}

const figure = (dec: Dec | null | undefined): string =>
  dec === null || dec === undefined ? '' : formatNumber(dec, 'vi');
const points = (dec: Dec | null): string => (dec === null ? '' : formatNumber(dec, 'vi', 2));

/** Mẫu số 01 as the decree has it: the self column alone in part I, the competent person's figures in II.1 to II.3. */
export function mau01Of({ sheet, result, seesSelf, agency, place, zone }: MonthPaperFacts): Mau01Paper {
  const self = seesSelf ? (result ? result.selfMarks : sheet.selfMarks) : {};
  return {
    agency,
    person: personOf(sheet),
    period: periodOf(sheet),
    selfMarks: commonItems.map((item) => figure(self[item])),
    selfTotal: points(sumOf(self)),
    common: points(result?.common ?? null),
    results: points(result?.results ?? null),
    total: points(result?.score ?? null),
    strengths: seesSelf ? sheet.strengths : '',
    limits: seesSelf ? sheet.limits : '',
    opinion: result?.opinion ?? '',
    place,
    self: {
      date: sheet.submittedAt && dayOf(sheet.submittedAt, zone),
      name: sheet.submittedAt ? sheet.officialName : '',
    },
    authority: { date: result && dayOf(result.at, zone), name: result?.by ?? '' },
  };
}

/** Both columns, the work and the formula term by term: beside the form, never in its place. Only of a result. */
export function internalSheetOf({
  sheet,
  result,
  seesSelf,
  agency,
  zone,
}: MonthPaperFacts & { result: LegalResultRow }): InternalSheetPaper {
  const record = recordOf(result);
  const explained = record && explainLegalMonth(record);
  const sums = workSums(result.work);
  const self = seesSelf ? result.selfMarks : {};
  return {
    agency,
    person: personOf(sheet),
    period: periodOf(sheet),
    items: commonItems.map((item) => ({ self: figure(self[item]), authority: figure(result.marks[item]) })),
    self: points(sumOf(self)),
    authority: points(result.common),
    work: result.work.map(workRow),
    workTotal: { assigned: figure(sums.assigned), completed: figure(sums.completed), extra: figure(sums.extra) },
    terms: (explained?.terms ?? []).map(({ part, value, points: brings }) => ({
      code: part,
      fraction: fractionOf(part, sums),
      value: `${formatNumber(value, 'vi', 2)} %`,
      note: say('forms:internal.brings', { points: formatNumber(brings, 'vi', 2) }),
    })),
    results: points(result.results),
    total: points(result.score),
    band: result.band as Band | null,
    notes: [
      ...(explained?.cut ? [say('forms:internal.cut', { before: formatNumber(explained.cut.before, 'vi', 2) })] : []),
      ...(result.organisingReason ? [`đ: ${result.organisingReason}`] : []),
      ...(result.unitingReason ? [`e: ${result.unitingReason}`] : []),
    ],
    madeLine: say('forms:internal.made', { number: result.number, by: result.by, at: formatMoment(result.at, zone) }),
  };
}

function workRow(line: LegalResultRow['work'][number]): InternalWorkRow {
  const inside = line.origin === 'assigned';
  const count = (kind: 'late' | 'failed') => countedMarks(line.marks, kind).reduce((sum, one) => sum + one, 0);
  const waived = line.marks.filter((mark) => mark.waivedAt && !mark.removedAt);
  return {
    code: line.code,
    name: line.task,
    factor: figure(line.factor),
    assigned: inside ? figure(line.quantity) : '',
    completed: inside ? figure(line.completed) : '',
    extra: inside ? '' : figure(line.completed),
    late: blankZero(count('late')),
    failed: blankZero(count('failed')),
    waived: waived.map((mark) => mark.waivedBy ?? '').join(', '),
  };
}

/** a, b and c as what they divide; d, đ and e are chosen whole. */
function fractionOf(part: string, sums: ReturnType<typeof workSums>): string {
  const above = { a: sums.done, b: sums.passed, c: sums.onTime }[part];
  return above === undefined ? '' : `${figure(above)} / ${figure(sums.assigned)}`;
}

function sumOf(marks: Marks): Dec | null {
  const given = commonItems.flatMap((item) => marks[item] ?? []);
  return given.length === 0 ? null : toDec(given.reduce((sum, mark) => sum + toUnits(mark), 0n));
}

function personOf(sheet: LegalSheet): PaperPerson {
  return { name: sheet.officialName, post: sheet.title, unit: sheet.unitName };
}

function periodOf(sheet: LegalSheet): PaperPeriod {
  const [year = 0, month = 0] = sheet.month.split('-').map(Number);
  return sheet.span === 'month' ? { span: 'month', number: month, year } : { span: 'quarter', number: month / 3, year };
}

const blankZero = (count: number): string => (count === 0 ? '' : String(count));
