import { Controller, Get, Param, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { CRITERIA_READERS } from './criteria-readers.js';
import { openVersion } from './set-access.js';
import { measureNames } from './set-measures.js';
import { versionPage } from './version-page.js';
import { previewView, tierOf, versionHead } from './version.view.js';

@Controller('criteria/versions/:id')
@Allow(...CRITERIA_READERS)
export class VersionsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return versionPage(this.db, actor, await openVersion(this.db, actor, id, this.clock.today()));
  }

  @Get('preview')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query('tier') tier?: string,
  ): Promise<Page> {
    const { version } = await openVersion(this.db, actor, id, this.clock.today());
    const names = await measureNames(this.db, version.unitPath, version.content);
    const data = { version: versionHead(version), ...previewView(version.content, tierOf(tier), actor.lang, names) };
    return page('criteria/preview', data, 'criteria-pages:preview.title');
  }
}
