import type { Translate } from '../web/labels.js';
import type { PaperBody } from './paper-name.entity.js';
import type { NamesOnPaper } from './paper-names.queries.js';

/** How somebody signs: as head, as acting head, as a deputy for the head, or as a substitute by the delegation's words: authorised, or by order. */
export type SignsAs = 'head' | 'acting' | 'deputy' | 'authorised' | 'ordered';

export interface Signing {
  as: SignsAs;
  /** Of their own post, on paper; empty: the one of the body's head or deputy. */
  title: string;
  /** The title on paper of who holds the head's post, where somebody does. */
  head?: string | null;
  /** The title was typed for this very post. */
  typed?: boolean;
}

/**
 * The lines above a signature (Nghị định 30/2020, Phụ lục I; Hướng dẫn 36 of the Party's office): in whose name, for whom, under which title.
 * Null for a head where nothing was typed: they sign under their post alone.
 */
export function signingLines(
  body: PaperBody,
  { collective, headTitle, deputyTitle }: NamesOnPaper,
  { as, title, head: held, typed }: Signing,
  say: Translate,
): { prefix?: string; post: string } | null {
  if (as === 'head' && !collective && !headTitle && !typed) return null;
  const words = (key: string, params: Record<string, string>) =>
    say(`paper-names:signs.${body}.${key}`, params).toLocaleUpperCase('vi');
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  const inStead = as === 'authorised' || as === 'ordered';
  const forAll = collective && !inStead ? [words('collective', { name: collective })] : [];
  const head = (as === 'head' ? title : held) || headTitle || say('reports:paper.head');
  // The deputies of a committee sign for it as its head does.
  const forHead = as !== 'deputy' || (body === 'party' && forAll.length > 0) ? [] : [words('forHead', { title: head })];
  const own: Record<SignsAs, () => [before: string[], post: string]> = {
    head: () => [[], upper(head)],
    acting: () => [[], words('acting', { title: head })],
    deputy: () => [forHead, upper(title || deputyTitle)],
    authorised: () => [[words('authorised', { title: head })], upper(title)],
    ordered: () => [[words('ordered', { title: head })], upper(title)],
  };
  const [before, post] = own[as]();
  const prefix = [...forAll, ...before].join('\n');
  return { ...(prefix ? { prefix } : {}), post };
}
