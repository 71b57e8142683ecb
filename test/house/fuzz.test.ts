import { getMetadataStorage, type MetadataStorage } from 'class-validator';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { formsOf, type HtmlForm } from '../support/forms.js';
import { MATRIX, type Row } from './authorization.matrix.js';
import { makeRecords } from './authorization.records.js';
import { addressOf, filled, undoEveryAct } from './authorization.doors.js';
import { clientOf, rowsOf } from './matrix-walk.js';
import { routesOf } from './routes.js';
import { filesBelow } from './source.js';

const FORM = 'application/x-www-form-urlencoded';
/** Percent-coded, as a browser or an attacker would send them. */
const TEXTS: Record<string, string> = {
  NUL: 'a%00b',
  'a lone surrogate': 'a%ED%A0%80b',
  'control characters': '%01%0B%1B%7F%C2%85%EF%BF%BE',
  'a broken escape': '%zz%',
  'a word': 'abc',
  'past int4': '2147483648',
  'past int8': '9223372036854775808',
  'a huge number': '9'.repeat(60),
  'a negative number': '-2147483649',
  'a fraction': '1.5',
  'a long fraction': '0%2C12345678901',
  'an exponent': '1e400',
  'a day past the calendar': '31%2F02%2F9999',
  'a year of six digits': '123456-01-01',
  'a long text': 'x'.repeat(5000),
  nothing: '',
  prototypes: '__proto__',
};
/** As a script asks: the answer says what is wrong without the page around it, which is most of the work. */
const SCRIPT = { accept: 'application/json' };
const AS_PAGES = new Set(['unclean', 'a word']);
const headersFor = (name: string) => (AS_PAGES.has(name) ? {} : SCRIPT);
/** Taken out of every text before any reader sees it. */
const UNCLEAN = ['NUL', 'a lone surrogate', 'control characters'];
const SINGLY = ['past int4', 'a huge number', 'a fraction', 'a negative number'] as const;
/** A hidden field holds a number of a record or a revision, which one reader reads: too large, or no whole one. */
const IN_HIDDEN: ReadonlySet<string> = new Set(['past int4', 'a fraction']);
const IN_ADDRESSES = [
  'NUL',
  'a lone surrogate',
  'a broken escape',
  'past int4',
  'a huge number',
  'a negative number',
  'a fraction',
  'a day past the calendar',
] as const;

const TAILS = [...IN_ADDRESSES.map((name) => `=${TEXTS[name]}`), '=1&%s=2', '[]=1', '[a][b]=1', '=%25'];

let app: TestApp;
let records: Record<string, number>;
const names = new Set<string>(['constructor', 'toString', '_csrf[]']);
/** What a reader of forms asks for by its name, and what the forms of a room ask for: `names` is all of it. */
const stated = new Set<string>(names);
/** The fields that the form classes state whose readers an address reached. */
const statedAt = new Map<string, Set<string>>();
const inRooms = new Map<string, Set<string>>();
const queries = new Set<string>();
const forms = new Map<string, HtmlForm>();

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  records = await makeRecords(app.db);
  undoEveryAct(app);
  for (const metadata of (
    getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, { propertyName: string }[]> }
  ).validationMetadatas.values())
    for (const { propertyName } of metadata) names.add(propertyName);
  for (const { text } of filesBelow('src', '.ts')) {
    for (const [, name] of text.matchAll(/(?:query|asked)\??\.?\['(\w+)'\]|@Query\('(\w+)'/g))
      if (name) queries.add(name);
    for (const [, name] of text.matchAll(/(?:body|form|texts|typed)\??\.?\['(\w+)'\]|(?:body|form), '(\w+)'/g))
      if (name) stated.add(name);
  }
  for (const row of MATRIX.filter(
    ([route, , letIn]) => route.startsWith('GET ') && letIn !== '' && !/\.(pdf|docx|xlsx)$/.test(route),
  ))
    await lookAt(row);
  // A token that is wrong is refused before anybody reads the rest; the right one goes in the head.
  for (const name of stated) names.add(name);
  for (const room of [names, ...inRooms.values()]) room.delete('_csrf');
  await seeWhatIsRead();
});
afterAll(() => app.close());

