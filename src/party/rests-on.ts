/**
 * The texts a draft rests on, by the label `party:text.<code>`, each with how far it was read (`party:class.<known>`): what is known
 * from others' summaries alone is never called law here.
 */
export const RESTS_ON = [
  { code: 'order', known: 'whole' },
  { code: 'regulation', known: 'parts' },
  { code: 'guide', known: 'secondHand' },
] as const;
