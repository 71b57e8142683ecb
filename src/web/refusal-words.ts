import type { Translate } from './labels.js';

/**
 * Why something was refused, as a sentence. Who was faster is not always known, nor when: then the sentence says somebody, or leaves
 * that out where it has words for it (`<code>_unnamed`, `<code>_undated`).
 */
export function refusalWords(t: Translate, code: string, params: Record<string, unknown> = {}): string {
  const [unnamed, undated] = [isBlank(params['name']), isBlank(params['at'])];
  const words = t(`errors:${code}`, {
    ...params,
    ...(unnamed ? { name: t('errors:somebody', {}) } : {}),
    ...(undated ? { at: t('errors:sometime', {}) } : {}),
    ...(unnamed ? { context: 'unnamed' } : undated ? { context: 'undated' } : {}),
  });
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

function isBlank(value: unknown): boolean {
  return !(value instanceof Date) && !/[\p{L}\p{N}]/u.test(typeof value === 'string' ? value : '');
}
