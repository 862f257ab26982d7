import type { Installation } from "./installation";

declare module "@remix-run/node" {
  interface AppLoadContext {
    installation: Installation;
    /** When the request's headers arrived: its `now`. */
    arrivedAt: string;
    requestId: string;
    nonce: string;
    /** The network the request came from, for limits; never logged. */
    network: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
