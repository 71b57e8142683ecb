import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { wholeScopes } from '../../units/unit.policy.js';
import { within } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { paged } from '../../web/paging.js';
import { yearMonthsOf, type MonthPlace } from './means.js';
import { neighbours } from './official-year-page.service.js';
import { spanMean, spansOf } from './span-mean.js';
import { peopleUnder, type ListedPerson } from './year.queries.js';

const PEOPLE_ON_A_PAGE = 50;

@Injectable()
export class UnitYearPageService {
  /** The people of a unit and below, by name, with their means. For its heads, personnel and inspector; others get 404. */
  async show(asking: Asking, id: number, year: number, asked: { q: string; page: number }): Promise<Page> {
    const unit = await asking.one<{ id: number; name: string; path: string }>(
      'select id, name, path from units where id = $1',
      [id],
      'unit-of-year',
    );
    if (!unit || !within(unit.path, wholeScopes(asking.actor))) throw new NotFound();
    const today = asking.today;
    const day = [today, `${year}-12-31`].sort()[0]!;
    const people = await peopleUnder(asking, {
      paths: [unit.path],
      day,
      q: asked.q,
      decreeYear: year,
      limit: PEOPLE_ON_A_PAGE,
      offset: (asked.page - 1) * PEOPLE_ON_A_PAGE,
    });
    const places = await yearMonthsOf(
      asking,
      people.rows.map((row) => row.id),
      year,
    );
    const path = `/legal/units/${id}/${year}`;
    const data = {
      unit,
      year,
      q: asked.q,
      path,
      people: people.rows.map((row) => personLine(row, year, places.get(row.id) ?? [])),
      columns: spansOf(year).map(({ kind, nth }) => ({ key: `${kind}-${nth}` })),
      ...neighbours(year, Number(today.slice(0, 4)), (to) => `/legal/units/${id}/${to}`),
      pages: paged(path, { q: asked.q || undefined }, asked.page, PEOPLE_ON_A_PAGE, people.total),
    };
    return page('legal-periods/unit-year', data, 'legal-periods:unitYear.titleOf', { unit: unit.name, year });
  }
}

function personLine(person: ListedPerson, year: number, places: readonly MonthPlace[]) {
  const spans = spansOf(year).map((span) => {
    const of = spanMean(span, places);
    return { ...of, key: `${span.kind}-${span.nth}` };
  });
  const year12 = spans.at(-1)!;
  return {
    ...person,
    href: `/legal/officials/${person.id}/${year}`,
    spans,
    missing: year12.missing,
  };
}
