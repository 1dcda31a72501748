//! How fast the window is with a strategy of a thousand initiatives, beside an empty page of the same shell doing the
//! same in the same run: `cargo bench -p lodestar-window-tests`.
//!
//! Prints one line for each figure: name, figure, ratio, goal. Ends with 1 where a goal is missed. Where no window can
//! be driven it says so in one line and ends well.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use lodestar_window_tests::large::{self, LARGE};
use lodestar_window_tests::machine::{Machine, Window};
use lodestar_window_tests::page::Page;
use serde_json::{Value, json};

/// What scripts in the page use: a promise of the moment after the next painting, and what lies in a scrolled list.
const TOOLS: &str = r"
const done = arguments[arguments.length - 1];
const painted = () => new Promise((then) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => then(performance.now());
  channel.port2.postMessage(0);
}));
const scrolled = () => [...document.querySelectorAll('main *, body > *')].find((one) =>
  one.scrollHeight > 3000 && one.clientHeight > 100 && one.clientHeight < 1000);
";

/// Goes to a screen by its entry in the sidebar and waits until its heading is painted.
const SWITCH: &str = r"
const [name, mode] = arguments;
const entry = [...document.querySelectorAll('[data-pane=sidebar] .nrow')].find((one) => one.textContent.trim().startsWith(name));
const begin = performance.now();
entry.click();
(async () => {
  for (;;) {
    const now = await painted();
    const heads = [...document.querySelectorAll('main h1')].map((one) => one.textContent.trim());
    const there = mode ? document.querySelector(mode) : heads.includes(name);
    if (there) return done(now - begin);
    if (now - begin > 20000) return done(null);
  }
})();
";

/// Puts other content into the empty page and waits until it is painted.
const REPLACE: &str = r"
const begin = performance.now();
document.body.innerHTML = '<h1>' + arguments[0] + '</h1>';
painted().then((now) => done(now - begin));
";

/// From now on notes for each key how long it is until the page has been painted anew.
const WATCH_KEYS: &str = r"
window.lodestarKeys = [];
window.lodestarWatch?.abort();
window.lodestarWatch = new AbortController();
addEventListener('keydown', () => {
  const begin = performance.now();
  painted().then((now) => window.lodestarKeys.push(now - begin));
}, { capture: true, signal: window.lodestarWatch.signal });
done();
";

/// From now on notes how long each frame takes.
const WATCH_FRAMES: &str = r"
const frames = (window.lodestarFrames = []);
const mine = (window.lodestarRecord = {});
let last;
const tick = (now) => {
  if (window.lodestarRecord !== mine) return;
  if (last !== undefined) frames.push(now - last);
  last = now;
  requestAnimationFrame(tick);
};
requestAnimationFrame(tick);
done();
";

/// Scrolls by so many points in each of so many frames and gives what each took.
const SCROLL: &str = r"
const [step, count] = arguments;
const list = scrolled();
list.scrollTop = 0;
const frames = [];
let last;
const tick = (now) => {
  if (last !== undefined) frames.push(now - last);
  last = now;
  list.scrollTop += step;
  if (frames.length < count) requestAnimationFrame(tick);
  else done(frames);
};
requestAnimationFrame(tick);
";

/// The empty page gets a field, something to carry about, and something to scroll.
const FURNISH: &str = r"
document.documentElement.style.height = '100%';
document.body.style.cssText = 'height: 100%; margin: 0';
document.body.innerHTML = '<textarea aria-label=Field></textarea><button id=card style=position:absolute;left:200px;top:200px>Card</button>' +
  '<div style=height:400px;overflow:auto><div style=height:20000px></div></div>';
const card = document.querySelector('#card');
let from = null;
card.onpointerdown = (event) => {
  card.setPointerCapture(event.pointerId);
  from = [event.clientX, event.clientY];
};
card.onpointermove = (event) => {
  if (from) card.style.transform = `translate(${event.clientX - from[0]}px, ${event.clientY - from[1]}px)`;
};
card.onpointerup = () => (from = null);
done();
";

/// The modes of the roadmap: the key that shows them, their words, what is there once they are shown, what is carried
/// about in them.
const MODES: [(&str, &str, &str, Option<&str>); 4] = [
    ("alt+1", "board", "[data-scope=board] [data-card]", Some("[role=listbox][aria-label^=Now] [role=option]")),
    ("alt+2", "timeline", "[role=tree] [data-bar]", Some("[role=treeitem] [data-bar]")),
    ("alt+3", "tiers", "[data-scope=tiers]", None),
    ("alt+4", "table", "[role=grid] [data-line]", None),
];

/// Screens whose heading is their name.
const SCREENS: [&str; 6] = ["Vision", "Objectives", "Capacity", "Decisions", "Checks", "Overview"];

