import { formatDate, formatMonth, formatNumber } from '../../web/format.js';
import type { Lang } from '../../web/labels.js';
import type { ItemRow } from './item.queries.js';

/** One line of what an item rests on: a label with its words' parameters, or a text somebody wrote. */
export type FactLine =
  | { key: string; params: Record<string, string | number>; text?: undefined; tone: Tone }
  | { text: string; key?: undefined; tone: Tone };
type Tone = 'plain' | 'soft' | 'said';

interface UnitFacts {
  name: string;
  notSubmitted: number;
  waiting: number;
  approved?: number;
  expected: number;
}

/** The figures and names of an item, as they were when it was put on the agenda: the same lines on the screen and in the minutes. */
export function factLines({ kind, facts }: Pick<ItemRow, 'kind' | 'facts'>, lang: Lang): FactLine[] {
  const of = (key: string) => facts[key];
  const number = (key: string) => formatNumber(of(key) as string | null, lang);
  const day = (key: string) => formatDate(of(key) as string | null, lang);
  const month = () => formatMonth(String(of('month')));
  switch (kind) {
    case 'late-units':
      return units(facts).map((unit) =>
        line('late', {
          unit: unit.name,
          notSubmitted: unit.notSubmitted,
          waiting: unit.waiting,
          expected: unit.expected,
        }),
      );
    case 'progress':
      return units(facts).map((unit) =>
        line('progress', {
          unit: unit.name,
          approved: unit.approved ?? 0,
          waiting: unit.waiting,
          expected: unit.expected,
        }),
      );
    case 'leaders-below':
      return [
        line('below', {
          name: String(of('leader')),
          leader: number('exemplarity'),
          people: number('people'),
          count: Number(of('count')),
          difference: number('difference'),
        }),
      ];
    case 'signal':
      return [
        { key: `signals:name.${String(of('code'))}`, params: {}, tone: 'plain' },
        line('signalMonth', { month: month() }, 'soft'),
        ...said(of('text')),
        ...signalAnswer(facts),
      ];
    case 'focus':
      return [
        line(of('late') ? 'focusLate' : 'focus', {
          owner: String(of('owner')),
          unit: String(of('unit')),
          due: day('dueOn'),
        }),
        line('steps', { done: Number(of('done')), steps: Number(of('steps')) }, 'soft'),
        line(of('reported') ? 'reported' : 'unreported', {}, 'soft'),
      ];
    case 'petition':
      return [line('petition', { month: month(), due: day('dueOn') })];
    case 'practice':
      return [line('practice', { unit: String(of('unit')) })];
    case 'sheet':
      return [line('sheet', { month: month(), score: number('score') })];
    case 'correction':
      return [
        line('former', { number: Number(of('sitting')), day: day('heldOn') }),
        ...said(of('text')),
        line(
          of('carried') ? 'formerCarried' : 'formerLost',
          {
            inFavour: Number(of('inFavour')),
            against: Number(of('against')),
            abstained: Number(of('abstained')),
            entitled: Number(of('entitled')),
          },
          'soft',
        ),
      ];
    case 'other':
      return [];
  }
}

function line(key: string, params: Record<string, string | number>, tone: Tone = 'plain'): FactLine {
  return { key: `sittings:facts.${key}`, params, tone };
}

function said(text: unknown): FactLine[] {
  return typeof text === 'string' && text !== '' ? [{ text, tone: 'said' }] : [];
}

function signalAnswer({ unasked, held, answer }: Record<string, unknown>): FactLine[] {
  if (unasked) return [line('held', { held: Number(held) }, 'soft')];
  return [
    typeof answer === 'string' && answer !== '' ? line('answer', { text: answer }) : line('noAnswer', {}, 'soft'),
  ];
}

function units({ units }: Record<string, unknown>): UnitFacts[] {
  return Array.isArray(units) ? (units as UnitFacts[]) : [];
}
