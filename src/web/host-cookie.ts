/** A cookie's name: over https one that browsers take from this very host alone, with path "/" and no domain. */
export function hostCookie(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}
