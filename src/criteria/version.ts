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
  inForce: boolean;
}

export type VersionState = 'draft' | 'waiting' | 'in-force' | 'superseded';

export function stateOf(version: Pick<Version, 'signedAt' | 'countersignedAt' | 'inForce'>): VersionState {
  if (version.countersignedAt) return version.inForce ? 'in-force' : 'superseded';
  return version.signedAt ? 'waiting' : 'draft';
}
