import { blocksOf } from "../domain/text-blocks";

/** Sets what somebody typed as paragraphs and lists; a line that starts with "- " or "1. " is an item. Nothing in it becomes markup. */
export function PlainText({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div className="plain-text" lang={lang}>
      {blocksOf(text).map((block, index) => {
        if (block.kind === "paragraph") {
          return (
            <p key={index}>
              {block.lines.map((line, at) => (
                <span key={at}>
                  {at > 0 ? <br /> : null}
                  {line}
                </span>
              ))}
            </p>
          );
        }
        const items = block.items.map((item, at) => <li key={at}>{item}</li>);
        return block.kind === "bullets" ? <ul key={index}>{items}</ul> : <ol key={index}>{items}</ol>;
      })}
    </div>
  );
}
