import { Download } from '../web/answers.js';
import { formMediaType, renderForm, type FormFormat, type FormKind, type FormPapers } from './paper/render-form.js';

/** A paper as a file; a PDF opens in the browser, a DOCX is saved. */
export async function paperDownload<K extends FormKind>(
  kind: K,
  format: FormFormat,
  paper: FormPapers[K],
  name: string,
): Promise<Download> {
  return new Download(
    await renderForm(kind, format, paper),
    formMediaType(format),
    `${name}.${format}`,
    format === 'pdf',
  );
}
