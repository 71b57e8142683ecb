import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import type { CorrectionKind, Stated, TouchedPaper, Touches, Words } from '../corrections/correction-kind.js';
import { versionsOf } from '../corrections/corrections.queries.js';
import type { Rows } from '../database/db.js';
import { violated } from '../database/db.js';
import { whileOpen } from '../standing/closings.js';
import { Account } from '../accounts/account.entity.js';
import { Forbidden, Stale } from '../web/errors.js';
import { fold } from '../web/fold.js';
import type { Issue } from '../web/issues.js';
import { readForm } from '../web/read-form.js';
import { touchedPapers } from './corrected/touched-papers.js';
import { Official } from './official.entity.js';
import { OfficialForm, PERSON_TYPES } from './official.form.js';
import { mayManageOfficial, maySeeOfficial } from './official.policy.js';
import { loadOfficial } from './officials.queries.js';

const KIND = 'official';

/** What personnel stated of a person. Papers copy what they were made for, so a closed month keeps its own kind of person. */
export const OFFICIAL_CORRECTION: CorrectionKind = {
  code: KIND,
  path: 'officials',
  allow: ['personnel'],
  acts: { corrected: 'official.corrected' },
  fields: [
    { name: 'name', least: 2, most: 120 },
    { name: 'code', least: 1, most: 40 },
    { name: 'personType', least: 1, most: 40, oneOf: { codes: PERSON_TYPES, words: 'officials:personType.' } },
    { name: 'email', least: 0, most: 200 },
  ],
  async find(on, id) {
    const official = await loadOfficial(on, id, on.today);
    if (!official || !maySeeOfficial(on.actor, official)) return undefined;
    if (!mayManageOfficial(on.actor, official) || official.unitId === null) throw new Forbidden();
    return stands(on, id);
  },
  check: rightWords,
  async lock(act, id) {
    await whileOpen(act);
    await act.rows('select id from officials where id = $1 for update', [id]);
  },
  async write(act, { id }, words) {
    const { name, code, personType, email } = words!;
    const fullName = name!;
    try {
      await act.update(
        Official,
        { id },
        { code: code!, fullName, searchName: fold(fullName), personType: personType!, email: email || null },
      );
    } catch (error) {
      // Another took the code between the question and the writing.
      if (violated(error) === 'officials_code_key') throw new Stale();
      throw error;
    }
    await act.update(Account, { officialId: id }, { displayName: fullName });
  },
  twoHands: {
    hidden: [],
    stands,
    resolve: (_, __, words) => Promise.resolve(words),
    strikes: () => Promise.resolve([]),
    stillRight: rightWords,
    touches: touchesOfKind,
    refused: () => Promise.resolve(null),
  },
};

async function stands(on: Asking, id: number): Promise<Stated | undefined> {
  const official = await loadOfficial(on, id, on.today);
  if (!official || official.unitId === null) return undefined;
  const { name, code, personType, email, unitId } = official;
  return {
    id,
    words: { name, code, personType, email: email ?? '' },
    chain: `official:${id}`,
    unitId,
    about: { name },
    href: `/officials/${id}`,
    told: [id],
    toldAt: '/notices',
  };
}

async function rightWords(on: Asking, { id }: Stated, words: Words): Promise<Issue[]> {
  const { issues } = readForm(OfficialForm, words);
  if (issues) return issues;
  const held = await on.one<{ name: string }>('select full_name as name from officials where code = $1 and id <> $2', [
    words['code'],
    id,
  ]);
  return held
    ? [{ field: 'code', code: 'officials:codeTaken', params: { code: words['code']!, name: held.name } }]
    : [];
}

/** The kind says for whom the decree holds: papers by it, of the month that runs and of the year, are touched by another one. Other words touch none. */
async function touchesOfKind(
  act: Act,
  { id, unitId, words: was }: Stated,
  words: Words | null,
  change: () => Promise<unknown>,
): Promise<Touches> {
  const here = { notes: [], unitIds: [unitId], officialIds: [id] };
  if (words!['personType'] === was['personType']) {
    await change();
    return { ...here, second: false, atOnce: true, papers: [], more: false, rounds: [] };
  }
  const days = [{ from: act.today, to: `${act.today.slice(0, 4)}-12-31` }];
  const touched = await touchedPapers(act, { officialIds: [id], paths: [], days, weighs: true }, [unitId], change);
  const kinds = await yearsAfter(act, id);
  const papers = touched.papers
    .filter(({ paper }) => paper !== 'evaluation')
    .map((paper) =>
      paper.paper === 'year' && !paper.decided
        ? { ...paper, fate: fateOfYear(paper, kinds, words!['personType']!) }
        : paper,
    );
  const rounds = touched.rounds.filter(({ kind }) => kind !== 'evaluations');
  const second = rounds.length > 0 || papers.some(({ decided }) => decided);
  const none: Pick<Touches, 'atOnce'> = papers.length + rounds.length === 0 ? { atOnce: true } : {};
  return { ...touched, ...here, papers, rounds, second, ...none };
}

/** What became of the person's year records: of which kind they are now, null where they were set aside. */
async function yearsAfter(act: Act, officialId: number): Promise<ReadonlyMap<number, string | null>> {
  const rows = await act.rows<{ id: number; kind: string | null }>(
    `select y.id, y.person_type as kind from year_records y where y.official_id = $1
     union all select (w.record ->> 'id')::int, null from year_words_set_aside w where w.official_id = $1`,
    [officialId],
    'year-records-after-kind',
  );
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

/** An undecided record follows the new kind, is set aside with its words, goes blank, or is held by what others stated of it. */
function fateOfYear(
  { id, fate }: TouchedPaper,
  after: ReadonlyMap<number, string | null>,
  kind: string,
): TouchedPaper['fate'] {
  const now = after.get(id);
  if (now === undefined) return fate;
  if (now === null) return 'set-aside';
  return now === kind ? 'follows' : 'held';
}

/** What personnel stated of a person before it was put right, the first one first. */
export async function formerWords(on: Rows, id: number) {
  const versions = (await versionsOf(on, KIND, [id])).get(id) ?? [];
  return versions.map(({ before, reason, by, at }) => ({
    name: before['name'] ?? '',
    code: before['code'] ?? '',
    personType: before['personType'] ?? '',
    email: before['email'] ?? '',
    reason,
    by,
    at,
  }));
}
