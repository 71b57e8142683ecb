import type { Asking } from '../../acts/asking.js';
import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { Clock } from '../../clock.js';
import type { Rows } from '../../database/db.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { openLegalSheet, openLegalSheetToAct, type OpenedLegalSheet } from '../sheets/legal-sheet-access.js';
import { selfWritable, workWritable } from '../sheets/legal-sheet.policy.js';
import type { LegalSheet } from '../sheets/legal-sheet.queries.js';
import { lineById, sheetOfLine, type WorkLineRow } from './work.queries.js';

/** What a person may do to the work of a form now. */
export interface WorkRights {
  /** Gives work, records and waives marks: who scores the person, or stands above (Art 18.1a, 14.2). */
  gives: boolean;
  /** States what is done of their own work (Art 18.2), while the form is theirs. */
  states: boolean;
}

type Opened = Pick<OpenedLegalSheet, 'at' | 'sheet'>;

export function isGiver({ at }: Pick<Opened, 'at'>): boolean {
  return at.approver || at.above;
}

export function workRights({ at, sheet }: Opened): WorkRights {
  const open = workWritable(sheet);
  return { gives: open && isGiver({ at }), states: open && at.self && selfWritable(sheet) };
}

/** Opens the work of a form by the decree for reading; who may not read it gets 404. */
export async function openWork(asking: Asking, sheetId: number): Promise<OpenedLegalSheet> {
  return readable(await openLegalSheet(asking, asking.actor, sheetId, asking.today));
}

export async function openLine(
  asking: Asking,
  lineId: number,
): Promise<{ opened: OpenedLegalSheet; line: WorkLineRow }> {
  const [sheetId, line] = [await sheetOfLine(asking, lineId), await lineById(asking, lineId)];
  if (!sheetId || !line) throw new NotFound();
  return { opened: await openWork(asking, sheetId), line };
}

/** Locks a form's row, so that acts on its work come one after another; the form must still be open. */
export async function lockWork(act: Act, sheetId: number, clock: Clock): Promise<OpenedLegalSheet> {
  return readable(await openLegalSheetToAct(act, act.actor, sheetId, clock.today()));
}

/** A form for who gives its work. */
export async function lockToGive(act: Act, sheetId: number, clock: Clock): Promise<OpenedLegalSheet> {
  const opened = await lockWork(act, sheetId, clock);
  if (!isGiver(opened)) throw new Forbidden('work-giver');
  await mustBeOpen(act, opened.sheet, clock.zone);
  return opened;
}

/** A line behind its form's lock. */
export async function lockLine(
  act: Act,
  lineId: number,
  clock: Clock,
): Promise<{ opened: OpenedLegalSheet; line: WorkLineRow }> {
  const sheetId = await sheetOfLine(act, lineId);
  if (!sheetId) throw new NotFound();
  const opened = await lockWork(act, sheetId, clock);
  const line = await lineById(act, lineId);
  if (!line) throw new NotFound();
  return { opened, line };
}

export async function lockLineToGive(
  act: Act,
  lineId: number,
  clock: Clock,
): Promise<{ opened: OpenedLegalSheet; line: WorkLineRow }> {
  const locked = await lockLine(act, lineId, clock);
  if (!isGiver(locked.opened)) throw new Forbidden('work-giver');
  await mustBeOpen(act, locked.opened.sheet, clock.zone);
  return locked;
}

export interface Closing {
  code: 'work-confirmed' | 'work-closed' | 'work-absent';
  name: string | null;
  at: Date | null;
}

/** Why nothing of the work may change any more, with who and when; null while it may. */
export async function closingOf(on: Rows, sheet: LegalSheet): Promise<Closing | null> {
  if (workWritable(sheet)) return null;
  if (sheet.status === 'absent') return { code: 'work-absent', name: null, at: null };
  const confirmed = sheet.status === 'confirmed';
  const row = await on.one<{ name: string; at: Date }>(
    confirmed
      ? 'select a.display_name as name, r.at from legal_results r join accounts a on a.id = r.by_account where r.id = $1'
      : 'select a.display_name as name, p.closed_at as at from legal_periods p join accounts a on a.id = p.closed_by where p.id = $1',
    [confirmed ? sheet.resultId : sheet.periodId],
  );
  return {
    code: confirmed ? 'work-confirmed' : 'work-closed',
    name: row?.name ?? null,
    at: row?.at ?? sheet.confirmedAt ?? sheet.closedAt,
  };
}

export async function mustBeOpen(on: Rows, sheet: LegalSheet, zone: string): Promise<void> {
  const closing = await closingOf(on, sheet);
  if (closing) throw new Conflict(closing.code, { name: closing.name ?? '–', at: formatMoment(closing.at, zone) });
}

function readable(opened: OpenedLegalSheet): OpenedLegalSheet {
  if (!opened.sight.work || !isLaw(opened.sheet.edition)) throw new NotFound();
  return opened;
}
