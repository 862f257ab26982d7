import { renderToStaticMarkup } from "react-dom/server";

/** A letter before it is set: plain facts turned into sentences. */
export type Letter = {
  subject: string;
  paragraphs: readonly string[];
  /** One thing to do, as a link. */
  action?: { label: string; link: string };
  /** A code to type, shown on a line of its own. */
  code?: string;
  /** After the action: how long it holds, what to do if it was not you. */
  afterwards?: readonly string[];
};

export type SetLetter = { subject: string; text: string; html: string };

/** Gives written text as the paragraphs of a letter: mail programs join single lines. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== "");
}

/** What is the same on every letter of an installation. */
export type Letterhead = { origin: string; demonstration: boolean };

/** Sets a letter as text and as HTML; both say the same, and a demonstration says that it is one. */
export function setLetter(letter: Letter, head: Letterhead): SetLetter {
  const demonstration = head.demonstration
    ? "DEMONSTRATION. People, projects and results in this letter are invented."
    : undefined;
  const signature = "European Crime Prevention Award\nEuropean Crime Prevention Network";
  const text = [
    ...(demonstration ? [demonstration] : []),
    ...letter.paragraphs,
    ...(letter.action ? [`${letter.action.label}:\n${letter.action.link}`] : []),
    ...(letter.code ? [`Code: ${letter.code}`] : []),
    ...(letter.afterwards ?? []),
    signature,
    head.origin,
  ].join("\n\n");
  const html = `<!doctype html>${renderToStaticMarkup(
    <Page letter={letter} head={head} demonstration={demonstration} />,
  )}`;
  const subject = oneLine(letter.subject);
  return { subject: head.demonstration ? `[DEMONSTRATION] ${subject}` : subject, text, html };
}

/** A line end in a subject would begin another header of the mail. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

// Mail programs read no style sheet of ours, so the few styles stand on the elements.
const styles = {
  body: {
    fontFamily: "Arial, sans-serif",
    fontSize: "16px",
    lineHeight: "24px",
    color: "#141b2d",
    margin: "0",
  },
  band: { background: "#003399", color: "#ffffff", padding: "16px 24px", fontSize: "18px" },
  main: { padding: "24px", maxWidth: "600px" },
  button: {
    display: "inline-block",
    background: "#003399",
    color: "#ffffff",
    padding: "12px 20px",
    textDecoration: "none",
    fontWeight: "bold",
  },
  code: { fontSize: "24px", letterSpacing: "4px", fontFamily: "monospace" },
  small: { color: "#4d5260", fontSize: "14px" },
} as const;

function Page(props: { letter: Letter; head: Letterhead; demonstration: string | undefined }) {
  const { letter, head, demonstration } = props;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{letter.subject}</title>
      </head>
      <body style={styles.body}>
        <div style={styles.band}>European Crime Prevention Award</div>
        <div style={styles.main}>
          {demonstration ? <p style={styles.small}>{demonstration}</p> : null}
          {letter.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {letter.action ? (
            <p>
              <a href={letter.action.link} style={styles.button}>
                {letter.action.label}
              </a>
            </p>
          ) : null}
          {letter.action ? <p style={styles.small}>{letter.action.link}</p> : null}
          {letter.code ? (
            <p>
              Code: <span style={styles.code}>{letter.code}</span>
            </p>
          ) : null}
          {(letter.afterwards ?? []).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p style={styles.small}>
            European Crime Prevention Network, <a href={head.origin}>{head.origin}</a>
          </p>
        </div>
      </body>
    </html>
  );
}
