import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { Download, page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { TakesFiles } from '../../web/form-body.js';
import { IdPipe } from '../../web/id.pipe.js';
import { Labels } from '../../web/labels.js';
import { tidy } from '../../web/read-form.js';
import { readUpload, type Upload } from '../../web/upload.js';
import { mayTakeEFile } from '../e-file-contents.js';
import { form02Months } from '../forms02/form02-months.js';
import { openYearRecord } from '../year-record-access.js';
import { yearStepsOf } from '../year-steps.js';
import { missingOf } from './missing.js';
import { paperFile, papersOf, PAPER_POINTS, stillKept } from './papers.queries.js';
import { PapersService } from './papers.service.js';
import { mayKeepPaper, removalRights } from './removal.policy.js';

/** The signed and scanned papers of a year, and what its electronic file still lacks (Điều 24.2, 24.3). */
@Controller('years/records/:id/papers')
@Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
export class PapersController {
  constructor(
    private readonly papers: PapersService,
    private readonly labels: Labels,
  ) {}

  @Get()
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, {});
  }

  @Post()
  @TakesFiles('scan')
  async keep(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    const upload: Upload = request.isMultipart()
      ? await readUpload(body)
      : { fields: (body ?? {}) as Upload['fields'], files: [] };
    const issues = await this.papers.keep(asking.actor, id, upload);
    if (issues.length > 0) return (await this.page(asking, id, tidy(upload.fields))).withIssues(issues);
    return redirect(`/years/records/${id}/papers`, 'years:papers.kept');
  }

  @Get(':paper/file')
  async file(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('paper', IdPipe) paper: number,
  ): Promise<Download> {
    const { at } = await openYearRecord(asking, asking.actor, id, asking.today);
    if (!mayTakeEFile(at)) throw new Forbidden();
    const file = await paperFile(asking, { yearRecordId: id, id: paper, self: at.self });
    if (!file) throw new NotFound();
    return new Download(file.content, file.mediaType, file.name);
  }

  private async page(asking: Asking, id: number, typed: Record<string, unknown>): Promise<Page> {
    const { yearRecord, at } = await openYearRecord(asking, asking.actor, id, asking.today);
    if (!mayTakeEFile(at)) throw new Forbidden();
    const papers = await papersOf(asking, id, at.self);
    const months = await form02Months(asking, yearRecord.officialId, yearRecord.year);
    const missing = missingOf(await yearStepsOf(asking, id), months.missing, papers, at.self);
    const { point, title, former, reason } = { point: '', title: '', former: '', reason: '', ...typed };
    const { accountId, lang } = asking.actor;
    const t = this.labels.in(lang);
    return page(
      'years/papers',
      {
        yearRecord,
        missing,
        papers: papers.map((paper) => ({
          ...paper,
          href: paper.removed ? null : `/years/records/${id}/papers/${paper.id}/file`,
          removalHref: Object.values(removalRights(at, accountId, yearRecord, paper)).includes(true)
            ? `/years/records/${id}/papers/${paper.id}/removal`
            : null,
          removalWord: paper.removal?.step === 'asked' ? 'answer' : 'begin',
        })),
        may: mayKeepPaper(at),
        points: PAPER_POINTS.map((value) => ({ value, text: t(`years:papers.at.${value}`) })),
        followable: stillKept(papers)
          .filter((paper) => !paper.former)
          .map((paper) => ({ value: String(paper.id), text: paper.title })),
        typed: { point, title, former: String(former), reason },
      },
      'years:papers.titleOf',
      { name: yearRecord.officialName, year: yearRecord.year },
    );
  }
}
