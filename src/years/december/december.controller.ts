import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, type Page } from '../../web/answers.js';
import { hasWords } from '../../web/fold.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paged, pageNumber } from '../../web/paging.js';
import { nationalFiles } from '../national-files.js';
import { december } from './december.js';
import { TURN } from './december.steps.js';

const PAGE = 50;

@Controller('years/:id/december')
@Allow('head', 'personnel', 'inspector', 'outside-approver')
export class DecemberController {
  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const { year, view, month, daysLeft, steps, people, others } = await december(asking, id);
    const q = typeof query['q'] === 'string' ? query['q'].slice(0, 120) : '';
    const show = query['show'] === 'all' ? 'all' : 'missing';
    const number = pageNumber(query['page']);
    const lacking = people.filter((person) => person.lacking).length;
    const found = people.filter(
      (person) => (show === 'all' || person.lacking) && hasWords(`${person.name} ${person.unitName}`, q),
    );
    const address = `/years/${id}/december`;
    const next = steps.find(({ done, of }) => done < of);
    return page(
      'december/show',
      {
        year: year.year,
        yearHref: `/years/${id}`,
        rootName: year.rootName,
        dueOn: year.dueOn,
        view,
        month,
        left: Math.abs(daysLeft),
        word: daysLeft > 0 ? 'days' : daysLeft === 0 && asking.today <= year.dueOn ? 'today' : 'late',
        steps: steps.map((step, place) => ({
          ...step,
          number: place + 1,
          turn: TURN[step.step],
          state: step.done >= step.of ? 'done' : step === next ? 'now' : 'todo',
          nothing: step.of === 0,
        })),
        next: next ? { ...next, turn: TURN[next.step], missing: next.of - next.done } : null,
        address,
        q,
        show,
        lacking,
        total: people.length,
        others: others.map((person) => ({ ...person, href: `/years/${id}/others/${person.officialId}` })),
        othersDecided: others.filter(({ result }) => result !== null).length,
        unconfirmed: await yearsToWarnOf(asking, asking.today),
        national: view === 'personnel' ? nationalFiles(year, asking.zone) : null,
        eFiles: view === 'personnel',
        people: found.slice((number - 1) * PAGE, number * PAGE).map((person) => ({
          ...person,
          href: `/years/records/${person.yearRecordId}`,
          eFileHref: view === 'personnel' ? `/forms/years/${person.yearRecordId}/e-file.zip` : null,
          missingMonths: person.missingMonths.join(', '),
        })),
        pages: paged(
          address,
          { q: q || undefined, show: show === 'all' ? 'all' : undefined },
          number,
          PAGE,
          found.length,
        ),
      },
      'december:title',
      { year: year.year },
    );
  }
}
