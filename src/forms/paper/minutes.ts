import { field, item, paragraph, section, subsection } from './blocks.js';
import type { Form, FormBlock, Run } from './form.js';
import type { MinutesPaper, MinutesPerson } from './papers.js';
import { dated, headerOf, numberOf, say } from './words.js';

/** Biên bản cuộc họp nhận xét, đánh giá; the layout of minutes in NĐ 30/2020. */
export function minutes(paper: MinutesPaper): Form {
  const year = String(paper.year ?? '....');
  return {
    lang: 'vi',
    title: say('forms:minutes.document', { year }),
    header: headerOf(paper.agency, {
      number: numberOf(paper.number, 'BB', paper.agency),
      dated: dated(paper.place, paper.date),
    }),
    heading: {
      title: say(paper.extractOf ? 'forms:minutes.extract' : 'forms:minutes.title'),
      under: underTitle(paper, year),
    },
    blocks: [
      field(say('forms:minutes.unit'), paper.unit),
      field(say('forms:minutes.startedAt'), paper.startedAt),
      field(say('forms:minutes.venue'), paper.venue),
      section(say('forms:minutes.part1')),
      ...attendance(paper),
      section(say('forms:minutes.part2')),
      paragraph(say('forms:minutes.intro')),
      ...paper.people.flatMap(personBlocks),
      section(say('forms:minutes.part3')),
      ...written(paper),
      section(say('forms:minutes.part4')),
      ...adoption(paper),
    ],
    signatures: [
      { post: say('forms:minutes.secretarySign'), note: say('forms:signHere'), name: paper.secretary.name },
      { post: say('forms:minutes.chairSign'), note: say('forms:signHere'), name: paper.chair.name },
    ],
    recipients: paper.recipients?.length ? { label: say('forms:recipients'), items: [...paper.recipients] } : undefined,
    footnotes: [],
  };
}

function underTitle({ extractOf }: MinutesPaper, year: string): Run[] {
  const about = { text: say('forms:minutes.about', { year }), strong: true };
  return extractOf ? [about, { text: `\n${say('forms:minutes.extractOf', { name: extractOf })}` }] : [about];
}

function attendance({ chair, secretary, invited, present, absent, attendees = [] }: MinutesPaper): FormBlock[] {
  const away = absent.map(({ name, reason }) => (reason ? `${name} (${reason})` : name)).join('; ');
  return [
    field(say('forms:minutes.chair'), titled(chair)),
    field(say('forms:minutes.secretary'), titled(secretary)),
    field(say('forms:minutes.invited'), invited),
    field(say('forms:minutes.present'), present),
    field(say('forms:minutes.absent'), away || (present ? say('forms:minutes.nobodyAbsent') : '')),
    ...(attendees.length > 0
      ? [
          paragraph(say('forms:minutes.attendance')),
          ...attendees.map((one) => item(titled({ name: one.name, title: one.capacity }))),
        ]
      : [field(say('forms:minutes.attendance'), present ? say('forms:minutes.attendanceAbsent') : '')]),
  ];
}

function titled({ name, title }: { name: string; title: string }): string {
  return [name, title].filter(Boolean).join(', ');
}

function personBlocks(person: MinutesPerson, at: number): FormBlock[] {
  const [only, ...others] = person.opinions;
  const opinions = only && others.length === 0 ? said(only) : '';
  return [
    subsection(`${at + 1}. ${titled({ name: person.name, title: person.post })}`),
    field(say('forms:minutes.selfReport'), person.selfReport),
    ...(others.length === 0
      ? [field(say('forms:minutes.opinions'), opinions || say('forms:minutes.noOpinion'))]
      : [paragraph(say('forms:minutes.opinions')), ...person.opinions.map((opinion) => item(said(opinion)))]),
  ];
}

function said({ by, text }: { by: string; text: string }): string {
  return by ? `${by}: ${text}` : text;
}

function written({ writtenOpinions }: MinutesPaper): FormBlock[] {
  if (writtenOpinions.length === 0) return [paragraph(say('forms:minutes.noWritten'))];
  return writtenOpinions.map((opinion) => item(said(opinion)));
}

function adoption({ vote, present, conclusion, endedAt }: MinutesPaper): FormBlock[] {
  const adopted =
    vote &&
    ('against' in vote ? say('forms:minutes.adopted', vote) : say('forms:minutes.adoptedOf', { ...vote, present }));
  return [
    ...(conclusion ? [field(say('forms:minutes.conclusion'), conclusion)] : []),
    paragraph(adopted ?? say('forms:minutes.notAdopted')),
    field(say('forms:minutes.ended'), endedAt && `${endedAt}./.`),
  ];
}
