import type { Act } from '../../acts/act.js';
import type { Asking } from '../../acts/asking.js';
import type { CorrectedField, CorrectionKind, Stated, Words } from '../../corrections/correction-kind.js';
import type { Rows } from '../../database/db.js';
import { whileOpen } from '../../standing/closings.js';
import { Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { daysInOrder } from '../official.form.js';
import { loadPost, namedOfficial, type HeldPost } from '../officials.queries.js';
import { notOverHead, overseenTyped } from '../overseen.js';
import { Oversight } from '../oversight.entity.js';
import { mayManageUnit, sightOf } from '../unit.policy.js';
import { loadUnit, unitChoices } from '../units.queries.js';
import { changedDays, spanOf, spanTyped } from './spans.js';
import { touchedPapers } from './touched-papers.js';

const UNIT: CorrectedField = { name: 'unit', least: 1, most: 40 };
const PERSON: CorrectedField = { name: 'person', least: 1, most: 120 };
const DAYS: readonly CorrectedField[] = [
  { name: 'fromDate', least: 1, most: 20, day: true },
  { name: 'toDate', least: 0, most: 20, day: true },
];

type Deputy = HeldPost & { officialId: number; official: string };

/** What a deputy oversees, entered wrongly: put right, or struck where it never was. Their own result hangs on whom they lead. */
export const OVERSIGHT_CORRECTION: CorrectionKind = {
  code: 'oversight',
  path: 'oversights',
  allow: ['personnel'],
  acts: { corrected: 'oversight.corrected', withdrawn: 'oversight.struck' },
  fields: [UNIT, PERSON, ...DAYS],
  async find(on, id) {
    const stated = await stands(on, id);
    if (!stated) return undefined;
    const { unitPath } = await deputyOf(on, stated.words);
    if (!sightOf(on.actor, unitPath)) return undefined;
    if (!mayManageUnit(on.actor, unitPath)) throw new Forbidden();
    if (stated.words['person']) return { ...stated, fields: [PERSON, ...DAYS] };
    return { ...stated, fields: [await unitField(on, unitPath, stated.words), ...DAYS] };
  },
  async lock(act, id) {
    await whileOpen(act);
    await act.rows('select 1 from oversights where id = $1 for update', [id]);
  },
  async write(act, { id }, words) {
    if (!words) {
      await act.remove(Oversight, { id });
      return;
    }
    const { unitId, overseenId, fromDate, toDate } = words as Record<string, string>;
    const of = { unitId: unitId ? Number(unitId) : null, officialId: overseenId ? Number(overseenId) : null };
    await act.update(Oversight, { id }, { ...of, fromDate: fromDate!, toDate: toDate || null });
  },
  twoHands: {
    hidden: ['unit', 'person', 'postId', 'unitId', 'overseenId'],
    stands,
    resolve,
    strikes,
    stillRight,
    async touches(act, stated, words, change) {
      const { words: was, unitId } = stated;
      const { officialId } = await deputyOf(act, was);
      const otherwise = !words || was['unitId'] !== words['unitId'] || was['overseenId'] !== words['overseenId'];
      const days = changedDays(spanOf(was), words && spanOf(words), otherwise);
      const reach = { officialIds: [officialId], paths: [], days, weighs: true };
      const touched = await touchedPapers(act, reach, [unitId], change);
      const overseen = [was, words].flatMap((each) => (each?.['overseenId'] ? [Number(each['overseenId'])] : []));
      return { ...touched, notes: [], unitIds: [unitId], officialIds: [...new Set([officialId, ...overseen])] };
    },
    refused: () => Promise.resolve(null),
  },
};

/** The units below the deputy's; more than a list holds: the code is typed. The one that stands is among them though it was closed. */
async function unitField(on: Rows, below: string, words: Words): Promise<CorrectedField> {
  const choices = (await unitChoices(on, [below])).slice(1);
  if (choices.length === 0) return UNIT;
  const stands = { code: words['unit']!, name: words['unitName']! };
  const names = Object.fromEntries([stands, ...choices].map(({ code, name }) => [code, `${name} (${code})`]));
  return { ...UNIT, oneOf: { codes: Object.keys(names), words: 'corrections:post.units.', names } };
}

async function deputyOf(on: Rows, words: Words): Promise<Deputy> {
  return (await loadPost(on, Number(words['postId'])))!;
}

async function resolve(act: Act, { words: was }: Stated, words: Words): Promise<Words | Issue[]> {
  const days = spanTyped(words);
  const wrong = daysInOrder(days);
  if (wrong.length > 0) return wrong;
  const post = await deputyOf(act, was);
  const kept = ['unit', 'person'].every((name) => (words[name] ?? '') === (was[name] ?? ''));
  const typed = { unit: words['unit'], person: words['person'], fromDate: days.fromDate };
  const of = kept ? meant(was) : await overseenTyped(act, post, typed);
  if ('issues' in of) return of.issues;
  const base = { postId: was['postId']!, fromDate: words['fromDate']!, toDate: words['toDate']! };
  const right = await stillRight(act, { words: was }, { ...base, ...idsOf(of) });
  if (right.length > 0) return right;
  if (of.unitId !== null) {
    const { code, name } = (await loadUnit(act, of.unitId))!;
    return { ...base, unit: code, unitName: name, ...idsOf(of) };
  }
  const { code, name } = (await namedOfficial(act, of.officialId!))!;
  return { ...base, person: code, personName: name, ...idsOf(of) };
}

const meant = (words: Words) => ({
  unitId: words['unitId'] ? Number(words['unitId']) : null,
  officialId: words['overseenId'] ? Number(words['overseenId']) : null,
});
const idsOf = ({ unitId, officialId }: ReturnType<typeof meant>) => ({
  unitId: String(unitId ?? ''),
  overseenId: String(officialId ?? ''),
});

async function stillRight(act: Act, { words: was }: Pick<Stated, 'words'>, words: Words): Promise<Issue[]> {
  const { officialId } = meant(words);
  return officialId === null ? [] : notOverHead(act, await deputyOf(act, was), officialId, words['fromDate']!);
}

/** What an act on units began or ended goes with that act. */
async function strikes(on: Rows, { id }: Pick<Stated, 'id'>): Promise<Issue[]> {
  const made = await on.one(
    `select 1 from unit_act_rows where kind = 'oversight' and (begun_id = $1 or ended_id = $1) limit 1`,
    [id],
  );
  return made ? [{ field: 'why', code: 'officials:oversightByAct' }] : [];
}

async function stands(on: Asking, id: number): Promise<Stated | undefined> {
  const row = await on.one<{
    postId: number;
    unitId: number | null;
    unit: string | null;
    unitName: string | null;
    officialId: number | null;
    person: string | null;
    personName: string | null;
    fromDate: string;
    toDate: string | null;
  }>(
    `select s.post_id as "postId", s.unit_id as "unitId", u.code as unit, u.name as "unitName", s.official_id as "officialId", o.code as person, o.full_name as "personName",
       s.from_date as "fromDate", s.to_date as "toDate"
     from oversights s left join units u on u.id = s.unit_id left join officials o on o.id = s.official_id where s.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const { postId, unit, unitName, person, personName, fromDate, toDate } = row;
  const post = (await loadPost(on, postId))!;
  return {
    id,
    words: {
      ...(unit ? { unit, unitName: unitName! } : { person: person!, personName: personName! }),
      fromDate,
      toDate: toDate ?? '',
      postId: String(postId),
      ...idsOf(row),
    },
    chain: `official:${post.officialId}`,
    unitId: post.unitId,
    about: { name: post.official, title: post.title },
    href: `/posts/${postId}/oversights`,
    told: [post.officialId, ...(row.officialId === null ? [] : [row.officialId])],
    toldAt: '/notices',
  };
}
