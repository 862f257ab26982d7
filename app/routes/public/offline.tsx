import { useRouteLoaderData } from "@remix-run/react";
import offlineDesk from "../../browser/offline-desk.ts?worker&url";
import { pageTitle } from "../../http/page-title";
import type { loader as rootLoader } from "../../root";
import { Emblem } from "../../ui/emblem";
import { DemonstrationStrip } from "../../ui/masthead";

export const meta = pageTitle("No connection");
export const handle = { alone: true, desk: true, modules: [offlineDesk] };

/**
 * What a browser that keeps entries shows where the platform cannot be reached. It says nothing of anybody: its module
 * fills it from the device.
 */
export default function Offline() {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  return (
    <div className="frame">
      <div className="frame-page">
        <header className="masthead">
          <div className="wrap masthead-row">
            <a className="brand" href="/">
              <Emblem />
              <span>
                European Crime <br />
                Prevention Award
              </span>
            </a>
          </div>
        </header>
        {root?.demonstration ? <DemonstrationStrip /> : null}
        <main id="content" tabIndex={-1} className="content content-bare" data-offline-desk="">
          <div className="wrap offline-page">
            <h1>No connection</h1>
            <p>The platform cannot be reached from here at the moment. Check the network and try again.</p>
            <p role="status" data-offline-state="" />
            <p>
              <a href="/desk">Try again</a>
            </p>
            <noscript>
              <p>What this browser keeps can be read only with JavaScript.</p>
            </noscript>
          </div>
        </main>
      </div>
    </div>
  );
}
