import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { hostCookie } from '../web/host-cookie.js';

/**
 * A browser in which somebody has signed in before: its own number and, for each account that did, a signature over
 * both. It opens nothing; it only keeps the wrong passwords of others from counting against the people of this browser.
 */
export interface Device {
  id: string;
  signatures: string[];
}

const ACCOUNTS = 8;
const YEAR_SECONDS = 365 * 86_400;
const FORM = /^[\w-]{22}(\.[\w-]{43}){0,8}$/;

function deviceCookie(secure: boolean): string {
  return hostCookie('thuoc-do-device', secure);
}

export function deviceOf(request: FastifyRequest, secure: boolean): Device | null {
  const text = request.cookies[deviceCookie(secure)] ?? '';
  if (!FORM.test(text)) return null;
  const [id = '', ...signatures] = text.split('.');
  return { id, signatures };
}

export function knows(device: Device | null, accountId: number, secret: string): boolean {
  if (!device) return false;
  const expected = Buffer.from(signature(device.id, accountId, secret));
  return device.signatures.some(
    (given) => given.length === expected.length && timingSafeEqual(Buffer.from(given), expected),
  );
}

/** Lets the browser remember that this account signed in here. */
export function rememberDevice(
  reply: FastifyReply,
  device: Device | null,
  accountId: number,
  secret: string,
  secure: boolean,
): void {
  const id = device?.id ?? randomBytes(16).toString('base64url');
  const own = signature(id, accountId, secret);
  const signatures = [own, ...(device?.signatures ?? []).filter((other) => other !== own)].slice(0, ACCOUNTS);
  void reply.setCookie(deviceCookie(secure), [id, ...signatures].join('.'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: YEAR_SECONDS,
  });
}

function signature(id: string, accountId: number, secret: string): string {
  return createHmac('sha256', secret).update(`device:${id}:${accountId}`).digest('base64url');
}
