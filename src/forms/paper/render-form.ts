import { DOCX } from '../../reports/docx/section.js';
import { paperJson } from '../../reports/paper/paper-json.js';
import { renderPdf } from '../../reports/paper/render-pdf.js';
import { docxOf } from './docx/document.js';
import type { Form } from './form.js';
import { hanoiForm } from './hanoi-form.js';
import { internalEvaluation } from './internal-evaluation.js';
import { mau01 } from './mau-01.js';
import { mau02 } from './mau-02.js';
import { minutes } from './minutes.js';
import { notice } from './notice.js';
import { record } from './record.js';
import { sittingMinutes, type SittingMinutesPaper } from './sitting-minutes.js';
import type {
  HanoiFormPaper,
  InternalEvaluationPaper,
  Mau01Paper,
  Mau02Paper,
  MinutesPaper,
  NoticePaper,
  RecordPaper,
} from './papers.js';

export interface FormPapers {
  'mau-01': Mau01Paper;
  'mau-02': Mau02Paper;
  'hanoi-form': HanoiFormPaper;
  minutes: MinutesPaper;
  notice: NoticePaper;
  'internal-evaluation': InternalEvaluationPaper;
  record: RecordPaper;
  'sitting-minutes': SittingMinutesPaper;
}
export type FormKind = keyof FormPapers;
export type FormFormat = 'pdf' | 'docx';

const FORMS: { [K in FormKind]: (paper: FormPapers[K]) => Form } = {
  'mau-01': mau01,
  'mau-02': mau02,
  'hanoi-form': hanoiForm,
  minutes,
  notice,
  'internal-evaluation': internalEvaluation,
  record,
  'sitting-minutes': sittingMinutes,
};
const MEDIA_TYPES: Record<FormFormat, string> = {
  pdf: 'application/pdf',
  docx: DOCX,
};

export function formMediaType(format: FormFormat): string {
  return MEDIA_TYPES[format];
}

/** The internal evaluation and the records are for looking at, not for filling: they have no DOCX. */
export function formFormats(kind: FormKind): readonly FormFormat[] {
  return kind === 'internal-evaluation' || kind === 'record' ? ['pdf'] : ['pdf', 'docx'];
}

/** @throws RangeError on a format the paper does not have. */
export async function renderForm<K extends FormKind>(
  kind: K,
  format: FormFormat,
  paper: FormPapers[K],
): Promise<Buffer> {
  if (!formFormats(kind).includes(format)) throw new RangeError(`${kind} is not made as ${format}`);
  const form = FORMS[kind](paper);
  if (format === 'pdf') return Buffer.from(await renderPdf('form', form));
  return docxOf(JSON.parse(paperJson(form)) as Form);
}
