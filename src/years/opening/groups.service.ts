import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { violated } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { requireSeen, seenOf } from '../../web/seen.js';
import type { GroupForm } from './groups.form.js';
import { yearToRun } from './year.policy.js';
import { DutyGroup } from '../duty-group.entity.js';

const ADD = `insert into duty_groups (year_id, code, name, position)
  select $1, $2, $3, coalesce(max(position), 0) + 1 from duty_groups where year_id = $1 returning id`;

/** Groups of công chức with like duties (Art 20.5a): personnel names them and puts everybody in one. */
@Injectable()
export class GroupsService {
  constructor(private readonly acts: Acts) {}

  async add(actor: Actor, yearId: number, { code, name }: GroupForm): Promise<Issue[]> {
    return this.named(() =>
      this.acts.perform(actor, async (act) => {
        const year = await yearToRun(act, actor, yearId);
        const row = await act.one<{ id: number }>(ADD, [yearId, code, name]);
        await act.record(`unit:${year.rootUnitId}`, 'year.group-added', {
          yearId: year.id,
          ...{ groupId: row!.id, code, name },
        });
      }),
    );
  }

  async rename(
    actor: Actor,
    yearId: number,
    groupId: number,
    { code, name }: GroupForm,
    body?: unknown,
  ): Promise<Issue[]> {
    return this.named(() =>
      this.acts.perform(actor, async (act) => {
        const year = await yearToRun(act, actor, yearId);
        const before = await act.one<{ code: string; name: string }>(
          'select code, name from duty_groups where id = $2 and year_id = $1 for update',
          [yearId, groupId],
        );
        if (!before) throw new NotFound();
        requireSeen(body, groupSeen(before));
        if (before.code === code && before.name === name) return;
        await act.update(DutyGroup, { id: groupId }, { code, name });
        await act.record(`unit:${year.rootUnitId}`, 'year.group-changed', {
          yearId: year.id,
          ...{ groupId, code, name },
        });
      }),
    );
  }

  async remove(actor: Actor, yearId: number, groupId: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const year = await yearToRun(act, actor, yearId);
      const done = await act.change(
        'delete from duty_groups g where id = $2 and year_id = $1 and not exists (select 1 from year_records s where s.group_id = g.id)',
        [yearId, groupId],
      );
      if (done === 0) throw new Conflict('group-not-empty');
      await act.record(`unit:${year.rootUnitId}`, 'year.group-removed', { yearId: year.id, ...{ groupId } });
    });
  }

  /** Puts the people of the table where it says. Who is classified stays where they were. */
  async assign(
    actor: Actor,
    yearId: number,
    yearRecordIds: number[],
    groupIds: (number | null)[],
    body?: unknown,
  ): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const year = await yearToRun(act, actor, yearId);
      requireSeen(
        body,
        placesSeen(
          await act.rows(
            'select id, group_id as "groupId" from year_records where year_id = $1 and id = any ($2) for update',
            [yearId, yearRecordIds],
          ),
        ),
      );
      const changed = await act.rows<{ id: number; groupId: number | null }>(
        `update year_records s set group_id = n.group_id from unnest($2::int[], $3::int[]) as n (id, group_id)
         where s.id = n.id and s.year_id = $1 and s.status <> 'classified' and s.group_id is distinct from n.group_id
           and (n.group_id is null or exists (select 1 from duty_groups g where g.id = n.group_id and g.year_id = $1))
         returning s.id, s.group_id as "groupId"`,
        [yearId, yearRecordIds, groupIds],
      );
      if (changed.length > 0)
        await act.record(`unit:${year.rootUnitId}`, 'year.grouped', { yearId: year.id, ...{ changed } });
      return changed.length;
    });
  }

  /** A first placing of those in no group: heads and deputies together, or each unit's people. */
  async start(actor: Actor, yearId: number, by: 'leaders' | 'units', name: string): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const year = await yearToRun(act, actor, yearId);
      const placed = by === 'leaders' ? await placeLeaders(act, yearId, name) : await placeByUnit(act, yearId);
      if (placed > 0)
        await act.record(`unit:${year.rootUnitId}`, 'year.grouped', { yearId: year.id, ...{ by, placed } });
      return placed;
    });
  }

  private async named(work: () => Promise<void>): Promise<Issue[]> {
    try {
      await work();
      return [];
    } catch (error) {
      if (violated(error) === 'duty_groups_year_id_code_key')
        return [{ field: 'code', code: 'years:issue.groupTaken' }];
      throw error;
    }
  }
}

export function groupSeen({ code, name }: { code: string; name: string }): string {
  return seenOf({ code, name });
}

/** Which group each of these people is in. */
export function placesSeen(people: readonly { id: number; groupId: number | null }[]): string {
  return seenOf(Object.fromEntries(people.map(({ id, groupId }) => [id, groupId])));
}

const LEADERS_CODE = 'LD';

async function placeLeaders(act: Act, yearId: number, name: string): Promise<number> {
  const found = await act.one<{ id: number }>('select id from duty_groups where year_id = $1 and code = $2', [
    yearId,
    LEADERS_CODE,
  ]);
  const group = found ?? (await act.one<{ id: number }>(ADD, [yearId, LEADERS_CODE, name]));
  return act.change(
    `update year_records set group_id = $2 where year_id = $1 and position <> 'member' and group_id is null and status <> 'classified'`,
    [yearId, group!.id],
  );
}

async function placeByUnit(act: Act, yearId: number): Promise<number> {
  await act.change(
    `insert into duty_groups (year_id, code, name, position)
     select $1, u.code, u.name, 100 + row_number() over (order by u.path) from units u
     where exists (select 1 from year_records s where s.year_id = $1 and s.unit_id = u.id and s.group_id is null)
     on conflict (year_id, code) do nothing`,
    [yearId],
  );
  return act.change(
    `update year_records s set group_id = g.id from units u, duty_groups g
     where s.year_id = $1 and s.group_id is null and s.status <> 'classified' and u.id = s.unit_id and g.year_id = $1 and g.code = u.code`,
    [yearId],
  );
}
