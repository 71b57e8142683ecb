import { UnreadableFile } from '../table.js';

export function damaged(): UnreadableFile {
  return new UnreadableFile({ code: 'damaged' });
}
