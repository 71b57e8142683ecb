import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paged, pageNumber } from '../../web/paging.js';
import { tidy } from '../../web/read-form.js';
import { agencyIn, unitIn } from '../classification/classification.controller.js';
import { ruleIn, USES, type Use } from './uses.js';
import { YearUsesService } from './uses.service.js';

const PAGE = 100;
const QUARTERS = [1, 2, 3, 4];
const EMPTY = {
  ...{ fromQuarter: '1', excellent: '', good: '', completed: '', notCompleted: '' },
  ...{ decisionNumber: '', decisionDate: '' },
};

/** What the year's result serves (Điều 23), as lists to work with. */
@Controller('years/:id/uses')
@Allow('official', 'head', 'outside-approver', 'personnel')
export class YearUsesController {
  constructor(private readonly uses: YearUsesService) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const use = query['use'] === undefined ? 'commendation' : useOf(query['use']);
    return this.page(asking, id, { agency: agencyIn(query['agency']), use, page: pageNumber(query['page']) });
  }

  @Post('rules')
  async state(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const agency = unitIn(body);
    const issues = await this.uses.state(asking.actor, id, agency, body);
    if (issues.length > 0)
      return (await this.page(asking, id, { agency, use: 'income', page: 1 }, tidy(body))).withIssues(issues);
    return redirect(`/years/${id}/uses?use=income&agency=${agency}`, 'years:uses.stated');
  }

  private async page(
    asking: Asking,
    id: number,
    asked: { agency: number | null; use: Use; page: number },
    typed: Record<string, unknown> = {},
  ): Promise<Page> {
    const { use } = asked;
    const { opened, lines, undecided, others, rules, readers } = await this.uses.list(asking, id, asked.agency, use);
    const { year, unit, all } = opened;
    const address = `/years/${id}/uses`;
    const linkTo = (to: Use, agency: number) => `${address}?use=${to}&agency=${agency}`;
    return page(
      'years/uses',
      {
        ...{ year: year.year, unitName: unit.name, agency: unit.unitId, use, undecided, others, readers },
        back: `/years/${id}`,
        income: use === 'income',
        planning: use === 'planning',
        tabs: USES.map((each) => ({ use: each, href: linkTo(each, unit.unitId), current: each === use })),
        agencies:
          all.length > 1
            ? all.map(({ unitId, name }) => ({ name, href: linkTo(use, unitId), current: unitId === unit.unitId }))
            : [],
        lines: lines.slice((asked.page - 1) * PAGE, asked.page * PAGE),
        before: [year.year - 1, year.year - 2],
        quarters: QUARTERS.map((quarter) => ({ quarter, rule: ruleIn(rules, year.year, quarter) ?? null })),
        rules,
        quarterChoices: QUARTERS.map((quarter) => ({ value: String(quarter), text: `${quarter}/${year.year}` })),
        files: ['xlsx', 'csv'].map((format) => ({
          format,
          href: `/forms/years/${id}/uses/${use}.${format}?agency=${unit.unitId}`,
        })),
        ruleHref: `${address}/rules`,
        typed: { ...EMPTY, ...typed },
        pages: paged(address, { use, agency: String(unit.unitId) }, asked.page, PAGE, lines.length),
      },
      'years:uses.titleOf',
      { year: year.year, unit: unit.name },
    );
  }
}

export function useOf(asked: unknown): Use {
  const use = USES.find((each) => each === asked);
  if (!use) throw new NotFound();
  return use;
}
