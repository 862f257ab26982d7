import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { recipientSchema } from "../../domain/certificates/certificate";
import { certificatesPage, type ListedCertificate } from "../../domain/certificates/certificate-list.server";
import { prepareCertificates } from "../../domain/certificates/certificates.server";
import { correctName, revokeCertificate } from "../../domain/certificates/corrections.server";
import { editionByYear } from "../../domain/editions/editions.server";
import { parseForm, textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { Country } from "../../ui/country";
import { ErrorSummary } from "../../ui/error-summary";
import { EmbargoNotice } from "../../ui/gala-screen";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { State, type StateKind } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { Bilingual } from "../../ui/title";
import { CorrectionForm } from "./certificate-correction";
import { EveningTabs } from "./evening-tabs";

export const meta = pageTitle("Certificates");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const { id } = await editionByYear(ctx, Number(args.params.year));
    const { edition, certificates } = await certificatesPage(ctx, id);
    return {
      year: edition.year,
      name: edition.name,
      sealed: edition.state === "decided",
      galaAt: edition.gala_at,
      timeZone: edition.time_zone,
      certificates,
      correcting: new URL(args.request.url).searchParams.get("correct"),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const edition = await editionByYear(ctx, Number(args.params.year));
    const here = `/presidency/editions/${edition.year}/certificates`;
    const intent = textOf(typed, "intent");
    if (intent === "correct") {
      await correctName(ctx, textOf(typed, "certificate"), parseForm(recipientSchema, typed));
      return redirectWithNotice(
        args,
        here,
        "The name is corrected. A new certificate replaces the old one, whose code no longer confirms anything.",
      );
    }
    if (intent === "revoke") {
      await revokeCertificate(ctx, textOf(typed, "certificate"));
      return redirectWithNotice(args, here, "The certificate is revoked.");
    }
    const added = await prepareCertificates(ctx, edition.id);
    const words = added === 1 ? "One certificate is" : `${added} certificates are`;
    return redirectWithNotice(
      args,
      here,
      added === 0 ? "Every certificate is prepared already." : `${words} prepared.`,
    );
  });

export default function EditionCertificates() {
  const { year, name, sealed, galaAt, timeZone, certificates, correcting } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const live = certificates.filter((one) => one.state === "prepared" || one.state === "valid");
  const past = certificates.filter((one) => !live.includes(one));
  const chosen = live.find((one) => one.id === (textOf(refused?.typed, "certificate") || correcting));
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Edition ${name}`}
        title="Certificates"
        lead="For the winners, every presented project and the jury. Each bears a code that anybody can verify once the winners are announced."
      />
      <EveningTabs year={year} current="certificates" />
      {sealed ? <EmbargoNotice until={<Instant at={galaAt} zone={timeZone} />} /> : null}
      {chosen ? (
        <CorrectionForm certificate={chosen as ListedCertificate} year={year} refused={refused} />
      ) : null}
      {live.length === 0 ? (
        <EmptyState title="No certificates are prepared yet">
          <p>
            They take the names as they stand: the presenter each state has named, else the organisation.
            Names can be corrected afterwards.
          </p>
        </EmptyState>
      ) : (
        <CertificateTable certificates={live as ListedCertificate[]} year={year} />
      )}
      <Form method="post">
        <Button kind={live.length === 0 ? "main" : "second"} name="intent" value="prepare">
          {live.length === 0 ? "Prepare the certificates" : "Prepare what is missing"}
        </Button>
      </Form>
      {past.length > 0 ? (
        <>
          <h2>Replaced and revoked</h2>
          <DataTable
            caption="Replaced and revoked certificates"
            captionHidden
            columns={[{ label: "Name it bore" }, { label: "For" }, { label: "State" }]}
            rows={past.map((one) => ({
              key: one.id,
              cells: [one.recipient, `${one.award}: ${one.about}`, stateOf(one.state)],
            }))}
          />
        </>
      ) : null}
    </>
  );
}

const states: Record<string, { kind: StateKind; words: string }> = {
  prepared: { kind: "half", words: "Prepared" },
  valid: { kind: "done", words: "Valid" },
  replaced: { kind: "open", words: "Replaced" },
  revoked: { kind: "bad", words: "Revoked" },
};

function stateOf(state: string) {
  const { kind, words } = states[state] ?? { kind: "open" as const, words: state };
  return <State kind={kind}>{words}</State>;
}

function CertificateTable({
  certificates,
  year,
}: {
  certificates: readonly ListedCertificate[];
  year: number;
}) {
  return (
    <DataTable
      caption={`${certificates.length} certificates`}
      columns={[
        { label: "Recipient" },
        { label: "For" },
        { label: "State" },
        { label: "PDF" },
        { label: "Change", hidden: true },
      ]}
      rows={certificates.map((one) => ({
        key: one.id,
        cells: [
          <Bilingual
            key="name"
            text={one.recipient}
            own={one.recipientOwn ?? undefined}
            lang={one.recipientLanguage ?? undefined}
          />,
          <span key="for">
            {one.award}: {one.about} {one.country ? <Country code={one.country} /> : null}
            {one.nowNamed ? (
              <>
                {" "}
                <strong>The state has named {one.nowNamed.latin} since.</strong>
              </>
            ) : null}
          </span>,
          stateOf(one.state),
          <a
            key="pdf"
            href={`/certificates/${one.id}.pdf`}
            aria-label={`Certificate of ${one.recipient}, PDF`}
          >
            Open
          </a>,
          <a
            key="change"
            href={`/presidency/editions/${year}/certificates?correct=${one.id}`}
            aria-label={`Change the certificate of ${one.recipient}`}
          >
            Change
          </a>,
        ],
      }))}
    />
  );
}
