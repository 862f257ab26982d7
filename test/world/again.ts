import type { World } from "./database";
import type { WorldLike } from "./editions-steps";

/** A world that can be played on; one that remembers comes back the second time as it was the first. */
export type Playable = WorldLike & { now: string } & Partial<Pick<World, "again">>;

/** Makes what many tests begin with, where the world can remember it only once. */
export function again<T>(world: Playable, name: string, make: () => Promise<T>): Promise<T> {
  return world.again ? world.again(name, make) : make();
}
