import { describe, expect, it } from "vitest";
import { privateFile, publicFile } from "../../../app/http/public-file";

function asking(tag?: string): Request {
  return new Request("http://localhost/registry.csv", tag ? { headers: { "If-None-Match": tag } } : {});
}

function answer(tag?: string, body = "a,b\n"): Response {
  return publicFile(asking(tag), body, "text/csv; charset=utf-8", "registry.csv");
}

describe("a public file", () => {
  it("comes with its type, its name and a tag of its content", async () => {
    const response = answer();
    expect([response.status, await response.text()]).toEqual([200, "a,b\n"]);
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "public, max-age=0, must-revalidate",
      "content-disposition": 'inline; filename="registry.csv"',
      "content-type": "text/csv; charset=utf-8",
      etag: expect.stringMatching(/^"[\w-]{27}"$/),
    });
  });

  it("keeps its tag while it stays the same and has another when it changes", () => {
    expect(answer().headers.get("ETag")).toBe(answer().headers.get("ETag"));
    expect(answer().headers.get("ETag")).not.toBe(answer(undefined, "a,b\nc,d\n").headers.get("ETag"));
    const bytes = publicFile(asking(), new TextEncoder().encode("a,b\n"), "text/csv");
    expect(bytes.headers.get("ETag")).toBe(answer().headers.get("ETag"));
    expect(bytes.headers.get("Content-Disposition")).toBeNull();
  });

  it("is not sent again to somebody who has it", async () => {
    const tag = answer().headers.get("ETag")!;
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, `"other",W/${tag} , "third"`, "*"]) {
      const response = answer(known);
      expect([known, response.status, await response.text()]).toEqual([known, 304, ""]);
      expect(response.headers.get("ETag")).toBe(tag);
      expect(response.headers.get("Content-Type")).toBeNull();
    }
  });

  it("is sent to somebody who has an older one", () => {
    for (const known of ['"other"', tagOf("other"), tagOf("other").replaceAll('"', "")]) {
      expect(answer(known).status).toBe(200);
    }
  });
});

function tagOf(body: string): string {
  return answer(undefined, body).headers.get("ETag")!;
}

describe("a file for one person", () => {
  it("is kept by nothing between and has no tag", async () => {
    const response = privateFile(new TextEncoder().encode("%PDF"), "application/pdf", "receipt.pdf");
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "no-store",
      "content-disposition": 'inline; filename="receipt.pdf"',
      "content-type": "application/pdf",
    });
    expect(await response.text()).toBe("%PDF");
  });
});
