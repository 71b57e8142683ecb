import type { CorrectionKind } from '../corrections/correction-kind.js';
import { standTo } from '../standing/standing.js';
import { Conflict } from '../web/errors.js';
import { TEXT, toldIssues } from './obstacle.form.js';
import { WAITING } from './obstacle.policy.js';
import { findObstacle, lockObstacle, placeOn } from './obstacle.queries.js';
import { choicesOf, subjectsOf } from './subjects.queries.js';

/** Its person puts an obstacle right or takes it back until who decides has answered it. */
export const OBSTACLE_CORRECTION: CorrectionKind = {
  code: 'obstacle',
  path: 'obstacles',
  allow: ['official'],
  acts: { corrected: 'obstacle.corrected', withdrawn: 'obstacle.withdrawn' },
  fields: [{ name: 'text', ...TEXT, rows: 3 }],
  async find(on, id) {
    const row = await findObstacle(on, id);
    if (!row || row.officialId !== on.actor.officialId) return undefined;
    if (row.state === 'withdrawn') throw new Conflict('obstacle-withdrawn');
    if (!WAITING.includes(row.state))
      throw new Conflict('obstacle-answered', { name: row.answeredBy?.name ?? '', at: row.answeredAt });
    if (!row.open) throw new Conflict('obstacle-month-closed');
    const { approver } = await standTo(on, on.actor, row, on.today);
    const subjects = await subjectsOf(on, row.officialId, on.today);
    const names = Object.fromEntries(subjects.map(({ value, text }) => [value, text]));
    const codes = ['', ...choicesOf(subjects).map(({ value }) => value)];
    return {
      id,
      words: { text: row.text, happenedOn: row.happenedOn, about: row.about },
      chain: `official:${row.officialId}`,
      unitId: row.unitId,
      about: { title: row.text },
      href: `/obstacles/${id}`,
      told: approver === 'outside' ? [] : [approver.officialId],
      fields: [
        { name: 'text', ...TEXT, rows: 3 },
        { name: 'happenedOn', least: 1, most: 10, day: true },
        {
          ...{ name: 'about', least: 0, most: 60 },
          oneOf: {
            codes: codes.includes(row.about) ? codes : [...codes, row.about],
            words: 'obstacles:about.',
            names,
          },
        },
      ],
    };
  },
  async check(on, _stated, words) {
    const told = { text: words['text']!, about: words['about']!, happenedOn: words['happenedOn']! };
    const officialId = on.actor.officialId!;
    const place = await placeOn(on, officialId, told.happenedOn);
    const subjects = await subjectsOf(on, officialId, on.today);
    return toldIssues(told, { today: on.today, open: place?.open, subjects });
  },
  tells: ({ happenedOn }) => ({ on: happenedOn! }),
  lock: (act, id) => lockObstacle(act, id),
};
