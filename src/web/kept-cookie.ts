/** Set while this browser has a form that was typed and did not arrive. */
export const KEPT_COOKIE = 'thuoc-do-kept';