async fn script(page: &Page, text: &str, arguments: Vec<Value>) -> Value {
    page.ask_later(&format!("{TOOLS}{text}"), arguments).await
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map(|all| all.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

/// The value that so large a part of them does not exceed.
fn part(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
    let at = (last as f64 * share).round() as usize;
    values.get(at).copied().unwrap_or(f64::NAN)
}

fn median(values: Vec<f64>) -> f64 {
    part(values, 0.5)
}

/// Figures beside their goals.
struct Lines {
    missed: bool,
}

impl Lines {
    fn head() -> Self {
        println!("{:<58} {:>12} {:>7}  goal", "name, against an empty page of the same shell", "figure", "ratio");
        Self { missed: false }
    }

    /// A line; the figure has to stay below `most`.
    fn say(&mut self, name: &str, figure: f64, unit: &str, beside: f64, most: f64) {
        let met = figure <= most;
        let mark = if met { "" } else { "  MISSED" };
        println!("{name:<58} {:>12} {:>7.2}  <= {most} {unit}{mark}", format!("{figure:.1} {unit}"), figure / beside);
        self.missed |= !met;
    }
}

/// What the same acts take in the other window.
struct Empty {
    start: f64,
    switch: f64,
    key: f64,
    drag: f64,
    scroll: f64,
    memory: f64,
}

/// From the start of the program until what the selector finds has been painted, in milliseconds.
async fn started(window: &Window<'_>, usable: &str) -> f64 {
    let there = format!("return document.readyState === 'complete' && !!({usable})");
    window.page.until("the first screen", &there, vec![]).await;
    script(&window.page, "painted().then(done)", vec![]).await;
    window.begun.elapsed().as_secs_f64() * 1e3
}

/// Presses keys one after the other, each when the one before has been painted: how long each took.
async fn keys(page: &Page, pressed: &[&str]) -> Vec<f64> {
    script(page, WATCH_KEYS, vec![]).await;
    for (at, key) in pressed.iter().enumerate() {
        page.press(key);
        page.until("a key to be painted", "return window.lodestarKeys.length > arguments[0]", vec![json!(at)]).await;
    }
    numbers(&page.ask("window.lodestarWatch.abort(); return window.lodestarKeys", vec![]).await)
}

/// How long the frames were while something was done.
async fn frames_while(page: &Page, act: impl Future<Output = ()>) -> Vec<f64> {
    script(page, WATCH_FRAMES, vec![]).await;
    act.await;
    numbers(&page.ask("window.lodestarRecord = null; return window.lodestarFrames", vec![]).await)
}

async fn switch(page: &Page, name: &str, mode: Option<&str>) -> f64 {
    script(page, SWITCH, vec![json!(name), json!(mode)]).await.as_f64().expect("the screen is shown")
}

#[allow(clippy::cast_precision_loss)]
fn megabytes(window: &Window<'_>) -> f64 {
    window.memory() as f64 / 1e6
}

async fn measure_empty(machine: &Machine, starts: usize) -> Empty {
    let mut start = Vec::new();
    for _ in 1..starts {
        let window = machine.start_empty().await;
        start.push(started(&window, "document.body").await);
        window.close();
    }
    let window = machine.start_empty().await;
    start.push(started(&window, "document.body").await);
    let page = &window.page;
    let memory = megabytes(&window);
    let mut switches = Vec::new();
    for name in SCREENS {
        switches.push(script(page, REPLACE, vec![json!(name)]).await.as_f64().expect("a number"));
    }
    script(page, FURNISH, vec![]).await;
    page.click("textbox", "Field").await;
    let key = median(keys(page, &["a"; 15]).await);
    let card = page.select("#card").await;
    let drag = part(frames_while(page, page.carry_about(&card, (300.0, 200.0))).await, 0.9);
    let scroll = part(numbers(&script(page, SCROLL, vec![json!(60), json!(90)]).await), 0.9);
    window.close();
    Empty { start: median(start), switch: median(switches), key, drag, scroll, memory }
}

async fn measure(machine: &Machine, file: &str, empty: &Empty, starts: usize, lines: &mut Lines) {
    const USABLE: &str = "document.querySelector('main h1') && document.querySelector('[data-pane=sidebar]')";
    let mut start = Vec::new();
    for _ in 1..starts {
        let window = machine.start(&[file]).await;
        start.push(started(&window, USABLE).await);
        window.close();
    }
    let window = machine.start(&[file]).await;
    start.push(started(&window, USABLE).await);
    lines.say("start to the first usable screen", median(start), "ms", empty.start, 3000.0);
    let page = &window.page;

    // What is fetched, reckoned and typeset once is kept; what is kept has its bounds. Both are reached before it counts.
    for _ in 0..3 {
        for name in SCREENS.into_iter().chain(["Roadmap"]) {
            switch(page, name, None).await;
        }
    }
    let before = megabytes(&window);
    let mut switches = 0;
    let mut note = |lines: &mut Lines, name: &str, times: Vec<f64>| {
        switches += 2 * times.len();
        lines.say(&format!("switch to {name}"), median(times), "ms", empty.switch, 100.0);
    };
    for name in SCREENS {
        let other = if name == "Vision" { "Overview" } else { "Vision" };
        let mut times = Vec::new();
        for _ in 0..3 {
            switch(page, other, None).await;
            times.push(switch(page, name, None).await);
        }
        note(lines, name, times);
    }
    for (keys, mode, shown, _) in MODES {
        switch(page, "Roadmap", None).await;
        page.press(keys);
        page.select(shown).await;
        let mut times = Vec::new();
        for _ in 0..3 {
            switch(page, "Vision", None).await;
            times.push(switch(page, "Roadmap", Some(shown)).await);
        }
        note(lines, &format!("the roadmap as {mode}"), times);
    }
    let after = megabytes(&window);
    assert!(switches >= 50, "{switches} switches");
    lines.say(&format!("memory after {switches} switches of screen"), after, "MB", empty.memory, 700.0);
    lines.say("  beside what it was before them", after / before, "times", 1.0, 1.25);

    // Keys.
    switch(page, "Vision", None).await;
    page.click("textbox", "Statement").await;
    let times = keys(page, &["a"; 15]).await;
    lines.say("key press to repaint, in a text", median(times), "ms", empty.key, 50.0);
    for (keys_of_mode, mode, shown, carried) in MODES {
        switch(page, "Roadmap", None).await;
        page.press(keys_of_mode);
        let first = page.select(shown).await;
        if mode != "tiers" {
            first.click().await.expect("it can be clicked");
            let times = keys(page, &["Down"; 10]).await;
            lines.say(&format!("key press to repaint, through the {mode}"), median(times), "ms", empty.key, 50.0);
            let frames = numbers(&script(page, SCROLL, vec![json!(60), json!(90)]).await);
            lines.say(&format!("scroll frame of the {mode}, 9 of 10"), part(frames, 0.9), "ms", empty.scroll, 34.0);
            script(page, "scrolled().scrollTop = 0; painted().then(done)", vec![]).await;
        }
        if let Some(carried) = carried {
            let card = page.select(carried).await;
            let frames = frames_while(page, page.carry_about(&card, (300.0, 200.0))).await;
            lines.say(&format!("drag frame of the {mode}, 9 of 10"), part(frames, 0.9), "ms", empty.drag, 34.0);
        }
        page.click("textbox", "Words in initiatives").await;
        let times = keys(page, &["c", "r", "a", "BackSpace", "BackSpace", "BackSpace", "y", "a", "r", "d"]).await;
        lines.say(&format!("filter typing in the {mode}"), median(times), "ms", empty.key, 100.0);
        page.press("Escape");
    }

    // The page of a thousand initiatives is made anew beside the board, which is written on meanwhile.
    switch(page, "Roadmap", None).await;
    page.press("alt+1");
    page.select("[data-card]").await.click().await.expect("a card can be clicked");
    let before = page.until("the preview", PICTURE, vec![]).await;
    let frames = frames_while(page, async {
        page.press("alt+Down");
        page.until("the preview to follow", &format!("{PICTURE} !== arguments[0]"), vec![before]).await;
    })
    .await;
    lines.say("longest frame while a document is made", part(frames, 1.0), "ms", empty.drag, 150.0);
    window.close();
}

/// The address of the painted page.
const PICTURE: &str = "return document.querySelector('[aria-label=\"Page 1\"] img')?.src";

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    if !wanted.is_empty() && !wanted.iter().any(|part| "window".contains(part.as_str())) {
        return;
    }
    if let Some(missing) = Machine::lacks() {
        println!("the window: not measured, {missing} is missing");
        return;
    }
    let starts = 5;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let missed = runtime.block_on(async {
        let machine = Machine::new();
        let file = machine.home().join("Documents/Large.lodestar");
        let file = file.to_str().expect("the path is text");
        let changes = machine.home().join("changes.json");
        std::fs::write(&changes, large::changes(LARGE).to_string()).expect("the changes can be written");
        machine.command_line(&["new", file, "--title", "Large"]);
        machine.command_line(&["apply", file, changes.to_str().expect("the path is text")]);
        let mut lines = Lines::head();
        let empty = measure_empty(&machine, starts).await;
        measure(&machine, file, &empty, starts, &mut lines).await;
        lines.missed
    });
    // Time for what was started to end.
    runtime.shutdown_timeout(Duration::from_secs(1));
    if missed {
        std::process::exit(1);
    }
}
