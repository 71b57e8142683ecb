import { dayOf } from '../../clock.js';
import { formatMoment } from '../../web/format.js';
import { say } from '../paper/words.js';
import { mau02Of, minutesOf } from '../years/year-papers.js';
import type { KeptFile, NamedFile } from '../zip.js';
import type { Rows } from '../../database/db.js';
import { paperFile } from '../../years/papers/papers.queries.js';
import type { EFileFacts } from './e-file.facts.js';
import { pdfFile, recordFile } from './files.js';

/** a) the adopted minutes, with what was said of this person alone. */
export async function minutesFiles({ yearRecord, meetings, spoken, head }: EFileFacts): Promise<NamedFile[]> {
  return Promise.all(
    meetings.map((meeting) => {
      const people = spoken.filter(({ meetingId }) => meetingId === meeting.id);
      const paper = { ...minutesOf({ meeting, people, head }), extractOf: yearRecord.officialName };
      return pdfFile(`a-bien-ban/bien-ban-${meeting.heldOn}-${meeting.id}.pdf`, 'minutes', paper);
    }),
  );
}

/** c) Mẫu số 02; while it is being filled in it is its author's alone. */
export async function form02Files(facts: EFileFacts): Promise<NamedFile[]> {
  const { yearRecord, at, months, signers, head, zone } = facts;
  if (yearRecord.status === 'draft' && !at.self) return [];
  const receipt = facts.labelReceipts.get(yearRecord.labelId ?? 0);
  const paper = mau02Of({ yearRecord, months, kinds: true, handling: true, signers, head, zone, receipt });
  return [await pdfFile(`c-mau-02-${yearRecord.year}.pdf`, 'mau-02', paper)];
}

/** d) what the Party committee wrote, the newest last. It writes to who classifies (Điều 21.1c): not in the person's own copy. */
export async function opinionFiles(facts: EFileFacts): Promise<NamedFile[]> {
  if (facts.opinions.length === 0 || facts.at.self) return [];
  const parts = facts.opinions.map(({ committee, by, at, text }) => ({
    heading: `${committee}, ${dayOf(at, facts.zone).split('-').reverse().join('/')}`,
    lines: [[say('forms:efile.writtenBy'), `${by}, ${formatMoment(at, facts.zone)}`]] as const,
    text,
  }));
  return [await recordFile(facts, 'd-nhan-xet-cap-uy.pdf', say('forms:efile.opinion'), parts)];
}

/** What was signed on paper and scanned (24.3), each beside the papers of its point, as it came. */
export function scannedFiles({ yearRecord, at, papers }: EFileFacts, on: Rows): KeptFile[] {
  return papers.map(({ id, point, name, sha256, size }) => ({
    name: `${point}-ban-da-ky/${id}-${name}`,
    sha256,
    size,
    // one at a time, so that a year of scans is never in memory together
    load: async () => {
      const file = await paperFile(on, { yearRecordId: yearRecord.id, id, self: at.self });
      if (!file) throw new Error(`paper ${id} was removed while its file was made`);
      return file.content;
    },
  }));
}
