import { ask, asSent } from './http.js';

/** A browser without JavaScript: cookies, forms with their hidden fields, redirects followed by hand or at once. */
export interface Answer {
  status: number;
  path: string;
  text: string;
  headers: Headers;
}

export class Client {
  private readonly cookies = new Map<string, string>();
  private csrf = '';
  /** Whose forms the last page held. */
  private mark = '';
  private page = '';

  /** `always` goes with every request, such as the address a person of their own comes from. */
  constructor(
    readonly base: string,
    private readonly always: Record<string, string> = {},
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  /** Posts a form with the token of the last page seen; follows the redirect unless told not to. */
  async post(
    path: string,
    fields: Record<string, string | string[]> = {},
    headers: Record<string, string> = {},
    follow = true,
  ): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return this.change(path, body, headers, follow);
  }

  async upload(
    path: string,
    fields: Record<string, string | string[]>,
    files: { field: string; name: string; bytes: Uint8Array | string }[],
    follow = true,
  ): Promise<Answer> {
    const body = new FormData();
    await this.token();
    body.append('_csrf', this.csrf);
    if (this.mark && !('_form' in fields)) body.append('_form', this.mark);
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    for (const file of files) body.append(file.field, new Blob([file.bytes as never]), file.name);
    const answer = await this.send('POST', path, body);
    return follow ? this.follow(answer) : answer;
  }

  /** Bytes as they stand, of any content type; the token goes in the head. */
  async postRaw(
    path: string,
    body: string | Uint8Array,
    contentType: string | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    await this.token();
    return this.send('POST', path, typeof body === 'string' ? Buffer.from(body) : body, {
      'x-csrf-token': this.csrf,
      ...(contentType ? { 'content-type': contentType } : {}),
      ...headers,
    });
  }

  async signIn(login: string, password = PASSWORD): Promise<Answer> {
    await this.get('/sign-in');
    const answer = await this.post('/sign-in', { login, password });
    if (answer.path === '/sign-in') throw new Error(`sign-in of ${login} failed: ${answer.status}`);
    return answer;
  }

  /** A file, byte for byte. */
  async download(path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> {
    const answer = await ask(this.base + path, 'GET', undefined, {
      accept: '*/*',
      cookie: this.cookie(),
      ...this.always,
    });
    return { status: answer.status, headers: answer.headers(), bytes: new Uint8Array(answer.bytes) };
  }

  /** JSON, as the page's own script asks for it. */
  async live(path: string, fields: Record<string, string>): Promise<{ status: number; json: Record<string, unknown> }> {
    const answer = await this.post(path, fields, { accept: 'application/json' }, false);
    return { status: answer.status, json: JSON.parse(answer.text || '{}') as Record<string, unknown> };
  }

  /** Closes the browser: what was to end with it is gone. The cookies with an age stay. */
  closeBrowser(): void {
    for (const name of this.ending) this.cookies.delete(name);
  }

  private readonly ending = new Set<string>();

  private take(lines: string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      if (pair.endsWith('=') || /; (Max-Age=0|Expires=Thu, 01 Jan 1970)/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, pair);
      if (attributes.some((attribute) => /^(max-age|expires)=/i.test(attribute))) this.ending.delete(name);
      else this.ending.add(name);
    }
  }

  /** What this browser carries, for a real one to go on with. */
  carried(): { name: string; value: string; url: string }[] {
    return [...this.cookies].map(([name, pair]) => ({ name, value: pair.slice(name.length + 1), url: this.base }));
  }

  private cookie(): string {
    return [...this.cookies.values()].join('; ');
  }

  /** The session is over for this browser, as when it ended or was lost; what else it carries stays. */
  dropSession(): string {
    const [name, pair] = [...this.cookies].find(([key]) => /^(__Host-)?thuoc-do$/.test(key)) ?? ['', ''];
    this.cookies.delete(name);
    return pair;
  }

  takeSession(session: string): void {
    this.cookies.set(session.slice(0, session.indexOf('=')), session);
  }

  private async change(
    path: string,
    body: URLSearchParams,
    headers: Record<string, string>,
    follow: boolean,
  ): Promise<Answer> {
    await this.token();
    if (!body.has('_csrf')) body.append('_csrf', this.csrf);
    if (this.mark && !body.has('_form')) body.append('_form', this.mark);
    const answer = await this.send('POST', path, body, headers);
    return follow ? this.follow(answer) : answer;
  }

  private async token(): Promise<void> {
    if (!this.csrf) await this.get('/sign-in');
  }

  private async follow(answer: Answer): Promise<Answer> {
    let now = answer;
    for (let hops = 0; now.status === 303 && hops < 5; hops++) now = await this.get(now.headers.get('location') ?? '/');
    return now;
  }

  private async send(
    method: string,
    path: string,
    body?: URLSearchParams | FormData | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await ask(this.base + path, method, await asSent(body), {
      accept: 'text/html',
      ...(this.page ? { referer: this.base + this.page } : {}),
      ...this.always,
      ...headers,
      ...(this.cookies.size ? { cookie: this.cookie() } : {}),
    });
    this.take(answer.cookies);
    const text = answer.text();
    const token = /name="_csrf" value="([^"]+)"/.exec(text);
    if (token) {
      this.csrf = token[1]!;
      this.mark = /name="_form" value="([^"]+)"/.exec(text)?.[1] ?? '';
      this.page = path;
    }
    return {
      status: answer.status,
      path,
      text,
      get headers() {
        return answer.headers();
      },
    };
  }
}

export const PASSWORD = 'mật khẩu thử nghiệm';
