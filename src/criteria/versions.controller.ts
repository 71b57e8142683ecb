import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
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
  @Get()
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return versionPage(asking, await openVersion(asking, asking.actor, id, asking.today));
  }

  @Get('preview')
  async preview(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('tier') tier?: string,
  ): Promise<Page> {
    const { version } = await openVersion(asking, asking.actor, id, asking.today);
    const names = await measureNames(asking, version.unitPath, version.content);
    const data = {
      version: versionHead(version),
      ...previewView(version.content, tierOf(tier), asking.actor.lang, names),
    };
    return page('criteria/preview', data, 'criteria-pages:preview.title');
  }
}
