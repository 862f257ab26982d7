import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "../../http/page-title";
import { Prose } from "../../ui/layout";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Accessibility");

export function loader({ context }: LoaderFunctionArgs) {
  return { contactEmail: context.installation.settings.contactEmail };
}

export default function Accessibility() {
  const { contactEmail } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Accessibility" lead="Everybody whose task is here must be able to do it." />
      <Prose>
        <h2>What we aim at</h2>
        <p>
          The Web Content Accessibility Guidelines 2.2 at level AA. Every core task works by keyboard, without
          JavaScript, at 320 pixels and at 400 per cent zoom, in light and dark, and with a screen reader.
        </p>
        <h2>How we check</h2>
        <p>
          An automatic check runs over every page at each change of the software. It finds only a part of what
          can be wrong; we have not yet had an audit by an independent body, and do not claim conformance
          before it.
        </p>
        <h2>What we know is not right yet</h2>
        <p>
          The PDFs are tagged and carry their language, but no validator for PDF/UA has looked at them.
          Answers written in another language inside an English entry are not marked as such.
        </p>
        <h2>Tell us</h2>
        <p>
          If something stands in your way, write to <a href={`mailto:${contactEmail}`}>{contactEmail}</a>. We
          answer within ten working days and, before a deadline, the same day. If the answer does not help,
          you can complain to the authority that enforces accessibility in your Member State, or to the
          European Ombudsman.
        </p>
      </Prose>
    </>
  );
}
