import { workOfMany, type WorkLineRow } from '../legal/work/work.queries.js';
import type { Tx } from '../database/db.js';
import { law, lawOfMonth } from '../scoring/editions/law.js';
import type { SampleMonth } from './sample-calendar.js';
import { sampleForms, type SampleForm, type SampleProduct } from './sample-legal-forms.js';
import type { SampleWard } from './sample-places.js';

/** Contract staff are scored by the same frame, by the ward's own decision (Art 28.2). */
const CONTRACT_DECISION = '15/QĐ-UBND';

/** The same months by the law: what was given and done, forms and results; the last one runs. From January 2026. */
export async function writeLegalMonths(
  tx: Tx,
  ward: SampleWard,
  months: readonly SampleMonth[],
  random: () => number,
): Promise<void> {
  const { edition, firstMonth } = law(months.at(-1)!.opensOn);
  const inForce = months.filter(({ month }) => month >= firstMonth);
  if (inForce.length === 0) return;
  const personnel = ward.accounts['to-chuc']!;
  await tx.rows(
    `insert into edition_choices (unit_id, person_type, edition, from_month, decision_number, decision_date, chosen_by, chosen_at)
     values ($1, 'contract', $2, $3, $4, '2026-01-05', $5, '2026-01-05T02:00:00Z')`,
    [ward.places[0]!.unitId, edition, firstMonth, CONTRACT_DECISION, personnel],
  );
  const products = await tx.rows<SampleProduct>(
    `select p.id, p.code, p.factor, p.task, p."leading" as directing, p.place from catalogue_products p join catalogues c on c.id = p.catalogue_id
     where c.unit_id = $1 and c.adopted_at is not null order by p.position`,
    [ward.places[0]!.unitId],
  );
  for (const [n, month] of inForce.entries()) {
    const running = month === months[months.length - 1];
    const periodId = await openPeriod(tx, ward, month, running, personnel);
    const forms = sampleForms(
      ward,
      products,
      {
        month: month.month,
        number: n,
        running,
        opensOn: month.opensOn,
        until: running ? month.approvedOn : month.closesOn,
      },
      random,
    );
    await writeForms(tx, periodId, month, forms);
  }
}

