import { createHash } from 'node:crypto';
import { hashList, zipMarks, zipStream, type KeptFile, type NamedFile } from '../../src/forms/zip.js';
import { readZip } from './read-docx.js';

const FILES = [
  { name: '2026-11/phiếu theo dõi.pdf', bytes: Buffer.from('%PDF một'.repeat(500)) },
  { name: 'biên bản, "12".docx', bytes: Buffer.from([0, 1, 2, 255]) },
  { name: 'trống.txt', bytes: Buffer.alloc(0) },
];

async function zipOf(files: readonly (NamedFile | KeptFile)[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(files)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('opens in another reader, with Vietnamese names and the same bytes', async () => {
  const read = readZip(await zipOf(FILES));
  expect([...read.keys()]).toEqual(FILES.map(({ name }) => name));
  for (const { name, bytes } of FILES) expect(read.get(name)!.equals(bytes)).toBe(true);
});

it('says in each entry that its name is UTF-8', async () => {
  const zip = await zipOf(FILES);
  expect(zip.readUInt16LE(6) & 0x800).toBe(0x800);
});

it('is the same for the same files, and what was reckoned of it beforehand', async () => {
  const zip = await zipOf(FILES);
  expect(zip.equals(await zipOf(FILES))).toBe(true);
  expect(await zipMarks(FILES)).toEqual({ sha256: sha256(zip), size: zip.length });
});

it('reads a kept file when its turn comes, one at a time', async () => {
  const read: string[] = [];
  const kept = (name: string): KeptFile => {
    const bytes = Buffer.from(name.repeat(1000));
    const load = async () => (read.push(name), bytes);
    return { name, sha256: sha256(bytes), size: bytes.length, load };
  };
  const files = [kept('một.pdf'), kept('hai.pdf'), kept('ba.pdf')];
  const zip = zipStream(files);
  await zip.next();
  expect(read).toEqual(['một.pdf']);
  const whole = readZip(await zipOf(files));
  expect([...whole].map(([name, bytes]) => [name, sha256(bytes)])).toEqual(
    files.map(({ name, ...of }) => [name, of.sha256]),
  );
  expect(hashList(files)).toContain(`ba.pdf,${files[2]!.sha256},${files[2]!.size}`);
});

it('lists the hashes that its files have', async () => {
  const read = readZip(await zipOf(FILES));
  const lines = hashList(FILES).replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toBe('tên tệp,SHA-256,số byte');
  expect(lines.slice(1)).toEqual(
    [...read].map(([name, bytes]) => {
      const written = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
      return `${written},${createHash('sha256').update(bytes).digest('hex')},${bytes.length}`;
    }),
  );
});

it.each(['../x', '/x', 'a//b', 'a\\b', 'a/./b', ''])('takes no name that leaves its folder: %s', async (name) => {
  await expect(zipOf([{ name, bytes: Buffer.alloc(1) }])).rejects.toThrow(RangeError);
});

it('takes no name twice', async () => {
  await expect(zipOf([FILES[0]!, FILES[0]!])).rejects.toThrow(RangeError);
});
