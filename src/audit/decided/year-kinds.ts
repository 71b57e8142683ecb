import type { DecidedKind } from './kind.js';
import { ofAgency, ofOfficial, ofRating, ofYearSheet, ofYearUnit } from './subjects.js';

const MADE = { at: 'at', by: 'by_account' };

/** The year by the law: labels, what they rest on, what takes their place. */
export const YEAR_KINDS: readonly DecidedKind[] = [
  {
    ...MADE, name: 'labels', table: 'labels', subject: ofYearSheet,
    acts: { 'year.decided': ['labels', 'id'], 'year.label-replaced': ['label', 'id'], 'label-petition.replaced': ['newLabel', 'id'] },
    columns: ['year_sheet_id', 'number', 'kind', 'label', 'mean', 'by_points', 'reasons', 'record', 'handling', 'decision_number', 'decision_date', 'reason', 'by_account', 'at', 'supersedes'],
  },
  {
    name: 'label_petitions', table: 'label_petitions', subject: ofYearSheet, at: 'filed_at', by: 'by_account', acts: { 'label-petition.filed': ['petition', 'id'] },
    columns: ['year_sheet_id', 'label_id', 'by_account', 'filed_at', 'received_on', 'due_on', 'reason'],
  },
  {
    name: 'label_petitions.decided', table: 'label_petitions', subject: ofYearSheet, at: 'decided_at', by: 'decided_by', when: 'd.outcome is not null',
    acts: { 'label-petition.kept': ['petition', 'id'], 'label-petition.replaced': ['petition', 'id'] }, says: { outcome: `act <> 'label-petition.' || d.outcome` },
    columns: ['outcome', 'decided_by', 'decided_at', 'decision_reason', 'new_label_id'],
  },
  {
    ...MADE, name: 'year_decisions', table: 'year_decisions', subject: ofAgency, acts: { 'year.decided': ['yearId', 'year_id'] },
    columns: ['year_id', 'using_unit_id', 'part', 'record', 'by_account', 'at'],
  },
  { ...MADE, name: 'year_publications', table: 'year_publications', subject: ofAgency, acts: { 'year.published': ['yearId', 'year_id'] }, columns: ['year_id', 'using_unit_id', 'by_account', 'at'] },
  {
    ...MADE, name: 'year_shares', table: 'year_shares', subject: ofYearUnit, acts: { 'year.share-decided': ['yearId', 'year_id'] },
    columns: ['year_id', 'unit_id', 'about', 'share', 'decision_number', 'decision_date', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'no_month_decisions', table: 'no_month_decisions', subject: ofYearSheet, acts: { 'year.no-months-decided': ['sheet', 'year_sheet_id'] },
    says: { label: `act = 'year.no-months-decided' and detail ->> 'label' is distinct from d.label` },
    columns: ['year_sheet_id', 'label', 'decision_number', 'decision_date', 'reason', 'by_account', 'at'],
  },
  {
    name: 'party_opinions', ...MADE, table: 'party_opinions', subject: ofYearSheet, acts: { 'year-sheet.opinion-given': ['opinionId', 'id'] },
    columns: ['year_sheet_id', 'committee_id', 'text', 'by_account', 'at'],
  },
  {
    name: 'unit_ratings', table: 'unit_ratings', subject: ofYearUnit, at: 'recognised_at', by: 'recognised_by', when: 'd.recognised_at is not null',
    acts: { 'year.rating-recognised': ['yearId', 'year_id'] },
    says: { level: `detail ->> 'level' is distinct from coalesce((select x.before from unit_rating_replacements x where x.rating_id = d.id order by x.number limit 1), d.level)` },
    columns: ['year_id', 'unit_id', 'fitted', 'reason', 'recognised_by', 'recognised_at'],
  },
  {
    ...MADE, name: 'unit_rating_replacements', table: 'unit_rating_replacements', subject: ofRating, acts: { 'year.rating-replaced': ['replacement', 'id'] },
    says: { level: `detail ->> 'level' is distinct from d.level` },
    columns: ['rating_id', 'number', 'before', 'level', 'decision_number', 'decision_date', 'reason', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'breaches', table: 'breaches', subject: ofOfficial, acts: { 'breach.recorded': ['breachId', 'id'] },
    columns: ['official_id', 'unit_id', 'happened_on', 'description', 'by_account', 'at'],
  },
  {
    ...MADE, name: 'overrides', table: 'overrides', subject: ofOfficial, acts: { 'breach.override-recorded': ['overrideId', 'id'] },
    columns: ['breach_id', 'official_id', 'year', 'kind', 'relation', 'decision_number', 'decision_date', 'issued_by', 'by_account', 'at'],
  },
  {
    name: 'overrides.withdrawn', table: 'overrides', subject: ofOfficial, at: 'withdrawn_at', by: 'withdrawn_by', when: 'd.withdrawn_at is not null',
    acts: { 'breach.override-withdrawn': ['overrideId', 'id'] }, columns: ['withdrawn_by', 'withdrawn_at', 'withdrawal_reason'],
  },
];
