import { pageTitle } from "../../http/page-title";
import { PageHead } from "../../ui/page-head";

export const meta = pageTitle("Home");

export default function Home() {
  return <PageHead title="European Crime Prevention Award" />;
}
