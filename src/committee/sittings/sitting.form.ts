import { IsIn, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { Day } from '../../web/days.js';
import { Id, Whole } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';
import type { CommitteeSeat } from './sitting.queries.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const LONG = { discussion: 8000, conclusion: 8000, decision: 4000, reason: 2000 } as const;

export class SittingForm {
  @Id({ code: 'sittings:issue.committee' })
  committee!: number;

  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { context: { code: 'sittings:issue.month' } })
  month!: string;

  @Day()
  heldOn!: string;

  @Matches(CLOCK, { context: { code: 'sittings:issue.clock' } })
  beganAt!: string;

  @Length(2, 200, { context: { code: 'sittings:issue.place' } })
  place!: string;

  @Id({ code: 'sittings:issue.person' })
  chairId!: number;

  @Id({ code: 'sittings:issue.person' })
  secretaryId!: number;

  @MaxLength(2000, { context: { code: 'sittings:issue.tooLong' } })
  guests = '';
}

/** Chair and secretary are two members of that day; a sitting is not set up for a far day. */
export function sittingIssues(form: SittingForm, seats: readonly CommitteeSeat[], today: string): Issue[] {
  const sits = (id: number) => seats.some(({ officialId }) => officialId === id);
  return [
    ...(sits(form.chairId) ? [] : [{ field: 'chairId', code: 'sittings:issue.person' }]),
    ...(sits(form.secretaryId) ? [] : [{ field: 'secretaryId', code: 'sittings:issue.person' }]),
    ...(form.chairId === form.secretaryId ? [{ field: 'secretaryId', code: 'sittings:issue.samePerson' }] : []),
    ...(form.heldOn > today ? [{ field: 'heldOn', code: 'sittings:issue.future' }] : []),
    ...(form.heldOn.slice(0, 7) < form.month ? [{ field: 'heldOn', code: 'sittings:issue.beforeMonth' }] : []),
  ];
}

export class ItemForm {
  @Length(3, 300, { context: { code: 'sittings:issue.title' } })
  title!: string;
}

export class DiscussionForm {
  @MaxLength(LONG.discussion, { context: { code: 'sittings:issue.tooLong' } })
  discussion = '';

  @Whole(0, 999_999_999, { code: 'sittings:issue.version' })
  version!: number;
}

export class WithdrawalForm {
  @Id({ code: 'sittings:issue.person' })
  person!: number;

  @Length(3, 500, { context: { code: 'sittings:issue.withdrawal' } })
  note!: string;
}

export class SittingClosingForm {
  @Matches(CLOCK, { context: { code: 'sittings:issue.clock' } })
  endedAt!: string;

  @MaxLength(LONG.conclusion, { context: { code: 'sittings:issue.tooLong' } })
  conclusion = '';

  /** "yes": closed although some items are undecided. */
  @IsOptional()
  @IsIn(['yes'])
  undecided?: 'yes';
}

export class SittingReopeningForm {
  @Length(10, 2000, { context: { code: 'sittings:issue.reason' } })
  reopening!: string;
}

export interface ClosingTimes {
  today: string;
  /** HH:MM of `today`. */
  now: string;
  /** HH:MM of the last thing written down on the day of the sitting; null where all of it was written down later. */
  lastRecorded: string | null;
}

/** The end lies after the beginning, not before what was written down in the sitting, and is not to come yet. */
export function closingIssues(
  { endedAt }: SittingClosingForm,
  { beganAt, heldOn }: { beganAt: string; heldOn: string },
  { today, now, lastRecorded }: ClosingTimes,
): Issue[] {
  if (endedAt <= beganAt) return [{ field: 'endedAt', code: 'sittings:issue.endedBefore' }];
  if (lastRecorded !== null && endedAt < lastRecorded)
    return [{ field: 'endedAt', code: 'sittings:issue.endedBeforeRecorded', params: { at: lastRecorded } }];
  return heldOn === today && endedAt > now
    ? [{ field: 'endedAt', code: 'sittings:issue.endedLater', params: { now } }]
    : [];
}

export class CancellationForm {
  @Length(10, 2000, { context: { code: 'sittings:issue.reason' } })
  reason!: string;
}

export class VotesForm {
  @Whole(0, 1000, { code: 'sittings:issue.votes' }, ['phiếu'])
  inFavour!: number;

  @IsOptional()
  @Whole(0, 1000, { code: 'sittings:issue.votes' }, ['phiếu'])
  against = 0;

  @IsOptional()
  @Whole(0, 1000, { code: 'sittings:issue.votes' }, ['phiếu'])
  abstained = 0;
}

export class ResolutionForm extends VotesForm {
  @Length(3, LONG.decision, { context: { code: 'sittings:issue.text' } })
  text!: string;
}

export class EntriesForm extends VotesForm {
  @Length(10, LONG.reason, { context: { code: 'sittings:issue.reason' } })
  reason!: string;
}

export function votesIssues({ inFavour, against, abstained }: VotesForm, entitled: number): Issue[] {
  return inFavour + against + abstained === entitled
    ? []
    : [{ field: 'inFavour', code: 'sittings:issue.votesSum', params: { entitled } }];
}
