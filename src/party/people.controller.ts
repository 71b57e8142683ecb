import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { isHeldOn } from '../standing/validity.js';
import { Allow } from '../web/access.js';
import { scopesOf } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { paged, pageNumber } from '../web/paging.js';
import { readForm, textsOf } from '../web/read-form.js';
import { PartyMemberEndForm, PartyMemberForm, PEOPLE_MOST, readPeople } from './member.form.js';
import { peopleToEnter, type Person } from './members.queries.js';
import { memberToChange, PartyMembersService } from './members.service.js';

/** Who is a Party member: entered by personnel for the people of their scope. */
@Controller('party')
@Allow('personnel')
export class PartyPeopleController {
  constructor(private readonly members: PartyMembersService) {}

  @Get('people')
  async people(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    return this.page(asking, query, { fromDate: asking.today, cell: '' }, []);
  }

  @Post('people')
  async enter(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const people = readPeople(body);
    const form = readForm(PartyMemberForm, body, asking.today);
    const issues = form.issues ?? (await this.members.enter(asking.actor, people, form.value));
    const typed = textsOf(body);
    if (issues.length > 0) return (await this.page(asking, typed, typed, people)).withIssues(issues);
    const q = typed['q'] ?? '';
    return redirect(`/party/people${q ? `?q=${encodeURIComponent(q)}` : ''}`, 'party:people.entered', {
      count: people.length,
    });
  }

  @Get('members/:id/end')
  async asked(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.endPage(asking, id, asking.today);
  }

  @Post('members/:id/end')
  async end(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(PartyMemberEndForm, body, asking.today);
    const { code } = await memberToChange(asking, id);
    const issues = form.issues ?? (await this.members.end(asking.actor, id, form.value.day));
    if (issues.length > 0) return (await this.endPage(asking, id, textsOf(body)['day'] ?? '')).withIssues(issues);
    return redirect(`/party/people?q=${encodeURIComponent(code)}`, 'party:end.done');
  }

  private async endPage(asking: Asking, id: number, day: string): Promise<Page> {
    const member = await memberToChange(asking, id);
    return page('party/end', { member, day }, 'party:end.title', { name: member.name });
  }

  private async page(
    asking: Asking,
    query: Record<string, unknown>,
    typed: { fromDate?: string; cell?: string },
    ticked: readonly number[],
  ): Promise<Page> {
    const q = typeof query['q'] === 'string' ? query['q'].slice(0, 100) : '';
    const number = pageNumber(query['page']);
    const rows = await peopleToEnter(asking, {
      paths: scopesOf(asking.actor, 'personnel').map(({ path }) => path),
      q,
      day: asking.today,
      limit: PEOPLE_MOST,
      offset: (number - 1) * PEOPLE_MOST,
    });
    return page(
      'party/people',
      {
        q,
        page: String(number),
        people: rows.map((row) => lineOf(row, asking.today, ticked)),
        free: rows.some((row) => !isMember(row, asking.today)),
        typed: { fromDate: typed.fromDate ?? '', cell: typed.cell ?? '' },
        pages: paged('/party/people', { q: q || undefined }, number, PEOPLE_MOST, rows[0]?.total ?? 0),
      },
      'party:people.title',
    );
  }
}

function isMember({ fromDate, toDate }: Person, today: string): boolean {
  return fromDate !== null && isHeldOn({ fromDate, toDate }, today);
}

function lineOf(person: Person, today: string, ticked: readonly number[]) {
  const { id, name, code, title, unitName, memberId, fromDate, toDate } = person;
  return {
    ...{ id, name, code, title, unitName, memberId, fromDate, toDate },
    cell: person.cell ?? '',
    member: isMember(person, today),
    mayEnd: memberId !== null && toDate === null,
    ticked: ticked.includes(id),
  };
}
