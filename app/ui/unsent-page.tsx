import { Button } from "./button";
import { Details } from "./lists";
import { PageHead } from "./page-head";

type Unsent = Record<string, string | string[]>;

/** Gives back what was typed after the session had ended: sign in beside it, then send it again; nothing is lost. */
export function UnsentPage({ unsent, address }: { unsent: Unsent; address: string }) {
  const fields = Object.entries(unsent).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: one })),
  );
  // What is worth reading again: texts, not ids, versions and buttons.
  const texts = fields.filter(({ value }) => value.length > 40);
  return (
    <>
      <title>Your session has ended - European Crime Prevention Award</title>
      <PageHead
        title="Your session has ended"
        lead="Nothing is lost: this page keeps what you typed. Sign in in a new tab, come back here and send it again."
      />
      <p>
        <a href="/account/sign-in" target="_blank" rel="noreferrer">
          Sign in (opens a new tab)
        </a>
      </p>
      <form method="post" action={address}>
        {fields.map(({ name, value }, index) => (
          <textarea key={`${name} ${index}`} name={name} defaultValue={value} hidden readOnly />
        ))}
        <Button>Send it again</Button>
      </form>
      {texts.length > 0 ? (
        <Details summary="Read what you typed">
          {texts.map(({ name, value }, index) => (
            <pre key={`${name} ${index}`} className="unsent-text">
              {value}
            </pre>
          ))}
        </Details>
      ) : null}
    </>
  );
}
