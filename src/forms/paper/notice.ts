import { field, paragraph, section } from './blocks.js';
import type { Form, FormBlock, FormSignature } from './form.js';
import type { Day, NoticePaper } from './papers.js';
import { dated, dayWords, headerOf, numberOf, say } from './words.js';

/** Thông báo kết quả xếp loại chất lượng to one civil servant. */
export function notice(paper: NoticePaper): Form {
  const year = String(paper.year ?? '....');
  return {
    lang: 'vi',
    title: say('forms:notice.document', { year, name: paper.person.name }),
    header: headerOf(paper.agency, {
      number: numberOf(paper.number, 'TB', paper.agency),
      dated: dated(paper.place, paper.date),
    }),
    heading: { title: say('forms:notice.title'), under: [{ text: say('forms:notice.about', { year }), strong: true }] },
    blocks: [...opening(paper, year), ...result(paper), ...publicity(paper), ...petition(paper)],
    signatures: [signature(paper)],
    recipients: { label: say('forms:recipients'), items: [...paper.recipients] },
    footnotes: [],
  };
}

function opening({ person, decision, agency }: NoticePaper, year: string): FormBlock[] {
  const whom = [person.name, person.post, person.unit].filter(Boolean).join(', ');
  return [
    field(say('forms:notice.to'), whom),
    paragraph(say('forms:notice.basis')),
    ...(decision ? [paragraph(say('forms:notice.decision', act(decision)))] : []),
    paragraph(
      say('forms:notice.announces', {
        agency: agency.name.replaceAll('\n', ' ') || say('forms:notice.announcer'),
        year,
      }),
    ),
  ];
}

function result({ label, mean, reason, replaces }: NoticePaper): FormBlock[] {
  return [
    section(say('forms:notice.part1')),
    field(say('forms:notice.label'), label ? say(`forms:band.${label}`) : ''),
    field(say('forms:notice.mean'), mean),
    ...(reason ? [field(say('forms:notice.reason'), reason)] : []),
    ...(replaces ? [paragraph(say(`forms:notice.replaces.${replaces.because}`, act(replaces)))] : []),
  ];
}

function publicity({ publicity }: NoticePaper): FormBlock[] {
  return [section(say('forms:notice.part2')), publicity ? paragraph(publicity) : field('', '')];
}

function petition({ petitionTo }: NoticePaper): FormBlock[] {
  return [
    section(say('forms:notice.part3')),
    paragraph(say('forms:notice.petition', { to: petitionTo || say('forms:notice.authority') })),
  ];
}

function act({ number, date }: { number: string; date: Day }): { number: string; date: string } {
  return { number, date: date ? dayWords(date) : '.....' };
}

function signature({ signer: { prefix, post, name } }: NoticePaper): FormSignature {
  return { post: [prefix, post.toLocaleUpperCase('vi')].filter(Boolean).join('\n'), name };
}
