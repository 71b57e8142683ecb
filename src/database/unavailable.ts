import { Unavailable } from '../web/errors.js';

/** SQLSTATE: no connection, shutting down or starting up, too many connections, a transaction left idle. */
const AWAY = /^(08...|57P0.|53300|25P03)$/;
/** A statement or a lock took longer than it may. */
const BUSY = /^(57014|55P03)$/;
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** The driver's own errors have no code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Cannot use a pool after)|not queryable|^QueryRunnerAlreadyReleased/;

/** The error that people see instead when the database did not answer; undefined for every other error. */
export function unavailable(error: unknown): Unavailable | undefined {
  const {
    code = '',
    message = '',
    name = '',
    driverError,
  } = (error ?? {}) as { code?: string; message?: string; name?: string; driverError?: unknown };
  if (error instanceof Unavailable) return error;
  if (BUSY.test(code)) return new Unavailable('busy', error);
  if (AWAY.test(code) || SYSTEM.has(code) || DRIVER.test(message) || DRIVER.test(name))
    return new Unavailable('503', error);
  return driverError ? unavailable(driverError) : undefined;
}
