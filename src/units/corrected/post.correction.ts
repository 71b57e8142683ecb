import type { Asking } from '../../acts/asking.js';
import type { CorrectedField, CorrectionKind, Stated, Words } from '../../corrections/correction-kind.js';
import type { Rows } from '../../database/db.js';
import { whileOpen } from '../../standing/closings.js';
import { lasts } from '../../standing/validity.js';
import { scopesOf } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { heldBy } from '../held-by.js';
import { CLOSED_MONTHS } from '../history/states.queries.js';
import { daysInOrder, POSITIONS, TIERS, type PlaceForm } from '../official.form.js';
import { mayManageOfficial, maySeeOfficial } from '../official.policy.js';
import { loadOfficial, loadPost } from '../officials.queries.js';
import { Oversight } from '../oversight.entity.js';
import { unitOpenThen } from '../place.js';
import { Post } from '../post.entity.js';
import { mayManageUnit } from '../unit.policy.js';
import { loadUnit, unitByCode, unitChoices } from '../units.queries.js';
import { changedDays, spanOf } from './spans.js';
import { touchedPapers } from './touched-papers.js';

const FIELDS: readonly CorrectedField[] = [
  { name: 'unit', least: 1, most: 40 },
  { name: 'postTitle', least: 1, most: 120 },
  { name: 'position', least: 1, most: 10, oneOf: { codes: POSITIONS, words: 'officials:position.' } },
  { name: 'tier', least: 1, most: 1, oneOf: { codes: TIERS.map(String), words: 'officials:tier.' } },
  { name: 'mainPost', least: 1, most: 12, oneOf: { codes: ['main', 'concurrent'], words: 'officials:mains.' } },
  { name: 'fromDate', least: 1, most: 20, day: true },
  { name: 'toDate', least: 0, most: 20, day: true },
  { name: 'decisionNumber', least: 0, most: 60 },
];

/** What somebody holds otherwise by it, and not only on paper. */
const WEIGHTY = ['unit', 'position', 'tier', 'mainPost'];
const DAYS = ['fromDate', 'toDate'];

/** A post that was entered wrongly: put right, or struck where it never was. A transfer is a new fact and goes another way. */
export const POST_CORRECTION: CorrectionKind = {
  code: 'post',
  path: 'posts',
  allow: ['personnel'],
  acts: { corrected: 'post.corrected', withdrawn: 'post.struck' },
  fields: FIELDS,
  async find(on, id) {
    const stated = await stands(on, id);
    if (!stated) return undefined;
    const official = (await loadOfficial(on, Number(stated.words['officialId']), on.today))!;
    const unit = (await loadUnit(on, stated.unitId))!;
    if (!maySeeOfficial(on.actor, official) && !mayManageUnit(on.actor, unit.path)) return undefined;
    if (!mayManageOfficial(on.actor, official) && !mayManageUnit(on.actor, unit.path)) throw new Forbidden();
    const paths = scopesOf(on.actor, 'personnel').map(({ path }) => path);
    const choices = await unitChoices(on, paths);
    // More than a list holds: the code is typed.
    if (choices.length === 0) return stated;
    const names = Object.fromEntries([unit, ...choices].map(({ code, name }) => [code, `${name} (${code})`]));
    const oneOf = { codes: Object.keys(names), words: 'corrections:post.units.', names };
    return { ...stated, fields: FIELDS.map((field) => (field.name === 'unit' ? { ...field, oneOf } : field)) };
  },
  /** Nothing closes meanwhile; then the person, as every act on their posts does. */
  async lock(act, id) {
    await whileOpen(act);
    await act.rows('select 1 from officials where id = (select official_id from posts where id = $1) for update', [id]);
    await act.rows('select 1 from posts where id = $1 for update', [id]);
  },
  async write(act, { id }, words) {
    if (!words) {
      await act.remove(Oversight, { postId: id });
      await act.remove(Post, { id });
      return;
    }
    await act.update(
      Post,
      { id },
      {
        unitId: Number(words['unitId']),
        title: words['postTitle']!,
        tier: Number(words['tier']),
        position: words['position']!,
        main: words['mainPost'] === 'main',
        fromDate: words['fromDate']!,
        toDate: words['toDate'] || null,
        decisionNumber: words['decisionNumber'] || null,
      },
    );
  },
  twoHands: {
    hidden: ['unit', 'unitId', 'officialId'],
    stands,
    async resolve(act, stated, words) {
      const wrong = daysInOrder({ fromDate: words['fromDate']!, toDate: words['toDate'] });
      if (wrong.length > 0) return wrong;
      const unit = await unitByCode(act, words['unit']!, 'for share of u');
      const known = unit && (mayManageUnit(act.actor, unit.path) || unit.id === stated.unitId);
      if (!known) return [{ field: 'unit', code: 'officials:unitUnknown' }];
      const shut = await unitOpenThen(act, unit, placeOf(words));
      if (shut.length > 0) return shut;
      const { officialId } = stated.words;
      return { ...words, unitId: String(unit.id), unitName: unit.name, officialId: officialId! };
    },
    strikes,
    async stillRight(act, _, words) {
      const unit = await loadUnit(act, Number(words['unitId']), 'for share of u');
      return unit ? unitOpenThen(act, unit, placeOf(words)) : [{ field: 'unit', code: 'officials:unitUnknown' }];
    },
    async touches(act, stated, words, change) {
      const { words: was, unitId } = stated;
      const officialId = Number(was['officialId']);
      const unitIds = [...new Set([unitId, Number(words?.['unitId'] ?? unitId)])];
      const differs = (names: readonly string[]) =>
        !words || names.some((name) => (was[name] ?? '') !== (words[name] ?? ''));
      const heads = [was['position'], words?.['position']].includes('head');
      const [before, after] = [spanOf(was), words && spanOf(words)];
      const titled = differs(['postTitle', 'decisionNumber']);
      const reach = {
        officialIds: [officialId],
        paths: heads ? await pathsOf(act, unitIds) : [],
        days: changedDays(before, after, differs(WEIGHTY) || titled),
        weighs: differs([...WEIGHTY, ...DAYS]),
      };
      const oversights = await act.one<{ count: number }>(
        'select count(*)::int as count from oversights where post_id = $1',
        [stated.id],
      );
      const touched = await touchedPapers(act, reach, unitIds, change);
      const notes = !words && oversights!.count > 0 ? [{ code: 'oversights', count: oversights!.count }] : [];
      return { ...touched, notes, unitIds, officialIds: [officialId] };
    },
    refused: (act, error, { id }, words) =>
      heldBy(act, error, {
        id,
        officialId: Number(words['officialId']),
        unitId: Number(words['unitId']),
        from: words['fromDate']!,
        to: words['toDate'] || null,
      }),
  },
};

