/** Who may come as far as the pages of criteria; which sets they see is asked for each one. */
export const CRITERIA_READERS = [
  'official',
  'head',
  'committee',
  'personnel',
  'inspector',
  'outside-approver',
] as const;
