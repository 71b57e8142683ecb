/** The most that a form without files may hold. */
export const FORM_BYTES = 1024 * 1024;
