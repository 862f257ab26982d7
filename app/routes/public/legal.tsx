import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "../../http/page-title";
import { Prose } from "../../ui/layout";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Legal notice");

export function loader({ context }: LoaderFunctionArgs) {
  const { controller, contactEmail } = context.installation.settings;
  return { controller, contactEmail };
}

export default function Legal() {
  const { controller, contactEmail } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Legal notice" />
      <Prose>
        <h2>Who publishes this</h2>
        <p>
          {controller}, <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
        </p>
        <h2>Using what stands here</h2>
        <p>
          Entries are published under the licence their owners chose, by default Creative Commons Attribution
          4.0 (CC BY 4.0). The facts of past editions come from the public sources named beside them. The open
          data of the registry may be reused under CC BY 4.0.
        </p>
        <h2>The software</h2>
        <p>
          It is free software under the European Union Public Licence 1.2. It takes over the emblem of no
          institution of the Union.
        </p>
        <h2>Decisions of the jury</h2>
        <p>
          The jury decides on the written entries. The fingerprint of its statement is public from the
          decision on, the statement itself from the announcement on.
        </p>
      </Prose>
    </>
  );
}
