import type { Words } from '../reports/words.js';
import type { Filled, FilledItem } from './filled.js';
import type { Part } from './parts.js';

/** What stands in the program for one part of the draft: sentences, with what they come from. */
export interface Source {
  name: string;
  href: string;
  lines: string[];
}

/** By part; a part of which the program knows nothing has none. A draft that says less than there is would be no honest draft: nothing is chosen out. */
export function sourcesOf(words: Words, filled: Filled, year: number): Partial<Record<Part, Source[]>> {
  const items = filled.pledge?.items ?? [];
  const all: Partial<Record<Part, Source[]>> = {
    duties: [labelSource(words, filled, year), monthsSource(words, filled)].flatMap(given),
    leading: [measuresSource(words, filled)].flatMap(given),
    pledge: [pledgeSource(words, filled, year), commitmentsSource(words, filled)].flatMap(given),
    limits: [
      source(
        words.say('party:source.notKept'),
        filled.pledge ? `/pledges/${filled.pledge.id}` : '/pledges',
        items
          .filter(({ kept }) => kept === false)
          .map((item) => words.say('party:line.notKept', { text: item.text, note: noteOf(words, item) })),
      ),
      source(
        words.say('party:source.broken'),
        '/commitments',
        filled.commitments
          .filter(({ kept }) => kept === false)
          .map(({ text, dueOn }) => words.say('party:line.broken', { text, dueOn })),
      ),
    ].flatMap(given),
    remedied: [
      source(
        words.say('party:source.behind'),
        filled.pledge ? `/pledges/${filled.pledge.id}` : '/pledges',
        items.filter(({ behindIn }) => behindIn.length > 0).map((item) => behindLine(words, item)),
      ),
      issuesSource(words, filled),
    ].flatMap(given),
    asked: [questionsSource(words, filled)].flatMap(given),
    collective: [
      source(
        words.say('party:source.unmet'),
        '/measures',
        filled.measures.filter(({ met }) => met === false).map((measure) => measureLine(words, measure)),
      ),
    ].flatMap(given),
  };
  return all;
}

function source(name: string, href: string, lines: string[]): Source | null {
  return lines.length > 0 ? { name, href, lines } : null;
}

function given(one: Source | null): Source[] {
  return one ? [one] : [];
}

function labelSource(words: Words, { label, law }: Filled, year: number): Source | null {
  if (!law) return null;
  const lines = [
    label
      ? words.say('party:line.label', { label: words.say(`years:label.${label.label}`), day: label.day })
      : words.say('party:line.noLabel'),
    ...(law.mean !== null
      ? [words.say(law.provisional ? 'party:line.meanSoFar' : 'party:line.mean', { mean: words.score(law.mean) })]
      : []),
    ...(law.missing.length > 0 ? [words.say('party:line.monthsMissing', { months: law.missing.join(', ') })] : []),
  ];
  return source(words.say('party:source.year', { year }), `/years/records/${law.yearRecordId}`, lines);
}

function monthsSource(words: Words, { months }: Filled): Source | null {
  return source(
    words.say('party:source.months'),
    '/evaluations',
    months.map(({ month, score, exemplarity }) =>
      words.say(exemplarity === null ? 'party:line.month' : 'party:line.monthExemplary', {
        when: words.month(month),
        score: words.score(score),
        exemplarity: words.score(exemplarity),
      }),
    ),
  );
}

function measuresSource(words: Words, { measures }: Filled): Source | null {
  return source(
    words.say('party:source.measures'),
    '/measures',
    measures.map((measure) => measureLine(words, measure)),
  );
}

function measureLine(words: Words, { name, unit, month, value, target, met }: Filled['measures'][number]): string {
  return words.say(`party:line.measure.${met === null ? 'plain' : met ? 'met' : 'unmet'}`, {
    name,
    unit: unit ? ` ${unit}` : '',
    when: words.month(month),
    value: words.plain(value),
    target: words.plain(target),
  });
}

function issuesSource(words: Words, { issues }: Filled): Source | null {
  return source(
    words.say('party:source.issues'),
    '/focus',
    issues.map(({ title, dueOn, outcome, steps, done }) =>
      words.say(`party:line.issue.${outcome ?? 'open'}`, { title, dueOn, steps, done }),
    ),
  );
}

function pledgeSource(words: Words, { pledge }: Filled, year: number): Source | null {
  if (!pledge) return null;
  const lines = pledge.signed ? pledge.items.map((item) => itemLine(words, item)) : [words.say('party:line.unsigned')];
  return source(words.say('party:source.pledge', { year }), `/pledges/${pledge.id}`, lines);
}

function itemLine(words: Words, item: FilledItem): string {
  const { text, kept, confirmed, done, going, behind } = item;
  const outcome = kept === null ? 'unsaid' : `${kept ? 'kept' : 'broken'}${confirmed ? 'Confirmed' : ''}`;
  return [
    words.say(`party:line.item.${outcome}`, { text, note: noteOf(words, item) }),
    done + going + behind > 0
      ? words.say('party:line.checked', { done, going, behind })
      : words.say('party:line.unchecked'),
  ].join(' ');
}

function noteOf(words: Words, { note }: FilledItem): string {
  return note ? words.say('party:line.note', { note }) : '';
}

function behindLine(words: Words, { text, behindIn, last }: FilledItem): string {
  const months = behindIn.map((month) => words.month(month)).join(', ');
  return words.say('party:line.behind', { text, months, now: words.say(`commitments:check.${last ?? 'none'}`) });
}

function commitmentsSource(words: Words, { commitments }: Filled): Source | null {
  return source(
    words.say('party:source.commitments'),
    '/commitments',
    commitments.map(({ text, dueOn, kept }) =>
      words.say(`party:line.promise.${kept === null ? 'unsaid' : kept ? 'kept' : 'broken'}`, { text, dueOn }),
    ),
  );
}

/** What was put to the person, and what they said to it: Part 6 speaks of what one was asked to explain. */
function questionsSource(words: Words, { questions = [] }: Filled): Source | null {
  const lines = questions.map(({ code, month, answer, conclusion }) => {
    const asked = { name: words.say(`signals:name.${code}`), when: words.month(month) };
    const said =
      answer === null ? words.say('party:line.asked', asked) : words.say('party:line.answered', { ...asked, answer });
    return conclusion === null ? said : `${said} ${words.say('party:line.concluded', { conclusion })}`;
  });
  return source(words.say('party:source.questions'), '/signals/questions', lines);
}
