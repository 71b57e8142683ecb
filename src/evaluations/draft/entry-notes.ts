import type { Act } from '../../acts/act.js';
import type { Side } from '../evaluation.queries.js';

/** Writes the texts of one side by criterion code; an empty one takes away what stood there. How many changed. */
export async function writeNotes(
  act: Act,
  id: number,
  side: Side,
  notes: ReadonlyMap<string, string>,
): Promise<number> {
  if (notes.size === 0) return 0;
  return act.change(
    `insert into entry_notes (evaluation_id, side, criterion, text)
     select $1, $2, n.criterion, n.text from unnest($3::text[], $4::text[]) as n (criterion, text)
     where n.text <> '' or exists (select 1 from entry_notes e where e.evaluation_id = $1 and e.side = $2 and e.criterion = n.criterion)
     on conflict (evaluation_id, side, criterion) do update set text = excluded.text where entry_notes.text <> excluded.text`,
    [id, side, [...notes.keys()], [...notes.values()]],
    'save-notes',
  );
}
