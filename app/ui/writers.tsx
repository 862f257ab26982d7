export type WritersProps = {
  /** Who else is writing, as the page was made. */
  writers: readonly { name: string; lang: string | null; where: string }[];
  /** Where the browser module asks again. */
  address: string;
};

/** Says who else is writing in the entry; a browser module keeps it true while the page is open. */
export function Writers({ writers, address }: WritersProps) {
  return (
    <div className="writers" role="status" data-writers={address}>
      {writers.map((writer) => (
        <p key={`${writer.name} ${writer.where}`}>
          <bdi lang={writer.lang ?? undefined}>{writer.name}</bdi> {writer.where}
        </p>
      ))}
    </div>
  );
}
