import { Tabs } from "../../ui/lists";

const pages = [
  { label: "Register", to: "/jury/register" },
  { label: "Suspected interests", to: "/jury/suspicions" },
  { label: "To be confirmed", to: "/jury/confirmations" },
  { label: "Opened to mend a fault", to: "/jury/glass" },
];

/** Links the sister pages on interests that chair, vice-chair and secretariat read. */
export function InterestTabs({ current }: { current: string }) {
  return <Tabs label="Interests" items={pages.map((page) => ({ ...page, current: page.to === current }))} />;
}
