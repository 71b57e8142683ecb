import type { Rows } from '../database/db.js';
import { approversAt, nameOf } from '../standing/chain.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { paged, pageNumber, type Paged } from '../web/paging.js';

const ROUNDS_ON_A_PAGE = 24;
const PAPERS_ON_A_PAGE = 50;

/** What a list of papers is asked for. */
export interface Asked<S extends string> {
  show: S;
  q: string;
  page: number;
}

/** `shown` are the states the list can be narrowed to; the first one is for everything. */
export function askedOf<S extends string>(shown: readonly S[], query: Record<string, unknown>): Asked<S> {
  const show = shown.find((one) => one === query['show']) ?? shown[0]!;
  const q = typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '';
  return { show, q, page: pageNumber(query['page']) };
}

/** Where a list of papers stands: the address of its page, and the section there. */
interface Place {
  address: string;
  section: string;
}

/** Links that narrow a list to a state, what is searched for kept. */
export function filtersOf<S extends string>(
  shown: readonly S[],
  asked: Pick<Asked<S>, 'show' | 'q'>,
  { address, section }: Place,
): { show: S; href: string; current: boolean }[] {
  return shown.map((show) => {
    const query = new URLSearchParams({ ...(show === 'all' ? {} : { show }), ...(asked.q ? { q: asked.q } : {}) });
    return { show, href: `${address}${query.size > 0 ? `?${query}` : ''}#${section}`, current: show === asked.show };
  });
}

/** How many papers stand where, each with the way to them. */
export function tilesOf<S extends string>(
  shown: readonly S[],
  count: (show: S) => number,
  { address, section }: Place,
): { show: S; value: number; href: string }[] {
  return shown.map((show) => ({
    show,
    value: count(show),
    href: show === 'all' ? address : `${address}?show=${show}#${section}`,
  }));
}

export function pagesOf<S extends string>(
  { show, q, page }: Asked<S>,
  { address }: Place,
  total: number,
): Paged | null {
  return paged(address, { show: show === 'all' ? undefined : show, q }, page, PAPERS_ON_A_PAGE, total);
}

/** The rows of the page asked for, as `limit` and `offset`. */
export function windowOf({ page }: { page: number }): [limit: number, offset: number] {
  return [PAPERS_ON_A_PAGE, (page - 1) * PAPERS_ON_A_PAGE];
}

/** A page of the rounds that this person runs or inspects, the newest first. */
export async function roundsPage<R>(
  actor: Actor,
  page: number,
  address: string,
  read: (paths: string[], limit: number, offset: number) => Promise<R[]>,
): Promise<{ rounds: R[]; newer: string | null; older: string | null }> {
  const paths = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')].map((scope) => scope.path);
  const rows = await read(paths, ROUNDS_ON_A_PAGE + 1, (page - 1) * ROUNDS_ON_A_PAGE);
  return {
    rounds: rows.slice(0, ROUNDS_ON_A_PAGE),
    newer: page > 1 ? `${address}?page=${page - 1}` : null,
    older: rows.length > ROUNDS_ON_A_PAGE ? `${address}?page=${page + 1}` : null,
  };
}

/** By paper that was handed in, who decides on it; null for somebody outside the tree. */
export async function decidersOf<P extends { id: number; officialId: number; unitId: number; status: string }>(
  on: Rows,
  papers: readonly P[],
  today: string,
): Promise<Map<number, string | null>> {
  const waiting = papers.filter(({ status }) => status === 'submitted');
  const deciders = await approversAt(on, waiting, ({ unitId }) => unitId, today);
  return new Map([...deciders].map(([{ id }, decider]) => [id, nameOf(decider)]));
}
