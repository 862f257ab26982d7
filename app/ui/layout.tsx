import type { ReactNode } from "react";
import { StarArc } from "./emblem";

/** Sets the work in a wide column and what belongs to it in a narrow one; below 62rem one after the other. */
export function TwoColumns({
  children,
  aside,
  asideLabel,
}: {
  children: ReactNode;
  aside: ReactNode;
  asideLabel?: string | undefined;
}) {
  return (
    <div className="two-columns">
      <div>{children}</div>
      <aside aria-label={asideLabel}>{aside}</aside>
    </div>
  );
}

/** Sets the sections of a form on the left and the section being written on the right; below 62rem one after the other. */
export function FormColumns({ sections, children }: { sections: ReactNode; children: ReactNode }) {
  return (
    <div className="form-columns">
      {sections}
      <div>{children}</div>
    </div>
  );
}

/** A part of a public page across the full width, under its own line; for frames that are bare. */
export function Band({ title, children, after }: { title: string; children: ReactNode; after?: ReactNode }) {
  return (
    <section className="band">
      <div className="wrap">
        <h2>{title}</h2>
        {children}
        {after ? <p className="band-after">{after}</p> : null}
      </div>
    </section>
  );
}

/** Buttons and links in one row that wraps. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="row">{children}</div>;
}

/** Blocks below each other at the page's own distance. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="stack">{children}</div>;
}

/** Running text (notices, help, rules): readable measure, bullets, distances between headings and paragraphs. */
export function Prose({ children, lang }: { children: ReactNode; lang?: string | undefined }) {
  return (
    <div className="prose" lang={lang}>
      {children}
    </div>
  );
}

export type HeroProps = {
  kicker?: ReactNode;
  title: string;
  lead?: ReactNode;
  /** One gold button and one link at most. */
  actions?: ReactNode;
  /** The countdown under the arc, and the deadline in words. */
  children?: ReactNode;
};

/** Opens the home page in blue: the theme in serif, what it asks, one gold button, and the time left under the arc of stars. */
export function Hero({ kicker, title, lead, actions, children }: HeroProps) {
  return (
    <section className="hero">
      <div className="wrap hero-row">
        <div>
          {kicker ? <p className="hero-kicker">{kicker}</p> : null}
          <h1 className="serif">{title}</h1>
          {lead ? <p className="hero-lead">{lead}</p> : null}
          {actions ? <div className="row">{actions}</div> : null}
        </div>
        {children ? (
          <div className="hero-count">
            <StarArc />
            {children}
          </div>
        ) : null}
      </div>
    </section>
  );
}
