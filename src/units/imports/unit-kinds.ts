import { fold } from '../../web/fold.js';

export const UNIT_KINDS = [
  'city',
  'province',
  'ward',
  'commune',
  'agency',
  'office',
  'party',
  'school',
  'health',
  'cell',
  'other',
];

/** How a file says a kind. */
const WORDS: [RegExp, string][] = [
  [/^thanh pho/, 'city'],
  [/^tinh\b/, 'province'],
  [/^phuong\b/, 'ward'],
  [/^(xa|dac khu|thi tran)\b/, 'commune'],
  [/^(co quan|so|don vi truc thuoc)\b/, 'agency'],
  [/^(phong|van phong|trung tam|bo phan|to|ban)\b/, 'office'],
  [/^(to chuc )?(dang|dang uy|dang bo)\b/, 'party'],
  [/^truong\b/, 'school'],
  [/^(y te|tram y te|co so y te)\b/, 'health'],
  [/^(chi bo|to dan pho|thon|khu pho|ap)\b/, 'cell'],
  [/^khac\b/, 'other'],
];

/** The kind that a name tells, where the file has no column for it. */
const NAMES: [RegExp, string][] = [
  [/^thành phố /i, 'city'],
  [/^tỉnh /i, 'province'],
  [/^phường /i, 'ward'],
  [/^(xã|đặc khu|thị trấn) /i, 'commune'],
  [/^(đảng ủy|ban .*đảng|văn phòng đảng ủy)/i, 'party'],
  [/^trường /i, 'school'],
  [/^trạm y tế/i, 'health'],
  [/^(chi bộ|tổ dân phố|thôn) /i, 'cell'],
];

/** The stored kind of a word, or the word itself where it is none; of nothing, the one that the name tells. */
export function unitKind(typed: string, name: string): string {
  if (typed === '') return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'office';
  if (UNIT_KINDS.includes(typed)) return typed;
  return WORDS.find(([pattern]) => pattern.test(fold(typed)))?.[1] ?? typed;
}
