import type { LoaderFunctionArgs } from "@remix-run/node";
import { signedIn } from "../../http/request";
import { notFound } from "../../http/responses";

/** Every address without a page: signed-out people are led to sign in, as for any page that is not public. */
export async function loader(args: LoaderFunctionArgs) {
  await signedIn(args);
  throw notFound();
}

export async function action(args: LoaderFunctionArgs) {
  await signedIn(args);
  throw notFound();
}

export default function UnknownPage() {
  return null;
}
