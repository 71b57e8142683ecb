import type { DecidedKind } from './kind.js';
import { ofCommitment, ofCriteria, ofHeld, ofIssue, ofMeasure, ofQuestion, ofSitting } from './subjects.js';

const MADE = { at: 'at', by: 'by_account' };
const FIGURES = ['figureIds', 'id'] as const;

/** Sets, figures, promises, and what a committee decided and was answered. */
export const RESULT_KINDS: readonly DecidedKind[] = [
  {
    name: 'criteria_versions', table: 'criteria_versions', unrecordedBefore: true, subject: ofCriteria, at: 'countersigned_at', by: 'countersigned_by', when: 'd.countersigned_at is not null',
    acts: { 'criteria.adopted': 'chain' }, says: { content: `detail ? 'content' and detail -> 'content' is distinct from d.content` },
    columns: ['set_id', 'number', 'content', 'signed_by', 'signed_at', 'decision_number', 'decision_date', 'countersigned_by', 'countersigned_at'],
  },
  {
    // A sitting opened again has the act of its first closing without its row.
    name: 'sittings.closed', table: 'sittings', unrecordedBefore: true, subject: ofHeld, at: 'closed_at', by: 'closed_by', when: 'd.closed_at is not null',
    acts: { 'sitting.closed': ['sitting', 'id'] }, maybe: ['sitting.closed'], clock: ['began_at', 'ended_at'],
    columns: ['committee_id', 'period_id', 'number', 'held_on', 'began_at', 'ended_at', 'place', 'chair_id', 'secretary_id', 'guests', 'quorum_above', 'withdrawn_count', 'conclusion', 'closed_by', 'closed_at'],
  },
  {
    ...MADE, name: 'sitting_decisions', table: 'sitting_decisions', unrecordedBefore: true, subject: ofSitting, acts: { 'sitting.decided': ['decision', 'id'] },
    columns: ['item_id', 'number', 'kind', 'text', 'before', 'after', 'reason', 'entitled', 'in_favour', 'against', 'abstained', 'carried', 'approval_id', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'measure_figures', table: 'measure_figures', unrecordedBefore: true, subject: ofMeasure,
    acts: { 'measure.corrected': FIGURES, 'measure.stated': FIGURES, 'measure.counted': FIGURES, 'measure.imported': FIGURES },
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
