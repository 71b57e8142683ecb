import { remembering } from '../../../imports/understanding/remembering.js';
import { fold } from '../../../web/fold.js';
import { wordsOf } from '../../../imports/understanding/words.js';

export const PERSON_TYPES = ['cadre', 'civil-servant', 'public-employee', 'contract'] as const;
export type PersonType = (typeof PERSON_TYPES)[number];

/** Who works without being of the other three, by whatever name the contract goes. */
const CONTRACT =
  /\bhop dong\b|\bhd ?(ld|68|111|161|tv)?\b|\bhdld\b|\bldhd\b|\bnguoi ld\b|\bnguoi lao dong\b|\bnld\b|^lao dong\b|khong chuyen trach|\bkct\b|\bnd ?(68|111|161)\b|thoi vu|cong tac vien|tap su hop dong/;
/** A working contract is what makes a public employee; the word alone does not say which is meant. */
const WORKING_CONTRACT = /hop dong lam viec|\bhdlv\b/;

/** "II. Công chức", "Hợp đồng lao động": a section that is of one kind of person and names no unit. */
const OF_A_KIND =
  /^(khoi |danh sach |doi tuong |nhom )?(can bo|cong chuc|vien chuc|hop dong|hop dong lao dong|lao dong hop dong|nguoi lao dong)( (chuyen trach|lanh dao|xa|phuong|hop dong|theo nd ?(68|111)|nd ?(68|111)|68|111))*$/;

/** Which of the four a section is of, in which no kind is said of each; undefined where it is anything else. Pure. */
export function typeOfSection(section: string): PersonType | undefined {
  return OF_A_KIND.test(fold(wordsOf(section))) ? readPersonType(section) : undefined;
}

/** Which of the four a word of a list stands for; undefined where it stands for none, or for more than one. Pure. */
export function readPersonType(cell: string | number | undefined): PersonType | undefined {
  return typeOf(wordsOf(cell));
}

const typeOf = remembering((typed): PersonType | undefined => {
  const text = fold(typed)
    .replace(/[-–_]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[.;:]+$/, '');
  const stored = PERSON_TYPES.find((type) => type.replace('-', ' ') === text);
  if (stored) return stored;
  if (WORKING_CONTRACT.test(text)) return undefined;
  if (CONTRACT.test(text)) return /\b(cong chuc|vien chuc)\b/.test(text) ? undefined : 'contract';
  const [servant, employee] = [/\bcong chuc\b/.test(text), /\bvien chuc\b/.test(text)];
  const cadre = /\bcan bo\b/.test(text);
  if ([servant, employee, cadre].filter(Boolean).length !== 1) return undefined;
  return servant ? 'civil-servant' : employee ? 'public-employee' : 'cadre';
});
