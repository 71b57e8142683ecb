import type { Row } from './authorization.matrix.js';

/** The papers of the month and the year: what a person may read on the page, they may print. A colleague does not learn that they are there. */
export const FORMS: Row[] = [
  ...['pdf', 'docx'].flatMap((format): Row[] => [
    [`GET /forms/legal/:id/mau-01.${format}`, 'id=legalConfirmed', 'mc1 mcHead committee personnel inspector'],
    [`GET /forms/legal/:id/mau-01.${format}`, 'id=legalDraft', 'mc1'],
  ]),
  ...['pdf', 'docx'].flatMap((format): Row[] => [
    [`GET /forms/years/:id/mau-02.${format}`, 'id=yearSheet', 'mc1'], // being filled in
    [`GET /forms/meetings/:id/minutes.${format}`, 'id=meeting', 'mc1 mcHead chair secretary personnel inspector'],
  ]),
  ['GET /forms/years/:id/e-file.zip', 'id=labelledYear', 'vpHead chair personnel inspector'],
  ...['csv', 'json'].map((format): Row => [`GET /forms/legal/months/:id/national.${format}`, 'id=legalClosedMonth', 'personnel inspector']),
  ['GET /forms/legal/:id/internal.pdf', 'id=legalConfirmed', 'mc1 mcHead chair personnel inspector'],
];
