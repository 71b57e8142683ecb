/** SQL: nobody stated anything in the year record of the alias yet. */
export function blankYear(row: string): string {
  return `${row}.status = 'draft' and num_nonnulls(${row}.self_saved_at, ${row}.submitted_at, ${row}.proposed_at, ${row}.label_id, ${row}.fewer_months_number) = 0`;
}
