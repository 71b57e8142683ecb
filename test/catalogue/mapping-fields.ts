import { formsOf } from '../support/forms.js';

/** The form of the columns as the page shows it, to be posted as a browser would. */
export function mappingFields(text: string): Record<string, string> {
  const form = formsOf(text, '').find(({ action }) => action.endsWith('/columns'));
  return Object.fromEntries((form?.fields ?? []).filter(([name]) => name !== '_csrf' && name !== '_form'));
}
