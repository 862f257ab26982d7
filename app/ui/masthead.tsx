import { Emblem } from "./emblem";

export type NavigationItem = { label: string; to: string; current?: boolean | undefined };
export type SignedIn = {
  name: string;
  lang?: string | undefined;
  to?: string | undefined;
  current?: boolean;
};

type MenuProps = { person?: SignedIn | undefined; navigation: readonly NavigationItem[] };

function Links({ person, navigation }: MenuProps) {
  return (
    <ul>
      {navigation.map((item) => (
        <li key={item.to}>
          <a href={item.to} aria-current={item.current ? "page" : undefined}>
            {item.label}
          </a>
        </li>
      ))}
      {person ? (
        <li>
          <a
            href={person.to ?? "/account"}
            lang={person.lang}
            aria-current={person.current ? "page" : undefined}
          >
            {person.name}
          </a>
        </li>
      ) : null}
    </ul>
  );
}

/**
 * Draws the blue band with emblem, name and main links. The links stand twice in the source, once for wide screens and once
 * in a native disclosure below 62rem; one of the two is never displayed, so that the menu needs no script.
 */
export function Masthead({ person, navigation }: MenuProps) {
  const empty = navigation.length === 0 && !person;
  return (
    <header className="masthead">
      <div className="wrap masthead-row">
        <a className="brand" href="/">
          <Emblem />
          <span>
            European Crime <br />
            Prevention Award
          </span>
        </a>
        {empty ? null : (
          <>
            <nav className="masthead-links" aria-label="Main">
              <Links person={person} navigation={navigation} />
            </nav>
            <details className="masthead-menu">
              <summary>Menu</summary>
              <nav aria-label="Main">
                <Links person={person} navigation={navigation} />
              </nav>
            </details>
          </>
        )}
      </div>
    </header>
  );
}

/** Says on every page of a demonstration that everything on it is invented; on no other page. */
export function DemonstrationStrip() {
  return (
    <aside className="demonstration" aria-label="Demonstration">
      <div className="wrap">
        <b>DEMONSTRATION</b>{" "}
        <span className="demonstration-long">People, projects and scores on this page are invented.</span>
        <span className="demonstration-short">Everything here is invented.</span>
      </div>
    </aside>
  );
}

/** Closes every page with the links that every page owes: privacy, accessibility, legal notice, contact. */
export function Footer() {
  return (
    <footer className="footer">
      <div className="wrap footer-row">
        <p>
          Given every year by the European Crime Prevention Network. Run by the presidency and the network’s
          Secretariat.
        </p>
        <ul>
          <li>
            <a href="/privacy">Privacy</a>
          </li>
          <li>
            <a href="/accessibility">Accessibility</a>
          </li>
          <li>
            <a href="/legal">Legal notice</a>
          </li>
          <li>
            <a href="/contact">Contact</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
