/** Who may come as far as the pages of the catalogue; which tree's they see is asked for each. */
export const CATALOGUE_READERS = [
  'official',
  'head',
  'committee',
  'personnel',
  'inspector',
  'outside-approver',
] as const;
