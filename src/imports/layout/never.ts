import { headerWords } from './field.js';

/** Columns of which nothing is read: who a person is to the police, the bank, the telephone and the church is no business of a scorecard. */
const NEVER = [
  /mat khau|password|passwd|passcode|\b(pass|pin|otp|pwd|pw|p\/w|mk)\b|mat ma\b|ma bi mat|dang nhap/,
  /\b(cmnd|cccd|cmtnd|cmt|cmndd|cc?cd)\b|can cuoc|chung minh|dinh danh(?! (dien tu|(cua )?(don vi|co quan|to chuc)))|\bddcn\b|giay to|\bgttt\b|ho chieu|passport|identity|\b(national id|id card|id no|id number|so id)\b/,
  /dien thoai|\bd ?[./] ?thoai|di dong|lien (he|lac)\b|so may\b|\bcontact\b|\b(sdt|dtdd|so dt|dt|tel|phone|mobile|zalo)\b|hotline/,
  /dia chi(?! (e-?mail|thu dien tu))|thuong tru|tam tru|noi o|cho o|nha rieng|que quan|nguyen quan|noi sinh|noi cap|ngay cap|so nha|\baddress\b|(tinh|huyen|xa|phuong) (noi sinh|que)/,
  /tai khoan|ngan hang|\bstk\b|\batm\b/,
  /\bbhxh\b|\bbhyt\b|bao hiem|ma so thue|\bmst\b/,
  /dan toc|ton giao|suc khoe|benh|tinh trang hon nhan|nhom mau/,
];

/** Whether nothing of a column with this header may be read. */
export function isNever(header: string): boolean {
  const words = headerWords(header);
  return NEVER.some((pattern) => pattern.test(words));
}
