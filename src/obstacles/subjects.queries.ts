import type { Rows } from '../database/db.js';
import { monthAfter } from '../periods/calendar.js';

/** What an obstacle may be about: a line of the work given by the law, a criterion of the month's set. */
export interface Subject {
  value: string;
  text: string;
  /** The months (YYYY-MM) of its paper. */
  first: string;
  last: string;
  open: boolean;
}

const MOST = 300;

const SUBJECTS = `
select x.value, x.text, x.first, x.last, x.open from (
  select 'criterion' || ':' || (c.value ->> 'code') as value, c.value ->> 'text' as text, e.month as first, e.month as last, p.closed_at is null as open, c.ordinality as place, 0 as kind
  from evaluations e join periods p on p.id = e.period_id join criteria_versions v on v.id = e.version_id
  cross join jsonb_array_elements(v.content -> 'criteria') with ordinality c
  where e.official_id = $1 and e.month >= $2 and c.value ->> 'kind' <> 'unit-result'
  union all
  select 'line' || ':' || l.id, l.code || ' · ' || l.task, case p.span when 'quarter' then to_char((f.month || '-01')::date - interval '2 months', 'YYYY-MM') else f.month end, f.month,
    p.closed_at is null, l.id, 1
  from work_lines l join legal_forms f on f.id = l.legal_form_id join legal_periods p on p.id = f.legal_period_id
  where f.official_id = $1 and f.month >= $2 and l.removed_at is null
) x order by x.open desc, x.last desc, x.kind desc, x.place limit ${MOST}`;

const BACK = -3;

/** Everything of a person's papers of the last months, what can still be decided first. */
export function subjectsOf(on: Rows, officialId: number, today: string): Promise<Subject[]> {
  return on.rows<Subject>(SUBJECTS, [officialId, monthAfter(today.slice(0, 7), BACK)], 'obstacle-subjects');
}

/** As a field's choices: each once, those of papers that can still be decided. */
export function choicesOf(subjects: readonly Subject[]): { value: string; text: string }[] {
  const seen = new Map(subjects.filter(({ open }) => open).map(({ value, text }): [string, string] => [value, text]));
  return [...seen].map(([value, text]) => ({ value, text }));
}

/** Is it something of the papers of this day's month? Nothing in particular always is. */
export function concerns(subjects: readonly Subject[], about: string, day: string): boolean {
  const month = day.slice(0, 7);
  return about === '' || subjects.some(({ value, first, last }) => value === about && first <= month && month <= last);
}

export function subjectText(subjects: readonly Subject[], about: string): string {
  return subjects.find(({ value }) => value === about)?.text ?? '';
}
