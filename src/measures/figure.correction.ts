import type { CorrectionKind } from '../corrections/correction-kind.js';
import { Conflict, Forbidden } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { fieldNumber } from '../web/numbers.js';
import { endedBefore, MEASURE_WRITERS, mayTypeFigures } from './measure.policy.js';

interface Found {
  code: string;
  name: string;
  counts: string | null;
  unitId: number;
  path: string;
  closedOn: string | null;
  month: string;
  value: string;
  source: string;
  newest: boolean;
}

/**
 * A figure that should never have been stated is made void: its rows stay, and until another is stated there is none. What
 * it should have been is a further row (`FiguresService.correct`).
 */
export const FIGURE_CORRECTION: CorrectionKind = {
  code: 'figure',
  path: 'measures/figures',
  allow: MEASURE_WRITERS,
  acts: { withdrawn: 'measure.voided' },
  fields: [],
  async find(on, id) {
    const found = await on.one<Found>(
      `select m.code, m.name, m.counts, f.unit_id as "unitId", u.path, u.closed_on as "closedOn", f.month, trim_scale(f.value)::text as value, f.source,
         not exists (select 1 from measure_figures n where n.measure_id = f.measure_id and n.unit_id = f.unit_id and n.month = f.month and n.number > f.number) as newest
       from measure_figures f join measures m on m.id = f.measure_id join units u on u.id = f.unit_id where f.id = $1`,
      [id],
    );
    if (!found || !mayTypeFigures(on.actor, { id: found.unitId, path: found.path })) return undefined;
    if (found.counts !== null) throw new Forbidden('measure-counted');
    if (endedBefore(found, found.month)) throw new Conflict('unit-closed');
    if (!found.newest) throw new Conflict('figure-moved-on');
    return {
      id,
      words: { value: fieldNumber(found.value, on.actor.lang), source: found.source },
      chain: `unit:${found.unitId}`,
      unitId: found.unitId,
      about: { name: found.name, month: formatMonth(found.month) },
      href: `/measures/units/${found.unitId}/${found.month}/${encodeURIComponent(found.code)}`,
      told: [],
    };
  },
  lock: (act, id) =>
    act.one('select u.id from units u join measure_figures f on f.unit_id = u.id where f.id = $1 for update of u', [
      id,
    ]),
};
