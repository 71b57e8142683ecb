import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Conflict, Forbidden, wasBeaten } from '../../src/web/errors.js';

const sources = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? sources(join(dir, each.name)) : each.name.endsWith('.ts') ? [join(dir, each.name)] : [],
  );
const THROWN = sources('src').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/new Conflict\(([^;]*?)\)(?:;| :|\n)/g)].map(([, args]) => ({
    file,
    args: args!,
    codes: [...args!.matchAll(/'([a-z0-9-]+)'/g)].map(([, code]) => code!),
    name: /\bname: ([^,}]+)/.exec(args!)?.[1]?.trim(),
  })),
);
const labels = (lang: string) =>
  JSON.parse(readFileSync(`templates/labels/errors.${lang}.json`, 'utf8')) as Record<string, string>;

describe('who is said to have been faster', () => {
  it('is somebody who did something, never whom the record is about', () => {
    // An expression that ends in who acted: closedBy, decidedBy, byName, createdByName, who.name, done.by …
    const acted = /(\bby\b|By\b|ByName\b|\bwho\??\.name|\.answerer\b|\bopen\.name|^name( \?\? .*)?$|closing\.name)/;
    expect(
      THROWN.filter(({ name }) => name !== undefined && name !== "''" && !acted.test(name)).map(
        ({ file, name }) => `${file}: ${name}`,
      ),
    ).toEqual([]);
    expect(THROWN.length).toBeGreaterThan(120);
  });

  it.each(['vi', 'en'])('is not said where nobody is named (%s)', (lang) => {
    const words = labels(lang);
    const unnamed = new Set(THROWN.filter(({ name }) => name === undefined).flatMap(({ codes }) => codes));
    for (const named of THROWN.filter(({ name }) => name !== undefined))
      for (const code of named.codes) unnamed.delete(code);
    const blaming = /người khác (vừa|đã)|có người (vừa|đã)|somebody (else )?(was|has)|another person has/i;
    expect(
      [...unnamed].filter((code) => blaming.test(words[code] ?? '') && !/thẻ khác|another tab/.test(words[code]!)),
    ).toEqual([]);
  });

  it.each([
    ['somebody else, by name', new Conflict('set-signed', { name: 'Trần Quốc Mẫu' }), true],
    ['the reader themself, twice', new Conflict('set-signed', { name: 'Lê Thị Phó' }), false],
    ['nobody', new Conflict('sitting-no-quorum', { counted: 2, needed: 3 }), false],
    ['a name that is not known', new Conflict('draft-exists', { name: '' }), false],
    ['a dash for it', new Conflict('figure-stated', { name: '–', at: '10:00' }), false],
    ['whom a record is about', new Conflict('petition-open', { official: 'Bùi Thị Ba' }), false],
    ['another refusal', new Forbidden('forbidden', { name: 'Trần Quốc Mẫu' }), false],
  ])('%s: %s', (_, error, beaten) => expect(wasBeaten(error, 'Lê Thị Phó')).toBe(beaten));
});
