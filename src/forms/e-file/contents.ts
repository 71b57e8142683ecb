import { formatMoment } from '../../web/format.js';
import { missingOf } from '../../years/papers/missing.js';
import { say } from '../paper/words.js';
import type { NamedFile } from '../zip.js';
import type { EFileFacts } from './e-file.facts.js';

/** The points of Điều 24.2 with the names their files begin with. */
const POINTS = [
  ['a', 'a-'],
  ['b', 'b-'],
  ['c', 'c-'],
  ['d', 'd-'],
  ['đ', 'dd-'],
  ['e', 'e-'],
] as const;

/** What of Điều 24.2 is in the file and what is not, with why: text for people. */
export function contentsOf(
  { yearRecord, at, zone, opinions, months, steps, papers, removed }: EFileFacts,
  files: readonly { name: string }[],
): NamedFile {
  const why = (point: string): string => {
    if (point === 'd' && at.self && opinions.length > 0) return say('forms:efile.keptBack');
    return say(`forms:efile.none.${point}`);
  };
  const lines = POINTS.flatMap(([point, begins]) => {
    const names = files.filter(({ name }) => name.startsWith(begins)).map(({ name }) => `   ${name}`);
    const missing =
      point === 'b' && months.missing.length > 0
        ? [`   ${say('forms:efile.missing', { months: months.missing.join(', ') })}`]
        : [];
    return [
      `${point}) ${say(`forms:efile.point.${point}`)}`,
      ...(names.length > 0 ? names : [`   ${why(point)}`]),
      ...missing,
      '',
    ];
  });
  const text = [
    say('forms:efile.title', { name: yearRecord.officialName, code: yearRecord.officialCode, year: yearRecord.year }),
    '',
    ...lines,
    say('years:papers.missing'),
    ...missingOf(steps, months.missing, papers, at.self).map(
      (each) =>
        `   ${say(`years:papers.at.${each.point}`)}: ${say(`years:papers.lacks.${each.code}`, { months: each.months })}`,
    ),
    '',
    ...removed.map(({ title, name, sha256, removal }) =>
      say('years:papers.removal.listed', {
        ...{ title, name, sha256, by: removal!.by, reason: removal!.reason },
        at: formatMoment(removal!.at, zone),
      }),
    ),
    say('forms:efile.check'),
  ].join('\r\n');
  return { name: 'muc-luc.txt', bytes: Buffer.from(`\ufeff${text}\r\n`) };
}
