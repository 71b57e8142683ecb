import type { ServerResponse } from 'node:http';

export type Phase = 'starting' | 'serving' | 'draining';

const WORDS =
  'Hệ thống đang khởi động lại. Hãy thử lại sau ít phút. · The service is restarting. Please try again in a few minutes.\n';

/** How far the program has come, and whom it still owes an answer. */
export class Lifecycle {
  private readonly owed = new Set<ServerResponse>();

  constructor(public phase: Phase = 'serving') {}

  owes(response: ServerResponse): void {
    this.owed.add(response);
    response.once('close', () => this.owed.delete(response));
  }

  /** The last word to those whose handler will not come back. */
  answerRest(): void {
    for (const response of this.owed) {
      if (response.headersSent || response.destroyed) continue;
      response.writeHead(503, {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'retry-after': '5',
        connection: 'close',
      });
      response.end(WORDS);
    }
  }
}
