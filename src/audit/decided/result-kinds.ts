import type { DecidedKind } from './kind.js';
import { ofCommitment, ofCriteria, ofIssue, ofMeasure, ofQuestion, ofSitting } from './subjects.js';

const MADE = { at: 'at', by: 'by_account' };

/** Sets, figures, promises, and what a committee decided and was answered. */
export const RESULT_KINDS: readonly DecidedKind[] = [
  {
    name: 'criteria_versions', table: 'criteria_versions', unrecordedBefore: true, subject: ofCriteria, at: 'countersigned_at', by: 'countersigned_by', when: 'd.countersigned_at is not null',
    acts: { 'criteria.adopted': 'chain' }, says: { content: `detail ? 'content' and detail -> 'content' is distinct from d.content` },
    columns: ['set_id', 'number', 'content', 'signed_by', 'signed_at', 'decision_number', 'decision_date', 'countersigned_by', 'countersigned_at'],
  },
  {
    ...MADE, name: 'sitting_decisions', table: 'sitting_decisions', unrecordedBefore: true, subject: ofSitting, acts: { 'sitting.decided': ['decision', 'id'] },
    columns: ['item_id', 'number', 'kind', 'text', 'before', 'after', 'reason', 'entitled', 'in_favour', 'against', 'abstained', 'carried', 'approval_id', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'measure_figures', table: 'measure_figures', unrecordedBefore: true, subject: ofMeasure,
    acts: { 'measure.corrected': 'moment', 'measure.stated': 'moment', 'measure.counted': 'moment', 'measure.imported': 'moment' },
    columns: ['measure_id', 'unit_id', 'month', 'number', 'value', 'asked', 'source', 'note', 'reason', 'import_id', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'commitment_moves', table: 'commitment_moves', unrecordedBefore: true, subject: ofCommitment, acts: { 'commitment.moved': ['commitment', 'commitment_id'] },
    columns: ['commitment_id', 'from_due_on', 'to_due_on', 'reason', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'commitment_proofs', table: 'commitment_proofs', unrecordedBefore: true, subject: ofCommitment, acts: { 'commitment.proved': 'moment', 'commitment.stated': 'moment' }, maybe: ['commitment.stated'],
    columns: ['commitment_id', 'text', 'file_id', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'focus_notes', table: 'focus_notes', unrecordedBefore: true, subject: ofIssue, acts: { 'focus.moved': 'moment', 'focus.handed': 'moment', 'focus.returned': 'moment', 'focus.noted': 'moment' },
    columns: ['issue_id', 'kind', 'text', 'by_account', 'at'],
  },
  { ...MADE, name: 'signal_answers', table: 'signal_answers', subject: ofQuestion, acts: { 'signal.answered': 'moment' }, columns: ['question_id', 'text', 'by_account', 'at'] },
];
