import type { Asking } from '../../acts/asking.js';
import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { Clock } from '../../clock.js';
import type { Rows } from '../../database/db.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { openLegalForm, openLegalFormToAct, type OpenedLegalForm } from '../forms/legal-form-access.js';
import { selfWritable, workWritable } from '../forms/legal-form.policy.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { lineById, legalFormOfLine, type WorkLineRow } from './work.queries.js';

/** What a person may do to the work of a form now. */
export interface WorkRights {
  /** Gives work, records and waives marks: who scores the person, or stands above (Art 18.1a, 14.2). */
  gives: boolean;
  /** States what is done of their own work (Art 18.2), while the form is theirs. */
  states: boolean;
}

type Opened = Pick<OpenedLegalForm, 'at' | 'legalForm'>;

export function isGiver({ at }: Pick<Opened, 'at'>): boolean {
  return at.approver || at.above;
}

export function workRights({ at, legalForm }: Opened): WorkRights {
  const open = workWritable(legalForm);
  return { gives: open && isGiver({ at }), states: open && at.self && selfWritable(legalForm) };
}

/** Opens the work of a form by the decree for reading; who may not read it gets 404. */
export async function openWork(asking: Asking, legalFormId: number): Promise<OpenedLegalForm> {
  return readable(await openLegalForm(asking, asking.actor, legalFormId, asking.today));
}

export async function openLine(
  asking: Asking,
  lineId: number,
): Promise<{ opened: OpenedLegalForm; line: WorkLineRow }> {
  const [legalFormId, line] = [await legalFormOfLine(asking, lineId), await lineById(asking, lineId)];
  if (!legalFormId || !line) throw new NotFound();
  return { opened: await openWork(asking, legalFormId), line };
}

/** Locks a form's row, so that acts on its work come one after another; the form must still be open. */
export async function lockWork(act: Act, legalFormId: number, clock: Clock): Promise<OpenedLegalForm> {
  return readable(await openLegalFormToAct(act, act.actor, legalFormId, clock.today()));
}

/** A form for who gives its work. */
export async function lockToGive(act: Act, legalFormId: number, clock: Clock): Promise<OpenedLegalForm> {
  const opened = await lockWork(act, legalFormId, clock);
  if (!isGiver(opened)) throw new Forbidden('work-giver');
  await mustBeOpen(act, opened.legalForm, clock.zone);
  return opened;
}

/** A line behind its form's lock. */
export async function lockLine(
  act: Act,
  lineId: number,
  clock: Clock,
): Promise<{ opened: OpenedLegalForm; line: WorkLineRow }> {
  const legalFormId = await legalFormOfLine(act, lineId);
  if (!legalFormId) throw new NotFound();
  const opened = await lockWork(act, legalFormId, clock);
  const line = await lineById(act, lineId);
  if (!line) throw new NotFound();
  return { opened, line };
}

export async function lockLineToGive(
  act: Act,
  lineId: number,
  clock: Clock,
): Promise<{ opened: OpenedLegalForm; line: WorkLineRow }> {
  const locked = await lockLine(act, lineId, clock);
  if (!isGiver(locked.opened)) throw new Forbidden('work-giver');
  await mustBeOpen(act, locked.opened.legalForm, clock.zone);
  return locked;
}

export interface Closing {
  code: 'work-confirmed' | 'work-closed' | 'work-absent';
  name: string | null;
  at: Date | null;
}

/** Why nothing of the work may change any more, with who and when; null while it may. */
export async function closingOf(on: Rows, legalForm: LegalForm): Promise<Closing | null> {
  if (workWritable(legalForm)) return null;
  if (legalForm.status === 'absent') return { code: 'work-absent', name: null, at: null };
  const confirmed = legalForm.status === 'confirmed';
  const row = await on.one<{ name: string; at: Date }>(
    confirmed
      ? 'select a.display_name as name, r.at from legal_results r join accounts a on a.id = r.by_account where r.id = $1'
      : 'select a.display_name as name, p.closed_at as at from legal_periods p join accounts a on a.id = p.closed_by where p.id = $1',
    [confirmed ? legalForm.resultId : legalForm.periodId],
  );
  return {
    code: confirmed ? 'work-confirmed' : 'work-closed',
    name: row?.name ?? null,
    at: row?.at ?? legalForm.confirmedAt ?? legalForm.closedAt,
  };
}

export async function mustBeOpen(on: Rows, legalForm: LegalForm, zone: string): Promise<void> {
  const closing = await closingOf(on, legalForm);
  if (closing) throw new Conflict(closing.code, { name: closing.name ?? '–', at: formatMoment(closing.at, zone) });
}

function readable(opened: OpenedLegalForm): OpenedLegalForm {
  if (!opened.sight.work || !isLaw(opened.legalForm.edition)) throw new NotFound();
  return opened;
}
