import { hasRoleAt, type Actor } from '../web/actor.js';
import type { FoundImport } from './import.queries.js';

export function isSender(actor: Actor, { accountId }: FoundImport): boolean {
  return accountId === actor.accountId;
}

/** Its sender, while they are personnel of where it goes: for a kind whose facts do not ask what the sender may. */
export function isSendersStill(actor: Actor, found: FoundImport): boolean {
  return isSender(actor, found) && hasRoleAt(actor, 'personnel', found.rootPath);
}

/** Its sender, and personnel and the inspector of where it goes. */
export function maySeeImport(actor: Actor, found: FoundImport): boolean {
  return (
    isSender(actor, found) ||
    hasRoleAt(actor, 'personnel', found.rootPath) ||
    hasRoleAt(actor, 'inspector', found.rootPath)
  );
}
