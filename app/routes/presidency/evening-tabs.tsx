import { Tabs } from "../../ui/lists";

export type EveningPage = "insiders" | "result" | "certificates" | "run-sheet" | "announce";

/** Links the pages that prepare the award evening of an edition. */
export function EveningTabs({ year, current }: { year: number; current: EveningPage }) {
  const to = `/presidency/editions/${year}`;
  const items = [
    { page: "insiders", label: "People named", to: `${to}/insiders` },
    { page: "result", label: "Sealed result", to: `${to}/result` },
    { page: "certificates", label: "Certificates", to: `${to}/certificates` },
    { page: "run-sheet", label: "Run sheet", to: `/gala/${year}/run-sheet` },
    { page: "announce", label: "Announcement", to: `${to}/announce` },
  ];
  return (
    <Tabs
      label="Award evening"
      items={items.map((item) => ({ label: item.label, to: item.to, current: item.page === current }))}
    />
  );
}
