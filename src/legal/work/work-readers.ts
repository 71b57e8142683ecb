/** Who may come as far as the pages of work; whose work they see is asked for each form. */
export const WORK_READERS = ['official', 'head', 'outside-approver', 'personnel', 'inspector'] as const;
export const WORK_GIVERS = ['official', 'head', 'outside-approver'] as const;
