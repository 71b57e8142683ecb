import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { headChains } from '../standing/chain.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { CRITERIA_READERS } from './criteria-readers.js';
import { librarySetOf } from './library/all-library.js';
import { standingTo } from './set.policy.js';
import { contentView, libraryView } from './version.view.js';
import { unitsDraftedBy } from './units-sets.queries.js';

@Controller('criteria/library')
@Allow(...CRITERIA_READERS)
export class LibraryController {
  @Get()
  list(@CurrentActor() actor: Actor): Page {
    return page('criteria/library', { sets: libraryView(actor.lang) }, 'criteria-pages:library.title');
  }

  @Get(':code')
  async show(@CurrentAsking() asking: Asking, @Param('code') code: string): Promise<Page> {
    const set = librarySetOf(code);
    if (!set) throw new NotFound();
    const name = asking.actor.lang === 'en' ? set.nameEn : set.name;
    const units = await this.unitsToWriteFor(asking);
    const data = {
      code,
      name,
      forWhom: set.forWhom,
      ...contentView(set.content, asking.actor.lang),
      units,
      one: units.length === 1 ? units[0] : null,
    };
    return page('criteria/library-set', data, 'criteria-pages:library.setTitle', { name });
  }

  /** Units whose set this person may write: headed, or named for. */
  private async unitsToWriteFor(asking: Asking): Promise<{ value: string; text: string }[]> {
    const named = await unitsDraftedBy(asking, asking.actor.officialId);
    const ids = new Set([...asking.actor.heads.map(({ unitId }) => unitId), ...named]);
    const drafted = new Set(named);
    const chains = await headChains(asking, [...ids], asking.today);
    return [...chains].flatMap(([id, chain]) => {
      const at = standingTo(asking.actor, chain, { drafter: drafted.has(id), concerned: false });
      return at.head || at.drafter ? [{ value: String(id), text: chain[0]!.name }] : [];
    });
  }
}
