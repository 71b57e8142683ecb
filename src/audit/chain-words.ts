import type { Translate } from '../web/labels.js';

/** A chain as people read it: what kind of thing it is about, and its number. */
export function chainWords(t: Translate, chain: string): string {
  const [kind = '', id = ''] = chain.split(':');
  return t(`audit:chainOf.${kind}`, { id });
}
