import { formatMoment } from '../../web/format.js';
import type { RecordPaper } from '../paper/papers.js';
import { renderForm, type FormKind, type FormPapers } from '../paper/render-form.js';
import { say } from '../paper/words.js';
import type { NamedFile } from '../zip.js';
import type { EFileFacts } from './e-file.facts.js';

export async function pdfFile<K extends FormKind>(name: string, kind: K, paper: FormPapers[K]): Promise<NamedFile> {
  return { name, bytes: await renderForm(kind, 'pdf', paper) };
}

export function recordFile(
  { yearRecord, head, madeAt, zone }: EFileFacts,
  name: string,
  title: string,
  parts: RecordPaper['parts'],
): Promise<NamedFile> {
  return pdfFile(name, 'record', {
    agency: head.agency,
    title,
    about: say('forms:efile.year', { year: yearRecord.year }),
    parts,
    person: { name: yearRecord.officialName, post: yearRecord.title, unit: yearRecord.unitName },
    madeLine: say('forms:efile.made', { at: formatMoment(madeAt, zone) }),
  });
}
