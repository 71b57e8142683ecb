import { behalfKept } from '../standing/behalf.js';

/** What is done as the head of whoever it concerns: a substitute does it in the head's stead, and the act's row says so. */
const BY_A_HEAD = new Set([
  ...['evaluation.begun', 'evaluation.revealed', 'evaluation.returned', 'evaluation.approved'],
  ...['petition.kept', 'petition.replaced'],
  ...['legal-sheet.begun', 'legal-sheet.revealed', 'legal-sheet.returned', 'legal-sheet.confirmed'],
  ...['legal-sheet.led-kept', 'legal-sheet.led-recomputed', 'legal-petition.kept', 'legal-petition.replaced'],
  ...['work.given', 'work.corrected', 'work.changed', 'work.removed', 'work.given-on'],
  ...['work.marked', 'work.mark-waived', 'work.mark-removed', 'work.proposal-decided'],
  ...['obstacle.confirmed', 'obstacle.refused', 'obstacle.asked', 'obstacle.taken-back'],
  ...['year.label-replaced', 'label-petition.kept', 'label-petition.replaced', 'year-sheet.opinion-given'],
]);

export function actsForAnother(act: string): boolean {
  return BY_A_HEAD.has(act);
}

const NUMBER = `split_part(acted.chain, ':', 2)::int`;

/** The unit in which the act's chain lies. */
const UNIT = `(case split_part(acted.chain, ':', 1)
  when 'evaluation' then (select e.unit_id from evaluations e where e.id = ${NUMBER})
  when 'legal-sheet' then (select e.unit_id from legal_forms e where e.id = ${NUMBER})
  when 'official' then (select p.unit_id from posts p where p.official_id = ${NUMBER} order by p.main desc, p.from_date desc limit 1) end)`;

/** SQL over a row `acted`: in whose stead it was done, as text; null where nobody stood in. */
export const BEHALF = behalfKept(
  `(acted.payload::jsonb ->> 'account')::int`,
  UNIT,
  `(acted.payload::jsonb ->> 'at')::timestamptz`,
);
