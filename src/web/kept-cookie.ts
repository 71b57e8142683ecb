import type { FastifyRequest } from 'fastify';

/** Set while this browser has a form that was typed and did not arrive: whose it is, and the key of what was kept. */
export const KEPT_COOKIE = 'thuoc-do-kept';

/** Whether something may wait here for this account; for nobody in particular (before the sign-in) whether anything does. */
export function mayWait(request: FastifyRequest, account: number | undefined): boolean {
  const cookie = request.cookies?.[KEPT_COOKIE];
  return cookie !== undefined && (account === undefined || cookie.startsWith(`${account}.`));
}
