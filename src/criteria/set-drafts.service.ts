import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { isDeepStrictEqual } from 'node:util';
import { Clock } from '../clock.js';
import { Db, violated, type Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, Stale } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { DEFAULT_FACTORS } from './criterion.js';
import { librarySetOf } from './library/all-library.js';
import { openDraftToEdit, openUnitSet, type OpenedVersion, type UnitSet } from './set-access.js';
import { mayEdit } from './set.policy.js';
import { chainOf, lastEditOf, newestVersion } from './version.queries.js';
import type { NamedContent } from './version.js';
import { CriteriaVersion } from './criteria-version.entity.js';
import { sql } from '../database/entity-sql.js';

/** Where a draft starts: the version in force (the unit's, or the one it takes from above), a library set, or nothing. */
export type DraftSource = { from: 'in-force' } | { from: 'empty' } | { from: 'library'; code: string };

export interface Change {
  act: string;
  content: NamedContent;
  detail: Record<string, unknown>;
}

@Injectable()
export class SetDraftsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** `newName` names a set that the unit has not named yet. */
  async start(actor: Actor, unitId: number, source: DraftSource, newName: string): Promise<number> {
    try {
      return await this.acts.perform(actor, (act) => this.startIn(act, unitId, source, newName));
    } catch (error) {
      if (violated(error) === 'one_draft_of_a_set') throw new Conflict('draft-exists');
      throw error;
    }
  }

  private async startIn(act: Act, unitId: number, source: DraftSource, newName: string): Promise<number> {
    const set = await openUnitSet(act, act.actor, unitId, act.today);
    if (!mayEdit(set.at)) throw new Forbidden();
    const content = await this.startingContent(act, set, source, newName);
    const setId = await this.setOf(act, unitId, content.name);
    await this.refuseSecond(act, setId);
    const row = await act.one<{ id: number }>(
      `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at)
       select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $4 from criteria_versions where set_id = $1 returning id`,
      [setId, JSON.stringify(content), act.actor.accountId, act.at],
    );
    await act.record(chainOf(row!.id), 'criteria.started', { unitId, source });
    return row!.id;
  }

  private async startingContent(act: Act, set: UnitSet, source: DraftSource, newName: string): Promise<NamedContent> {
    const empty = { name: newName, factors: [...DEFAULT_FACTORS], criteria: [], glossary: [] };
    if (source.from === 'library') return { ...(librarySetOf(source.code)?.content ?? empty), name: newName };
    if (source.from === 'empty') return empty;
    const inForce = await newestVersion(act, set.unit.path);
    if (!inForce) return empty;
    return inForce.unitId === set.unit.unitId ? inForce.content : { ...inForce.content, name: newName };
  }

  /** The unit's set, made with its first draft; its row is locked so that two first drafts queue up. */
  private async setOf(act: Act, unitId: number, name: string): Promise<number> {
    const row = await act.one<{ id: number }>(
      `insert into criteria_sets (unit_id, code, name) select id, code, $2 from units where id = $1
       on conflict (unit_id) do update set unit_id = excluded.unit_id returning id`,
      [unitId, name.slice(0, 200)],
    );
    return row!.id;
  }

  private async refuseSecond(act: Act, setId: number): Promise<void> {
    const open = await act.one<{ name: string }>(
      `select a.display_name as name from criteria_versions v join accounts a on a.id = v.created_by
       where v.set_id = $1 and v.countersigned_at is null`,
      [setId],
    );
    if (open) throw new Conflict('draft-exists', { name: open.name });
  }

  /** One change to a draft, if nobody changed it since `revision` was read. Otherwise nothing is written. */
  async edit(actor: Actor, id: number, revision: number, change: (content: NamedContent) => Change): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const opened = await openDraftToEdit(act, actor, id, act.today);
      if (opened.version.revision !== revision) throw await this.stale(act, id);
      const { act: done, content, detail } = change(opened.version.content);
      if (isDeepStrictEqual(content, opened.version.content)) return { stale: false };
      await act.update(CriteriaVersion, { id }, { content, revision: sql('revision + 1'), updatedAt: act.at });
      await act.record(chainOf(id), done, detail);
    });
  }

  /** Before anything is said about what was typed: a page with issues must not carry a revision its reader has not seen. */
  async mustBeSeen({ version }: OpenedVersion, revision: number): Promise<void> {
    if (version.revision !== revision) throw await this.stale(this.db, version.id);
  }

  private async stale(on: Rows, id: number): Promise<Stale> {
    const last = await lastEditOf(on, id);
    return new Stale('draft-moved', { name: last?.name, at: last ? formatMoment(last.at, this.clock.zone) : '–' });
  }

  /** Throws a draft away. The audit keeps what it said. */
  async discard(actor: Actor, id: number): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const { version } = await openDraftToEdit(act, actor, id, act.today);
      await act.remove(CriteriaVersion, { id });
      await act.change(
        `delete from criteria_sets s where s.id = $1
           and not exists (select 1 from criteria_versions v where v.set_id = s.id)`,
        [version.setId],
      );
      const detail = { content: version.content };
      await act.record(chainOf(id), 'criteria.discarded', detail);
      return version.unitId;
    });
  }
}
