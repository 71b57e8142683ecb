import type { CorrectionKind } from '../../corrections/correction-kind.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { formatMonth } from '../../web/format.js';
import { fieldNumber } from '../../web/numbers.js';
import { figureScopes } from './figure-facts.js';

interface Found {
  officialId: number;
  name: string;
  evaluationId: number;
  unitId: number;
  month: string;
  source: string;
  sourceId: number;
  value: string;
  newest: boolean;
}

/**
 * A figure that came to the wrong person or criterion is made void: its row stays, and until another comes there is none. What
 * it should have been comes from the source again.
 */
export const PERSON_FIGURE_CORRECTION: CorrectionKind = {
  code: 'person-figure',
  path: 'person-figures/figures',
  allow: ['head', 'personnel'],
  acts: { withdrawn: 'evaluation.figure-voided' },
  fields: [],
  async find(on, id) {
    const found = await on.one<Found>(
      `select e.official_id as "officialId", o.full_name as name, e.id as "evaluationId", e.unit_id as "unitId", e.month, x.name as source, x.id as "sourceId",
         trim_scale(f.value)::text as value,
         not exists (select 1 from person_figures n where n.evaluation_id = f.evaluation_id and n.source_id = f.source_id and n.id > f.id) as newest
       from person_figures f join person_sources x on x.id = f.source_id join evaluations e on e.id = f.evaluation_id join officials o on o.id = e.official_id
       join units u on u.id = e.unit_id where f.id = $1 and (u.path like any ($2) or u.id = any ($3))`,
      [id, ...figureScopes(on.actor)],
    );
    if (!found) return undefined;
    if (found.officialId === on.actor.officialId) throw new Forbidden('own-paper');
    if (!found.newest) throw new Conflict('figure-moved-on');
    return {
      id,
      words: { value: fieldNumber(found.value, on.actor.lang), source: found.source },
      chain: `evaluation:${found.evaluationId}`,
      unitId: found.unitId,
      about: { name: found.name, month: formatMonth(found.month) },
      href: `/person-figures/sources/${found.sourceId}?month=${found.month}`,
      told: [found.officialId],
      toldAt: `/evaluations/${found.evaluationId}`,
    };
  },
  lock: (act, id) =>
    act.one(
      'select e.id from evaluations e join person_figures f on f.evaluation_id = e.id where f.id = $1 for update of e',
      [id],
    ),
};
