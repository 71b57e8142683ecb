import type { FastifyRequest } from 'fastify';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Whose form it is, when it was made and on which page: signed, so that nobody can post a form in another's name. */
export interface FormMark {
  account: number;
  at: number;
  page: string;
  /** Of this one showing of the page. */
  once: string;
}

const MARK_FIELD = '_form';
/** In a form that is sent again: it stood on the page of a form that was kept. */
export const AGAIN_FIELD = '_again';
const LONGEST_PAGE = 600;

export function makeMark(secret: string, { account, at, page }: Omit<FormMark, 'once'>): string {
  const path = page.length > LONGEST_PAGE ? page.split('?')[0]!.slice(0, LONGEST_PAGE) : page;
  const text = Buffer.from(JSON.stringify([account, at, path, randomBytes(6).toString('base64url')])).toString(
    'base64url',
  );
  return `${text}.${sign(secret, text)}`;
}

function readMark(secret: string, given: string): FormMark | null {
  const [text = '', signature = ''] = given.split('.');
  const [ours, theirs] = [Buffer.from(sign(secret, text)), Buffer.from(signature)];
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return null;
  const [account, at, page, once = ''] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
    number,
    number,
    string,
    string?,
  ];
  return { account, at, page, once };
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(`form:${text}`).digest('base64url').slice(0, 24);
}

const TAKEN = Symbol('form-mark');
interface Taken {
  mark: FormMark | null;
  again: boolean;
}
type Carrier = FastifyRequest & { [TAKEN]?: Taken };

/** Takes the mark out of a body, so that no reader of fields meets it. */
export function takeMark(request: FastifyRequest, secret: string): void {
  const body = request.body as Record<string, unknown> | null | undefined;
  if (typeof body !== 'object' || body === null) return;
  const [mark, again] = [textOf(body[MARK_FIELD]), textOf(body[AGAIN_FIELD])];
  delete body[MARK_FIELD];
  delete body[AGAIN_FIELD];
  (request as Carrier)[TAKEN] = { mark: mark ? readMark(secret, mark) : null, again: again !== '' };
}

export function markOf(request: FastifyRequest): FormMark | null {
  return (request as Carrier)[TAKEN]?.mark ?? null;
}

export function isAgain(request: FastifyRequest): boolean {
  return (request as Carrier)[TAKEN]?.again ?? false;
}

/** The page that a form of this answer will stand on: an answer to a form has the address of the page before it. */
export function pageOf(request: FastifyRequest): string {
  return request.method === 'GET' ? request.url : (markOf(request)?.page ?? request.url);
}

/** A field's text in a plain body, or in one of parts. */
function textOf(field: unknown): string {
  const one = Array.isArray(field) ? (field[0] as unknown) : field;
  if (typeof one === 'string') return one;
  const { value } = (one ?? {}) as { value?: unknown };
  return typeof value === 'string' ? value : '';
}
