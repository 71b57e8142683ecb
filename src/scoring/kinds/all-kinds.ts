import { breach } from './breach.js';
import { conduct } from './conduct.js';
import type { Kind } from './kind.js';
import { promise } from './promise.js';
import { target } from './target.js';
import { unitResult } from './unit-result.js';

/** The one list of kinds, in the order in which a person is offered them. */
export const allKinds = [conduct, target, breach, promise, unitResult] as const;

type Listed = (typeof allKinds)[number];
type SettingsOf<K> = K extends Kind<string, infer Settings, infer _Entry, infer _Basis> ? Settings : never;
type EntryOf<K> = K extends Kind<string, infer _Settings, infer Entry, infer _Basis> ? Entry : never;
type BasisOf<K> = K extends Kind<string, infer _Settings, infer _Entry, infer Basis> ? Basis : never;

export type KindCode = Listed['code'];
export type KindSettings = Exclude<SettingsOf<Listed>, undefined>;
type NamesOf<Settings> = Settings extends unknown ? keyof Settings : never;
export type SettingName = NamesOf<KindSettings>;
export type KindEntry = EntryOf<Listed>;
export type KindBasis = BasisOf<Listed>;
export type BasisName = Exclude<NamesOf<KindBasis>, 'code'>;
export type AnyKind = Kind<KindCode, KindSettings | undefined, KindEntry, KindBasis>;

const byCode = new Map<string, AnyKind>(allKinds.map((kind) => [kind.code, kind as AnyKind]));

/** The kind of a code, or undefined. */
export function findKind(code: string): AnyKind | undefined {
  return byCode.get(code);
}

/** The kind of a known code. Throws RangeError on another. */
export function kindOf(code: KindCode): AnyKind {
  const kind = byCode.get(code);
  if (!kind) throw new RangeError(`unknown kind: ${code}`);
  return kind;
}
