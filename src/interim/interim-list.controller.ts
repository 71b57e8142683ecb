import { Controller, Get } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, type Page } from '../web/answers.js';
import { formerPapers } from './interim-list.js';

const PATHS = { evaluation: '/evaluations', legal: '/legal/forms', hanoi: '/legal/hanoi' } as const;

/** The papers on which the reader decided before the heads or the person changed. */
@Controller('interim-views')
@Allow('official')
export class InterimListController {
  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const found = await formerPapers(asking, asking.actor, asking.today);
    const papers = found.map(({ id, kind, name, unitName, month, rhythm, left }) => ({
      ...{ kind, name, unitName, month, rhythm, left },
      href: `${PATHS[kind]}/${id}/interim-view`,
    }));
    return page('interim/list', { papers }, 'interim:listTitle');
  }
}
