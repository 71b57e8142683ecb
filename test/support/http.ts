import { Agent, request, type IncomingMessage } from 'node:http';

/** The answer to one request, as it came. */
interface Received {
  status: number;
  cookies: string[];
  bytes: Buffer;
  text(): string;
  headers(): Headers;
}

interface Sent {
  bytes: Uint8Array;
  type?: string;
}

/** Tests ask some ten thousand times; what `fetch` makes of a request and its answer is a good part of the work of both. */
const agent = new Agent({ keepAlive: true });

/** One request, its redirects not followed. */
export function ask(
  address: string,
  method: string,
  body: Sent | undefined,
  headers: Record<string, string>,
): Promise<Received> {
  const { hostname, port, pathname, search } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({
      agent,
      hostname,
      port,
      method,
      path: pathname + search,
      headers: {
        ...(body?.type ? { 'content-type': body.type } : {}),
        ...(body || method !== 'GET' ? { 'content-length': body?.bytes.length ?? 0 } : {}),
        ...headers,
      },
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve(received(answer, parts.length === 1 ? parts[0]! : Buffer.concat(parts))));
    });
    asked.end(body?.bytes);
  });
}

function received(answer: IncomingMessage, bytes: Buffer): Received {
  return {
    status: answer.statusCode!,
    cookies: answer.headers['set-cookie'] ?? [],
    bytes,
    text: () => bytes.toString('utf8').replace(/^\ufeff/, ''),
    headers: () => {
      const headers = new Headers();
      for (let at = 0; at < answer.rawHeaders.length; at += 2)
        headers.append(answer.rawHeaders[at]!, answer.rawHeaders[at + 1]!);
      return headers;
    },
  };
}

/** A body as a browser sends it, and the type it gives it. */
export async function asSent(body: URLSearchParams | FormData | Uint8Array | undefined): Promise<Sent | undefined> {
  if (body === undefined) return undefined;
  if (body instanceof URLSearchParams)
    return { bytes: Buffer.from(body.toString()), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  if (body instanceof Uint8Array) return { bytes: body };
  const form = new Response(body);
  return { bytes: new Uint8Array(await form.arrayBuffer()), type: form.headers.get('content-type')! };
}
