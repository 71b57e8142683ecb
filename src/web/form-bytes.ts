const MB = 1024 * 1024;

/** The most that a form without files may hold, and how many files go with one form. */
export const FORM_BYTES = MB;
export const FILES_AT_ONCE = 5;

/** So much text is read of somebody who is not signed in. */
export const GUEST_BYTES = 64 * 1024;

/** How large one file may be, in MB, by what the form is for, and how many go with one form. Never more than the installation takes (UPLOAD_MAX_MB). */
const FILE_BOUNDS = {
  evidence: { mb: 10, files: FILES_AT_ONCE },
  proof: { mb: 10, files: 1 },
  scan: { mb: 20, files: 1 },
  months: { mb: 4, files: 1 },
  workbook: { mb: 10, files: 1 },
  table: { mb: 100, files: 1 },
} as const;

export type FileBound = keyof typeof FILE_BOUNDS;

export function fileBytes(bound: FileBound): number {
  return FILE_BOUNDS[bound].mb * MB;
}

/** What a form takes here. Without a bound of its own: what the installation takes. */
export function limitsOf(bound: FileBound | undefined, installed: number): { mb: number; files: number } {
  if (!bound) return { mb: installed, files: FILES_AT_ONCE };
  const { mb, files } = FILE_BOUNDS[bound];
  return { mb: Math.min(mb, installed), files };
}

/** MB by bound. */
export function everyLimit(installed: number): Record<FileBound, number> {
  const each = Object.keys(FILE_BOUNDS).map((bound) => [bound, limitsOf(bound as FileBound, installed).mb]);
  return Object.fromEntries(each) as Record<FileBound, number>;
}
