import { dayLength, hour, minute } from "../times";

export const signInMinutes = 60;
export const codeTries = 5;
export const lettersPerAddressAndHour = 5;
export const lettersPerNetworkAndHour = 60;

/** A session ends after this long without a request, and after this long in any case. */
export const sessionIdle = 12 * hour;
export const sessionLength = 14 * dayLength;
/** The last request of a session is noted at most this often, so that reading a page does not write. */
export const sessionNoteEvery = 5 * minute;
