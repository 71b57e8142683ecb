import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ceiling } from '../../scoring/editions/quota.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { hasWords } from '../../web/fold.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paged, pageNumber } from '../../web/paging.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { groupsOf } from '../year-steps.js';
import { GroupForm, readGrouping } from './groups.form.js';
import { groupSeen, GroupsService, placesSeen } from './groups.service.js';
import { yearHead } from './year-page.js';
import { mayRunYear, yearToOversee } from './year.policy.js';
import { yearPeople } from './years.queries.js';

const PAGE = 100;

@Controller('years/:id/groups')
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  @Get()
  @Allow('personnel', 'inspector')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    return this.page(asking, id, query);
  }

  @Post()
  @Allow('personnel')
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(GroupForm, body);
    const issues = form.issues ?? (await this.groups.add(asking.actor, id, form.value));
    if (issues.length > 0) return (await this.page(asking, id, {}, { adding: tidy(body) })).withIssues(issues);
    return redirect(`/years/${id}/groups`, 'years:groups.added');
  }

  @Post('people')
  @Allow('personnel')
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Redirect> {
    const { yearRecordIds, groupIds } = readGrouping(body);
    const count = await this.groups.assign(actor, id, yearRecordIds, groupIds, body);
    return redirect(`/years/${id}/groups`, count > 0 ? 'years:groups.saved' : 'years:groups.same', { count });
  }

  @Post('start')
  @Allow('personnel')
  async start(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { by, name } = tidy(body);
    const given = typeof name === 'string' ? name : '';
    if (by !== 'units' && (given === '' || given.length > 200))
      return (await this.page(asking, id, {})).withIssues([
        { field: 'leadersName', code: 'years:issue.groupName', params: { most: 200 } },
      ]);
    const count = await this.groups.start(asking.actor, id, by === 'units' ? 'units' : 'leaders', given);
    return redirect(`/years/${id}/groups`, count > 0 ? 'years:groups.saved' : 'years:groups.same', { count });
  }

  @Post(':group')
  @Allow('personnel')
  async rename(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('group', IdPipe) group: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(GroupForm, body);
    const issues = form.issues ?? (await this.groups.rename(asking.actor, id, group, form.value, body));
    const own = issues.map((issue) => ({ ...issue, field: `${issue.field}-${group}` }));
    if (own.length > 0)
      return (await this.page(asking, id, {}, { changing: { id: group, ...tidy(body) } })).withIssues(own);
    return redirect(`/years/${id}/groups`, 'years:groups.renamed');
  }

  @Post(':group/removal')
  @Allow('personnel')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('group', IdPipe) group: number,
  ): Promise<Redirect> {
    await this.groups.remove(actor, id, group);
    return redirect(`/years/${id}/groups`, 'years:groups.removed');
  }

  private async page(
    asking: Asking,
    id: number,
    query: Record<string, unknown>,
    typed: { adding?: TypedIn<GroupForm>; changing?: { id: number } } = {},
  ): Promise<Page> {
    const year = await yearToOversee(asking, asking.actor, id);
    const [{ groups, ungrouped }, people] = await Promise.all([
      groupsOf(asking, id),
      yearPeople(asking, id, [year.rootPath], asking.today),
    ]);
    const q = typeof query['q'] === 'string' ? query['q'].slice(0, 120) : '';
    const number = pageNumber(query['page']);
    const found = people.filter((person) => hasWords(`${person.name} ${person.unitName}`, q));
    const shown = found.slice((number - 1) * PAGE, number * PAGE);
    const lines = groups.map((group) => ({
      ...group,
      seen: groupSeen(group),
      most: ceiling(group.people, year.share, year.quotaBase),
      ...(typed.changing?.id === group.id ? typed.changing : {}),
      open: typed.changing?.id === group.id,
    }));
    const items = groups.map((group) => ({ value: String(group.id), text: `${group.code} · ${group.name}` }));
    return page(
      'years/groups',
      {
        year: yearHead(year),
        mayRun: mayRunYear(asking.actor, year) && !year.publishedAt,
        groups: lines,
        ungrouped,
        items,
        q,
        smallest: smallest(year.share, year.quotaBase),
        adding: typed.adding ?? {},
        seen: placesSeen(shown),
        people: shown.map((person) => ({ ...person, group: person.groupId === null ? '' : String(person.groupId) })),
        pages: paged(`/years/${id}/groups`, { q: q || undefined }, number, PAGE, found.length),
      },
      'years:groups.title',
      { year: year.year },
    );
  }
}

/** The fewest people of whom one may be excellent under the year's reading: a result of the formula, not a rule of the decree. */
function smallest(share: string, base: 'good' | 'good-or-better'): number {
  let people = 1;
  while (ceiling(people, share, base) === 0) people++;
  return people;
}
