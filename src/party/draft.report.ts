import type { ReportBlock, ReportModel } from '../reports/report-model.js';
import type { Words } from '../reports/words.js';
import type { Draft } from './drafts.queries.js';
import { sourcesOf } from './filled-lines.js';
import type { Filled } from './filled.js';
import { partsFor, type Part } from './parts.js';
import { RESTS_ON } from './rests-on.js';

/** The draft on paper: no form of the Party's, unsigned, and said to be a draft at the head of each page. */
export function draftModel(words: Words, draft: Draft, filled: Filled, at: Date): ReportModel {
  const { year, leader, name } = draft;
  const title = words.say('party:paper.title', { name, year });
  const sources = sourcesOf(words, filled, year);
  return {
    code: 'party-draft',
    lang: words.lang,
    layout: 'draft',
    fileName: `thuoc-do-${year}-ban-thao-kiem-diem-${draft.id}`,
    title,
    band: words.say('party:paper.band'),
    header: { agency: filled.unitName, number: words.say('party:paper.year', { year }) },
    subject: {
      type: words.say('party:paper.type'),
      about: words.say(leader ? 'party:paper.leader' : 'party:paper.member', { year }),
    },
    facts: [],
    missing: [],
    blocks: [
      {
        kind: 'note',
        tone: 'question',
        title: words.say('party:paper.noticeTitle'),
        text: words.say('party:paper.notice'),
      },
      {
        kind: 'facts',
        items: [
          { label: words.say('party:paper.name'), value: name },
          { label: words.say('party:paper.born'), value: words.say('party:paper.blank') },
          { label: words.say('party:paper.post'), value: filled.title },
          { label: words.say('party:paper.unit'), value: filled.unitName },
          { label: words.say('party:paper.cell'), value: filled.cell || words.say('party:paper.blank') },
          { label: words.say('party:paper.until'), value: words.date(filled.until) },
        ],
      },
      ...partsFor(leader).flatMap((part, place) =>
        partBlocks(words, part, place + 1, draft.texts[part] ?? '', sources[part] ?? []),
      ),
      { kind: 'heading', level: 1, text: words.say('party:paper.points') },
      { kind: 'paragraph', text: words.say('party:paper.pointsText') },
      { kind: 'heading', level: 1, text: words.say('party:draft.restsOn') },
      {
        kind: 'list',
        items: RESTS_ON.map(
          ({ code, known }) => `${words.say(`party:text.${code}`)} (${words.say(`party:class.${known}`)})`,
        ),
      },
    ],
    signatures: [],
    madeLine: words.say('party:paper.made', { name, year, at: words.moment(at) }),
  };
}

function partBlocks(
  words: Words,
  part: Part,
  number: number,
  text: string,
  sources: readonly { name: string; lines: string[] }[],
): ReportBlock[] {
  const own = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return [
    { kind: 'heading', level: 1, text: `${number}. ${words.say(`party:part.${part}`)}` },
    ...(own.length > 0 ? own : [words.say('party:paper.nothingWritten')]).map((line): ReportBlock => ({
      kind: 'paragraph',
      text: line,
    })),
    ...sources.flatMap(({ name, lines }): ReportBlock[] => [
      { kind: 'heading', level: 2, text: words.say('party:paper.from', { name }) },
      { kind: 'list', items: lines },
    ]),
  ];
}
