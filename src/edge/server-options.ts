import type { Socket } from 'node:net';

const HEAD_WITHIN = 15_000;
const LOOKED_AFTER_EVERY = 1000;
/** Of one part of a path, as it is sent: a letter may take nine characters. */
export const LONGEST_PART = 500;
const NOWHERE = '/-';

/** What the server does before there is a route: heads that come too slowly, addresses that are none, requests that are not HTTP. */
export const SERVER_OPTIONS = {
  http: { headersTimeout: HEAD_WITHIN, connectionsCheckingInterval: LOOKED_AFTER_EVERY },
  // While it stops, who is still connected gets pages, not a line of JSON.
  return503OnClosing: false,
  clientErrorHandler: refuse,
  // The router would answer by itself, in JSON and without our headers: so it is asked for an address that is not there.
  rewriteUrl: ({ url = '/' }: { url?: string }) => (isAddress(url) ? url : NOWHERE),
};

function isAddress(url: string): boolean {
  try {
    const path = url.split('?')[0] ?? '';
    return !decodeURIComponent(path).includes('\0') && path.split('/').every((part) => part.length <= LONGEST_PART);
  } catch {
    return false;
  }
}

function refuse(error: Error & { code?: string }, socket: Socket): void {
  if (socket.writable)
    socket.write(`HTTP/1.1 ${statusOf(error.code)}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  socket.destroySoon();
}

function statusOf(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
}
