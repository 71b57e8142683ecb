import { startMonth, signedIn, type Month } from '../approvals/support.js';
import { giveWork, openLegalMonth, type LegalMonth } from '../support/legal.js';

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const TOLD = 'Cổng dịch vụ công ngừng từ 8 giờ, không trả được hồ sơ';

export interface Told extends Month {
  legal: LegalMonth;
  /** A line of mc1's work by the law. */
  line: number;
}

/** Both months of November open on the 24th; mc1 was given work by the law. */
export async function startTelling(): Promise<Told> {
  const month = await startMonth();
  const legal = await openLegalMonth(month.db, month.ward);
  const line = await giveWork(month.db, month.ward, legal.legalForms['mc1']!, 'DC.02', '5', '4', '2');
  return { ...month, legal, line };
}

/** Tells as the form does, with a photo where one is given; the number of the newest. */
export async function tell(
  month: Told,
  login: string,
  fields: Record<string, string> = {},
  photo: Uint8Array | null = null,
): Promise<number> {
  const client = await signedIn(month, login);
  const files = photo ? [{ field: 'file', name: 'vuong.png', bytes: photo }] : [];
  const answer = await client.upload('/obstacles', { text: TOLD, ...fields }, files);
  if (answer.status !== 200) throw new Error(`not told: ${answer.status}`);
  return (await month.db.one<{ id: number }>('select max(id) as id from obstacles'))!.id;
}

export async function say(month: Told, login: string, id: number, outcome: string, reason = '', more: object = {}) {
  return (await signedIn(month, login)).post(`/obstacles/${id}/answer`, { outcome, reason, ...more });
}
