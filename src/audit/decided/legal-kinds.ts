import { saysNumber, type DecidedKind } from './kind.js';
import { ofLegalClosing, ofLegalResult, ofLegalSheet } from './subjects.js';

const MADE = { subject: ofLegalSheet, at: 'at', by: 'by_account' };

/** The month by the law. */
export const LEGAL_KINDS: readonly DecidedKind[] = [
  {
    ...MADE, name: 'legal_results', table: 'legal_results', unrecordedBefore: true, says: saysNumber('score'),
    acts: { 'legal-sheet.confirmed': ['resultId', 'id'], 'legal-petition.replaced': ['newResult', 'id'], 'legal-sheet.led-recomputed': ['newResult', 'id'] },
    columns: ['sheet_id', 'number', 'kind', 'by_account', 'at', 'marks', 'self_marks', 'work', 'organising', 'organising_reason', 'uniting', 'uniting_reason', 'opinion', 'led_results',
      'record', 'printed', 'common', 'results', 'score', 'band', 'note', 'reason', 'supersedes'],
  },
  { ...MADE, name: 'legal_returns', table: 'legal_returns', acts: { 'legal-sheet.returned': ['return', 'id'] }, columns: ['sheet_id', 'by_account', 'at', 'reason'] },
  {
    ...MADE, name: 'legal_led_reviews', table: 'legal_led_reviews', subject: ofLegalResult,
    acts: { 'legal-sheet.led-kept': ['result', 'result_id'], 'legal-sheet.led-recomputed': ['result', 'result_id'] },
    columns: ['result_id', 'outcome', 'seen', 'reason', 'new_result_id', 'by_account', 'at'],
  },
  {
    name: 'legal_petitions', table: 'legal_petitions', subject: ofLegalSheet, at: 'filed_at', by: 'by_account', acts: { 'legal-petition.filed': ['petition', 'id'] },
    columns: ['sheet_id', 'result_id', 'by_account', 'filed_at', 'received_on', 'due_on', 'reason'],
  },
  {
    name: 'legal_petitions.decided', table: 'legal_petitions', subject: ofLegalSheet, at: 'decided_at', by: 'decided_by', when: 'd.outcome is not null',
    acts: { 'legal-petition.kept': ['petition', 'id'], 'legal-petition.replaced': ['petition', 'id'] }, says: { outcome: `act <> 'legal-petition.' || d.outcome` },
    columns: ['outcome', 'decided_by', 'decided_at', 'decision_reason', 'new_result_id'],
  },
  {
    ...MADE, name: 'legal_closing_reasons', table: 'legal_closing_reasons', key: 'sheet_id', subject: ofLegalClosing, acts: { 'legal-period.closed': 'chain' }, maybe: ['legal-period.closed'],
    says: { reason: `detail ? 'reasons' and detail -> 'reasons' ->> d.sheet_id::text is distinct from d.reason` },
    columns: ['sheet_id', 'reason', 'by_account', 'at'],
  },
];
