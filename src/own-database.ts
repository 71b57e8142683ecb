import type { Config } from './config.js';
import { type EmbeddedServer, startEmbedded } from './database/embedded-server.js';

export function startOwnDatabase({ dataDir, publicUrl }: Config): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir, what: `Thước Đo (${publicUrl})`, log: (line) => process.stderr.write(line + '\n') });
}
