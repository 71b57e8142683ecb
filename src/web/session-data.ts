export interface Flash {
  kind: 'success' | 'warning' | 'error';
  key: string;
  params?: Record<string, unknown>;
}

declare module 'fastify' {
  interface Session {
    accountId?: number;
    /** The account's password stamp at sign-in: a later password change ends the other sessions. */
    stamp?: string;
    signedInAt?: number;
    seenAt?: number;
    locked?: boolean;
    /** Chosen at sign-in: the session outlives the browser on this device. */
    keep?: boolean;
    back?: string;
    flash?: Flash[];
    lang?: 'vi' | 'en';
  }
}
