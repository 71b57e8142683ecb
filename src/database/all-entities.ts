import { AccountRole } from '../accounts/account-role.entity.js';
import { Account } from '../accounts/account.entity.js';
import { Notice } from '../accounts/notice.entity.js';
import { Setting } from '../accounts/setting.entity.js';
import { SetupLink } from '../accounts/setup-link.entity.js';
import { AuditRow } from '../audit/audit-row.entity.js';
import { Comment } from '../committee/comment.entity.js';
import { CommitteeMember } from '../committee/committee-member.entity.js';
import { Committee } from '../committee/committee.entity.js';
import { Review } from '../committee/review.entity.js';
import { CriteriaSet } from '../criteria/criteria-set.entity.js';
import { CriteriaVersion } from '../criteria/criteria-version.entity.js';
import { SetDrafter } from '../criteria/set-drafter.entity.js';
import { Approval } from '../evaluations/approval.entity.js';
import { Attachment } from '../evaluations/attachment.entity.js';
import { CommitmentMove } from '../evaluations/commitment-move.entity.js';
import { Commitment } from '../evaluations/commitment.entity.js';
import { EntryNote } from '../evaluations/entry-note.entity.js';
import { Evaluation } from '../evaluations/evaluation.entity.js';
import { Excusal } from '../evaluations/excusal.entity.js';
import { OutsideDecision } from '../evaluations/outside-decision.entity.js';
import { Petition } from '../evaluations/petition.entity.js';
import { Reopening } from '../evaluations/reopening.entity.js';
import { Return } from '../evaluations/return.entity.js';
import { StoredFile } from '../evaluations/stored-file.entity.js';
import { Submission } from '../evaluations/submission.entity.js';
import { Withdrawal } from '../evaluations/withdrawal.entity.js';
import { Import } from '../imports/import.entity.js';
import { ClosingReason } from '../periods/closing-reason.entity.js';
import { Holiday } from '../periods/holiday.entity.js';
import { PeriodSet } from '../periods/period-set.entity.js';
import { Period } from '../periods/period.entity.js';
import { ActingAppointment } from '../units/acting-appointment.entity.js';
import { Official } from '../units/official.entity.js';
import { Oversight } from '../units/oversight.entity.js';
import { Post } from '../units/post.entity.js';
import { Unit } from '../units/unit.entity.js';

export const ALL_ENTITIES = [
  Unit,
  Official,
  Post,
  ActingAppointment,
  Oversight,
  Committee,
  CommitteeMember,
  Account,
  AccountRole,
  SetupLink,
  Setting,
  Notice,
  Import,
  CriteriaSet,
  SetDrafter,
  CriteriaVersion,
  Holiday,
  ClosingReason,
  Period,
  PeriodSet,
  Evaluation,
  EntryNote,
  StoredFile,
  Attachment,
  Submission,
  Withdrawal,
  Return,
  Approval,
  Excusal,
  OutsideDecision,
  Reopening,
  Commitment,
  CommitmentMove,
  Comment,
  Review,
  Petition,
  AuditRow,
];
