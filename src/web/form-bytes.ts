/** The most that a form without files may hold, and how many files go with one form. */
export const FORM_BYTES = 1024 * 1024;
export const FILES_AT_ONCE = 5;

/** So much text is read of somebody who is not signed in. */
export const GUEST_BYTES = 64 * 1024;
