import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { toRecordJson } from '../scoring/record-tree.js';
import { Allow } from '../web/access.js';
import { Download, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { FormPage } from './draft/form-page.service.js';
import { editable } from './draft/own-evaluation.js';
import { ResultPage } from './result/result-page.service.js';
import { resultsOf, resultStated } from './result/results.queries.js';
import { openEvaluation } from './evaluation-access.js';
import { evaluationRecord } from './evaluation-record.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('evaluations')
@Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
export class EvaluationsController {
  constructor(
    private readonly form: FormPage,
    private readonly result: ResultPage,
  ) {}

  @Get(':id')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('number') number?: string,
  ): Promise<Page> {
    const opened = await openEvaluation(asking, asking.actor, id, asking.today);
    const editing = opened.at.self && editable(opened.evaluation, asking.today) && number === undefined;
    return editing
      ? this.form.show(asking, opened.evaluation)
      : this.result.show(asking, opened, { number: numberOf(number) });
  }

  /** All that the score depends on, for anybody who may see the result to reckon it again. */
  @Get(':id/record')
  async record(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('number') number?: string,
  ): Promise<Download> {
    const { evaluation, sight } = await openEvaluation(asking, asking.actor, id, asking.today);
    const results = sight.result ? await resultsOf(asking, id) : [];
    const wanted = numberOf(number);
    const result = wanted === undefined ? results[0] : results.find((each) => each.number === wanted);
    if (!result) throw new NotFound();
    const { content, tier, setCode, versionNumber } = result;
    const record = evaluationRecord(
      { month: evaluation.month, officialCode: evaluation.officialCode, tier, setCode, versionNumber, content },
      resultStated(result),
    );
    return new Download(
      toRecordJson(record),
      'application/json; charset=utf-8',
      `${evaluation.month}-${evaluation.officialCode}-${result.number}.json`,
    );
  }
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new NotFound();
  return Number(text);
}
