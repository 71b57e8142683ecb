import type { Group } from './product.js';

/** A version of a managing agency's catalogue: a draft until the decision adopts it, unchanged after. */
export interface Catalogue {
  id: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  number: number;
  name: string;
  /** The product of factor 1 (Article 13.1b). */
  standardCode: string | null;
  groups: Group[];
  revision: number;
  createdByName: string;
  updatedAt: Date;
  submittedByName: string | null;
  submittedAt: Date | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  fromMonth: string | null;
  adoptedByName: string | null;
  adoptedAt: Date | null;
  products: number;
}

export function chainOf(id: number): string {
  return `catalogue:${id}`;
}
