import type { Lang } from './labels.js';

export type Role = 'personnel' | 'inspector' | 'administrator' | 'outside-approver';
export type Capability = Role | 'official' | 'head' | 'committee';
export const CAPABILITIES: readonly Capability[] = [
  'official',
  'head',
  'committee',
  'personnel',
  'inspector',
  'administrator',
  'outside-approver',
];

export interface Scope {
  unitId: number;
  /** Materialised path of the unit, "/1/7/": the unit and all below it start with it. */
  path: string;
}

/** Who asks: the account, the official it stands for, and today's relations to units and committees. */
export interface Actor {
  accountId: number;
  login: string;
  officialId: number | null;
  name: string;
  lang: Lang;
  unit: (Scope & { name: string }) | null;
  /** Personnel, inspector and outside approver act within a unit and all below it; an administrator has path "/". */
  roles: (Scope & { role: Role })[];
  /** Units whose head's rights this person has today: as acting head, or as head where nobody acts. */
  heads: Scope[];
  /** Units whose head post this person holds today, acting head or not. */
  headPosts: Scope[];
  committees: (Scope & { committeeId: number; role: 'chair' | 'deputy' | 'secretary' | 'member' })[];
  capabilities: ReadonlySet<Capability>;
  mustChangePassword: boolean;
  noticeCount: number;
}

/** True when a unit's path lies in one of the scopes. */
export function within(path: string, scopes: readonly Scope[]): boolean {
  return scopes.some((scope) => path.startsWith(scope.path));
}

/** The scopes in which the actor has a role. */
export function scopesOf(actor: Actor, role: Role): (Scope & { role: Role })[] {
  return actor.roles.filter((held) => held.role === role);
}

export function hasRoleAt(actor: Actor, role: Role, path: string): boolean {
  return within(path, scopesOf(actor, role));
}
