import { sayPlace } from "../../domain/results/places";
import type { Decision } from "../../domain/results/sealed.server";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { WinnersList } from "../../ui/story";
import { Instant } from "../../ui/time";

/** The decision for those who may read it before all: places, reasons where they are not recused, digest, minutes. */
export function SealedDecision({ decision, state }: { decision: Decision; state: string }) {
  const sealed = state === "decided";
  return (
    <section aria-labelledby="decision" className="stack">
      <h2 id="decision">The decision</h2>
      <Note
        kind={sealed ? "note" : "good"}
        title={sealed ? "Sealed until the presidency announces the winners" : "Announced"}
      >
        <p>
          Recorded <Instant at={decision.decidedAt} />. <a href="/jury/meeting/minutes.pdf">Minutes (PDF)</a>
        </p>
        {sealed ? (
          <p>
            Tell nobody, the winners neither. Public now is only the digest of the statement. The minutes open
            at the announcement for those who are recused from an entry they speak of.
          </p>
        ) : null}
      </Note>
      <DecidedPlaces decision={decision} />
      <p>
        Digest (SHA-256) of the sealed statement: <code className="digest">{decision.digest}</code>
      </p>
    </section>
  );
}

/** The places with their reasons; a reader who is recused from an entry is told so instead. */
export function DecidedPlaces({ decision }: { decision: Decision }) {
  return (
    <WinnersList
      winners={decision.places.map((one) => ({
        place: one.place,
        placeWords: sayPlace(one.place, one.shared),
        title: one.title,
        titleOwn: one.titleOwn ?? undefined,
        titleLang: one.titleLanguage ?? undefined,
        country: one.country,
        children:
          one.reasons === undefined ? (
            <p>
              The judging of this entry is not for you; the jury's reasons open for you at the announcement.
            </p>
          ) : (
            <PlainText text={one.reasons} />
          ),
      }))}
    />
  );
}
