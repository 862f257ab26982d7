import fc from "fast-check";

/** The word by which something that came through unescaped is found again. */
export const mark = "hostile1";

const pieces = [
  `<script>${mark}()</script>`,
  `"><img src=x onerror=${mark}()>`,
  `' onmouseover='${mark}()`,
  `</textarea><script>${mark}()</script>`,
  `</title></head><body onload=${mark}()>`,
  `<!--`,
  `]]>`,
  `javascript:${mark}()`,
  `<svg/onload=${mark}()>`,
  "&lt;b&gt;&#0;&nbsp;",
  "'; drop table answers; --",
  "{{7*7}}#{7*7}%s%n%00",
  "../../etc/passwd",
  "\r\nBcc: everybody@elsewhere.example\r\n\r\n",
  "\u0000\u0007\u001b[31m\u007f\u0085\u2028\u2029",
  "\u202eto the left\u202c\u2066\u2067\u2069",
  "\u200b\u200d\u200e\u200f\u00ad\ufeff\u2060",
  "\ud800",
  "\udfff x",
  "\ufffe\uffff\u{1fffe}",
  `z${"\u0301\u0323".repeat(60)}`,
  "عنوان المشروع ١٢٣",
  "כותרת 123",
  "ความปลอดภัย",
  "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}",
  "犯罪予防",
  "1e309",
  "-0",
  "9".repeat(400),
  "2026-02-30",
  "https://[::1",
  "\t",
  " ",
  "\n\n\n\n",
  "__proto__",
  "constructor",
  "a word",
  "",
];

/** Short texts as somebody would send them who wants to break something, by skill or by accident. */
export const hostileLine = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    {
      minLength: 1,
      maxLength: 3,
      size: "max",
    },
  )
  .map((parts) => parts.join(" "));

/** The same, and now and then far longer than any answer. */
export const hostileText = fc.oneof(
  { weight: 12, arbitrary: hostileLine },
  {
    weight: 2,
    arbitrary: fc.array(hostileLine, { maxLength: 40, size: "max" }).map((lines) => lines.join("\n")),
  },
  { weight: 1, arbitrary: fc.constantFrom(6_000, 60_000).map((length) => `${mark} `.repeat(length / 9)) },
  { weight: 1, arbitrary: fc.constant("x".repeat(20_000)) },
);

/** Writes fields as a browser would, and what no browser would: half characters and bytes that are no UTF-8 go as they are. */
export function urlEncoded(fields: readonly (readonly [string, string | Uint8Array])[]): Buffer {
  return Buffer.from(fields.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&"));
}

/** Gives what a server reads of a text that was sent with half characters in it. */
export function asReceived(text: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(text));
}

function escaped(value: string | Uint8Array): string {
  const bytes = typeof value === "string" ? bytesOf(value) : value;
  return [...bytes]
    .map((byte) =>
      /[A-Za-z0-9]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, "0")}`,
    )
    .join("");
}

/** UTF-8, with half a pair written as if it were a character. */
function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0xd800 || code > 0xdfff) bytes.push(...Buffer.from(character));
    else bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}
