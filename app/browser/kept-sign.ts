// A quick sign for every page that this browser keeps entries; it names nobody, and needs no database to be read.
const sign = "keeps-entries";

/** True where this browser has been asked to keep entries. */
export function hasSign(): boolean {
  try {
    return localStorage.getItem(sign) !== null;
  } catch {
    return false;
  }
}

/** Sets or takes away the sign; a browser without storage, and the service worker, have none. */
export function setSign(keeps: boolean): void {
  try {
    if (keeps) localStorage.setItem(sign, "yes");
    else localStorage.removeItem(sign);
  } catch {}
}
