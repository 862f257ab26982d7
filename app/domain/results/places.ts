export type Place = 1 | 2 | 3;

const placeWords = { 1: "Winner", 2: "Second place", 3: "Third place" } as const;
const sharedWords = { 1: "Shared first place", 2: "Shared second place", 3: "Shared third place" } as const;

/** Says a place as people read it. */
export function sayPlace(place: Place, shared: boolean): string {
  return shared ? sharedWords[place] : placeWords[place];
}
