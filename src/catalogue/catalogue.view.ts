import { formatMonth } from '../web/format.js';
import type { Translate } from '../web/labels.js';
import type { Catalogue } from './catalogue.js';
import type { Group, Product } from './product.js';

type CatalogueState = 'draft' | 'submitted' | 'in-force' | 'to-come' | 'past';

/** A version as pages head it. */
export function catalogueHead(catalogue: Catalogue, inForceId: number | null, month: string) {
  const state = stateOf(catalogue, inForceId, month);
  return {
    ...catalogue,
    state,
    stateColour: { draft: 'draft', submitted: 'waiting', 'in-force': 'adopted', 'to-come': 'open', past: 'closed' }[
      state
    ],
  };
}

function stateOf(catalogue: Catalogue, inForceId: number | null, month: string): CatalogueState {
  if (!catalogue.adoptedAt) return catalogue.submittedAt ? 'submitted' : 'draft';
  if (catalogue.id === inForceId) return 'in-force';
  return (catalogue.fromMonth ?? '') > month ? 'to-come' : 'past';
}

export function groupText(group: Group): string {
  const frame = group.from || group.to ? ` (${group.from ?? ''}–${group.to ?? ''})` : '';
  return group.name === group.code ? `${group.code}${frame}` : `${group.code} · ${group.name}${frame}`;
}

export function productRow(product: Product, groups: readonly Group[]) {
  const group = groups.find(({ code }) => code === product.groupCode);
  return {
    ...product,
    group: group ? group.code : (product.groupCode ?? ''),
    detailShown: product.detail !== product.task ? product.detail : '',
  };
}

export function placeItems(
  places: readonly { place: string; count: number }[],
  t: Translate,
): { value: string; text: string }[] {
  return places.map(({ place, count }) => ({
    value: place === '' ? 'shared' : `p:${place}`,
    text: `${place || t('catalogue:shared')} (${count})`,
  }));
}

/** The value of a place's option back as the place; undefined asks for all. */
export function placeAsked(value: string): string | undefined {
  if (value === 'shared') return '';
  return value.startsWith('p:') ? value.slice(2) : undefined;
}

export function fileName(catalogue: Catalogue, t: Translate): string {
  return `${t('catalogue:file.name', { number: catalogue.number, month: catalogue.fromMonth ? formatMonth(catalogue.fromMonth).replace('/', '-') : '' })}.xlsx`;
}
