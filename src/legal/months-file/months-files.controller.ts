import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download, page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { TakesFiles } from '../../web/form-body.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { readUpload, type Upload } from '../../web/upload.js';
import { officialToRecord } from '../means/official-place.js';
import { YearPipe } from '../means/year.pipe.js';
import { timesOf } from './months-file.js';
import { agencyName, isYearDecided, receivedFiles, sendableMonths, sentFiles } from './months-file.queries.js';
import { MonthsFilesService, rootOf } from './months-files.service.js';
import { ReceivedMonthsFile } from './received-months-file.entity.js';
import { SentMonthsFile } from './sent-months-file.entity.js';

/** Months that go out to another agency, and come from one (Điều 19.1). */
@Controller('legal')
@Allow('personnel')
export class MonthsFilesController {
  constructor(private readonly files: MonthsFilesService) {}

  @Get('officials/:id/:year/months-file')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('year', YearPipe) year: number,
  ): Promise<Page> {
    return this.page(asking, id, year, {});
  }

  @Post('officials/:id/:year/months-file')
  async send(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('year', YearPipe) year: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.files.send(asking.actor, id, year, body);
    if (issues.length > 0) return (await this.page(asking, id, year, tidy(body))).withIssues(issues);
    return redirect(`/legal/officials/${id}/${year}/months-file`, 'legal-periods:file.sentDone');
  }

  @Post('officials/:id/:year/months-file/received')
  @TakesFiles('months')
  async receive(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('year', YearPipe) year: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    const upload: Upload = request.isMultipart() ? await readUpload(body) : { fields: {}, files: [] };
    const { issues, id: received } = await this.files.receive(asking.actor, id, year, upload.files);
    if (issues.length > 0) return (await this.page(asking, id, year, {})).withIssues(issues);
    return redirect(`/legal/months-files/${received}`);
  }

  /** The file as it went out. */
  @Get('sent-months-files/:id/file')
  async sent(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const row = await asking.find(SentMonthsFile, { id });
    if (!row) throw new NotFound();
    const { code } = await officialToRecord(asking, row.officialId);
    return new Download(row.content, 'application/json', `cac-thang-${row.year}-${code}.json`);
  }

  /** The file as it came in, so that it can go on to a further agency. */
  @Get('months-files/:id/file')
  async received(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const row = await asking.find(ReceivedMonthsFile, { id });
    if (!row) throw new NotFound();
    const { code } = await officialToRecord(asking, row.officialId);
    return new Download(row.content, 'application/json', `cac-thang-${row.year}-${code}-noi-gui.json`);
  }

  @Get('months-files/:id')
  async preview(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.previewPage(asking, id, {});
  }

  @Post('months-files/:id/taking')
  async take(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.files.take(asking.actor, id, body);
    if (issues.length > 0) return (await this.previewPage(asking, id, tidy(body))).withIssues(issues);
    const { row } = await this.files.open(asking, id);
    return redirect(`/legal/officials/${row.officialId}/${row.year}`, 'legal-periods:file.takenDone');
  }

  @Post('months-files/:id/discarding')
  async discard(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const { officialId, year } = await this.files.discard(actor, id);
    return redirect(`/legal/officials/${officialId}/${year}/months-file`, 'legal-periods:file.discarded');
  }

  private async page(asking: Asking, id: number, year: number, typed: Record<string, unknown>): Promise<Page> {
    const official = await officialToRecord(asking, id);
    const { results, ...rest } = await sendableMonths(asking, id, year);
    const { documentNumber, documentDate } = { documentNumber: '', documentDate: '', ...typed };
    return page(
      'legal-periods/months-file',
      {
        ...{ official, year, ...rest },
        agency: await agencyName(asking, rootOf(official), asking.today),
        results: results.flatMap((result) =>
          timesOf(result).map((time) => ({ ...time, score: result.score, number: result.number })),
        ),
        fingerprint: this.files.key.fingerprint,
        sent: (await sentFiles(asking, id, year)).map((file) => ({
          ...file,
          href: `/legal/sent-months-files/${file.id}/file`,
          paperHref: `/forms/sent-months-files/${file.id}.pdf`,
        })),
        received: (await receivedFiles(asking, id, year)).map((file) => ({
          ...file,
          href: `/legal/months-files/${file.id}`,
          fileHref: `/legal/months-files/${file.id}/file`,
        })),
        typed: { documentNumber, documentDate },
      },
      'legal-periods:file.titleOf',
      { name: official.name, year },
    );
  }

  private async previewPage(asking: Asking, id: number, typed: Record<string, unknown>): Promise<Page> {
    const { row, official, payload, months, own, known, seen } = await this.files.open(asking, id);
    const { agency, person, document, madeAt, absent, missing } = payload;
    const { comparedWith } = { comparedWith: '', ...typed };
    const decided = await isYearDecided(asking, row.officialId, row.year);
    const count = months.filter(({ verdict }) => verdict === 'take').length;
    return page(
      'legal-periods/months-file-preview',
      {
        ...{ row, official, agency, person, document, absent, missing, months, own, decided, count, seen },
        madeAt: new Date(madeAt),
        sameCode: person.code === official.code,
        known: known ?? null,
        taken: row.takenAt !== null,
        may: row.takenAt === null && !decided && count > 0,
        back: `/legal/officials/${row.officialId}/${row.year}/months-file`,
        typed: { comparedWith },
      },
      'legal-periods:file.previewOf',
      { name: official.name, year: row.year },
    );
  }
}
