/** Where a decided row belongs, in SQL over `d`, the row. */
export interface Subject {
  joins: string;
  /** The chains its act may stand in: prefix and the SQL of the number after the colon. */
  chains: readonly (readonly [prefix: string, id: string])[];
  /** Whom it is about, in words; the month or the year it belongs to; the unit whose readers may read it. */
  who: string;
  month: string;
  unit: string;
}

/**
 * How an act's row names the row it stands for: a key of its detail and the column that holds the same number, or by the
 * moment and the account, or as the one act of its kind in the chain.
 */
export type Mark = readonly [detail: string, column: string] | 'moment' | 'chain';

/** One kind of thing that is decided and kept, with the acts that may decide it. */
export interface DecidedKind {
  /** The name of its seal: the table, with what is done to the row where that is more than writing it. */
  name: string;
  table: string;
  /** Where its rows stand now, where they have left that table; acts, seals and words go by the name they had. */
  rows?: string;
  /** The column that numbers the rows, where it is not `id`. */
  key?: string;
  subject: Subject;
  at: string;
  by: string;
  /** Rows that are not decided yet are not asked about. */
  when?: string;
  acts: Readonly<Record<string, Mark>>;
  /** Acts that decide such a row only sometimes: a row needs its act, the act needs no row. */
  maybe?: readonly string[];
  /** The sample's rows of this kind stood without their acts before there were seals. */
  unrecordedBefore?: boolean;
  /** SQL that is true where the act's `detail` says otherwise than the row. */
  says?: Readonly<Record<string, string>>;
  /** What a seal covers, in this order. A column that comes later stands outside the seals that were made before it. */
  columns: readonly string[];
  /** Of these, what is a time on the clock in words, not a moment. */
  clock?: readonly string[];
}

/** A number of the detail that is there and differs from the column's. */
export function saysNumber(key: string, column = key): Record<string, string> {
  const text = `detail ->> '${key}'`;
  return {
    [column]: `detail ? '${key}' and case when ${text} ~ '^-?[0-9]+([.][0-9]+)?$' then (${text})::numeric is distinct from d.${column} else num_nonnulls(${text}, d.${column}) > 0 end`,
  };
}

/** What people say of their results, one table for three papers. */
export function receiptsOn(
  kind: 'evaluation' | 'legal' | 'label',
): Pick<DecidedKind, 'name' | 'table' | 'rows' | 'columns'> {
  return {
    ...{ name: `receipts.${kind}`, table: 'receipts', rows: `(select * from receipts where kind = '${kind}')` },
    columns: ['kind', 'paper_id', 'result_id', 'answer', 'reason', 'by_account', 'at'],
  };
}

/** What former heads said, one table for two papers. */
export function interimOn(
  paper: 'evaluation_id' | 'legal_form_id',
): Pick<DecidedKind, 'name' | 'table' | 'rows' | 'columns'> {
  return {
    ...{ name: `interim_views.${paper}`, table: 'interim_views' },
    rows: `(select * from interim_views where ${paper} is not null)`,
    columns: ['evaluation_id', 'legal_form_id', 'text', 'marks', 'by_account', 'at'],
  };
}

/** Petitions of three tables in one; each kind is numbered by itself. */
export function petitionsOn(kind: 'evaluation' | 'legal' | 'label'): string {
  return `(select * from petitions where kind = '${kind}')`;
}
