// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from "vitest";
import { addresses, askedOf, followClick } from "./addresses.svelte";
import { askShell } from "./backend";

vi.mock("./backend", () => ({ inShell: true, askShell: vi.fn(() => Promise.resolve()) }));

beforeEach(() => {
  addresses.forget();
  addresses.asked = null;
  vi.mocked(askShell).mockClear();
});

it("takes addresses of pages and of mail, and nothing else", () => {
  expect(askedOf("https://Example.org/a b?c")).toMatchObject({ host: "example.org", mail: false });
  expect(askedOf("http://localhost:8080/")).toMatchObject({ host: "localhost:8080" });
  expect(askedOf("mailto:Ada@Example.org?subject=x")).toMatchObject({ host: "example.org", mail: true });
  for (const other of ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "example.org", "../b", ""]) {
    expect(askedOf(other)).toBeNull();
  }
});

it("asks once for each host and remembers the answer", () => {
  addresses.follow("https://example.org/one");
  expect(addresses.asked?.host).toBe("example.org");
  expect(askShell).not.toHaveBeenCalled();
  addresses.agree();
  expect(askShell).toHaveBeenCalledWith("window_link", { url: "https://example.org/one" });
  addresses.follow("https://example.org/two");
  expect(addresses.asked).toBeNull();
  expect(askShell).toHaveBeenCalledTimes(2);
  addresses.follow("https://example.org.evil.example/");
  expect(addresses.asked?.host).toBe("example.org.evil.example");
  expect(JSON.parse(localStorage.getItem("lodestar.hosts")!)).toEqual(["example.org"]);
});

it("follows a click on what is inside a link, and leaves the page's own places alone", () => {
  document.body.innerHTML = '<a href="https://example.org/"><b>x</b></a><a href="#here">y</a>';
  const follow = vi.fn();
  document.body.addEventListener("click", (event) => followClick(event, follow));
  const clicked = (selector: string) => {
    const event = new MouseEvent("click", { bubbles: true, cancelable: true });
    document.querySelector(selector)!.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(clicked("b")).toBe(true);
  expect(follow).toHaveBeenCalledWith("https://example.org/");
  expect(clicked('a[href="#here"]')).toBe(false);
});
