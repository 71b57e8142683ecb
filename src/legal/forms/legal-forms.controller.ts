import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { toLegalMonthJson } from '../../scoring/editions/month-tree.js';
import { Allow } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download, page, Redirect, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { LegalPages } from './legal-pages.service.js';
import { legalResultsOf, recordOf } from './legal-results.queries.js';
import { openLegalForm } from './legal-form-access.js';
import { legalFormsOf } from './legal-form.queries.js';
import { legalMonthLines } from './months.view.js';

const SHOWN = 24;

/** The month by the law: a person's forms, one form, its record. */
@Controller('legal/forms')
export class LegalFormsController {
  constructor(private readonly pages: LegalPages) {}

  /** Who stands for no official has no form of their own: an outside approver is led to those they score. */
  @Get()
  @Allow('official', 'outside-approver')
  async mine(@CurrentAsking() asking: Asking): Promise<Page | Redirect> {
    if (asking.actor.officialId === null) return new Redirect('/legal/approvals');
    const legalForms = await legalFormsOf(asking, asking.actor.officialId, { limit: SHOWN });
    const lines = legalMonthLines(legalForms, asking.today);
    return page(
      'legal/months',
      { lines, now: lines.find(({ expected }) => expected !== null) ?? null, ...tabs(asking.actor) },
      'legal:months.title',
    );
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('number') number?: string,
  ): Promise<Page | Redirect> {
    return this.pages.show(asking, id, { number: numberOf(number) });
  }

  /** All that the score depends on, for anybody who may see the result to reckon it again. It names nobody. */
  @Get(':id/record')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async record(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('number') number?: string,
  ): Promise<Download> {
    const { legalForm, sight } = await openLegalForm(asking, asking.actor, id, asking.today);
    const results = sight.result ? await legalResultsOf(asking, id) : [];
    const wanted = numberOf(number);
    const result = wanted === undefined ? results[0] : results.find((each) => each.number === wanted);
    const record = result && recordOf(result);
    if (!record) throw new NotFound();
    return new Download(
      toLegalMonthJson(record),
      'application/json; charset=utf-8',
      `335-${legalForm.month}-${legalForm.officialCode}-${result.number}.json`,
    );
  }
}

/** Which of the two lists a person has. */
export function tabs(actor: Actor): { official: boolean; scores: boolean } {
  const { capabilities } = actor;
  return {
    official: capabilities.has('official'),
    scores: capabilities.has('head') || capabilities.has('outside-approver'),
  };
}

/** Which result of a form an address asks for. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new NotFound();
  return Number(text);
}
