import type { CorrectionKind } from '../../corrections/correction-kind.js';
import type { Label } from '../year-record.queries.js';
import { lockYear } from '../year.queries.js';
import { frameFor, otherToEnter } from './other-access.js';
import { findOutsideLabel } from './others.queries.js';
import { NOTE, scoreIn } from './scored.js';
import { OUTSIDE_LABELS, outsideIssues } from './outside-label.form.js';

/** What was entered of another body's decision: put right, or taken back, by personnel of the root. */
export const OUTSIDE_LABEL_CORRECTION: CorrectionKind = {
  code: 'outside-label',
  path: 'years/outside-labels',
  allow: ['personnel'],
  acts: { corrected: 'outside-label.corrected', withdrawn: 'outside-label.withdrawn' },
  fields: [
    { name: 'label', least: 1, most: 20, oneOf: { codes: OUTSIDE_LABELS, words: 'years:label.' } },
    { name: 'decisionNumber', least: 1, most: 60 },
    { name: 'decisionDate', least: 10, most: 10, day: true },
    { name: 'issuedBy', least: 2, most: 200 },
    { name: 'score', least: 0, most: 10, number: true },
    { name: 'note', least: 0, most: NOTE.most, rows: 2 },
  ],
  async find(on, id) {
    const entered = await findOutsideLabel(on, id);
    if (!entered) return undefined;
    const { yearId, officialId, label, decisionNumber, decisionDate, issuedBy, score, note } = entered;
    const { year, person } = await otherToEnter(on, yearId, officialId);
    return {
      id,
      words: { label, decisionNumber, decisionDate, issuedBy, score: score ?? '', note: note ?? '' },
      chain: `official:${officialId}`,
      unitId: person.unitId,
      about: { name: person.name, year: String(year.year) },
      href: `/years/${yearId}/others/${officialId}`,
      told: [officialId],
      toldAt: '/years',
    };
  },
  settle: (words) => ({ ...words, score: (words['score'] && scoreIn(words['score'])) || (words['score'] ?? '') }),
  async check(on, { id }, words) {
    const { yearId, officialId } = (await findOutsideLabel(on, id))!;
    const { year, person } = await otherToEnter(on, yearId, officialId);
    const { label, decisionDate, score, note } = words as Record<string, string>;
    const stated = { label: label as Label, decisionDate: decisionDate!, score, note };
    return outsideIssues(year.year, stated, { today: on.today, frame: await frameFor(on, year, person) });
  },
  async lock(act, id) {
    const entered = await findOutsideLabel(act, id);
    return entered && lockYear(act, entered.yearId);
  },
};
