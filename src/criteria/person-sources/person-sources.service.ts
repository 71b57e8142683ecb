import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Asking } from '../../acts/asking.js';
import { mayTypeFigures } from '../../measures/measure.policy.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';
import { openUnitSet, type UnitSet } from '../set-access.js';
import { PersonSource } from './person-source.entity.js';
import { sourcedCriteria } from './person-sources.queries.js';

export const SOURCE_BOUNDS = { name: { least: 2, most: 120 }, reason: { least: 10, most: 1000 } } as const;

/** Who says where a set's persons' figures come from: who types figures of the set's unit. A reader of the set is refused, another gets 404. */
export async function openSources(on: Asking, unitId: number): Promise<UnitSet> {
  const set = await openUnitSet(on, on.actor, unitId, on.today);
  if (!mayTypeFigures(on.actor, { id: unitId, path: set.unit.path })) throw new Forbidden();
  return set;
}

/** Sources beside a set. They change nothing of its versions: neither the yardstick nor a score. */
@Injectable()
export class PersonSourcesService {
  constructor(private readonly acts: Acts) {}

  /** Names the source of one criterion; one at a time. Issues by field. */
  state(actor: Actor, unitId: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await openSources(act, unitId);
      await act.rows('select 1 from criteria_sets where unit_id = $1 for update', [unitId]);
      const code = textOf(body, 'criterion') ?? '';
      const criterion = (await sourcedCriteria(act, unitId)).find((one) => one.code === code);
      if (!criterion) return [{ field: 'criterion', code: 'criteria-pages:sources.issue.criterion' }];
      const name = textOf(body, 'name') ?? '';
      const issues = lengthIssues(name, 'name', SOURCE_BOUNDS.name);
      if (issues.length > 0) return issues;
      const { setId } = criterion;
      const standing = await act.find(PersonSource, { setId, criterion: code, endedAt: null });
      if (standing)
        return [{ field: 'criterion', code: 'criteria-pages:sources.issue.stands', params: { name: standing.name } }];
      const { id } = await act.insert(PersonSource, { setId, criterion: code, name, ...act.by, ...NOT_ENDED });
      await act.record(`unit:${unitId}`, 'criteria.source-named', { source: id, criterion: code, name });
      return [];
    });
  }

  /** Nothing more comes from it; what came stays where it stands. */
  end(actor: Actor, id: number, body: Body): Promise<{ unitId: number; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const { unitId, endedBy, endedAt, criterion, name } = await lockSource(act, id);
      await openSources(act, unitId);
      if (endedAt) throw act.beaten('source-ended', { name: endedBy, at: endedAt });
      const reason = textOf(body, 'reason') ?? '';
      const issues = lengthIssues(reason, `reason-${id}`, SOURCE_BOUNDS.reason);
      if (issues.length > 0) return { unitId, issues };
      await act.update(PersonSource, { id }, { endedBy: actor.accountId, endedAt: act.at, endReason: reason });
      await act.record(`unit:${unitId}`, 'criteria.source-ended', { source: id, criterion, name, reason });
      return { unitId, issues: [] };
    });
  }
}

const NOT_ENDED = { endedBy: null, endedAt: null, endReason: null };

interface Locked {
  unitId: number;
  criterion: string;
  name: string;
  endedBy: string | null;
  endedAt: Date | null;
}

async function lockSource(act: Act, id: number): Promise<Locked> {
  const source = await act.one<Locked>(
    `select s.unit_id as "unitId", p.criterion, p.name, a.display_name as "endedBy", p.ended_at as "endedAt"
     from person_sources p join criteria_sets s on s.id = p.set_id left join accounts a on a.id = p.ended_by where p.id = $1 for update of p`,
    [id],
  );
  if (!source) throw new NotFound();
  return source;
}

function lengthIssues(text: string, field: string, { least, most }: { least: number; most: number }): Issue[] {
  if (text.length >= least && text.length <= most) return [];
  return [{ field, code: 'criteria-pages:sources.issue.length', params: { least, most } }];
}
