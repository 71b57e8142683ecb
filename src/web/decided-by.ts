import type { Translate } from './labels.js';

/** Who decided, and in whose stead: the head of which unit, and how the delegation lets them sign for the head. */
export interface DecidedBy {
  name: string;
  behalf: { name: string; unitId: number; signing: 'authorised' | 'ordered' | 'none' } | null;
}

/** "Vũ Văn Bốn (thay mặt Trần Quốc Mẫu)", or the name alone. */
export function deciderWords({ name, behalf }: DecidedBy, say: Translate): string {
  return behalf ? say('delegations:decided', { name, head: behalf.name }) : name;
}
