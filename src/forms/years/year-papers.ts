import { dayOf } from '../../clock.js';
import { deciderWords } from '../../web/decided-by.js';
import { formatNumber } from '../../web/format.js';
import type { Form02Months } from '../../years/forms02/form02-months.js';
import { attendeesOf, opinionsBy } from '../../years/meetings/attendance.js';
import type { MeetingRow, SpokenOf } from '../../years/meetings/meetings.queries.js';
import type { YearRecord } from '../../years/year-record.queries.js';
import type { ReceiptRow } from '../../receipts/receipt.view.js';
import { receiptWords } from '../receipt-words.js';
import type { PaperHead } from '../paper-heads.js';
import type { Mau02Paper, MinutesPaper } from '../paper/papers.js';
import { dayWords, say } from '../paper/words.js';
import type { Signer } from './signers.queries.js';

export interface YearPaperFacts {
  yearRecord: YearRecord;
  months: Form02Months;
  /** Whether this reader may know what kind of leave a month was. */
  kinds: boolean;
  /** Whether this reader may know what was proposed to be done after the label (part IV). */
  handling: boolean;
  signers: readonly Signer[];
  head: PaperHead;
  zone: string;
  /** What the person said of the label in force. */
  receipt?: ReceiptRow | undefined;
}

/** Mẫu số 02 filled from the year: twelve months with what is missing named, the mean only where the year has one. */
export function mau02Of(facts: YearPaperFacts): Mau02Paper {
  const { yearRecord, months, kinds, handling, signers, head, zone, receipt } = facts;
  const { label, selfLabel } = yearRecord;
  const signer = signers.find(({ labelId }) => labelId === yearRecord.labelId);
  const points = (score: string | null) => (score === null ? '' : formatNumber(score, 'vi', 2));
  return {
    agency: head.agency,
    person: {
      name: yearRecord.officialName,
      post: yearRecord.title,
      unit: yearRecord.unitName,
      kind: yearRecord.personType,
    },
    year: yearRecord.year,
    months: months.lines.map((line) => ({ score: points(line.score), note: noteOf(line, kinds) })),
    mean: points(months.mean.mean),
    selfLabel,
    authorityLabel: label === 'not-classified' ? null : label,
    handling: yearRecord.labelId === null || !handling ? '' : yearRecord.handling,
    place: head.place,
    self: {
      date: yearRecord.submittedAt && dayOf(yearRecord.submittedAt, zone),
      name: yearRecord.submittedAt ? yearRecord.officialName : '',
    },
    authority: {
      date: yearRecord.labelAt && dayOf(yearRecord.labelAt, zone),
      title: signer?.post ?? '',
      name: signer ? deciderWords(signer.by, say) : '',
    },
    receipt: receiptWords(receipt, zone),
  };
}

function noteOf(line: Form02Months['lines'][number], kinds: boolean): string {
  if (line.missing) return say('years:note.missing');
  if (!kinds && line.note.startsWith('absent.')) return say('years:note.absent.some');
  return line.note === 'none' ? '' : say(`years:note.${line.note}`);
}

export interface MinutesFacts {
  meeting: MeetingRow;
  people: readonly SpokenOf[];
  head: PaperHead;
}

function voteOf({ agreed, against, abstained }: MeetingRow): MinutesPaper['vote'] {
  if (agreed === null) return null;
  const inFavour = String(agreed);
  return against === null || abstained === null
    ? { inFavour }
    : { inFavour, against: String(against), abstained: String(abstained) };
}

/** The minutes as they were kept; without the vote while they are not adopted. */
export function minutesOf({ meeting, people, head: { agency, place } }: MinutesFacts): MinutesPaper {
  const moment = (hour: string | null) =>
    hour === null
      ? ''
      : say('forms:moment', { hour: hour.slice(0, 2), minute: hour.slice(3), day: dayWords(meeting.heldOn) });
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const attendees = attendeesOf(meeting.attendance);
  return {
    agency,
    number: '',
    place,
    date: meeting.heldOn,
    year: meeting.year,
    unit: meeting.unitName,
    startedAt: moment(meeting.beganAt),
    endedAt: moment(meeting.endedAt),
    venue: meeting.place,
    chair: { name: meeting.chairName, title: '' },
    secretary: { name: meeting.secretaryName, title: '' },
    invited: String(meeting.invited),
    present: String(meeting.present),
    attendees,
    absent: lines(meeting.absentNames).map((name) => ({ name, reason: '' })),
    people: people.map((person) => ({
      name: person.name,
      post: person.title,
      selfReport: person.report || person.selfReport,
      opinions: opinionsBy(person.opinions, attendees),
    })),
    writtenOpinions: lines(meeting.writtenOpinions).map((text) => ({ by: '', text })),
    conclusion: meeting.conclusion,
    vote: voteOf(meeting),
  };
}
