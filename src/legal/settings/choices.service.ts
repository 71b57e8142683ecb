import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { choiceIssues, personTypeOf, type ChoiceForm } from './choice.form.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import type { EditionChoice } from './edition-choices.js';
import { choicesOf } from './edition-choices.js';
import { lockRoot } from './law-settings.policy.js';

/** What a unit decides by itself: which edition holds for whom, from month to month. Months already opened stay. */
@Injectable()
export class ChoicesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, unitId: number, form: ChoiceForm): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      await lockRoot(tx, actor, unitId);
      const issues = [...choiceIssues(form, this.clock.today()), ...(await this.standing(tx, unitId, form))];
      if (issues.length > 0) return issues;
      const row = await tx.one<{ id: number }>(
        `insert into edition_choices (unit_id, person_type, edition, from_month, to_month, decision_number, decision_date, chosen_by, chosen_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
        [
          unitId,
          personTypeOf(form.forWhom),
          form.edition,
          form.from,
          form.to ?? null,
          form.decisionNumber,
          form.decisionDate,
          actor.accountId,
          this.clock.now(),
        ],
      );
      await this.record(tx, actor, unitId, 'unit.edition-chosen', { choiceId: row!.id, ...form });
      return [];
    });
  }

  /** The last month it holds for; one that lies before its first month takes the choice back. */
  async end(actor: Actor, unitId: number, choiceId: number, last: string): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      await lockRoot(tx, actor, unitId);
      const choice = (await choicesOf(tx, unitId)).find(({ id }) => id === choiceId);
      if (!choice) throw new NotFound();
      if (choice.to !== null && choice.to <= last) throw new Conflict();
      const opened = await openedAfter(tx, unitId, choice, last);
      if (opened)
        return [
          {
            field: `last-${choiceId}`,
            code: 'legal-periods:issue.opened',
            params: { month: opened.split('-').reverse().join('/') },
          },
        ];
      if (last < choice.from)
        await tx.change('update edition_choices set ended_by = $2, ended_at = $3 where id = $1', [
          choiceId,
          actor.accountId,
          this.clock.now(),
        ]);
      else await tx.change('update edition_choices set to_month = $2 where id = $1', [choiceId, last]);
      await this.record(tx, actor, unitId, 'unit.edition-choice-ended', {
        choiceId,
        last,
        decisionNumber: choice.decisionNumber,
      });
      return [];
    });
  }

  private async standing(tx: Tx, unitId: number, form: ChoiceForm): Promise<Issue[]> {
    const type = personTypeOf(form.forWhom);
    const same = (await choicesOf(tx, unitId)).filter(
      (choice) => choice.edition === form.edition && choice.personType === type,
    );
    const other = same.find((choice) => overlap(choice, form));
    if (other)
      return [{ field: 'from', code: 'legal-periods:issue.overlap', params: { number: other.decisionNumber } }];
    const closed = await lastClosed(tx, unitId, form.edition);
    if (closed === null || form.from > closed) return [];
    return [
      { field: 'from', code: 'legal-periods:issue.closed', params: { month: closed.split('-').reverse().join('/') } },
    ];
  }

  private async record(
    tx: Tx,
    actor: Actor,
    unitId: number,
    act: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await recordAct(tx, { chain: `unit:${unitId}`, act, account: actor.accountId, at: this.clock.now(), detail });
  }
}

function overlap(a: Pick<EditionChoice, 'from' | 'to'>, b: { from: string; to?: string | null }): boolean {
  return a.from <= (b.to ?? '9999-12') && b.from <= (a.to ?? '9999-12');
}

async function lastClosed(tx: Tx, unitId: number, edition: EditionCode): Promise<string | null> {
  const row = await tx.one<{ month: string | null }>(
    'select max(month) as month from legal_periods where root_unit_id = $1 and edition = $2 and closed_at is not null',
    [unitId, edition],
  );
  return row!.month;
}

/** A month after `last` that has forms made by this choice. */
async function openedAfter(tx: Tx, unitId: number, choice: EditionChoice, last: string): Promise<string | null> {
  const row = await tx.one<{ month: string | null }>(
    `select max(p.month) as month from legal_periods p where p.root_unit_id = $1 and p.edition = $2 and p.month > $3 and p.month >= $4
       and exists (select 1 from legal_sheets s where s.legal_period_id = p.id and ($5::text is null or s.person_type = $5))`,
    [unitId, choice.edition, last, choice.from, choice.personType],
  );
  return row!.month;
}
