import type { PaperBody } from './paper-name.entity.js';
import type { StatedNames } from './paper-names.queries.js';

/** What was stated, the newest day first: only what was typed, and what a later row of the same day took the place of. */
export function statedView(body: PaperBody, stated: readonly StatedNames[]) {
  return stated.map((row, at) => ({
    day: row.day,
    by: row.by,
    at: row.at,
    replaced: stated[at - 1]?.day === row.day,
    lines: [
      { label: 'paper-names:name', value: row.name },
      { label: 'paper-names:above', value: row.above },
      { label: 'paper-names:place', value: row.place },
      { label: 'paper-names:suffix', value: row.suffix },
      { label: 'paper-names:collective', value: row.collective },
      { label: `paper-names:head.${body}`, value: row.headTitle },
      { label: `paper-names:deputy.${body}`, value: row.deputyTitle },
    ].filter(({ value }) => value !== ''),
  }));
}
