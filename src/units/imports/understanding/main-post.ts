import { fold } from '../../../web/fold.js';
import type { RowFault } from '../../../imports/plan.js';

const MARK = /^(x|v|1|co|true|[✓✔√☑●+*])$/;
const MAIN = /^(chinh|chinh thuc|main|x|co|true|1|vi tri chinh|don vi chinh)$/;
const SECOND = /^(kiem|kiem nhiem|phu|vi tri kiem nhiem|concurrent)$/;
const NO = /^(khong|false|0|khong chinh)$/;

/** Whether a cell is ticked, in the ways in which lists tick. */
export function isMark(typed: string): boolean {
  return MARK.test(fold(typed));
}

/** Whether a post is the main one, by a column that says which; null: it says nothing, or what nobody knows, which is a fault. */
export function readMain(typed: string, faults: RowFault[]): boolean | null {
  const words = fold(typed);
  if (words === '') return null;
  if (MAIN.test(words)) return true;
  if (SECOND.test(words) || NO.test(words) || /kiem nhiem/.test(words)) return false;
  faults.push({ column: 'main', code: 'bad-main', typed });
  return null;
}

/** Under "Kiêm nhiệm" a mark says that the post is not the main one; the word "chính" says that it is. */
export function readConcurrent(typed: string): boolean | null {
  const words = fold(typed);
  if (MARK.test(words) || SECOND.test(words)) return false;
  return words === 'chinh' ? true : null;
}
