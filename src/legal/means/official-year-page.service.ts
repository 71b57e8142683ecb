import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { unitsOfYear } from '../../units/history/units-of-year.js';
import { wholeScopes } from '../../units/unit.policy.js';
import { groundsBefore } from '../../periods/excusal.queries.js';
import { hasRoleAt, within } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { yearMonthsOf } from './means.js';
import { officialToRead, seesKinds } from './official-place.js';
import { yearView } from './official-year.view.js';
import { monthNotes } from './year.queries.js';

const FIRST_YEAR = 2026;

@Injectable()
export class OfficialYearPageService {
  /** A person's year by the decree: twelve months, four quarters, two halves, the year, and what is missing by name. */
  async show(asking: Asking, id: number, year: number): Promise<Page> {
    const { official, at } = await officialToRead(asking, id);
    const places = (await yearMonthsOf(asking, [id], year)).get(id) ?? [];
    const notes = await monthNotes(asking, id, year);
    const absent = [...notes.values()].flatMap(({ absence }) => (absence ? [absence.id] : []));
    const grounds = await groundsBefore(asking, 'absence', absent);
    const units = await unitsOfYear(asking, id, year);
    const mayRecord = !at.self && hasRoleAt(asking.actor, 'personnel', official.unitPath);
    const data = {
      official,
      own: at.self,
      year,
      units,
      mayRecord,
      ...neighbours(year, Number(asking.today.slice(0, 4)), (to) => `/legal/officials/${id}/${to}`),
      view: yearView(year, places, notes, { kinds: seesKinds(at), records: mayRecord }, grounds),
      outside:
        official.personType !== 'civil-servant' &&
        places.every(({ legalFormId, source }) => legalFormId === null && source === 'none'),
      unitHref: within(official.unitPath, wholeScopes(asking.actor)) ? `/legal/units/${official.unitId}/${year}` : null,
    };
    return page('legal-periods/official-year', data, 'legal-periods:year.titleOf', { name: official.name, year });
  }
}

/** The addresses of the years beside this one, from the decree's first to the present. */
export function neighbours(year: number, present: number, at: (year: number) => string) {
  return {
    before: year > FIRST_YEAR ? { year: year - 1, href: at(year - 1) } : null,
    after: year < present ? { year: year + 1, href: at(year + 1) } : null,
  };
}
