import type { Subject } from './kind.js';

const EVALUATION = `join officials o on o.id = e.official_id`;
const ITS_UNIT = `(select p.unit_id from posts p where p.official_id = o.id order by p.main desc, p.from_date desc limit 1)`;

export const ofEvaluation: Subject = {
  joins: `join evaluations e on e.id = d.evaluation_id ${EVALUATION}`,
  chains: [['evaluation', 'e.id']],
  who: 'o.full_name',
  month: 'e.month',
  unit: 'e.unit_id',
};
export const ofLegalForm: Subject = {
  joins: `join legal_forms e on e.id = d.legal_form_id ${EVALUATION}`,
  chains: [['legal-sheet', 'e.id']],
  who: 'o.full_name',
  month: 'e.month',
  unit: 'e.unit_id',
};
export const ofLegalResult: Subject = {
  ...ofLegalForm,
  joins: `join legal_results r on r.id = d.result_id join legal_forms e on e.id = r.legal_form_id ${EVALUATION}`,
};
export const ofLegalClosing: Subject = { ...ofLegalForm, chains: [['legal-period', 'e.legal_period_id']] };
export const ofLegalMonth: Subject = {
  joins: 'join legal_periods p on p.id = d.legal_period_id join units u on u.id = d.unit_id',
  chains: [['legal-period', 'p.id']],
  who: 'u.name',
  month: 'p.month',
  unit: 'u.id',
};
export const ofClosing: Subject = { ...ofEvaluation, chains: [['period', 'd.period_id']] };

/** What concerns one person stands in their chain, what concerns a group in the agency's. */
export const ofYearRecord: Subject = {
  joins: `join year_records e on e.id = d.year_record_id join years y on y.id = e.year_id ${EVALUATION}`,
  chains: [
    ['official', 'e.official_id'],
    ['unit', 'e.using_unit_id'],
  ],
  who: 'o.full_name',
  month: 'y.year::text',
  unit: 'e.unit_id',
};
export const ofYearPaper: Subject = {
  ...ofYearRecord,
  joins: `join year_papers k on k.id = d.paper_id join year_records e on e.id = k.year_record_id join years y on y.id = e.year_id ${EVALUATION}`,
};
export const ofOutsideLabel: Subject = {
  joins: 'join years y on y.id = d.year_id join officials o on o.id = d.official_id',
  chains: [['official', 'd.official_id']],
  who: 'o.full_name',
  month: 'y.year::text',
  unit: 'd.unit_id',
};
export const ofAgency: Subject = {
  joins: 'join years y on y.id = d.year_id join units u on u.id = d.using_unit_id',
  chains: [['unit', 'd.using_unit_id']],
  who: 'u.name',
  month: 'y.year::text',
  unit: 'u.id',
};
export const ofReading: Subject = {
  joins: 'join units u on u.id = d.unit_id',
  chains: [['unit', 'd.root_unit_id']],
  who: 'u.name',
  month: 'null::text',
  unit: 'd.root_unit_id',
};
export const ofUnitRow: Subject = {
  joins: 'join units u on u.id = d.unit_id',
  chains: [['unit', 'd.unit_id']],
  who: 'u.name',
  month: 'null::text',
  unit: 'u.id',
};
export const ofRoot: Subject = {
  joins: 'join units u on u.id = d.root_unit_id',
  chains: [['unit', 'd.root_unit_id']],
  who: 'u.name',
  month: 'null::text',
  unit: 'u.id',
};
export const ofYearUnit: Subject = {
  joins: 'join years y on y.id = d.year_id join units u on u.id = d.unit_id',
  chains: [['unit', 'd.unit_id']],
  who: 'u.name',
  month: 'y.year::text',
  unit: 'u.id',
};
export const ofRating: Subject = {
  joins: 'join unit_ratings r on r.id = d.rating_id join years y on y.id = r.year_id join units u on u.id = r.unit_id',
  chains: [['unit', 'r.unit_id']],
  who: 'u.name',
  month: 'y.year::text',
  unit: 'u.id',
};
export const ofOfficial: Subject = {
  joins: 'join officials o on o.id = d.official_id',
  chains: [['official', 'd.official_id']],
  who: 'o.full_name',
  month: 'null::text',
  unit: ITS_UNIT,
};
export const ofObstacle: Subject = { ...ofOfficial, month: `to_char(d.happened_on, 'YYYY-MM')`, unit: 'd.unit_id' };
export const ofAnsweredObstacle: Subject = {
  ...ofOfficial,
  joins: 'join obstacles b on b.id = d.obstacle_id join officials o on o.id = b.official_id',
  chains: [['official', 'b.official_id']],
  month: `to_char(b.happened_on, 'YYYY-MM')`,
  unit: 'b.unit_id',
};
export const ofCommitment: Subject = {
  ...ofOfficial,
  joins: 'join commitments c on c.id = d.commitment_id join officials o on o.id = c.official_id',
  chains: [['official', 'c.official_id']],
  month: `to_char(c.due_on, 'YYYY-MM')`,
};
export const ofComment: Subject = {
  joins:
    'join periods p on p.id = d.period_id left join evaluations e on e.id = d.evaluation_id left join officials o on o.id = e.official_id left join units u on u.id = d.unit_id',
  chains: [
    ['evaluation', 'd.evaluation_id'],
    ['unit', 'd.unit_id'],
  ],
  who: 'coalesce(o.full_name, u.name)',
  month: 'p.month',
  unit: 'coalesce(e.unit_id, d.unit_id)',
};
/** It keeps the chain of its act beside it. */
export const ofCorrection: Subject = {
  joins: 'join units u on u.id = d.unit_id',
  chains: ['evaluation', 'unit', 'committee', 'official', 'period', 'legal-period', 'legal-sheet'].map(
    (prefix) => [prefix, `split_part(d.chain, ':', 2)::int`] as const,
  ),
  who: 'u.name',
  month: 'null::text',
  unit: 'd.unit_id',
};
export const ofMeasure: Subject = {
  joins: 'join units u on u.id = d.unit_id',
  chains: [['unit', 'd.unit_id']],
  who: 'u.name',
  month: 'd.month',
  unit: 'u.id',
};
export const ofSitting: Subject = {
  joins:
    'join sitting_items i on i.id = d.item_id join sittings s on s.id = i.sitting_id join committees c on c.id = s.committee_id',
  chains: [['committee', 's.committee_id']],
  who: 'c.name',
  month: `to_char(s.held_on, 'YYYY-MM')`,
  unit: 'c.unit_id',
};
export const ofHeld: Subject = {
  joins: 'join committees c on c.id = d.committee_id',
  chains: [['committee', 'd.committee_id']],
  who: 'c.name',
  month: `to_char(d.held_on, 'YYYY-MM')`,
  unit: 'c.unit_id',
};
export const ofQuestion: Subject = {
  joins: 'join signal_questions q on q.id = d.question_id join committees c on c.id = q.committee_id',
  chains: [['committee', 'q.committee_id']],
  who: 'c.name',
  month: 'q.month',
  unit: 'c.unit_id',
};
export const ofIssue: Subject = {
  joins: 'join focus_issues f on f.id = d.issue_id join committees c on c.id = f.committee_id',
  chains: [['committee', 'f.committee_id']],
  who: 'c.name',
  month: 'null::text',
  unit: 'c.unit_id',
};
export const ofCriteria: Subject = {
  joins: 'join criteria_sets s on s.id = d.set_id',
  chains: [['criteria-version', 'd.id']],
  who: 's.name',
  month: 'null::text',
  unit: 's.unit_id',
};
