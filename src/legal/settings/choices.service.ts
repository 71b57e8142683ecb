import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { choiceIssues, personTypeOf, type ChoiceForm } from './choice.form.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import type { EditionChoice } from './edition-choices.js';
import { choicesOf } from './edition-choices.js';
import { lockRoot } from './law-settings.policy.js';
import { EditionChoice as EditionChoiceRow } from './edition-choice.entity.js';

/** What a unit decides by itself: which edition holds for whom, from month to month. Months already opened stay. */
@Injectable()
export class ChoicesService {
  constructor(private readonly acts: Acts) {}

  async add(actor: Actor, unitId: number, form: ChoiceForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await lockRoot(act, actor, unitId);
      const issues = [...choiceIssues(form, act.today), ...(await this.standing(act, unitId, form))];
      if (issues.length > 0) return issues;
      const row = await act.insert(EditionChoiceRow, {
        unitId,
        personType: personTypeOf(form.forWhom),
        edition: form.edition,
        fromMonth: form.from,
        toMonth: form.to ?? null,
        decisionNumber: form.decisionNumber,
        decisionDate: form.decisionDate,
        issuedBy: form.issuedBy ?? null,
        chosenBy: actor.accountId,
        chosenAt: act.at,
      });
      await act.record(`unit:${unitId}`, 'unit.edition-chosen', { choiceId: row.id, ...form });
      return [];
    });
  }

  /** The last month it holds for; one that lies before its first month takes the choice back. */
  async end(actor: Actor, unitId: number, choiceId: number, last: string): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      await lockRoot(act, actor, unitId);
      const choice = (await choicesOf(act, unitId)).find(({ id }) => id === choiceId);
      if (!choice) throw new NotFound();
      if (choice.to !== null && choice.to <= last) throw new Conflict();
      const opened = await openedAfter(act, unitId, choice, last);
      if (opened)
        return [
          {
            field: `last-${choiceId}`,
            code: 'legal-periods:issue.opened',
            params: { month: opened.split('-').reverse().join('/') },
          },
        ];
      if (last < choice.from)
        await act.update(EditionChoiceRow, { id: choiceId }, { endedBy: actor.accountId, endedAt: act.at });
      else await act.update(EditionChoiceRow, { id: choiceId }, { toMonth: last });
      await act.record(`unit:${unitId}`, 'unit.edition-choice-ended', {
        choiceId,
        last,
        decisionNumber: choice.decisionNumber,
      });
      return [];
    });
  }

  private async standing(act: Act, unitId: number, form: ChoiceForm): Promise<Issue[]> {
    const type = personTypeOf(form.forWhom);
    const same = (await choicesOf(act, unitId)).filter(
      (choice) => choice.edition === form.edition && choice.personType === type,
    );
    const other = same.find((choice) => overlap(choice, form));
    if (other)
      return [{ field: 'from', code: 'legal-periods:issue.overlap', params: { number: other.decisionNumber } }];
    const closed = await lastClosed(act, unitId, form.edition);
    if (closed === null || form.from > closed) return [];
    return [
      { field: 'from', code: 'legal-periods:issue.closed', params: { month: closed.split('-').reverse().join('/') } },
    ];
  }
}

function overlap(a: Pick<EditionChoice, 'from' | 'to'>, b: { from: string; to?: string | null }): boolean {
  return a.from <= (b.to ?? '9999-12') && b.from <= (a.to ?? '9999-12');
}

async function lastClosed(act: Act, unitId: number, edition: EditionCode): Promise<string | null> {
  const row = await act.one<{ month: string | null }>(
    'select max(month) as month from legal_periods where root_unit_id = $1 and edition = $2 and closed_at is not null',
    [unitId, edition],
  );
  return row!.month;
}

/** A month after `last` that has forms made by this choice. */
async function openedAfter(act: Act, unitId: number, choice: EditionChoice, last: string): Promise<string | null> {
  const row = await act.one<{ month: string | null }>(
    `select max(p.month) as month from legal_periods p where p.root_unit_id = $1 and p.edition = $2 and p.month > $3 and p.month >= $4
       and exists (select 1 from legal_forms s where s.legal_period_id = p.id and ($5::text is null or s.person_type = $5))`,
    [unitId, choice.edition, last, choice.from, choice.personType],
  );
  return row!.month;
}
