import type { Rows } from '../database/db.js';

/** What was typed in a record that left its year, as it stood then. */
export interface SetAside {
  selfLabel: string | null;
  selfReport: string;
  proposedLabel: string | null;
  handling: string;
  personType: string;
  by: string;
  at: Date;
}

export function setAsideOf(on: Rows, yearId: number, officialId: number): Promise<SetAside[]> {
  return on.rows<SetAside>(
    `select w.record ->> 'self_label' as "selfLabel", w.record ->> 'self_report' as "selfReport", w.record ->> 'proposed_label' as "proposedLabel",
       w.record ->> 'handling' as handling, w.record ->> 'person_type' as "personType", a.display_name as by, w.at
     from year_words_set_aside w join accounts a on a.id = w.by_account where w.year_id = $1 and w.official_id = $2 order by w.id desc`,
    [yearId, officialId],
    'year-words-set-aside',
  );
}
