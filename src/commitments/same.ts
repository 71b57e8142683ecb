import { localDay } from '../database/local-day.js';
import type { Rows } from '../database/db.js';
import { nearlySame, normalWords, sameShare } from '../scoring/near-text.js';

/** A text that nearly repeats another: whose (never a name) and how much, in whole per cent. `item` is its place from 1; null: the whole text. */
export interface SameText {
  item: number | null;
  with: 'other' | 'own';
  percent: number;
}

interface Candidate {
  own: boolean;
  text: string;
  whole?: boolean;
}

/** A text of fewer words says nothing by being the same. */
const FEWEST_WORDS = 4;

interface Words {
  own: boolean;
  whole: boolean;
  words: string[];
}

/** The nearest of the candidates to each text; those below the threshold are left out. */
export function nearestTo(
  texts: readonly { item: number | null; text: string }[],
  candidates: readonly Candidate[],
): SameText[] {
  const known = candidates.map(({ own, text, whole = false }): Words => ({ own, whole, words: normalWords(text) }));
  return texts.flatMap(({ item, text }) => {
    const words = normalWords(text);
    if (words.length < FEWEST_WORDS) return [];
    const alike = known
      .filter((one) => one.whole === (item === null) && nearlySame(words, one.words))
      .map((one) => ({ own: one.own, share: sameShare(words, one.words) }));
    const nearest = alike.sort((a, b) => b.share - a.share || Number(a.own) - Number(b.own))[0];
    return nearest
      ? [
          {
            item,
            with: nearest.own ? ('own' as const) : ('other' as const),
            percent: Math.floor(nearest.share * 100 + 1e-9),
          },
        ]
      : [];
  });
}

/** Word counts between which a text can be nearly the same as one of these, with room for how the database splits words. */
export function wordBand(texts: readonly string[]): [least: number, most: number] {
  const counts = texts.map((text) => normalWords(text).length).filter((count) => count >= FEWEST_WORDS);
  if (counts.length === 0) return [0, -1];
  return [Math.floor(Math.min(...counts) * 0.8) - 1, Math.ceil(Math.max(...counts) * 1.25) + 1];
}

const WORDS = (text: string) => String.raw`regexp_count(${text}, '\S+')`;

/** Commitments of others of the agency made in the last twelve months, and the person's own of last year. */
export async function sameCommitments(
  on: Rows,
  asked: { officialId: number; rootPath: string; texts: readonly string[]; today: string; except?: number },
): Promise<SameText[]> {
  const { officialId, rootPath, texts, today, except = null } = asked;
  const candidates = await on.rows<Candidate>(
    `select c.official_id = $1 as own, c.text from commitments c
     where ${WORDS('c.text')} between $3 and $4 and c.id is distinct from $6::int
       and case when c.official_id = $1 then extract(year from ${localDay('c.made_at')}) = extract(year from $5::date) - 1
         else ${localDay('c.made_at')} > $5::date - interval '12 months' and exists (select 1 from posts p join units u on u.id = p.unit_id
           where p.official_id = c.official_id and p.main and u.path like $2 || '%') end
     limit 20000`,
    [officialId, rootPath, ...wordBand(texts), today, except],
    'same-commitments',
  );
  return nearestTo(
    texts.map((text, place) => ({ item: place + 1, text })),
    candidates,
  );
}

/** Signed pledges of others of the agency for that year, and the person's own of the year before: item by item, and whole. */
export async function samePledges(
  on: Rows,
  asked: { officialId: number; rootPath: string; year: number; texts: readonly string[] },
): Promise<SameText[]> {
  const { officialId, rootPath, year, texts } = asked;
  if (texts.length === 0) return [];
  const whole = texts.join(' ');
  const [[least, most], [leastWhole, mostWhole]] = [wordBand(texts), wordBand([whole])];
  const candidates = await on.rows<Candidate>(
    `with known as (
       select g.id, g.official_id = $1 as own, i.text, i.position from pledges g join units u on u.id = g.unit_id join pledge_items i on i.pledge_id = g.id
       where g.signed_at is not null and ((g.year = $3 and g.official_id <> $1 and u.path like $2 || '%') or (g.year = $3 - 1 and g.official_id = $1)))
     (select own, text, false as whole from known where ${WORDS('text')} between $4 and $5 limit 20000)
     union all
     select own, string_agg(text, ' ' order by position), true from known group by id, own having sum(${WORDS('text')}) between $6 and $7`,
    [officialId, rootPath, year, least, most, leastWhole, mostWhole],
    'same-pledges',
  );
  return nearestTo(
    [...texts.map((text, place) => ({ item: place + 1, text })), { item: null, text: whole }],
    candidates,
  );
}
