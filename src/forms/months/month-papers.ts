import { dayOf } from '../../clock.js';
import type { LegalForm, Marks } from '../../legal/forms/legal-form.queries.js';
import type { LegalResultRow } from '../../legal/forms/legal-results.queries.js';
import { recordOf } from '../../legal/forms/legal-results.queries.js';
import { countedMarks } from '../../legal/work/counted-marks.js';
import { workSums } from '../../legal/work/work-sums.js';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import { commonItems } from '../../scoring/editions/month-record.js';
import { explainLegalMonth } from '../../scoring/editions/legal-month.js';
import type { ReceiptRow } from '../../receipts/receipt.view.js';
import { receiptWords } from '../receipt-words.js';
import { deciderWords } from '../../web/decided-by.js';
import { formatMoment, formatNumber } from '../../web/format.js';
import type {
  Band,
  InternalEvaluationPaper,
  InternalWorkRow,
  Mau01Paper,
  PaperAgency,
  PaperPeriod,
  PaperPerson,
} from '../paper/papers.js';
import { say } from '../paper/words.js';

/** What a month's papers are made of: the form, the result in force where the reader may see it, and whose they are. */
export interface MonthPaperFacts {
  legalForm: LegalForm;
  /** Null: no result yet, or not for this reader. */
  result: LegalResultRow | null;
  /** The author's column is shown only to who may read it. */
  seesSelf: boolean;
  agency: PaperAgency;
  place: string;
  zone: string;
  /** What the person said of the result in force. */
  receipt?: ReceiptRow | undefined;
}

export const figure = (dec: Dec | null | undefined): string =>
  dec === null || dec === undefined ? '' : formatNumber(dec, 'vi');
export const points = (dec: Dec | null): string => (dec === null ? '' : formatNumber(dec, 'vi', 2));

/** Mẫu số 01 as the decree has it: the self column alone in part I, the competent person's figures in II.1 to II.3. */
export function mau01Of({ legalForm, result, seesSelf, agency, place, zone, receipt }: MonthPaperFacts): Mau01Paper {
  const self = seesSelf ? (result ? result.selfMarks : legalForm.selfMarks) : {};
  return {
    agency,
    person: personOf(legalForm),
    period: periodOf(legalForm),
    selfMarks: commonItems.map((item) => figure(self[item])),
    selfTotal: points(sumOf(self)),
    common: points(result?.common ?? null),
    results: points(result?.results ?? null),
    total: points(result?.score ?? null),
    strengths: seesSelf ? legalForm.strengths : '',
    limits: seesSelf ? legalForm.limits : '',
    opinion: result?.opinion ?? '',
    place,
    self: handedInBy(legalForm, zone),
    authority: decidedBy(result, zone),
    receipt: receiptWords(receipt, zone),
  };
}

/** Both columns, the work and the formula term by term: beside the form, never in its place. Only of a result. */
export function internalEvaluationOf({
  legalForm,
  result,
  seesSelf,
  agency,
  zone,
  receipt,
}: MonthPaperFacts & { result: LegalResultRow }): InternalEvaluationPaper {
  const record = recordOf(result);
  const explained = record && explainLegalMonth(record);
  const sums = workSums(result.work, legalForm.markTakes);
  const self = seesSelf ? result.selfMarks : {};
  return {
    agency,
    person: personOf(legalForm),
    period: periodOf(legalForm),
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
      ...(receipt ? [receiptWords(receipt, zone)] : []),
    ],
    madeLine: say('forms:internal.made', {
      number: result.number,
      by: deciderWords(result.by, say),
      at: formatMoment(result.at, zone),
    }),
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

/** Under the person's own marks: who handed them in, and when. */
export function handedInBy({ submittedAt, officialName }: LegalForm, zone: string) {
  return { date: submittedAt && dayOf(submittedAt, zone), name: submittedAt ? officialName : '' };
}

/** Under the result: who decided it, under which post, and when. */
export function decidedBy(result: MonthPaperFacts['result'], zone: string) {
  return {
    date: result && dayOf(result.at, zone),
    title: result?.byPost ?? '',
    name: result ? deciderWords(result.by, say) : '',
  };
}

export function personOf(legalForm: LegalForm): PaperPerson {
  return { name: legalForm.officialName, post: legalForm.title, unit: legalForm.unitName, kind: legalForm.personType };
}

export function periodOf(legalForm: LegalForm): PaperPeriod {
  const [year = 0, month = 0] = legalForm.month.split('-').map(Number);
  return legalForm.span === 'month'
    ? { span: 'month', number: month, year }
    : { span: 'quarter', number: month / 3, year };
}

const blankZero = (count: number): string => (count === 0 ? '' : String(count));
