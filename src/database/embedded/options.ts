export type Log = (line: string) => void;

export interface EmbeddedOptions {
  dataDir: string;
  /** What this program is, for one that finds the folder in use: an address or the name of a command. */
  what?: string;
  log?: Log;
  /** Settings of PostgreSQL beside ours, such as `fsync=off`. */
  settings?: string[];
  /** Called each time the database ends by itself, before it is started again on the same port. */
  onExit?: () => void;
}
