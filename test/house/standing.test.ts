import { filesBelow } from './source.js';

const outside = filesBelow('src', '.ts').filter(
  (file) => !file.path.startsWith('src/standing/') && !file.path.includes('/migrations/'),
);

/** A row's validity said by hand: SQL's `from_date <=` and `coalesce(to_date, …)`, a row's `toDate` against a day. */
const BY_HAND = /\bfrom_date\s*<=|\bcoalesce\([^,]*\bto_date,|\btoDate\s*[<>](?!=? form\.fromDate)/;

it('says when a dated row is valid in one place', () => {
  expect(outside.filter((file) => BY_HAND.test(file.text)).map((file) => file.path)).toEqual([]);
});
