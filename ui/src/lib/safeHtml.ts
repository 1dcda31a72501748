/**
 * HTML of the back end as a fragment that holds nothing but text structure: no script, no style, no handler, no address
 * that is not plainly a web or mail address. The back end cleans it too; this is the second lock.
 */
import { isAddress } from "./addresses.svelte";

const ALLOWED = new Set(
  `article section header footer main h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption thead tbody tfoot tr th td
   a strong em b i code pre blockquote br hr a span div del ins sup sub small abbr time figure figcaption`.split(/\s+/),
);
const DROPPED = new Set(["script", "style", "iframe", "object", "embed", "link", "meta", "template", "svg", "math"]);
const KEPT = new Set(["colspan", "rowspan", "scope", "lang", "dir", "start", "datetime"]);

export function safeFragment(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  for (const node of parsed.body.childNodes) copy(node, fragment);
  return fragment;
}

function copy(node: Node, into: Node): void {
  if (node.nodeType === Node.TEXT_NODE) {
    into.appendChild(document.createTextNode(node.textContent ?? ""));
    return;
  }
  if (!(node instanceof Element)) return;
  const name = node.localName;
  if (DROPPED.has(name)) return;
  let target = into;
  if (ALLOWED.has(name)) {
    const element = document.createElement(name);
    for (const { name: attribute, value } of node.attributes) {
      const kept = KEPT.has(attribute) || (name === "a" && attribute === "href" && isAddress(value));
      if (kept) element.setAttribute(attribute, value);
    }
    into.appendChild(element);
    target = element;
  }
  for (const child of node.childNodes) copy(child, target);
}
