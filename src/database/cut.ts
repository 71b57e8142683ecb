import type { ClientBase } from 'pg';

/** Ends a connection without a word to the other side, which may not be listening: all that waits on it fails at once. */
export function cut(client: ClientBase): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
