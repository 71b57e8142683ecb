import type { Translate } from '../web/labels.js';
import type { PaperBody } from './paper-name.entity.js';
import type { NamesOnPaper } from './paper-names.queries.js';

/** How somebody signs: as head, as acting head or as substitute without being a deputy, or as a deputy for the head. */
type SignsAs = 'head' | 'acting' | 'substitute' | 'deputy';

export interface Signing {
  as: SignsAs;
  /** Of their own post. */
  title: string;
}

/**
 * The lines above a signature (Nghị định 30/2020, Phụ lục I; Hướng dẫn 36 of the Party's office): in whose name, for whom, under which title.
 * Null where the body typed neither collective nor titles.
 */
export function signingLines(
  body: PaperBody,
  { collective, headTitle, deputyTitle }: NamesOnPaper,
  { as, title }: Signing,
  say: Translate,
): { prefix?: string; post: string } | null {
  if (!collective && !headTitle) return null;
  const words = (key: string, params: Record<string, string>) =>
    say(`paper-names:signs.${body}.${key}`, params).toLocaleUpperCase('vi');
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  const forAll = collective && as !== 'substitute' ? [words('collective', { name: collective })] : [];
  const head = headTitle || (as === 'head' ? title : say('reports:paper.head'));
  // The deputies of a committee sign for it as its head does.
  const forHead = body === 'party' && forAll.length > 0 ? [] : [words('forHead', { title: head })];
  const [before, post] = {
    head: [[], upper(head)],
    acting: [[], words('acting', { title: head })],
    deputy: [forHead, upper(deputyTitle || title)],
    substitute: [[words('substitute', { title: head })], upper(title)],
  }[as] as [string[], string];
  const prefix = [...forAll, ...before].join('\n');
  return { ...(prefix ? { prefix } : {}), post };
}
