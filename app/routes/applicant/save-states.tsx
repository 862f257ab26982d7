import { Button } from "../../ui/button";
import { Row } from "../../ui/layout";
import { Note } from "../../ui/note";
import { State } from "../../ui/state";

/** What the browser module for saving shows: drawn by the server, so that words and shapes stand in one place. */
export function SaveStates() {
  return (
    <template id="save-states">
      <div data-state="typing">
        <State kind="open">Not saved yet</State>
      </div>
      <div data-state="saving">
        <State kind="half">Saving</State>
      </div>
      <div data-state="saved">
        <State kind="done">
          Saved <span data-time="" />
        </State>
      </div>
      <div data-state="kept">
        <State kind="due">Not saved yet: kept on this device</State>
      </div>
      <div data-state="unkept">
        <State kind="bad">Not saved yet. Do not close this page; press Save when you are online again.</State>
      </div>
      <div data-state="conflict">
        <State kind="bad">
          Two texts: <a href="/write">choose one</a>
        </State>
      </div>
      <div data-state="signed-out">
        <State kind="bad">
          Not saved yet: you are signed out.{" "}
          <a href="/account/sign-in" target="_blank" rel="noreferrer">
            Sign in in another window
          </a>
          , then come back
        </State>
      </div>
      <div data-state="gone">
        <State kind="bad">
          Not saved: this entry is no longer open to you. Copy what you need of your text
        </State>
      </div>
      <div data-state="refused">
        <State kind="bad">
          <a href="/write">Not saved</a>: <span data-sentence="" />
        </State>
      </div>
      <div data-state="other">
        <Note title="Somebody else changed this meanwhile">
          <p>
            <span data-by="" /> saved this text:
          </p>
          <div data-text="" />
          <p>Your own text stands below.</p>
          <Row>
            <Button kind="second" small name="keep">
              Keep my text
            </Button>
            <Button kind="second" small name="take">
              Take the text above
            </Button>
          </Row>
        </Note>
      </div>
      <div data-state="unsent">
        <Note title="This device keeps a text that was never saved">
          <p>It could not be saved in time. Copy what you need from it.</p>
          <div data-text="" />
          <Button kind="second" small name="discard">
            Remove it from this device
          </Button>
        </Note>
      </div>
    </template>
  );
}

/** What the browser module needs to know of the page; empty where nothing may be sent. */
export function savingOf(ids: { personId: string; entryId: string; sectionPath: string; open: boolean }) {
  return {
    "data-saving": ids.open ? `/write/${ids.entryId}/answers` : "",
    "data-person": ids.personId,
    "data-entry": ids.entryId,
    "data-section": ids.sectionPath,
  };
}