async function openPeriod(
  tx: Tx,
  ward: SampleWard,
  month: SampleMonth,
  running: boolean,
  personnel: number,
): Promise<number> {
  const row = await tx.one<{ id: number }>(
    `insert into legal_periods (root_unit_id, month, edition, span, self_due_on, confirm_due_on, closes_on, opened_at, opened_by, closed_at, closed_by)
     values ($1, $2, $3, 'month', $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ward.places[0]!.unitId,
      month.month,
      lawOfMonth(month.month).edition,
      month.selfDueOn,
      month.approvalDueOn,
      month.closesOn,
      `${month.opensOn}T01:30:00Z`,
      personnel,
      running ? null : `${month.closesOn}T09:30:00Z`,
      running ? null : personnel,
    ],
  );
  return row!.id;
}

/** Five statements for a whole month: forms, their work, the marks on it, results of staff and then of those who lead them. */
async function writeForms(tx: Tx, periodId: number, month: SampleMonth, forms: readonly SampleForm[]): Promise<void> {
  const submitted = `${month.submittedOn}T08:00:00Z`;
  const confirmed = `${month.approvedOn}T08:30:00Z`;
  const rows = await tx.rows<{ id: number; official: number }>(
    `insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader, status, self_marks,
       strengths, limits, self_saved_at, submitted_at, head_marks, organising, organising_reason, uniting, uniting_reason, opinion, head_saved_at)
     select $1, $2, $3, g.official, g.unit, g.type, g.title, g.position, g.leader, g.status, g.self, g.strengths, g.limits,
       case when g.status <> 'draft' then $5::timestamptz end, case when g.status <> 'draft' then $5::timestamptz end,
       coalesce(g.head, '{}'), g.organising, g."organisingReason", g.uniting, g."unitingReason", g.opinion, case when g.status = 'confirmed' then $6::timestamptz end
     from jsonb_to_recordset($4) as g(official int, unit int, type text, title text, position text, leader boolean, status text, self jsonb, head jsonb,
       strengths text, limits text, organising int, "organisingReason" text, uniting int, "unitingReason" text, opinion text)
     returning id, official_id as official`,
    [
      periodId,
      lawOfMonth(month.month).edition,
      month.month,
      JSON.stringify(forms.map((form) => form.legalForm)),
      submitted,
      confirmed,
    ],
  );
  const idOf = new Map(rows.map((row) => [row.official, row.id]));
  await writeWork(tx, month, forms, idOf);
  const work = await workOfMany(tx, [...idOf.values()]);
  const leads = (form: SampleForm) => (form.result?.led.length ?? 0) > 0;
  await writeResults(
    tx,
    forms.filter((form) => !leads(form)),
    idOf,
    work,
    confirmed,
  );
  await writeResults(tx, forms.filter(leads), idOf, work, confirmed);
}

async function writeWork(
  tx: Tx,
  month: SampleMonth,
  forms: readonly SampleForm[],
  idOf: ReadonlyMap<number, number>,
): Promise<void> {
  const lines = forms.flatMap((form) =>
    form.work.map((line, place) => ({
      ...line,
      legalForm: idOf.get(form.legalForm.official)!,
      place,
      by: form.scorer,
    })),
  );
  const given = `${month.opensOn}T02:00:00Z`;
  const made = await tx.rows<{ id: number; legalForm: number; reference: string }>(
    `insert into work_lines (legal_form_id, product_id, code, factor, task, origin, directing, quantity, completed, due_on, reference, by_account, at, updated_at)
     select g."legalForm", g.product, g.code, g.factor, g.task, g.origin, g.directing, g.quantity, g.completed, g.due, 'mau-' || g.place, g.by, $2::timestamptz, $2::timestamptz
     from jsonb_to_recordset($1) as g("legalForm" int, place int, product int, code text, factor numeric, task text, origin text, directing boolean,
       quantity numeric, completed numeric, due date, by int)
     returning id, legal_form_id as "legalForm", reference`,
    [JSON.stringify(lines), given],
  );
  const lineId = new Map(made.map((row) => [`${row.legalForm}:${row.reference}`, row.id]));
  const marks = lines.flatMap((line) =>
    line.marks.map((mark) => ({ ...mark, line: lineId.get(`${line.legalForm}:mau-${line.place}`)!, by: line.by })),
  );
  await tx.rows(
    `insert into work_marks (line_id, item, kind, happened_on, reason, by_account, at, waived_by, waived_at, waiver_reason)
     select g.line, g.item, g.kind, g.day, g.reason, g.by, g.day + time '09:00', case when g.waiver is not null then g.by end,
       case when g.waiver is not null then g.day + time '15:00' end, g.waiver
     from jsonb_to_recordset($1) as g(line int, item int, kind text, day date, reason text, waiver text, by int)`,
    [JSON.stringify(marks)],
  );
}

async function writeResults(
  tx: Tx,
  forms: readonly SampleForm[],
  idOf: ReadonlyMap<number, number>,
  work: ReadonlyMap<number, WorkLineRow[]>,
  at: string,
): Promise<void> {
  const results = forms.flatMap((form) => {
    const legalForm = idOf.get(form.legalForm.official)!;
    return form.result ? [{ ...form.result, legalForm, work: work.get(legalForm) ?? [] }] : [];
  });
  await tx.rows(
    `with made as (
       insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, work, organising, organising_reason, uniting, uniting_reason,
         opinion, record, printed, common, results, score, band, note, led_results)
       select g."legalForm", 1, 'confirmation', g.by, $2::timestamptz, g.marks, g.self, g.work, g.organising, coalesce(g."organisingReason", ''),
         g.uniting, coalesce(g."unitingReason", ''), g.opinion, g.record, g.printed, g.common, g.results, g.score, g.band, g.note,
         array(select l.result_id from legal_forms me join legal_forms l on l.legal_period_id = me.legal_period_id
           where me.id = g."legalForm" and l.result_id is not null and l.official_id = any (g.led) order by l.result_id)
       from jsonb_to_recordset($1) as g("legalForm" int, by int, work jsonb, marks jsonb, self jsonb, organising int, "organisingReason" text, uniting int, "unitingReason" text,
         opinion text, record jsonb, printed jsonb, common numeric, results numeric, score numeric, band text, note text, led int[])
       returning id, legal_form_id, common, results, score, band, note)
     update legal_forms s set result_id = m.id, common = m.common, results = m.results, score = m.score, band = m.band, note = m.note,
       confirmed_at = $2::timestamptz from made m where m.legal_form_id = s.id`,
    [JSON.stringify(results), at],
  );
}
