import { createHash } from 'node:crypto';
import { hashList, zipOf } from '../../src/forms/zip.js';
import { readZip } from './read-docx.js';

const FILES = [
  { name: '2026-11/phiếu theo dõi.pdf', bytes: Buffer.from('%PDF một'.repeat(500)) },
  { name: 'biên bản, "12".docx', bytes: Buffer.from([0, 1, 2, 255]) },
  { name: 'trống.txt', bytes: Buffer.alloc(0) },
];

it('opens in another reader, with Vietnamese names and the same bytes', () => {
  const read = readZip(zipOf(FILES));
  expect([...read.keys()]).toEqual(FILES.map(({ name }) => name));
  for (const { name, bytes } of FILES) expect(read.get(name)!.equals(bytes)).toBe(true);
});

it('says in each entry that its name is UTF-8', () => {
  const zip = zipOf(FILES);
  expect(zip.readUInt16LE(6) & 0x800).toBe(0x800);
});

it('is the same for the same files', () => {
  expect(zipOf(FILES).equals(zipOf(FILES))).toBe(true);
});

it('lists the hashes that its files have', () => {
  const read = readZip(zipOf(FILES));
  const lines = hashList(FILES).replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toBe('tên tệp,SHA-256,số byte');
  expect(lines.slice(1)).toEqual(
    [...read].map(([name, bytes]) => {
      const written = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
      return `${written},${createHash('sha256').update(bytes).digest('hex')},${bytes.length}`;
    }),
  );
});

it.each(['../x', '/x', 'a//b', 'a\\b', 'a/./b', ''])('takes no name that leaves its folder: %s', (name) => {
  expect(() => zipOf([{ name, bytes: Buffer.alloc(1) }])).toThrow(RangeError);
});

it('takes no name twice', () => {
  expect(() => zipOf([FILES[0]!, FILES[0]!])).toThrow(RangeError);
});
