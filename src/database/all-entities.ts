import { AccessRequest } from '../accounts/access-request.entity.js';
import { AccountRole } from '../accounts/account-role.entity.js';
import { Account } from '../accounts/account.entity.js';
import { KeptFormRow } from '../kept/kept-form.entity.js';
import { Notice } from '../accounts/notice.entity.js';
import { PasswordTry } from '../accounts/password-try.entity.js';
import { Setting } from '../accounts/setting.entity.js';
import { SetupLink } from '../accounts/setup-link.entity.js';
import { AuditRow } from '../audit/audit-row.entity.js';
import { CheckpointRow } from '../audit/checkpoints/checkpoint.entity.js';
import { CatalogueImport } from '../catalogue/catalogue-import.entity.js';
import { CatalogueProduct } from '../catalogue/catalogue-product.entity.js';
import { Catalogue } from '../catalogue/catalogue.entity.js';
import { ProductProposal } from '../catalogue/product-proposal.entity.js';
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
import { EarlierEntry } from '../evaluations/earlier-entry.entity.js';
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
import { Absence } from '../legal/means/absence.entity.js';
import { EditionChoice } from '../legal/settings/edition-choice.entity.js';
import { HanoiFrame } from '../legal/hanoi/hanoi-frame.entity.js';
import { ImportedMonth } from '../legal/means/imported-month.entity.js';
import { LegalClosingReason } from '../legal/periods/legal-closing-reason.entity.js';
import { LegalPeriod } from '../legal/periods/legal-period.entity.js';
import { LegalPetition } from '../legal/petitions/legal-petition.entity.js';
import { EarlierMark } from '../legal/sheets/earlier-mark.entity.js';
import { LegalResult } from '../legal/sheets/legal-result.entity.js';
import { LegalLedReview } from '../legal/sheets/legal-led-review.entity.js';
import { LegalReturn } from '../legal/sheets/legal-return.entity.js';
import { LegalSheet } from '../legal/sheets/legal-sheet.entity.js';
import { WorkImport } from '../legal/work/work-import.entity.js';
import { WorkLine } from '../legal/work/work-line.entity.js';
import { WorkMark } from '../legal/work/work-mark.entity.js';
import { WorkProposal } from '../legal/work/work-proposal.entity.js';
import { ClosingReason } from '../periods/closing-reason.entity.js';
import { Holiday } from '../periods/holidays/holiday.entity.js';
import { HolidayYear } from '../periods/holidays/holiday-year.entity.js';
import { PeriodSet } from '../periods/period-set.entity.js';
import { Period } from '../periods/period.entity.js';
import { ActingAppointment } from '../units/acting-appointment.entity.js';
import { Official } from '../units/official.entity.js';
import { Oversight } from '../units/oversight.entity.js';
import { Post } from '../units/post.entity.js';
import { Unit } from '../units/unit.entity.js';
import { Breach } from '../years/breaches/breach.entity.js';
import { DutyGroup } from '../years/duty-group.entity.js';
import { LabelPetition } from '../years/petitions/label-petition.entity.js';
import { MeetingOpinion } from '../years/meetings/meeting-opinion.entity.js';
import { Meeting } from '../years/meetings/meeting.entity.js';
import { Override } from '../years/breaches/override.entity.js';
import { PartyOpinion } from '../years/opinions/party-opinion.entity.js';
import { UnitRatingReplacement } from '../years/ratings/unit-rating-replacement.entity.js';
import { UnitRating } from '../years/ratings/unit-rating.entity.js';
import { NoMonthDecision } from '../years/classification/no-month-decision.entity.js';
import { YearDecision } from '../years/classification/year-decision.entity.js';
import { YearLabel } from '../years/classification/year-label.entity.js';
import { YearPublication } from '../years/classification/year-publication.entity.js';
import { YearShare } from '../years/classification/year-share.entity.js';
import { YearSheet } from '../years/year-sheet.entity.js';
import { Year } from '../years/year.entity.js';
import { Measure } from '../measures/measure.entity.js';
import { MeasureTarget } from '../measures/measure-target.entity.js';
import { MeasureImport } from '../measures/measure-import.entity.js';
import { MeasureFigure } from '../measures/measure-figure.entity.js';
import { Dialogue } from '../commitments/dialogue.entity.js';
import { CommitmentProof } from '../commitments/commitment-proof.entity.js';
import { Pledge } from '../commitments/pledge.entity.js';
import { PledgeItem } from '../commitments/pledge-item.entity.js';
import { PledgeCheckin } from '../commitments/pledge-checkin.entity.js';
import { FocusIssue } from '../focus/focus-issue.entity.js';
import { FocusStep } from '../focus/focus-step.entity.js';
import { FocusNote } from '../focus/focus-note.entity.js';
import { Practice } from '../practices/practice.entity.js';
import { PracticeUse } from '../practices/practice-use.entity.js';
import { Sitting } from '../committee/sittings/sitting.entity.js';
import { SittingMember } from '../committee/sittings/sitting-member.entity.js';
import { SittingReopening } from '../committee/sittings/sitting-reopening.entity.js';
import { SignalQuestion } from '../signals/signal-question.entity.js';
import { SignalAnswer } from '../signals/signal-answer.entity.js';
import { SittingItem } from '../committee/sittings/sitting-item.entity.js';
import { SittingWithdrawal } from '../committee/sittings/sitting-withdrawal.entity.js';
import { SittingDecision } from '../committee/sittings/sitting-decision.entity.js';

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
  AccessRequest,
  PasswordTry,
  SetupLink,
  Setting,
  Notice,
  Import,
  CriteriaSet,
  SetDrafter,
  CriteriaVersion,
  Holiday,
  HolidayYear,
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
  CheckpointRow,
  Catalogue,
  CatalogueProduct,
  ProductProposal,
  CatalogueImport,
  Absence,
  EditionChoice,
  HanoiFrame,
  ImportedMonth,
  LegalClosingReason,
  LegalPeriod,
  LegalPetition,
  LegalResult,
  LegalReturn,
  LegalLedReview,
  LegalSheet,
  WorkImport,
  WorkLine,
  WorkMark,
  WorkProposal,
  Breach,
  DutyGroup,
  LabelPetition,
  YearDecision,
  YearLabel,
  YearPublication,
  YearShare,
  MeetingOpinion,
  Meeting,
  Override,
  PartyOpinion,
  UnitRating,
  UnitRatingReplacement,
  NoMonthDecision,
  YearSheet,
  Year,
  Measure,
  MeasureTarget,
  MeasureImport,
  MeasureFigure,
  Dialogue,
  CommitmentProof,
  Pledge,
  PledgeItem,
  PledgeCheckin,
  FocusIssue,
  FocusStep,
  FocusNote,
  Practice,
  PracticeUse,
  Sitting,
  SittingMember,
  SittingReopening,
  SignalQuestion,
  SignalAnswer,
  SittingItem,
  SittingWithdrawal,
  SittingDecision,
  EarlierEntry,
  EarlierMark,
  KeptFormRow,
];
