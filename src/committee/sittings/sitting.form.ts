import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Day } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';
import type { CommitteeSeat } from './sitting.queries.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_ID = 999_999_999;
export const LONG = { discussion: 8000, conclusion: 8000, decision: 4000, reason: 2000 } as const;

export class SittingForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.committee' } })
  committee!: number;

  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { context: { code: 'sittings:issue.month' } })
  month!: string;

  @Day()
  heldOn!: string;

  @Matches(CLOCK, { context: { code: 'sittings:issue.clock' } })
  beganAt!: string;

  @Length(2, 200, { context: { code: 'sittings:issue.place', least: 2, most: 200 } })
  place!: string;

  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.person' } })
  chairId!: number;

  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.person' } })
  secretaryId!: number;

  @MaxLength(2000, { context: { code: 'sittings:issue.tooLong', most: 2000 } })
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
  @Length(3, 300, { context: { code: 'sittings:issue.title', least: 3, most: 300 } })
  title!: string;
}

export class DiscussionForm {
  @MaxLength(LONG.discussion, { context: { code: 'sittings:issue.tooLong', most: LONG.discussion } })
  discussion = '';

  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.version' } })
  version!: number;
}

export class WithdrawalForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.person' } })
  @Min(1, { context: { code: 'sittings:issue.person' } })
  @Max(MOST_ID, { context: { code: 'sittings:issue.person' } })
  person!: number;

  @Length(3, 500, { context: { code: 'sittings:issue.withdrawal', least: 3, most: 500 } })
  note!: string;
}

export class ClosingForm {
  @Matches(CLOCK, { context: { code: 'sittings:issue.clock' } })
  endedAt!: string;

  @MaxLength(LONG.conclusion, { context: { code: 'sittings:issue.tooLong', most: LONG.conclusion } })
  conclusion = '';

  /** "yes": closed although some items are undecided. */
  @IsOptional()
  @IsIn(['yes'], { context: { code: 'sittings:issue.undecided' } })
  undecided?: 'yes';
}

export class ReopeningForm {
  @Length(10, 2000, { context: { code: 'sittings:issue.reason', least: 10, most: 2000 } })
  reopening!: string;
}

/** The end lies after the beginning and is not to come yet. `now` is HH:MM of `today`. */
export function closingIssues({ endedAt }: ClosingForm, { beganAt, heldOn }: { beganAt: string; heldOn: string }, today: string, now: string): Issue[] {
  if (endedAt <= beganAt) return [{ field: 'endedAt', code: 'sittings:issue.endedBefore' }];
  return heldOn === today && endedAt > now ? [{ field: 'endedAt', code: 'sittings:issue.endedLater', params: { now } }] : [];
}

export class CancellationForm {
  @Length(10, 2000, { context: { code: 'sittings:issue.reason', least: 10, most: 2000 } })
  reason!: string;
}

export class VotesForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.votes' } })
  @Min(0, { context: { code: 'sittings:issue.votes' } })
  @Max(1000, { context: { code: 'sittings:issue.votes' } })
  inFavour!: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.votes' } })
  @Min(0, { context: { code: 'sittings:issue.votes' } })
  @Max(1000, { context: { code: 'sittings:issue.votes' } })
  against = 0;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ context: { code: 'sittings:issue.votes' } })
  @Min(0, { context: { code: 'sittings:issue.votes' } })
  @Max(1000, { context: { code: 'sittings:issue.votes' } })
  abstained = 0;
}

export class ResolutionForm extends VotesForm {
  @Length(3, LONG.decision, { context: { code: 'sittings:issue.text', least: 3, most: LONG.decision } })
  text!: string;
}

export class EntriesForm extends VotesForm {
  @Length(10, LONG.reason, { context: { code: 'sittings:issue.reason', least: 10, most: LONG.reason } })
  reason!: string;
}

export function votesIssues({ inFavour, against, abstained }: VotesForm, entitled: number): Issue[] {
  return inFavour + against + abstained === entitled ? [] : [{ field: 'inFavour', code: 'sittings:issue.votesSum', params: { entitled } }];
}
