import type { Rows } from '../database/db.js';
import { joined, type JsonBytes } from './json-bytes.js';

/** Bytes that come in one row. */
const PIECE = 1 << 20;

/** The worksheets or the plan of an import as the bytes of its JSON, read in pieces: as one text it would stand in memory three times. Null where there is none. */
export async function storedJson(on: Rows, id: number, column: 'worksheets' | 'plan'): Promise<JsonBytes | null> {
  const rows = await on.rows<{ piece: Buffer }>(
    `with stored as materialized (select convert_to(${column}::text, 'UTF8') as bytes from imports where id = $1)
     select substring(bytes from at for $2) as piece from stored, generate_series(1, octet_length(bytes), $2) as at order by at`,
    [id, PIECE],
    `stored-${column}`,
  );
  return rows.length === 0 ? null : joined(rows.map(({ piece }) => piece));
}
