// @vitest-environment jsdom
import { expect, it } from "vitest";
import { safeFragment } from "./safeHtml";

const clean = (html: string) => {
  const box = document.createElement("div");
  box.append(safeFragment(html));
  return box.innerHTML;
};

it.each([
  ["<h1>Vision</h1><p>One <b>truth</b></p>", "<h1>Vision</h1><p>One <b>truth</b></p>"],
  ["<p onclick='x()'>a</p>", "<p>a</p>"],
  ["<script>alert(1)</script><p>a</p>", "<p>a</p>"],
  ["<a href='javascript:x()' style='color:red'>a</a>", "<a>a</a>"],
  ["<a href='https://example.org/' target='_top'>a</a>", '<a href="https://example.org/">a</a>'],
  ["<a href='#part'>a</a>", "<a>a</a>"],
  ["<img src=x onerror=x()>a", "a"],
  ["<svg><script>x()</script></svg>b", "b"],
  ["<th colspan='2' scope='col'>x</th>", "x"],
  ["<table><tr><th colspan='2'>x</th></tr></table>", '<table><tbody><tr><th colspan="2">x</th></tr></tbody></table>'],
  ["a &lt;b&gt; c", "a &lt;b&gt; c"],
])("%s", (html, expected) => expect(clean(html)).toBe(expected));
