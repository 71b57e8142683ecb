import { Download } from '../web/answers.js';
import type { Translate } from '../web/labels.js';
import type { ImportKind } from './import-kind.js';
import { writeTemplate } from './template.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A kind's file to fill in. */
export async function templateDownload({ fields, template }: ImportKind, t: Translate): Promise<Download> {
  return new Download(Buffer.from(await writeTemplate(fields, t, template.order)), XLSX, template.fileName);
}
