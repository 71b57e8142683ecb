import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { Fragment, type Page } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { Labels } from '../web/labels.js';
import { tidy } from '../web/read-form.js';
import { typedCriterion } from './criterion.form.js';
import { putSettings } from './draft-content.js';
import { DraftPages } from './draft-pages.js';
import { checkView } from './draft.view.js';
import { openDraft, type OpenedVersion } from './set-access.js';
import { toSettings, typedSettings } from './settings.form.js';

/** The four tests on what stands in a form now; nothing is kept. htmx gets the findings, a plain form its page. */
@Controller('criteria/drafts/:id/check')
@Allow('official', 'head')
export class DraftCheckController {
  constructor(
    private readonly labels: Labels,
    private readonly pages: DraftPages,
  ) {}

  @Post()
  @HttpCode(200)
  async check(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Headers('hx-request') htmx?: string,
  ): Promise<Page | Fragment> {
    const opened = await openDraft(asking, asking.actor, id, asking.today);
    return tidy(body)['of'] === 'criterion'
      ? this.criterion(asking, opened, body, htmx)
      : this.settings(asking, opened, body, htmx);
  }

  private async criterion(
    asking: Asking,
    opened: OpenedVersion,
    body: unknown,
    htmx?: string,
  ): Promise<Page | Fragment> {
    const typed = typedCriterion(body);
    const asked = tidy(body)['code'];
    const code = opened.version.content.criteria.find((criterion) => criterion.code === asked)?.code ?? null;
    if (htmx)
      return new Fragment('criteria/criterion-check', { check: this.pages.checkOf(asking.actor, opened, code, typed) });
    return this.pages.criterion(asking, opened, code, typed);
  }

  private async settings(
    asking: Asking,
    opened: OpenedVersion,
    body: unknown,
    htmx?: string,
  ): Promise<Page | Fragment> {
    const typed = typedSettings(body);
    const content = putSettings(opened.version.content, toSettings(typed));
    if (htmx)
      return new Fragment('criteria/set-check', { check: checkView(content, this.labels.in(asking.actor.lang)) });
    return this.pages.draft(asking, { ...opened, version: { ...opened.version, content } }, typed);
  }
}
