import { withoutPlace } from '../../src/files/without-place.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth } from '../support/ward.js';
import { browser, evaluationOf } from './evaluation-steps.js';

const GPS = '16N-108E';
const two = (n: number) => [n >> 8, n & 255];
const latin = (text: string) => Buffer.from(text, 'latin1');

function segment(kind: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, kind, ...two(data.length + 2)]), data]);
}

/** TIFF in either order of bytes, with an orientation (0: none) and a place. */
function tiff(turned: number, small: boolean): Buffer {
  const short = (n: number) => (small ? two(n).reverse() : two(n));
  const long = (n: number) => (small ? [...short(n), 0, 0] : [0, 0, ...short(n)]);
  const entries = [
    [0x010f, 2, 4, [65, 66, 67, 0]],
    ...(turned ? [[0x0112, 3, 1, [...short(turned), 0, 0]]] : []),
    [0x8825, 4, 1, long(60)],
  ] as [number, number, number, number[]][];
  const rows = entries.flatMap(([tag, type, count, value]) => [
    ...short(tag),
    ...short(type),
    ...long(count),
    ...value,
  ]);
  const head = [...(small ? [0x49, 0x49] : [0x4d, 0x4d]), ...short(42), ...long(8), ...short(entries.length)];
  return Buffer.concat([Buffer.from([...head, ...rows, ...long(0)]), latin(GPS)]);
}

const exif = (turned: number, small = false) => segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff(turned, small)]));
const SOI = Buffer.from([0xff, 0xd8]);
const JFIF = segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
const ICC = segment(0xe2, latin('ICC_PROFILE\0abc'));
const SCANS = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56]),
  segment(0xc4, Buffer.from([0, 1])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x78, 0xff, 0, 0xff, 0xd9]),
]);
const PLAIN = Buffer.concat([SOI, JFIF, ICC, SCANS]);
const XMP = segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${GPS}`));
const IPTC = segment(0xed, latin(`Photoshop 3.0\0${GPS}`));
const SECOND = Buffer.concat([SOI, exif(1), SCANS]);
const photo = (turned: number, small = false) =>
  Buffer.concat([SOI, exif(turned, small), JFIF, XMP, IPTC, ICC, segment(0xe2, latin('MPF\0abc')), SCANS, SECOND]);
const TURN_ONLY = (turned: number) =>
  segment(
    0xe1,
    Buffer.from([
      ...latin('Exif\0\0MM\0*'),
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      turned,
      ...Array<number>(6).fill(0),
    ]),
  );

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const chunk = (kind: string, data: Buffer) =>
  Buffer.concat([Buffer.from([0, 0, ...two(data.length)]), latin(kind), data, latin('sum.')]);
const pngWith = (...chunks: Buffer[]) => Buffer.concat([PNG.subarray(0, 33), ...chunks, PNG.subarray(33)]);

describe('where a photo was taken', () => {
  it('goes out of a JPEG; every other byte of the picture stays', () => {
    expect(withoutPlace(photo(0), 'image/jpeg').equals(PLAIN)).toBe(true);
    expect(withoutPlace(photo(1, true), 'image/jpeg').equals(PLAIN)).toBe(true);
    expect(withoutPlace(PLAIN, 'image/jpeg').equals(PLAIN)).toBe(true);
  });

  it.each([
    [6, false],
    [8, true],
  ])('and a picture that lies on its side (%i) is still turned', (turned, small) => {
    const upright = Buffer.concat([SOI, TURN_ONLY(turned), PLAIN.subarray(2)]);
    const stripped = withoutPlace(photo(turned, small), 'image/jpeg');
    expect(stripped.equals(upright)).toBe(true);
    expect(withoutPlace(stripped, 'image/jpeg').equals(upright)).toBe(true);
  });

  it('goes out of a PNG, its Exif and the texts that stand for one', () => {
    const texts = [
      chunk('iTXt', latin(`XML:com.adobe.xmp\0${GPS}`)),
      chunk('zTXt', latin(`Raw profile type exif\0${GPS}`)),
    ];
    const title = chunk('tEXt', latin('Title\0Biên bản'));
    expect(
      withoutPlace(pngWith(chunk('eXIf', tiff(0, true)), ...texts, title), 'image/png').equals(pngWith(title)),
    ).toBe(true);
    const turned = withoutPlace(pngWith(chunk('eXIf', tiff(3, true))), 'image/png');
    expect(turned.includes(GPS)).toBe(false);
    expect(turned.subarray(41, 67).equals(TURN_ONLY(3).subarray(10))).toBe(true);
    expect(withoutPlace(turned, 'image/png').equals(turned)).toBe(true);
  });

  it('and a file that is cut off, empty or no picture comes back without a fault', () => {
    const whole = photo(6);
    for (let length = 0; length < whole.length; length++) withoutPlace(whole.subarray(0, length), 'image/jpeg');
    const png = pngWith(chunk('eXIf', tiff(6, false)));
    for (let length = 0; length < png.length; length++) withoutPlace(png.subarray(0, length), 'image/png');
    expect(withoutPlace(whole, 'application/pdf')).toBe(whole);
  });
});

describe('evidence with a photo from a telephone', () => {
  let on: TestApp;
  afterEach(() => on.close());

  it('is kept and given back without the place, under the hash of what is kept', async () => {
    on = await startTestApp();
    const ward = await makeWard(on.db);
    await openMonth(on.db, ward);
    const id = await evaluationOf(on, ward, 'vp1');
    const vp1 = await browser(on, 'vp1');
    await vp1.upload(`/evaluations/${id}/draft`, { fileFor: 'dan' }, [
      { field: 'files', name: 'a.jpg', bytes: photo(1) },
    ]);
    const file = await on.db.one<{ id: number; size: number; same: boolean }>(
      `select id, size, sha256 = encode(sha256(content), 'hex') and size = length(content) as same from files`,
    );
    expect(file).toMatchObject({ size: PLAIN.length, same: true });
    const got = await vp1.download(`/evaluations/${id}/files/${file!.id}`);
    expect(Buffer.from(got.bytes).equals(PLAIN)).toBe(true);
  });
});