describe('no form, address or content type ends in an error of the server', () => {
  it.each([...Object.keys(TEXTS).filter((name) => !UNCLEAN.includes(name)), 'unclean'])(
    'every field of every form: %s',
    async (name) => {
      const values = (name === 'unclean' ? UNCLEAN : [name]).map((one) => TEXTS[one]!);
      let judged = 0;
      const post = async (client: Client, path: string) => {
        const body = bodyOf(path, (field, at) => `${field}=${values[at % values.length]}`);
        const answer = await client.postRaw(path, body.slice(0, 900_000), FORM, headersFor(name));
        if ([200, 303, 409, 422].includes(answer.status)) judged++;
        return answer;
      };
      expect(await failures(post)).toEqual([]);
      // A body that is refused as a whole would say nothing of its readers.
      expect(judged).toBeGreaterThan(0.8 * rowsOf('POST').length);
    },
  );

  it('a name that no object may have: refused before anybody reads it', async () => {
    const refused = (status: number) => status === 400;
    expect(await failures((client, path) => client.postRaw(path, '__proto__=a', FORM, SCRIPT), refused)).toEqual([]);
  });

  it('every field twice, and nested names', async () => {
    for (const each of [
      (field: string) => `${field}=a&${field}=2`,
      (field: string) => `${field}[x]=1&${field}[]=2&${field}.toString=3`,
    ])
      expect(await failures((client, path) => client.postRaw(path, bodyOf(path, each), FORM, SCRIPT))).toEqual([]);
  });

  it('a body of a megabyte, below and above the bound', async () => {
    const each = 'x'.repeat(Math.floor(900_000 / names.size));
    const below = [...names]
      .map((field) => `${encodeURIComponent(field)}=${each}`)
      .join('&')
      .slice(0, 1_000_000);
    const above = `reason=${'x'.repeat(1_100_000)}`;
    const rooms = oneOfEach();
    expect(await failures((client, path) => client.postRaw(path, below, FORM, SCRIPT), undefined, rooms)).toEqual([]);
    expect(
      await failures(
        (client, path) => client.postRaw(path, above, FORM),
        (status) => [303, 404, 413, 415].includes(status),
        rooms,
      ),
    ).toEqual([]);
  });

  it('a content type that is no form: refused as such', async () => {
    const json = JSON.stringify(Object.fromEntries([...names].map((field) => [field, { a: [1, '\u0000', '\ud800'] }])));
    const bodies = [
      [json, 'application/json'],
      ['{"a":', 'application/json'],
      ['a=1', 'text/plain'],
      ['a=1', undefined],
      ['<a/>', 'application/xml; charset=x'],
    ] as const;
    const posts = bodies.map(
      ([body, type]) =>
        (client: Client, path: string) =>
          client.postRaw(path, body, type),
    );
    expect(await failuresInTurn(posts, (status) => status === 415)).toEqual([]);
  });

  it('multipart: refused where no file is taken, read where one is', async () => {
    const part = (field: string, value: string, file = '') =>
      `--B\r\ncontent-disposition: form-data; name="${field.replaceAll('"', '')}"${file}\r\n\r\n${value}\r\n`;
    const fields = [...names].map((field) => part(field, 'a\u0000b\u0001\ufffe'));
    const files = ['file', 'files', 'attachments', 'proof']
      .map((field) => part(field, '%PDF-1.4\u0000', '; filename="a\u0000\u0001.pdf"'))
      .join('');
    const bodies = [
      ...Array.from(
        { length: Math.ceil(fields.length / 50) },
        (_, at) => `${fields.slice(at * 50, at * 50 + 50).join('')}--B--\r\n`,
      ),
      `${files}--B--\r\n`,
      fields.join(''),
      '--B',
      `${part('__proto__', 'x')}${part('constructor', 'x')}--B--\r\n`,
    ];
    const posts = [
      ...bodies.map((body) => [body, 'multipart/form-data; boundary=B']),
      ['x', 'multipart/form-data'],
    ].map(
      ([body, type]) =>
        (client: Client, path: string) =>
          client.postRaw(path, body!, type),
    );
    expect(await failuresInTurn(posts, (status) => status < 500)).toEqual([]);
  });

  it('cleans the fields of a multipart form like those of any other', async () => {
    const client = await app.as('mc1');
    const answer = await client.upload(
      `/evaluations/${records['draft']}/draft`,
      { 'note.chao-dan': '\uf0b7 một\u0000\u200b' + 'x'.repeat(4000) },
      [],
      false,
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('• mộtxxx');
  });

  it('every single field of a form that is right otherwise', async () => {
    const wrong: string[] = [];
    for (const row of rowsOf('POST')) {
      const [client, path] = [await clientOf(app, row), addressOf(row, records)[1]];
      const form = forms.get(path);
      const fields = fieldsOf(row, form);
      for (const name of SINGLY) {
        const send = (fuzzed: ReadonlySet<string>, headers = {}) =>
          client.postRaw(
            path,
            [...fields]
              .map(
                ([field, value]) =>
                  `${encodeURIComponent(field)}=${fuzzed.has(field) ? TEXTS[name] : encodeURIComponent(value)}`,
              )
              .join('&'),
            FORM,
            headers,
          );
        const unjudged = await unjudgedOf(
          [...fields.keys()].filter((field) => form?.editable.has(field)),
          send,
        );
        for (const field of fields.keys()) {
          if (form?.editable.has(field) ? !unjudged.includes(field) : !IN_HIDDEN.has(name)) continue;
          const { status } = await send(new Set([field]), SCRIPT);
          if (status >= 500) wrong.push(`${row[0]} ${field}=${name}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every part of every address', async () => {
    const wrong: string[] = [];
    for (const row of [...rowsOf('GET'), ...rowsOf('POST')]) {
      const client = await clientOf(app, row);
      for (const param of row[0].match(/:\w+/g) ?? []) {
        for (const name of IN_ADDRESSES) {
          const path = addressOf(
            [row[0].replace(new RegExp(`${param}(?![A-Za-z])`), TEXTS[name]!), ...row.slice(1)] as unknown as Row,
            records,
          )[1];
          const { status } = row[0].startsWith('GET')
            ? await client.get(path, SCRIPT)
            : await client.postRaw(path, '', FORM, SCRIPT);
          if (status >= 500) wrong.push(`${row[0]} ${param} ${name}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every question of every address: pages, ids and words', async () => {
    const wrong: string[] = [];
    const asking = new Set(
      routesOf(app)
        .filter(({ asks }) => asks)
        .map(({ name }) => name),
    );
    expect(asking.size).toBeGreaterThan(50);
    for (const [at, row] of rowsOf('GET').entries()) {
      const [client, path] = [await clientOf(app, row), addressOf(row, records)[1].split('?')];
      // What asks for no question meets each of them in the hooks before every route only: there one of them does for each.
      for (const tail of asking.has(row[0]) ? TAILS : [TAILS[at % TAILS.length]!]) {
        const query = [...queries]
          .map((query) => query + tail.replace('%s', query))
          .join('&')
          .slice(0, 12_000);
        const { status } = await client.get(`${path[0]}?${query}`);
        if (status >= 500) wrong.push(`${row[0]} ${tail}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('an address that cannot be read is answered with a page', async () => {
    const client = await app.client('mc1');
    for (const path of [
      '/%',
      '/%zz',
      '/evaluations/%E0%A4%A',
      '/%00',
      '/%ED%A0%80',
      '/units/1?q=%E0%A4%A',
      '//',
      '/..%2f..%2fetc',
      '/assets/%00.css',
      '/assets/%E0%A4%A',
    ]) {
      const answer = await client.get(path);
      expect([path, (answer.status >= 400 && answer.status < 500) || answer.status === 200]).toEqual([path, true]);
    }
  });
});

/** What a form would send, its empty fields included, with the fields of its row in the matrix. */
function fieldsOf(row: Row, form: HtmlForm | undefined): Map<string, string> {
  const given = Object.entries(row[3] ?? {}).map(([name, value]): [string, string] => [name, filled(value, records)]);
  const left = [...(form?.editable ?? [])].filter((name) => !form?.fields.some(([known]) => known === name));
  const fields = new Map([...(form?.fields ?? []), ...left.map((name): [string, string] => [name, '']), ...given]);
  fields.delete('_csrf');
  return fields;
}

/** Every field that a form of this room has, or that a reader there states or asks for; all there are where no page shows a form of the room. */
function bodyOf(path: string, each: (field: string, at: number) => string): string {
  const room = inRooms.get(roomOf(path));
  return [...(room ? new Set([...stated, ...(statedAt.get(path) ?? []), ...room]) : names)]
    .map((field, at) => each(encodeURIComponent(field), at))
    .join('&');
}

/** Every door once with every name there is: which form classes judge what comes in there. */
async function seeWhatIsRead(): Promise<void> {
  const storage = getMetadataStorage();
  const asked = storage.getTargetValidationMetadatas;
  let reached = new Set<string>();
  storage.getTargetValidationMetadatas = function (this: MetadataStorage, ...about) {
    const metadata = asked.apply(this, about);
    for (const { propertyName } of metadata) reached.add(propertyName);
    return metadata;
  };
  const all = [...names].map((name) => `${encodeURIComponent(name)}=${TEXTS['a word']}`).join('&');
  const wrong = await failures(async (client, path) => {
    reached = new Set();
    const answer = await client.postRaw(path, all, FORM, SCRIPT);
    statedAt.set(path, reached);
    return answer;
  });
  storage.getTargetValidationMetadatas = asked;
  expect(wrong).toEqual([]);
  expect([...statedAt.values()].filter(({ size }) => size > 0).length).toBeGreaterThan(30);
}

const roomOf = (path: string) => path.split('/')[1]!;

/**
 * Of fields that are all wrong at once, those that have to be tried alone. One that the answer blames was judged by its
 * reader; those it does not blame go together once more; where all of them are taken, each was.
 */
async function unjudgedOf(fields: string[], send: (fuzzed: ReadonlySet<string>) => Promise<Answer>): Promise<string[]> {
  let open = fields;
  while (open.length > 1) {
    const { status, text, headers } = await send(new Set(open));
    if (status === 303 && !/^\/(kept|sign-in|unlock)/.test(headers.get('location') ?? '')) return [];
    const blamed = new Set([...text.matchAll(/<a href="#([^"]+)">/g)].map(([, field]) => field));
    const left = open.filter((field) => !blamed.has(field));
    if (status !== 422 || left.length === open.length) break;
    open = left;
  }
  return open;
}

async function failures(
  post: (client: Client, path: string) => Promise<{ status: number }>,
  right = (status: number) => status < 500,
  rows: readonly Row[] = rowsOf('POST'),
): Promise<string[]> {
  const wrong: string[] = [];
  for (const row of rows) {
    const path = addressOf(row, records)[1];
    const { status } = await post(await clientOf(app, row), path);
    if (!right(status)) wrong.push(`${row[0]} (${row[1]}): ${status}`);
  }
  return wrong;
}

/** A door of each room, and all that take files: the bounds of a body stand before every reader, and differ by whether files are taken. */
function oneOfEach(): Row[] {
  const takingFiles = new Set([...forms.values()].filter(({ multipart }) => multipart).map(({ action }) => action));
  const rooms = new Set<string>();
  return rowsOf('POST').filter((row) => {
    const path = addressOf(row, records)[1];
    const isFirst = !rooms.has(roomOf(path));
    rooms.add(roomOf(path));
    return isFirst || takingFiles.has(path);
  });
}

/** What a route that takes no file refuses, it refuses before anybody reads it: there each of these bodies is met by some of the routes. A route that takes files meets all. */
async function failuresInTurn(
  posts: readonly ((client: Client, path: string) => Promise<{ status: number }>)[],
  right: (status: number) => boolean,
): Promise<string[]> {
  const takingFiles = new Set([...forms.values()].filter(({ multipart }) => multipart).map(({ action }) => action));
  const wrong: string[] = [];
  for (const [at, row] of rowsOf('POST').entries()) {
    const path = addressOf(row, records)[1];
    for (const post of takingFiles.has(path) ? posts : [posts[at % posts.length]!]) {
      const { status } = await post(await clientOf(app, row), path);
      if (!right(status)) wrong.push(`${row[0]} (${row[1]}): ${status}`);
    }
  }
  return wrong;
}

async function lookAt(row: Row): Promise<void> {
  const path = addressOf(row, records)[1];
  const { text } = await (await clientOf(app, row)).get(path);
  for (const form of formsOf(text, path)) {
    if (form.method === 'POST' && !forms.has(form.action)) forms.set(form.action, form);
    const room = inRooms.get(roomOf(form.action)) ?? new Set();
    const asked = [...form.fields.map(([name]) => name), ...form.submits.map(([name]) => name), ...form.editable];
    if (form.method === 'POST') inRooms.set(roomOf(form.action), room);
    for (const name of asked) for (const known of form.method === 'POST' ? [names, room] : [queries]) known.add(name);
  }
  for (const [, query = ''] of text.matchAll(/href="[^"?]*\?([^"]*)"/g))
    for (const name of new URLSearchParams(query.replaceAll('&amp;', '&')).keys()) queries.add(name);
}
