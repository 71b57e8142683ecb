import { seatsWith } from '../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';
import type { CorrectionRequestRow } from './requests.queries.js';

type Asked = Pick<CorrectionRequestRow, 'officialId' | 'after' | 'askedBy' | 'paths'>;

type RequestDenial = 'own-request' | 'own-record' | 'not-yours';

/** Why this person may not confirm it, or null: another of personnel, a head at or above each of its places, a secretary over them; never who asked, nor whom it is about. */
export function confirmDenial(actor: Actor, { officialId, after, askedBy, paths }: Asked): RequestDenial | null {
  if (actor.accountId === askedBy) return 'own-request';
  const people = [officialId, Number(after?.['officialId'] ?? 0)];
  if (actor.officialId !== null && people.includes(actor.officialId)) return 'own-record';
  return answersFor(actor, paths) ? null : 'not-yours';
}

/** Who asked, who may confirm or could but for themself, and who inspects. */
export function maySeeRequest(actor: Actor, asked: Asked): boolean {
  return (
    actor.accountId === asked.askedBy ||
    answersFor(actor, asked.paths) ||
    asked.paths.some((path) => hasRoleAt(actor, 'personnel', path) || hasRoleAt(actor, 'inspector', path))
  );
}

function answersFor(actor: Actor, paths: readonly string[]): boolean {
  const secretary = seatsWith(actor, 'secretary');
  return paths.every(
    (path) => hasRoleAt(actor, 'personnel', path) || within(path, actor.heads) || within(path, secretary),
  );
}
