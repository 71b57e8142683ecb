import fc from 'fast-check';
import { isJsonArray, isJsonObject, JsonNumber, type JsonValue } from '../../src/scoring/json/json-value.js';
import { parseJson } from '../../src/scoring/json/parse-json.js';

function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (isJsonArray(value)) return value.map(plain);
  return isJsonObject(value) ? Object.fromEntries([...value].map(([key, item]) => [key, plain(item)])) : value;
}

describe('JSON that loses nothing', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const parsed = parseJson(text);
        expect(parsed.faults).toEqual([]);
        expect(plain(parsed.value)).toEqual(JSON.parse(text));
      }),
      { numRuns: 10_000 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const scrap = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\-+.0123eEtrufalsn u\n\t\u0001'), maxLength: 12 });
    fc.assert(
      fc.property(scrap, (text) => {
        let readable = true;
        try {
          JSON.parse(text);
        } catch {
          readable = false;
        }
        expect(parseJson(text).faults.every(({ code }) => code === 'key-twice')).toBe(readable);
      }),
      { numRuns: 10_000 },
    );
  });

  it('keeps the text of a number', () => {
    expect(parseJson('[0.1234567890123456789, 1e400]').value).toEqual([
      new JsonNumber('0.1234567890123456789'),
      new JsonNumber('1e400'),
    ]);
  });

  it('names a key that stands twice', () => {
    const text = '[{"a": {"b": 1, "b": 1}}, {"x y": 1, "x\\u0020y": 2}]';
    expect(parseJson(text).faults).toEqual([
      { path: '[0].a.b', code: 'key-twice' },
      { path: '[1]["x y"]', code: 'key-twice' },
    ]);
  });

  it('says where the text stops being JSON', () => {
    expect(parseJson('{\n  "a": 1,\n}').faults).toEqual([{ path: '$', code: 'not-json', bound: 'line 3, column 1' }]);
  });

  it.each<[string, string]>([
    ['20 MB of open brackets', '['.repeat(20_000_000)],
    ['objects in objects', '{"a":'.repeat(100_000)],
  ])('does not fall over %s', (_name, text) => {
    expect(parseJson(text).faults).toEqual([{ path: '$', code: 'too-deep', bound: '32' }]);
  });
});
