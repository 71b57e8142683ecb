import type { Stamp } from '../../audit/checkpoints/stamp.js';
import { field, item, paragraph, section, subsection } from './blocks.js';
import type { Form, FormBlock } from './form.js';
import type { Day } from './papers.js';
import { dated, say } from './words.js';

export interface SittingMinutesPaper {
  committee: string;
  above: string;
  /** Of its numbers: "ĐU" unless another was typed. */
  suffix: string;
  place: string;
  date: Day;
  number: number;
  month: string;
  startedAt: string;
  endedAt: string;
  venue: string;
  chair: string;
  secretary: string;
  guests: string;
  members: number;
  needed: number;
  present: readonly { name: string; title: string }[];
  absent: readonly { name: string; reason: string }[];
  items: readonly SittingItemPaper[];
  conclusion: string;
  /** Closings that were taken back, in words. */
  reopened: readonly string[];
  stamp?: Stamp;
}

interface SittingItemPaper {
  title: string;
  figures: { at: string; lines: readonly string[] } | null;
  withdrawn: readonly { name: string; why: string }[];
  discussion: string;
  decisions: readonly { text: string; changes: readonly string[]; reason: string; votes: string; carried: boolean }[];
}

/** Biên bản phiên họp cấp ủy, laid out as the Party's papers are (Hướng dẫn 36-HD/VPTW, as far as it is known second-hand). */
export function sittingMinutes(paper: SittingMinutesPaper): Form {
  return {
    lang: 'vi',
    title: say('forms:sitting.document', { number: paper.number }),
    header: {
      ...(paper.above ? { above: paper.above.toLocaleUpperCase('vi') } : {}),
      agency: paper.committee.toLocaleUpperCase('vi'),
      country: say('forms:sitting.party'),
      party: true,
      number: say('forms:sitting.number', { suffix: paper.suffix || 'ĐU' }),
      dated: dated(paper.place, paper.date),
    },
    heading: {
      title: say('forms:minutes.title'),
      under: [{ text: say('forms:sitting.about', { month: paper.month }), strong: true }],
    },
    blocks: [
      field(say('forms:minutes.startedAt'), paper.startedAt),
      field(say('forms:minutes.venue'), paper.venue),
      section(say('forms:minutes.part1')),
      ...attendance(paper),
      section(say('forms:sitting.part2')),
      ...paper.items.flatMap(itemBlocks),
      ...(paper.items.length === 0 ? [paragraph(say('forms:sitting.noItems'))] : []),
      section(say('forms:sitting.part3')),
      field('', paper.conclusion || say('forms:sitting.noConclusion')),
      ...paper.reopened.map((text) => paragraph(text)),
      field(say('forms:minutes.ended'), `${paper.endedAt}.`),
    ],
    signatures: [
      { post: say('forms:minutes.secretarySign'), note: say('forms:signHere'), name: paper.secretary },
      { post: say('forms:minutes.chairSign'), note: say('forms:signHere'), name: paper.chair },
    ],
    recipients: { label: say('forms:recipients'), items: [say('forms:sitting.kept')] },
    footnotes: [],
    stamp: paper.stamp,
  };
}

function attendance({ chair, secretary, guests, members, needed, present, absent }: SittingMinutesPaper): FormBlock[] {
  return [
    field(say('forms:minutes.chair'), chair),
    field(say('forms:minutes.secretary'), secretary),
    field(
      say('forms:sitting.present', { present: present.length, members, needed }),
      present.map(({ name, title }) => [name, title].filter(Boolean).join(', ')).join('; '),
    ),
    field(
      say('forms:sitting.absent'),
      absent.map(({ name, reason }) => (reason ? `${name} (${reason})` : name)).join('; ') ||
        say('forms:minutes.nobodyAbsent'),
    ),
    ...(guests ? [field(say('forms:sitting.guests'), guests)] : []),
  ];
}

function itemBlocks({ title, figures, withdrawn, discussion, decisions }: SittingItemPaper, at: number): FormBlock[] {
  return [
    subsection(`${at + 1}. ${title}`),
    ...(figures
      ? [paragraph(say('forms:sitting.figures', { at: figures.at })), ...figures.lines.map((line) => item(line))]
      : []),
    ...(withdrawn.length > 0
      ? [field(say('forms:sitting.withdrawn'), withdrawn.map(({ name, why }) => `${name} (${why})`).join('; '))]
      : []),
    ...(discussion ? [field(say('forms:sitting.discussion'), discussion)] : []),
    ...(decisions.length === 0 ? [paragraph(say('forms:sitting.noDecision'))] : decisions.flatMap(decisionBlocks)),
  ];
}

function decisionBlocks({ text, changes, reason, votes, carried }: SittingItemPaper['decisions'][number]): FormBlock[] {
  return [
    paragraph({ text: say(carried ? 'forms:sitting.carried' : 'forms:sitting.lost'), strong: true }, ` ${text}`),
    ...changes.map((change) => item(change)),
    ...(reason ? [field(say('forms:sitting.reason'), reason)] : []),
    field(say('forms:sitting.votes'), votes),
  ];
}
