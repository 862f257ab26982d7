/** Draws one order of things from random bytes, every order as likely as any other (Fisher and Yates). */
export function drawnOrder<T>(things: readonly T[], secret: (bytes: number) => Uint8Array): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = drawnBelow(last + 1, secret);
    [order[last], order[at]] = [order[at]!, order[last]!];
  }
  return order;
}

/** Gives a whole number from 0 below `limit`; draws again where the remainder would favour the small ones. */
function drawnBelow(limit: number, secret: (bytes: number) => Uint8Array): number {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const drawn = secret(4).reduce((sum, byte) => sum * 256 + byte, 0);
    if (drawn < fair) return drawn % limit;
  }
}
