import type { Criterion } from '../../criteria/criterion.js';
import { dayIssue, readDay } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';
import type { UploadedFile } from '../../web/upload.js';
import { FILE_BYTES_MOST, FILE_MB_MOST, mediaTypeOf } from '../../files/file-kinds.js';
import { textOf, type Body } from '../../web/read-form.js';
import type { MeasuredFigures } from '../measured.js';
import { readEntries, type Entries } from '../approval/head-entries.form.js';

export interface OutsideInput {
  number: string;
  decidedOn: string;
  entries: Entries;
}

const NUMBER_MOST = 60;

export function readOutside(
  body: Body,
  criteria: readonly Criterion[],
  due: number,
  today: string,
  figures?: MeasuredFigures,
): { value: OutsideInput; issues: Issue[] } {
  const issues: Issue[] = [];
  const number = textOf(body, 'number') ?? '';
  if (number.length < 1 || number.length > NUMBER_MOST)
    issues.push({ field: 'number', code: 'approvals:outside.numberNeeded', params: { most: NUMBER_MOST } });
  const decidedOn = readDay(textOf(body, 'decidedOn'));
  if (!decidedOn) issues.push(dayIssue('decidedOn', textOf(body, 'decidedOn')));
  else if (decidedOn > today) issues.push({ field: 'decidedOn', code: 'approvals:outside.future' });
  const entries = readEntries(body, criteria, due, figures);
  return { value: { number, decidedOn: decidedOn ?? '', entries }, issues: [...issues, ...entries.issues] };
}

/** The decision itself, as a file of a known kind; judged by what is in it. */
export async function readFile(
  files: readonly UploadedFile[],
): Promise<{ file: UploadedFile; mediaType: string } | { issue: Issue }> {
  const [file] = files;
  if (!file) return { issue: { field: 'file', code: 'approvals:outside.fileNeeded' } };
  if (file.bytes.length > FILE_BYTES_MOST)
    return {
      issue: { field: 'file', code: 'evaluations:fault.file-large', params: { name: file.name, mb: FILE_MB_MOST } },
    };
  const mediaType = await mediaTypeOf(file.bytes);
  return mediaType
    ? { file, mediaType }
    : { issue: { field: 'file', code: 'evaluations:fault.file-kind', params: { name: file.name } } };
}
