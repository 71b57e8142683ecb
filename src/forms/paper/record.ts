import { field, identity, paragraph, section } from './blocks.js';
import type { Form } from './form.js';
import type { RecordPaper } from './papers.js';
import { headerOf } from './words.js';

/** A record of what was written and decided, for the electronic file: nothing of it is signed on paper. */
export function record({ agency, title, about, person, parts, madeLine }: RecordPaper): Form {
  return {
    lang: 'vi',
    title: `${title}: ${person.name}`,
    header: headerOf(agency),
    heading: { title, under: [{ text: about, strong: true }] },
    blocks: [
      ...identity(person),
      ...parts.flatMap(({ heading, lines, text }) => [
        section(heading),
        ...lines.filter(([, value]) => value !== '').map(([label, value]) => field(label, value)),
        ...(text
          ? text
              .split('\n')
              .filter((line) => line.trim() !== '')
              .map((line) => paragraph(line))
          : []),
      ]),
    ],
    signatures: [],
    footnotes: [],
    madeLine,
  };
}
