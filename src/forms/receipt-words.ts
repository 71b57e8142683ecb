import { dayOf } from '../clock.js';
import type { ReceiptRow } from '../receipts/receipt.view.js';
import { formatDate } from '../web/format.js';
import { say } from './paper/words.js';

/** The person's word as it stands on a paper; nothing where none was said. */
export function receiptWords(receipt: ReceiptRow | undefined, zone: string): string {
  if (!receipt) return '';
  const { answer, reason, at, formers } = receipt;
  const day = (when: Date) => formatDate(dayOf(when, zone), 'vi');
  const said = say(`receipts:paper.${answer}`, { reason, day: day(at) });
  const [former] = formers;
  return former ? `${said} ${say('receipts:paper.changed', { day: day(former.at) })}` : said;
}
