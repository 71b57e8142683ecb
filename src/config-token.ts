/** Where Nest finds the configuration (`Config`). */
export const CONFIG = Symbol('config');
