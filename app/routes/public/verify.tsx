import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { codeLength } from "../../domain/certificates/certificate";
import { crockfordAlphabet, readCrockford } from "../../domain/ids";
import { fieldProblem } from "../../domain/problems";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { PageHead } from "../../ui/page-head";
import { TextField } from "../../ui/text-field";

export const meta = () => [
  { title: "Verify a certificate - European Crime Prevention Award" },
  { name: "robots", content: "noindex" },
];

/** Leads a typed code to its own page; one that cannot be a code is given back with a sentence. */
export function loader({ request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("code");
  if (typed === null) return data({ typed: "", problems: [] });
  const code = readCrockford(typed);
  const isCode = code.length === codeLength && [...code].every((one) => crockfordAlphabet.includes(one));
  if (isCode) throw redirect(`/verify/${code}`, 303);
  const sentence =
    "A code has 16 letters and digits, in groups of four. It stands beside the square pattern of the certificate.";
  return data({ typed, problems: [fieldProblem("code", "not-a-code", sentence)] }, { status: 400 });
}

export default function Verify() {
  const { typed, problems } = useLoaderData<typeof loader>();
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHead
        title="Verify a certificate"
        lead="Type the code that is printed on the certificate, or scan the square pattern beside it. You see what is printed on the real one."
      />
      <form method="get" action="/verify">
        <TextField
          name="code"
          label="Code on the certificate"
          hint="For example 7F4K-Q2MX-9TRB-W3HD; spaces and hyphens do not matter."
          width={20}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          problem={problemOf(problems, "code")}
        />
        <Button>Verify</Button>
      </form>
    </>
  );
}
