/** The newest words that something was given, and whether it was struck. */
const putRight = (kind: string, row: string, until: string) => `
left join lateral (select after from corrections where kind = '${kind}' and row_id = ${row} and after is not null and at <= ${until} order by number desc limit 1) c on true`;

/** Breaches with the words they were given last, and whether they were struck as recorded by mistake. */
export const STANDING_BREACHES = `(
select b.id, b.official_id, b.unit_id, coalesce((c.after ->> 'happenedOn')::date, b.happened_on) as happened_on, coalesce(c.after ->> 'description', b.description) as description,
  b.by_account, b.at, exists (select 1 from corrections x where x.kind = 'breach' and x.row_id = b.id and x.after is null) as struck
from breaches b ${putRight('breach', 'b.id', `'infinity'`)})`;

/**
 * The decisions by which breaches count, with the words they were given last until then. A breach counts where one of these is
 * in force (`inForce`): whoever asks what counts asks here. Striking a breach strikes the decision by which it counted.
 */
export const standingOverrides = (until = `'infinity'::timestamptz`) => `(
select v.id, v.breach_id, v.official_id, coalesce((c.after ->> 'year')::int, v.year) as year, coalesce(c.after ->> 'kind', v.kind) as kind,
  case when c.after is null then v.relation else nullif(c.after ->> 'relation', 'none') end as relation,
  coalesce(c.after ->> 'decisionNumber', v.decision_number) as decision_number, coalesce((c.after ->> 'decisionDate')::date, v.decision_date) as decision_date,
  coalesce(c.after ->> 'issuedBy', v.issued_by) as issued_by, v.by_account, v.at, v.withdrawn_by, v.withdrawn_at, v.withdrawal_reason, v.withdrawal_number, v.withdrawal_date,
  v.struck_by, v.struck_at
from overrides v ${putRight('override-entry', 'v.id', until)})`;

/** Neither lifted by a decision nor struck; what was struck after a label was given on it counted when it was given. */
export const inForce = (override: string, until = 'null::timestamptz') =>
  `${override}.withdrawn_at is null and (${override}.struck_at is null or ${override}.struck_at > ${until})`;
