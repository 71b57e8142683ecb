import { lastDay, nameOn } from '../../standing/units-on.js';
import { workWritable } from '../forms/legal-form.policy.js';
import { type Asking } from '../../acts/asking.js';
import { byLaw } from '../by-law.js';
import { Injectable } from '@nestjs/common';
import { Db } from '../../database/db.js';
import { lastDayOf, monthAfter } from '../../periods/calendar.js';
import { page, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { fieldNumber } from '../../web/numbers.js';
import type { Issue } from '../../web/issues.js';
import { offeredProducts } from './products.js';
import { rowOf, type TableRow } from './table.form.js';
import { peopleToGive, type WorkPerson } from './work-people.js';
import { workOfMany } from './work.queries.js';
import { workSums } from './work-sums.js';

export interface UnitTable {
  unit: { id: number; name: string; path: string; rootId: number };
  month: string;
  span: 'month' | 'quarter';
  /** Whose work the actor gives, of the unit itself or scored by the actor below it. */
  people: WorkPerson[];
}

const BLANK = 6;

/** One table of a unit's people for giving many lines at once (Art 18.1). */
@Injectable()
export class UnitTableService {
  constructor(private readonly db: Db) {}

  async open(asking: Asking, unitId: number, month: string): Promise<UnitTable> {
    const unit = /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
      ? await asking.one<UnitTable['unit']>(
          `select u.id, ${nameOn('u.id', lastDay('$2::text'))} as name, u.path, split_part(u.path, '/', 2)::int as "rootId" from units u where u.id = $1`,
          [unitId, month],
        )
      : undefined;
    if (!unit) throw new NotFound();
    const all = await peopleToGive(asking, asking.actor, month, unit.path, asking.today);
    const people = all.filter((person) => person.unitId === unitId || person.scores);
    if (people.length === 0) throw new NotFound();
    const period = await asking.one<{ span: 'month' | 'quarter' }>('select span from legal_periods where id = $1', [
      people[0]!.periodId,
    ]);
    return { unit, month, span: period?.span ?? 'month', people };
  }

  /** The last month that is open where the actor gives this unit's work; null when none is. */
  async monthNow(asking: Asking, unitId: number): Promise<string | null> {
    const last = await asking.one<{ month: string }>(
      `select p.month from legal_periods p join units u on split_part(u.path, '/', 2)::int = p.root_unit_id
       where u.id = $1 and ${byLaw('p.edition')} and p.closed_at is null order by p.month desc limit 1`,
      [unitId],
    );
    return last ? (await this.open(asking, unitId, last.month)).month : null;
  }

  async page(
    table: UnitTable,
    rows: TableRow[],
    extra: { q?: string; pasted?: string; issues?: Issue[]; copied?: number } = {},
  ): Promise<Page> {
    const { unit, month, span, people } = table;
    const products = await offeredProducts(this.db, unit.rootId, month, extra.q ?? '');
    const open = people.filter(isOpen);
    const errors = new Map((extra.issues ?? []).map((issue) => [issue.field, true]));
    const data = {
      unit,
      month,
      span,
      products,
      q: extra.q ?? '',
      pasted: extra.pasted ?? '',
      copied: extra.copied ?? null,
      items: open.map((person) => ({ value: String(person.legalFormId), text: person.name })),
      anyOpen: open.length > 0,
      people: await this.given(people),
      rows: rows.map((row) => ({
        ...row,
        number: row.at + 1,
        ids: idsOf(row.at),
        wrong: Object.values(idsOf(row.at)).some((id) => errors.has(id)),
      })),
      previous: monthAfter(month, span === 'quarter' ? -3 : -1),
      around: await this.around(table),
    };
    return page('work/unit', data, 'work:title.unit', {
      unit: unit.name,
      month: month.split('-').reverse().join('/'),
      span,
    });
  }

  /** The months before and after this one that have forms of these people. */
  private async around({ month, people }: UnitTable): Promise<{ before: string | null; after: string | null }> {
    const row = await this.db.one<{ before: string | null; after: string | null }>(
      `select max(month) filter (where month < $2) as before, min(month) filter (where month > $2) as after
       from legal_forms where official_id = any ($1) and ${byLaw('edition')}`,
      [people.map(({ officialId }) => officialId), month],
    );
    return row!;
  }

  blank(table: UnitTable, from = 0, count = BLANK): TableRow[] {
    const dueOn = lastDayOf(table.month);
    return Array.from({ length: count }, (_, place) =>
      rowOf(from + place, { person: '', code: '', quantity: '', dueOn: local(dueOn), remark: '' }),
    );
  }

  /** Last month's assigned lines as a start: the same people, products and quantities, the deadline a month later. Nothing is saved. */
  async lastMonths(table: UnitTable): Promise<TableRow[]> {
    const before = monthAfter(table.month, -1);
    const open = table.people.filter(isOpen);
    const rows = await this.db.rows<{ officialId: number; code: string; quantity: string; dueOn: string | null }>(
      `select s.official_id as "officialId", l.code, trim_scale(l.quantity) as quantity, l.due_on as "dueOn" from work_lines l join legal_forms s on s.id = l.legal_form_id
       where s.official_id = any($1) and s.month = $2 and l.origin = 'assigned' and l.removed_at is null order by s.official_id, l.id limit 60`,
      [open.map(({ officialId }) => officialId), before],
    );
    const legalFormOf = new Map(open.map((person) => [person.officialId, person.legalFormId]));
    return rows.map(({ officialId, code, quantity, dueOn }, at) => {
      const due = dueOn?.startsWith(before)
        ? [`${table.month}-${dueOn.slice(8)}`, lastDayOf(table.month)].sort()[0]!
        : lastDayOf(table.month);
      return rowOf(at, {
        person: String(legalFormOf.get(officialId)),
        code,
        quantity: fieldNumber(quantity, 'vi'),
        dueOn: local(due),
        remark: '',
      });
    });
  }

  private async given(people: readonly WorkPerson[]) {
    const work = await workOfMany(
      this.db,
      people.map(({ legalFormId }) => legalFormId),
    );
    return people.map((person) => {
      const lines = work.get(person.legalFormId) ?? [];
      return {
        ...person,
        open: isOpen(person),
        lines: lines.length,
        assigned: workSums(lines, 'quarter').assigned,
        href: `/legal/forms/${person.legalFormId}/work`,
      };
    });
  }
}

function isOpen(person: WorkPerson): boolean {
  return workWritable(person);
}

function idsOf(at: number): Record<'person' | 'code' | 'quantity' | 'dueOn' | 'remark', string> {
  return {
    person: `person-${at}`,
    code: `code-${at}`,
    quantity: `quantity-${at}`,
    dueOn: `dueOn-${at}`,
    remark: `remark-${at}`,
  };
}

function local(day: string): string {
  return day.split('-').reverse().join('/');
}
