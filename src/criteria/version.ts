import type { SetContent } from './criterion.js';

/** A version keeps its own name, so that a later rename leaves what was adopted as it was. */
export interface NamedContent extends SetContent {
  name: string;
}

export interface Version {
  id: number;
  setId: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  number: number;
  content: NamedContent;
  revision: number;
  createdByName: string;
  createdAt: Date;
  updatedAt: Date;
  signedBy: number | null;
  signedByName: string | null;
  signerOfficialId: number | null;
  signedAt: Date | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  countersignedByName: string | null;
  countersignedAt: Date | null;
  /** An open month uses it, or without an open month it is the newest. */
  inForce: boolean;
  /** No later one is adopted. */
  newest: boolean;
}

export type VersionState = 'draft' | 'waiting' | 'in-force' | 'to-come' | 'superseded';

export function stateOf(version: Pick<Version, 'signedAt' | 'countersignedAt' | 'inForce' | 'newest'>): VersionState {
  if (version.countersignedAt) return version.inForce ? 'in-force' : version.newest ? 'to-come' : 'superseded';
  return version.signedAt ? 'waiting' : 'draft';
}