async function stands(on: Asking, id: number): Promise<Stated | undefined> {
  const post = await loadPost(on, id);
  if (!post) return undefined;
  const { officialId, official: name, unitId, title, tier, position, main, fromDate, toDate, decisionNumber } = post;
  const unit = (await loadUnit(on, unitId))!;
  return {
    id,
    words: {
      unit: unit.code,
      unitName: post.unit,
      postTitle: title,
      position,
      tier: String(tier),
      mainPost: main ? 'main' : 'concurrent',
      fromDate,
      toDate: toDate ?? '',
      decisionNumber: decisionNumber ?? '',
      unitId: String(unitId),
      officialId: String(officialId),
    },
    chain: `official:${officialId}`,
    unitId,
    about: { name },
    href: `/officials/${officialId}`,
    told: [officialId],
    toldAt: '/notices',
  };
}

/** A person keeps a post, and what an act on units began or ended goes with that act. */
async function strikes(on: Rows, { id, words }: Pick<Stated, 'id' | 'words'>): Promise<Issue[]> {
  const row = await on.one<{ others: boolean; made: boolean; titled: boolean; oversees: boolean }>(
    `select exists (select 1 from posts p where p.official_id = $2 and p.id <> $1) as others,
       exists (select 1 from unit_act_rows r where r.kind = 'post' and (r.begun_id = $1 or r.ended_id = $1)) as made,
       exists (select 1 from paper_titles t where t.post_id = $1) as titled,
       exists (select 1 from oversights s join posts p on p.id = s.post_id join units u on u.id = p.unit_id join ${CLOSED_MONTHS} c on u.path like c."rootPath" || '%'
         where p.id = $1 and ${lasts('s', { from: `'-infinity'::date`, to: 'c."lastDay"' })}) as oversees`,
    [id, Number(words['officialId'])],
  );
  if (!row!.others) return [{ field: 'why', code: 'officials:onlyPost' }];
  if (row!.oversees) return [{ field: 'why', code: 'officials:overseesThen' }];
  if (row!.titled) return [{ field: 'why', code: 'officials:titled' }];
  return row!.made ? [{ field: 'why', code: 'officials:madeByAct' }] : [];
}

function placeOf(words: Words): Pick<PlaceForm, 'fromDate'> & { toDate?: string } {
  return { fromDate: words['fromDate']!, ...(words['toDate'] ? { toDate: words['toDate'] } : {}) };
}

export async function pathsOf(on: Rows, unitIds: readonly number[]): Promise<string[]> {
  const rows = await on.rows<{ path: string }>('select path from units where id = any ($1::int[]) order by path', [
    unitIds,
  ]);
  return rows.map(({ path }) => path);
}
