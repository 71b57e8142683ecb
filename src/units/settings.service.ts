import type { Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { Db, type Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { requireSeen, seenOf } from '../web/seen.js';
import { closedMonths } from './history/states.queries.js';
import type { Issue } from '../web/issues.js';
import { maySet, sightOf } from './unit.policy.js';
import { loadUnit, type UnitRow } from './units.queries.js';

/** What an agency sets for itself, with what holds until it does. */
const DEFAULTS = {
  /** Before the date of a printed report: "Hà Nội". */
  place: '',
  /** The line above the agency's name in a report's header. */
  'agency-above': '',
  /** The agency's name in a report's header; empty: the unit's own name. */
  agency: '',
  /** Who decides a petition: the approver's superior, the head of the root unit, or the outside approver. */
  'petition-decider': 'superior',
  /** How many days after the end of their last post an official can still sign in. */
  'leaver-days': '0',
} as const;
export type SettingKey = keyof typeof DEFAULTS;
/** What papers of every day say: once a month is closed it is another only from a day on (`paper_names`). */
const SINCE_EVER = ['place', 'agency-above', 'agency'] as const;
const FIELDS = { place: 'place', 'agency-above': 'agencyAbove', agency: 'agencyName' } as const;
const SETTING_KEYS = Object.keys(DEFAULTS) as SettingKey[];

@Injectable()
export class SettingsService {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
  ) {}

  /** The value set for the unit or, going up, for the nearest unit above that has one. */
  async get(unitId: number, key: SettingKey, on: Rows = this.db): Promise<string> {
    return (await this.all(unitId, on))[key];
  }

  async all(unitId: number, on: Rows = this.db): Promise<Record<SettingKey, string>> {
    const rows = await on.rows<{ key: SettingKey; value: string }>(
      `select distinct on (s.key) s.key, s.value from units u
         join units a on a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[]) join settings s on s.unit_id = a.id
       where u.id = $1 order by s.key, length(a.path) desc`,
      [unitId],
      'settings',
    );
    return { ...DEFAULTS, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
  }

  async set(actor: Actor, unitId: number, values: Record<SettingKey, string>, body?: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const unit = await this.settable(act, unitId);
      const from = await this.all(unitId, act);
      requireSeen(body, seenOf(from));
      if (SETTING_KEYS.every((key) => from[key] === (values[key] || DEFAULTS[key]))) return [];
      const named = SINCE_EVER.find((key) => from[key] !== values[key]);
      if (named && (await closedMonths(act)).some(({ rootPath }) => rootPath.startsWith(unit.path)))
        return [{ field: FIELDS[named], code: 'paper-names:needsDay' }];
      const given = SETTING_KEYS.filter((key) => values[key] !== '');
      await act.change('delete from settings where unit_id = $1 and key = any($2) and key <> all($3)', [
        unitId,
        SETTING_KEYS,
        given,
      ]);
      await act.change(
        `insert into settings (unit_id, key, value) select $1, * from unnest($2::text[], $3::text[])
         on conflict (unit_id, key) do update set value = excluded.value`,
        [unitId, given, given.map((key) => values[key])],
      );
      await act.record(`unit:${unitId}`, 'unit.settings', { from, to: values });
      return [];
    });
  }

  async settable(asking: Asking, unitId: number): Promise<UnitRow> {
    const unit = await loadUnit(asking, unitId);
    if (!unit || unit.parentId !== null || !sightOf(asking.actor, unit.path)) throw new NotFound();
    if (!maySet(asking.actor, unit.path)) throw new Forbidden();
    return unit;
  }

  async roots(asking: Asking): Promise<{ id: number; name: string; path: string }[]> {
    const rows = await asking.rows<{ id: number; name: string; path: string }>(
      'select id, name, path from units where parent_id is null and closed_on is null order by sort_name',
    );
    return rows.filter(({ path }) => maySet(asking.actor, path));
  }
}
