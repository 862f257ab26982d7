import type { ReactNode } from "react";
import { countryName } from "../domain/countries";
import { isoCode } from "./country";
import { StarArc } from "./emblem";
import { Note } from "./note";
import type { TitleProps } from "./title";

export type GalaScreenProps = {
  step: "idle" | "third" | "second" | "winner";
  year?: number | undefined;
  project?: string | undefined;
  titleOwn?: string | undefined;
  titleLang?: string | undefined;
  /** ISO code. */
  country?: string | undefined;
  people?: readonly TitleProps[] | undefined;
  /** Between two steps: what the evening is about. */
  theme?: string | undefined;
  demonstration?: boolean | undefined;
  /** Another word for the place: "Shared second place". */
  placeWords?: string | undefined;
};

const places = { idle: "", third: "Third place", second: "Second place", winner: "Winner" } as const;

function sizeOf(title: string): string {
  if (title.length > 70) return "gala-title gala-title-longest";
  return title.length > 36 ? "gala-title gala-title-long" : "gala-title";
}

function Names({ people }: { people: readonly TitleProps[] }) {
  const own = people.filter((person) => person.own && person.own !== person.text);
  return (
    <>
      <p className="gala-people">
        {people.map((person) => (
          <span key={person.text} lang={person.own ? person.lang : undefined}>
            {person.own ?? person.text}
          </span>
        ))}
      </p>
      {own.length > 0 ? (
        <p className="gala-people gala-latin">
          {people.map((person) => (
            <span key={person.text}>{person.text}</span>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** Fills the hall's screen with one step of the evening. It shows what it is given and holds nothing back in its source: give it only what is revealed. */
export function GalaScreen(props: GalaScreenProps) {
  const { step, year, project, titleOwn, titleLang, country, people, theme, demonstration, placeWords } =
    props;
  const idle = step === "idle" || project === undefined;
  const title = idle ? (theme ?? "European Crime Prevention Award") : project;
  const place = idle ? "European Crime Prevention Award" : (placeWords ?? places[step]);
  return (
    <div className={`gala gala-${step}`}>
      <main className="gala-main">
        <StarArc />
        <p className={place.length > 14 ? "gala-place gala-place-long" : "gala-place"}>
          {idle && theme === undefined ? null : place} {year}
        </p>
        <h1 className={sizeOf(title)}>{title}</h1>
        {!idle && titleOwn && titleOwn !== project ? (
          <p className={titleOwn.length > 40 ? "gala-own gala-own-long" : "gala-own"} lang={titleLang}>
            {titleOwn}
          </p>
        ) : null}
        {idle ? null : <div className="gala-rule" />}
        {!idle && country ? <p className="gala-country">{countryName(isoCode(country))}</p> : null}
        {!idle && people && people.length > 0 ? <Names people={people} /> : null}
      </main>
      <footer className="gala-foot">
        <span>{demonstration ? "DEMONSTRATION" : ""}</span>
        <span>European Crime Prevention Award</span>
      </footer>
    </div>
  );
}

/** Says before anything sealed is shown that it is under embargo and that each look is recorded. */
export function EmbargoNotice({ until, children }: { until: ReactNode; children?: ReactNode }) {
  return (
    <Note kind="note" title={<>Under embargo until {until}</>}>
      <p>
        Only the people named for this edition may see this page. Each look is recorded with name and time.
      </p>
      {children}
    </Note>
  );
}
