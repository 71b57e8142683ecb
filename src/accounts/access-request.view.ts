import type { Actor } from '../web/actor.js';
import type { AccessRequestRow } from './access-requests.queries.js';
import { REQUEST_DAYS } from './access-requests.service.js';

type RequestState = 'waiting' | 'lapsed' | 'refused' | 'agreed' | 'done';

/** One request as a page shows it: in words, and with what the reader may do about it. */
export function requestView(actor: Actor, request: AccessRequestRow, now: Date) {
  const state = stateOf(request, now);
  const mine = request.askedBy === actor.accountId;
  return {
    ...request,
    state,
    mayTakeBack: state === 'waiting' && mine,
    mayObject: state === 'waiting' && request.accountId === actor.accountId,
    mayPrint: state === 'agreed' && mine,
  };
}

function stateOf(request: AccessRequestRow, now: Date): RequestState {
  const past = (at: Date) => at.getTime() <= now.getTime() - REQUEST_DAYS * 86_400_000;
  if (request.granted === false) return 'refused';
  if (request.granted === null) return past(request.askedAt) ? 'lapsed' : 'waiting';
  if (request.kind !== 'password' || request.usedAt) return 'done';
  return past(request.answeredAt!) ? 'lapsed' : 'agreed';
}
