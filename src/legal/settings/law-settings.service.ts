import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { isDeepStrictEqual } from 'node:util';
import { Db, type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { requireSeen, seenOf } from '../../web/seen.js';
import { ROOT_READINGS, type LawSettings } from './law-settings.form.js';
import { lockRoot, type RootUnit } from './law-settings.policy.js';
import { changedReadings } from './changed-readings.js';
import { ReadingChoice } from './reading-choice.entity.js';
import { readReadingDecision } from './reading-decision.form.js';
import { readingsOf, type Readings } from './readings.js';

export interface AgencyUnit {
  id: number;
  name: string;
  depth: number;
  using: boolean;
}

const MOST_UNITS = 500;

@Injectable()
export class LawSettingsService {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
  ) {}

  /** The units below a root in the order of the tree, with which of them are using agencies (Art 10). */
  async agencies(root: Pick<RootUnit, 'id' | 'path'>, on: Rows = this.db): Promise<AgencyUnit[]> {
    return on.rows<AgencyUnit>(
      `select u.id, u.name, length(u.path) - length(replace(u.path, '/', '')) - 3 as depth, coalesce(s.value = 'yes', false) as using
       from units u left join settings s on s.unit_id = u.id and s.key = 'using-agency'
       where u.path like $1 || '%' and u.id <> $2 and u.closed_on is null order by u.path limit ${MOST_UNITS}`,
      [root.path, root.id],
    );
  }

  /** What holds from the next month opened; months opened before keep what they were opened with. */
  async save(actor: Actor, unitId: number, settings: LawSettings, body?: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const root = await lockRoot(act, actor, unitId);
      const [set, agencies] = [await readingsOf(act, unitId), await this.agencies(root, act)];
      requireSeen(body, lawSettingsSeen(set, agencies));
      const from = { ...set, agencies: agencies.filter((unit) => unit.using).map(({ id }) => id) };
      const ids = (agencies: readonly number[]) => [...agencies].sort((a, b) => a - b);
      if (
        ROOT_READINGS.every((key) => from[key] === settings.readings[key]) &&
        isDeepStrictEqual(ids(from.agencies), ids(settings.agencies))
      )
        return [];
      const read = readReadingDecision(body, act.today);
      if (read.issues) return read.issues;
      await act.change(
        `insert into settings (unit_id, key, value) select $1, * from unnest($2::text[], $3::text[])
         on conflict (unit_id, key) do update set value = excluded.value`,
        [unitId, ROOT_READINGS, ROOT_READINGS.map((key) => settings.readings[key])],
      );
      await this.saveAgencies(act, root, settings.agencies);
      const detail = { from, to: { ...settings.readings, agencies: settings.agencies } };
      const choices = await act.insertMany(
        ReadingChoice,
        changedReadings(unitId, from, settings).map((changed) => ({
          ...{ rootUnitId: unitId, ...changed, ...read.value, chosenBy: actor.accountId, chosenAt: act.at },
        })),
      );
      await act.record(`unit:${unitId}`, 'unit.legal-settings', {
        ...{ ...detail, ...read.value, choices: choices.map(({ id }) => id) },
      });
      return [];
    });
  }

  private async saveAgencies(act: Act, root: RootUnit, chosen: readonly number[]): Promise<void> {
    const shown = (await this.agencies(root, act)).map(({ id }) => id);
    const using = shown.filter((id) => chosen.includes(id));
    await act.change(
      `delete from settings where key = 'using-agency' and unit_id = any ($1::int[]) and unit_id <> all ($2::int[])`,
      [shown, using],
    );
    await act.change(
      `insert into settings (unit_id, key, value) select unit, 'using-agency', 'yes' from unnest($1::int[]) unit
       on conflict (unit_id, key) do update set value = excluded.value`,
      [using],
    );
  }
}

export function lawSettingsSeen(set: Readings, agencies: readonly AgencyUnit[]): string {
  const using = agencies.filter((unit) => unit.using).map(({ id }) => id);
  return seenOf({
    ...Object.fromEntries(ROOT_READINGS.map((key) => [key, set[key]])),
    using: using.sort((a, b) => a - b),
  });
}
