import { saysNumber, type DecidedKind } from './kind.js';
import { ofClosing, ofComment, ofEvaluation } from './subjects.js';

const SCORED = { ...saysNumber('score'), ...saysNumber('exemplarity') };
const MADE = { subject: ofEvaluation, at: 'at', by: 'by_account' };

/** The month's own sheet: what was handed in, decided, reviewed, contested. */
export const MONTH_KINDS: readonly DecidedKind[] = [
  {
    ...MADE, name: 'submissions', table: 'submissions', says: SCORED,
    acts: { 'evaluation.submitted': ['submission', 'id'] },
    columns: ['evaluation_id', 'number', 'by_account', 'at', 'unit_id', 'tier', 'version_id', 'values', 'due_count', 'notes', 'points', 'score', 'exemplarity', 'figures'],
  },
  { ...MADE, name: 'withdrawals', table: 'withdrawals', acts: { 'evaluation.withdrawn': ['submission', 'submission_id'] }, columns: ['submission_id', 'evaluation_id', 'by_account', 'at'] },
  { ...MADE, name: 'returns', table: 'returns', acts: { 'evaluation.returned': ['return', 'id'] }, columns: ['submission_id', 'evaluation_id', 'by_account', 'at', 'reason', 'criteria'] },
  {
    ...MADE, name: 'approvals', table: 'approvals', says: SCORED,
    acts: { 'evaluation.approved': ['approvalId', 'id'], 'petition.replaced': ['newApproval', 'id'], 'evaluation.changed-in-sitting': ['approval', 'id'] },
    columns: ['evaluation_id', 'number', 'kind', 'by_account', 'at', 'unit_id', 'tier', 'version_id', 'submission_id', 'values', 'left_out', 'due_count', 'led_scores', 'led_approvals',
      'blind_values', 'notes', 'reason', 'points', 'score', 'exemplarity', 'supersedes', 'figures'],
  },
  {
    ...MADE, name: 'reviews', table: 'reviews', acts: { 'evaluation.reviewed': ['approvalId', 'approval_id'], 'evaluation.changed-in-sitting': ['approval', 'approval_id'] },
    columns: ['evaluation_id', 'approval_id', 'committee_id', 'by_account', 'at'],
  },
  { ...MADE, name: 'excusals', table: 'excusals', acts: { 'evaluation.excused': ['excusal', 'id'] }, columns: ['evaluation_id', 'kind', 'reason', 'by_account', 'at'] },
  {
    name: 'excusals.ended', table: 'excusals', subject: ofEvaluation, at: 'ended_at', by: 'ended_by', when: 'd.ended_at is not null',
    acts: { 'evaluation.excusal-ended': ['excusalId', 'id'], 'evaluation.reopened': 'moment' }, maybe: ['evaluation.reopened'], columns: ['ended_at', 'ended_by'],
  },
  {
    name: 'petitions', table: 'petitions', subject: ofEvaluation, at: 'received_at', by: 'by_account', acts: { 'petition.filed': ['petition', 'id'] },
    columns: ['evaluation_id', 'approval_id', 'by_account', 'received_at', 'due_on', 'reason'],
  },
  {
    name: 'petitions.decided', table: 'petitions', subject: ofEvaluation, at: 'decided_at', by: 'decided_by', when: 'd.outcome is not null',
    acts: { 'petition.kept': ['petition', 'id'], 'petition.replaced': ['petition', 'id'] }, says: { outcome: `act <> 'petition.' || d.outcome` },
    columns: ['outcome', 'decided_by', 'decided_at', 'decision_reason', 'new_approval_id'],
  },
  {
    name: 'outside_decisions', table: 'outside_decisions', subject: ofEvaluation, at: 'entered_at', by: 'entered_by', acts: { 'evaluation.outside-entered': 'moment' },
    columns: ['evaluation_id', 'number', 'decided_on', 'file_id', 'values', 'left_out', 'notes', 'entered_by', 'entered_at'],
  },
  {
    name: 'outside_decisions.refused', table: 'outside_decisions', subject: ofEvaluation, at: 'refused_at', by: 'refused_by', when: 'd.refused_at is not null',
    acts: { 'evaluation.outside-refused': 'moment' }, columns: ['refused_by', 'refused_at'],
  },
  {
    name: 'reopenings', table: 'reopenings', subject: ofEvaluation, at: 'requested_at', by: 'requested_by', acts: { 'evaluation.reopening-asked': ['reopeningId', 'id'] },
    columns: ['evaluation_id', 'reason', 'requested_by', 'requested_at'],
  },
  {
    name: 'reopenings.confirmed', table: 'reopenings', subject: ofEvaluation, at: 'confirmed_at', by: 'confirmed_by', when: 'd.confirmed_at is not null',
    acts: { 'evaluation.reopened': ['reopeningId', 'id'] }, columns: ['confirmed_by', 'confirmed_at'],
  },
  {
    name: 'reopenings.refused', table: 'reopenings', subject: ofEvaluation, at: 'refused_at', by: 'refused_by', when: 'd.refused_at is not null',
    acts: { 'evaluation.reopening-refused': ['reopeningId', 'id'] }, columns: ['refused_by', 'refused_at'],
  },
  {
    name: 'comments', table: 'comments', subject: ofComment, at: 'at', by: 'by_account',
    acts: { 'evaluation.commented': ['commentId', 'id'], 'unit.commented': ['commentId', 'id'], 'evaluation.head-comment': 'moment' },
    columns: ['period_id', 'evaluation_id', 'unit_id', 'committee_id', 'by_account', 'at', 'text'],
  },
  {
    name: 'closing_reasons', table: 'closing_reasons', key: 'evaluation_id', subject: ofClosing, at: 'at', by: 'by_account', acts: { 'period.closed': 'chain' }, maybe: ['period.closed'],
    says: { reason: `detail ? 'reasons' and detail -> 'reasons' ->> d.evaluation_id::text is distinct from d.reason` },
    columns: ['period_id', 'evaluation_id', 'reason', 'by_account', 'at'],
  },
];
