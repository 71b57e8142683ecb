import type { Row } from './authorization.matrix.js';

/** The month's papers: what a person may read on the page, they may print. A colleague does not learn that they are there. */
export const FORMS: Row[] = [
  ...['pdf', 'docx'].flatMap((format): Row[] => [
    [`GET /forms/legal/:id/mau-01.${format}`, 'id=legalConfirmed', 'mc1 mcHead committee personnel inspector'],
    [`GET /forms/legal/:id/mau-01.${format}`, 'id=legalDraft', 'mc1'],
  ]),
  ['GET /forms/legal/:id/internal.pdf', 'id=legalConfirmed', 'mc1 mcHead chair personnel inspector'],
];
