import { filesBelow } from './source.js';

const outside = filesBelow('src', '.ts').filter(
  (file) => !file.path.startsWith('src/standing/') && !file.path.includes('/migrations/'),
);
const saying = (pattern: RegExp) => outside.filter((file) => pattern.test(file.text)).map((file) => file.path);

/** A row's validity said by hand: SQL's `from_date <=` and `coalesce(to_date, …)`, a row's `toDate` against a day. */
const BY_HAND = /\bfrom_date\s*<=|\bcoalesce\([^,]*\bto_date,|\btoDate\s*[<>](?!=? form\.fromDate)/;

it('says when a dated row is valid in one place', () => {
  expect(saying(BY_HAND)).toEqual([]);
});

it('asks in one place whether the actor decides past the root', () => {
  expect(saying(/hasRoleAt\([^()]*'outside-approver'/)).toEqual([]);
});

/** Who stands at the head of a unit, read from the rows for another reason than a right. */
const OTHER_REASONS: Record<string, string> = {
  'src/units/acting-appointment.entity.ts': 'the row',
  'src/units/acting.service.ts': 'the act that writes it',
  'src/units/corrected/acting.correction.ts': 'the act that puts it right',
  'src/units/held-by.ts': 'the issue that names who holds it',
  'src/units/overseen.ts': 'a head is not overseen from within the unit',
  'src/units/unit-page.queries.ts': 'the page of the unit',
  'src/units/units.queries.ts': 'the page of the tree',
  'src/units/history/moved-posts.ts': 'the act that ends it and begins it anew',
  'src/units/history/corrections.service.ts': 'the act that moves its day',
  'src/units/history/touched.queries.ts': 'the page of what an act touches',
  'src/committee/desk.queries.ts': 'the list of leaders',
  'src/commitments/said.ts': 'the list of leaders',
  'src/reports/places.queries.ts': 'the list of leaders',
  'src/units/delegations.service.ts': 'the act that writes who stands in',
  'src/units/delegations-end.ts': 'the act that ends it',
  'src/units/paper-names.queries.ts': 'the title on a paper',
  'src/units/imports/officials-asked.ts': 'the list of who would lead what',
  'src/committee/sittings/agenda.ts': 'whom an item concerns',
  'src/practices/uses.service.ts': 'who is told',
  'src/units/imports/import-officials.ts': 'what a file is compared with',
  'src/legal/periods/legal-forms.ts': 'whose form is a leader’s',
  'src/years/opening/open-year.ts': 'whose year is a leader’s',
  'src/years/opening/years.queries.ts': 'the position in a year’s own record',
  'src/years/meetings/meetings.queries.ts': 'the position in a year’s own record',
  'src/years/ratings/replacements.queries.ts': 'the position in a year’s own record',
  'src/forms/years/signers.queries.ts': 'the title under a signature',
  'src/legal/forms/legal-results.queries.ts': 'the title under a signature',
  'src/party/members-list.queries.ts': 'whose draft is a leader’s',
  'src/people/merge-moves.ts': 'the act that moves it to the other record of a person',
  'src/people/ties.ts': 'what hangs on a person',
  'src/units/history/carried-rows.ts': 'the act that ends it with its unit',
  'src/units/history/carried.queries.ts': 'the page of what an act took along',
  'src/units/history/put-back.ts': 'the act that takes that back',
  'src/units/history/shifted-rows.ts': 'the act that moves its day',
};

it('reads who heads a unit in one place, where a right hangs on it', () => {
  const reading = saying(/\bacting_appointments\b|\bposition = 'head'/);
  expect(reading.filter((path) => !(path in OTHER_REASONS))).toEqual([]);
});
