import { dayLength, later } from "../times";

/** How long a person is kept after their last role, edition, or sign-in. */
export const accountKeptFor = 365 * dayLength;

/** What stands for the name of somebody who is forgotten and not on record. */
export const forgottenName = "Name removed";

const forgottenDomain = "@forgotten.invalid";

/** The address of somebody who is forgotten: nobody's, and never written to. */
export function forgottenAddress(personId: string): string {
  return `${personId}${forgottenDomain}`;
}

/** True for the address of somebody who is forgotten. */
export function isForgotten(email: string): boolean {
  return email.endsWith(forgottenDomain);
}

/** What is known of a person's ties, all of them instants; an edition that is not over has none. */
export type Ties = {
  /** Holds a role now. */
  hasRole: boolean;
  /** Takes part in an edition that is not over. */
  inOpenEdition: boolean;
  /** The ends of editions they took part in and of roles they held, and their last sign-in. */
  instants: readonly string[];
};

/** Gives when a person is forgotten, by what holds them; nothing while a role or an edition that is not over needs them. */
export function forgottenAt({ hasRole, inOpenEdition, instants }: Ties): string | undefined {
  if (hasRole || inOpenEdition) return undefined;
  const last = instants.reduce((one, other) => (one > other ? one : other), "");
  return last === "" ? undefined : later(last, accountKeptFor);
}
