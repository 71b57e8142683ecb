/** What the pagination partial shows, or null when one page holds everything. */
export interface Paged {
  from: number;
  to: number;
  total: number;
  prev: string | null;
  next: string | null;
  pages: { number?: number; href?: string; current?: boolean }[];
}

const FARTHEST = 10_000;

/** The page a person asked for, from 1; anything else is the first. */
export function pageNumber(asked: unknown): number {
  const number = typeof asked === 'string' && /^\d{1,5}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(number, 1), FARTHEST);
}

/** The addresses of a long list; `query` holds what else the list was asked for. */
export function paged(
  path: string,
  query: Record<string, string | undefined>,
  number: number,
  size: number,
  total: number,
): Paged | null {
  const last = Math.ceil(total / size);
  if (last <= 1) return null;
  const at = (n: number) => `${path}?${new URLSearchParams({ ...given(query), page: String(n) })}`;
  const shown = [...new Set([1, number - 1, number, number + 1, last])]
    .filter((n) => n >= 1 && n <= last)
    .sort((a, b) => a - b);
  const pages = shown.flatMap((n, i) => [
    ...(i > 0 && n > shown[i - 1]! + 1 ? [{}] : []),
    { number: n, href: at(n), current: n === number },
  ]);
  const from = (number - 1) * size + 1;
  const to = Math.min(number * size, total);
  return {
    from,
    to,
    total,
    prev: number > 1 ? at(number - 1) : null,
    next: number < last ? at(number + 1) : null,
    pages,
  };
}

function given(query: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
