import { Controller, Get, Param } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { officialToRecord } from '../../legal/means/official-place.js';
import { readMonthsFile, timesOf, type MonthsPayload } from '../../legal/months-file/months-file.js';
import { SentMonthsFile } from '../../legal/months-file/sent-months-file.entity.js';
import { Allow } from '../../web/access.js';
import type { Download } from '../../web/answers.js';
import { Conflict, NotFound } from '../../web/errors.js';
import { formatMoment, formatMonth, formatNumber } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paperDownload } from '../paper-download.js';
import { PaperHeads } from '../paper-heads.js';
import { dayWords, say } from '../paper/words.js';

/** The paper that goes with a signed file of months: what is in it, its hash and whose key signed it. */
@Controller('forms/sent-months-files')
@Allow('personnel')
export class SentMonthsController {
  constructor(private readonly heads: PaperHeads) {}

  @Get(':id.pdf')
  async pdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const row = await asking.find(SentMonthsFile, { id });
    if (!row) throw new NotFound();
    const official = await officialToRecord(asking, row.officialId);
    const read = readMonthsFile(Buffer.from(row.content));
    if ('fault' in read) throw new Conflict('months-file-broken');
    const { agency } = await this.heads.ofUnit(official.unitId, row.documentDate);
    const paper = {
      agency,
      title: say('forms:months.title'),
      about: say('forms:months.about', { year: row.year }),
      person: { name: official.name, post: official.title, unit: official.unitName },
      parts: [
        {
          heading: say('forms:months.file'),
          lines: [
            [
              say('forms:months.document'),
              say('forms:efile.numbered', { number: row.documentNumber, date: dayWords(row.documentDate) }),
            ],
            [say('forms:months.code'), official.code],
            [say('forms:months.hash'), row.sha256.match(/.{8}/g)!.join(' ')],
            [say('forms:months.key'), row.fingerprint],
          ] as const,
          text: say('forms:months.compare'),
        },
        { heading: say('forms:months.results'), lines: linesOf(read.payload, asking.zone) },
      ],
      madeLine: say('forms:efile.made', { at: formatMoment(row.at, asking.zone) }),
    };
    return paperDownload('record', 'pdf', paper, `phieu-gui-${row.year}-${official.code}`);
  }
}

function linesOf({ results, absent, missing }: MonthsPayload, zone: string): (readonly [string, string])[] {
  const words = (months: readonly string[]) => months.map(formatMonth).join(', ');
  return [
    ...results.flatMap((result) =>
      timesOf(result).map(
        ({ month, span }) =>
          [
            span === 'quarter'
              ? say('forms:months.quarter', { month, span })
              : say('forms:months.of', { month: formatMonth(month) }),
            say('forms:months.result', {
              ...{ score: formatNumber(result.score, 'vi', 2), number: result.number },
              at: formatMoment(result.decidedAt, zone),
            }),
          ] as const,
      ),
    ),
    [say('forms:months.absent'), words(absent)],
    [say('forms:months.missing'), words(missing)],
  ];
}
