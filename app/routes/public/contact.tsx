import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "../../http/page-title";
import { Prose } from "../../ui/layout";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Contact");

export function loader({ context }: LoaderFunctionArgs) {
  return { contactEmail: context.installation.settings.contactEmail };
}

export default function Contact() {
  const { contactEmail } = useLoaderData<typeof loader>();
  const mail = <a href={`mailto:${contactEmail}`}>{contactEmail}</a>;
  return (
    <>
      <PageHead
        title="Contact"
        lead="Projects are entered by the national representative of their Member State."
      />
      <Prose>
        <h2>Find your national representative</h2>
        <p>
          Write to the secretariat, {mail}, and name your Member State and your project in a sentence. You are
          put in touch with its national representative, who tells you how your country chooses and by when.
        </p>
        <h2>You cannot sign in</h2>
        <p>
          The sign-in letter goes only to addresses that have been entered. Applicants are entered by their
          national representative, jury members by the presidency, representatives by the secretariat.
        </p>
        <h2>Something is wrong on a page</h2>
        <p>
          Write to {mail} and, if the page showed an incident number, give it. Before a deadline we answer the
          same day.
        </p>
      </Prose>
    </>
  );
}
