import { Controller, Get, Param } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { headChains } from '../standing/chain.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { CRITERIA_READERS } from './criteria-readers.js';
import { librarySetOf } from './library/all-library.js';
import { standingTo } from './set.policy.js';
import { contentView, libraryView } from './version.view.js';

@Controller('criteria/library')
@Allow(...CRITERIA_READERS)
export class LibraryController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor): Page {
    return page('criteria/library', { sets: libraryView(actor.lang) }, 'criteria-pages:library.title');
  }

  @Get(':code')
  async show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    const set = librarySetOf(code);
    if (!set) throw new NotFound();
    const name = actor.lang === 'en' ? set.nameEn : set.name;
    const units = await this.unitsToWriteFor(actor);
    const data = {
      code,
      name,
      forWhom: set.forWhom,
      ...contentView(set.content, actor.lang),
      units,
      one: units.length === 1 ? units[0] : null,
    };
    return page('criteria/library-set', data, 'criteria-pages:library.setTitle', { name });
  }

  /** Units whose set this person may write: headed, or named for. */
  private async unitsToWriteFor(actor: Actor): Promise<{ value: string; text: string }[]> {
    const named = await this.db.rows<{ id: number }>(
      'select unit_id as id from set_drafters where official_id = $1 and ended_at is null',
      [actor.officialId],
    );
    const ids = new Set([...actor.heads.map(({ unitId }) => unitId), ...named.map(({ id }) => id)]);
    const drafted = new Set(named.map(({ id }) => id));
    const chains = await headChains(this.db, [...ids], this.clock.today());
    return [...chains].flatMap(([id, chain]) => {
      const at = standingTo(actor, chain, { drafter: drafted.has(id), concerned: false });
      return at.head || at.drafter ? [{ value: String(id), text: chain[0]!.name }] : [];
    });
  }
}
