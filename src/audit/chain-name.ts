import type { Translate } from '../web/labels.js';

/** A chain as people read it: "Phiếu theo luật 483"; one of a kind that is not known stays as it was asked for. */
export function chainName(t: Translate, chain: string): string {
  const [kind = '', number = ''] = chain.split(':');
  const words = t(`audit:chainOf.${kind}`, { defaultValue: '' });
  return words ? `${words} ${number}` : chain;
}
