import { join } from 'node:path';
import { PROJECT_ROOT } from '../../config.js';
import type { PersonType } from '../../scoring/editions/edition.js';
import { Labels, type Translate } from '../../web/labels.js';
import type { PaperHeader } from '../../reports/paper/paper.js';
import type { FormSignature } from './form.js';
import type { Day, PaperAgency, PaperPeriod, PaperSigner } from './papers.js';

const DOTS = { place: '.....', day: '....', month: '.....', year: '.....' };
const QUARTERS = ['I', 'II', 'III', 'IV'];
let loaded: Translate | undefined;

/** The words of the forms. Vietnamese always: a form is the state's, not the reader's. */
export const say: Translate = (key, params) =>
  (loaded ??= Labels.load(join(PROJECT_ROOT, 'templates/labels')).in('vi'))(key, params);

/** "Phường Mẫu, ngày 05 tháng 12 năm 2026" (NĐ 30/2020: a zero before days under 10 and before months 1 and 2), dotted where unknown. */
export function dated(place: string, day: Day | undefined): string {
  if (!day) return say('forms:dotted', { ...DOTS, place: place || DOTS.place });
  return say('forms:dated', { place: place || DOTS.place, day: dayWords(day) });
}

export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return say('forms:day', { year, month: Number(month) < 3 ? month : String(Number(month)), day: date });
}

export function periodWords(period: PaperPeriod): string {
  const { span, number, year } = period;
  return span === 'month'
    ? say('forms:month', { month: number, year })
    : say('forms:quarter', { quarter: QUARTERS[number - 1] ?? number, year });
}

/** What the forms call a person: the decree's own word, or that of the kind for whom the agency chose it (Điều 28.2). */
export function kindWords(kind: PersonType = 'civil-servant'): { small: string; capital: string } {
  const small = say(`forms:kind.${kind}`);
  return { small, capital: small.toLocaleUpperCase('vi') };
}

/** "Số: ...../BB-UBND": the kind of paper and the agency's suffix stand only where it has one. */
export function numberOf(number: string, kind: 'BB' | 'TB', { suffix }: PaperAgency): string {
  const blank = number || '.....';
  return say('forms:number', {
    number: suffix ? say('paper-names:formNumber', { number: blank, kind, suffix }) : blank,
  });
}

export function headerOf(agency: PaperAgency, more: { number?: string; dated?: string } = {}): PaperHeader {
  return {
    above: agency.above && broken(agency.above.toLocaleUpperCase('vi')),
    agency: broken(agency.name.toLocaleUpperCase('vi')) || say('forms:agency'),
    country: say('reports:paper.country'),
    motto: say('reports:paper.motto'),
    ...more,
  };
}

/** The kind of agency on one line and the place it is of on the next, where the name was typed without a break. */
function broken(name: string): string {
  return name.includes('\n') ? name : name.replace(new RegExp(`^(${say('forms:agencyKinds')}) +(?=\\S)`), '$1\n');
}

export function signed(post: string, place: string, signer: PaperSigner): FormSignature {
  return {
    dated: dated(place, signer.date),
    post,
    note: say('forms:signHere'),
    title: signer.title,
    name: signer.name,
  };
}
