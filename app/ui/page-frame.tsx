import type { ReactNode } from "react";
import { DemonstrationStrip, Footer, Masthead, type NavigationItem, type SignedIn } from "./masthead";

export type PageFrameProps = {
  /** Whoever is signed in; the name links to `to` (the account page when not given). Signed out, put "Sign in" into the navigation. */
  person?: SignedIn | undefined;
  navigation: readonly NavigationItem[];
  demonstration: boolean;
  children: ReactNode;
  /** No padding and no column around the content: for the home page's bands and the jury desk, which bring their own. */
  bare?: boolean | undefined;
};

/** Puts a page into the award's frame: skip link, masthead, demonstration strip, content, footer. It goes straight into the body. */
export function PageFrame({ person, navigation, demonstration, children, bare = false }: PageFrameProps) {
  return (
    <div className="frame">
      <div className="frame-page">
        <a className="skip-link" href="#content">
          Skip to the content
        </a>
        <Masthead person={person} navigation={navigation} />
        {demonstration ? <DemonstrationStrip /> : null}
        <main id="content" tabIndex={-1} className={bare ? "content content-bare" : "content"}>
          {bare ? children : <div className="wrap">{children}</div>}
        </main>
      </div>
      <Footer />
    </div>
  );
}
