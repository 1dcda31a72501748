//! The page in the window, found by what a person perceives: roles and names, never by its structure.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::machine::Machine;
use crate::process::PATIENCE;

/// Finds visible, usable elements by role and accessible name; a `*` stands for any words before or behind.
const FINDER: &str = r#"
const [role, wanted, steadily] = arguments;
const places = {
  button: 'button, [role=button], summary',
  link: 'a[href], [role=link]',
  textbox: 'textarea, input:not([type]), input[type=text], input[type=search], [role=textbox], [contenteditable=true], [role=combobox]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  img: 'img, svg[role=img], [role=img]',
  radio: 'input[type=radio], [role=radio]',
  listbox: 'select, [role=listbox]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  option: 'option, [role=option]',
  listitem: 'li, [role=listitem]',
  group: 'fieldset, [role=group]',
  region: 'section[aria-label], section[aria-labelledby], [role=region]',
};
const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const name = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return words(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return words(label);
  if (element.labels?.length) return words([...element.labels].map((one) => one.textContent).join(' '));
  return words(element.alt || element.textContent || element.title || element.placeholder);
};
const [open, end] = [wanted.startsWith('*'), wanted.endsWith('*')];
const part = wanted.replace(/^\*|\*$/g, '');
const fits = (text) =>
  open && end ? text.includes(part) : open ? text.endsWith(part) : end ? text.startsWith(part) : text === wanted;
const usable = (element) => {
  const box = element.getBoundingClientRect();
  return (box.width > 0 || box.height > 0) && !element.closest('[aria-hidden=true], [inert]') && !element.disabled;
};
const found = [...document.querySelectorAll(places[role] ?? `[role=${role}]`)].find((one) => usable(one) && fits(name(one)));
if (!found || !steadily) return found ?? null;
// A person clicks what has come to rest and lies on top.
found.scrollIntoView({ block: 'nearest', behavior: 'instant' });
const box = found.getBoundingClientRect();
const place = [box.x, box.y, box.width, box.height].join();
const resting = (window.lodestarPlaces ??= new WeakMap());
const rests = resting.get(found) === place;
resting.set(found, place);
const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
if (!rests || !top || !(found.contains(top) || top.contains(found))) return null;
return [box.x + box.width / 2, box.y + box.height / 2 + (screen.height - innerHeight)];
"#;

/// How much of the window lies above its page: the menu bar.
const ABOVE: &str = "return screen.height - innerHeight";

/// The page.
#[derive(Debug)]
pub struct Page {
    client: Client,
    display: String,
}

impl Page {
    pub(crate) fn new(client: Client, machine: &Machine) -> Self {
        Self { client, display: machine.display().name().to_owned() }
    }

    /// The WebDriver client, for what is not said here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Waits for the element with this role and name. A `*` at its
    /// beginning or end stands for any words.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        let value =
            self.until(&format!("the {role} “{name}”"), FINDER, vec![json!(role), json!(name), json!(false)]).await;
        self.element(value)
    }

    /// Waits for the element that this CSS selector finds.
    pub async fn select(&self, css: &str) -> Element {
        let script = "return document.querySelector(arguments[0])";
        let value = self.until(&format!("an element {css}"), script, vec![json!(css)]).await;
        self.element(value)
    }

    /// Clicks the element with this role and name with the pointer of the display, once it is there, at rest, and
    /// nothing lies over it. WebDriver's own click is not used: it makes other events than a hand does.
    pub async fn click(&self, role: &str, name: &str) {
        let what = format!("the {role} “{name}” to come to rest");
        let value = self.until(&what, FINDER, vec![json!(role), json!(name), json!(true)]).await;
        let at = |index: usize| value.get(index).and_then(Value::as_f64).unwrap_or_default().round().to_string();
        self.hand(&["mousemove", &at(0), &at(1), "click", "1"]);
    }

    /// Types into the text field with this name, after what is there already.
    pub async fn type_into(&self, name: &str, text: &str) {
        self.click("textbox", name).await;
        let field = self.find("textbox", name).await;
        // Long text has an editor, which puts the caret at the end of what is typed into by itself.
        let script = "const field = arguments[0]; if (document.activeElement !== field) return false; \
            if ('value' in field) field.selectionStart = field.value.length; return true";
        let argument = serde_json::to_value(&field).expect("an element can be sent");
        self.until(&format!("“{name}” to have the focus"), script, vec![argument]).await;
        if let Err(error) = field.send_keys(text).await {
            self.fail(&format!("“{name}” takes no text: {error}")).await;
        }
    }

    /// Presses keys together, in the words of xdotool: `alt+Right`.
    pub fn press(&self, keys: &str) {
        self.hand(&["key", keys]);
    }

    /// Types with the keyboard of the display, into whatever has the focus.
    pub fn write(&self, text: &str) {
        self.hand(&["type", "--delay", "8", text]);
    }

    /// Goes with the Tab key until the element with this role and name has the focus, as who has no pointer does.
    pub async fn tab_to(&self, role: &str, name: &str) {
        const MOST: usize = 120;
        let focused = format!(
            "const find = function () {{ {FINDER} }}; \
            return find(...arguments, false) === document.activeElement"
        );
        for _ in 0..MOST {
            if self.ask(&focused, vec![json!(role), json!(name)]).await == json!(true) {
                return;
            }
            self.ask("window.lodestarFocus = document.activeElement", vec![]).await;
            self.press("Tab");
            let moved = "return document.activeElement !== window.lodestarFocus";
            self.until("Tab to move the focus", moved, vec![]).await;
        }
        self.fail(&format!("Tab never came to the {role} “{name}”")).await
    }

    /// Drags with the pointer from the middle of one element to a point of another, given in parts of its width and
    /// height from its upper left corner, by way of points between, as a hand does.
    pub async fn drag(&self, from: &Element, to: &Element, part: (f64, f64)) {
        let (tx, ty, tw, th) = to.rectangle().await.expect("the element has a place");
        self.drag_to(from, (tx + tw * part.0, ty + th * part.1)).await;
    }

    /// Drags the middle of an element by so many points to the right and downwards.
    pub async fn drag_by(&self, from: &Element, by: (f64, f64)) {
        let (x, y, w, h) = from.rectangle().await.expect("the element has a place");
        self.drag_to(from, (x + w / 2.0 + by.0, y + h / 2.0 + by.1)).await;
    }

    /// Carries an element about, so many points to the right and downwards and back again, and drops it where it was.
    pub async fn carry_about(&self, from: &Element, by: (f64, f64)) {
        let (x, y, w, h) = from.rectangle().await.expect("the element has a place");
        let there = (1..=40).map(|step| f64::from(step) / 40.0);
        let shares: Vec<f64> = there.clone().chain(there.rev()).chain([0.0]).collect();
        self.drag_along(from, (x + w / 2.0 + by.0, y + h / 2.0 + by.1), &shares, "0.016").await;
    }

    async fn drag_to(&self, from: &Element, end: (f64, f64)) {
        let shares: Vec<f64> = (1..=12).map(|step| f64::from(step) / 12.0).collect();
        self.drag_along(from, end, &shares, "0.03").await;
    }

    /// Presses on the middle of an element, goes through parts of the way to `end` with a pause after each, lets go.
    async fn drag_along(&self, from: &Element, end: (f64, f64), shares: &[f64], pause: &str) {
        let (x, y, w, h) = from.rectangle().await.expect("the element has a place");
        let above = self.ask(ABOVE, vec![]).await.as_f64().unwrap_or_default();
        let start = (x + w / 2.0, y + h / 2.0 + above);
        let end = (end.0, end.1 + above);
        let go = |share: f64| {
            let at = |from: f64, to: f64| (from + (to - from) * share).round().to_string();
            ["mousemove".into(), "--sync".into(), at(start.0, end.0), at(start.1, end.1), "sleep".into(), pause.into()]
        };
        let mut words: Vec<String> = go(0.0).into();
        words.extend(["mousedown".into(), "1".into()]);
        words.extend(shares.iter().flat_map(|share| go(*share)));
        words.extend(["mouseup".into(), "1".into()]);
        self.hand(&words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// Moves the pointer or presses keys as a hand would. The window covers the display, so places on the page are
    /// places on the display.
    fn hand(&self, words: &[&str]) {
        let status = Command::new("xdotool").args(words).env("DISPLAY", &self.display).status();
        assert!(status.is_ok_and(|status| status.success()), "xdotool failed: {words:?}");
    }

    /// Waits until the script returns something other than null, false or nothing, and gives it.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let begin = Instant::now();
        loop {
            let asked = tokio::time::timeout(PATIENCE, self.client.execute(script, arguments.clone())).await;
            let Ok(last) = asked else { panic!("the window does not answer; waited for {what}") };
            if let Ok(value) = &last
                && !matches!(value, Value::Null | Value::Bool(false))
            {
                return value.clone();
            }
            if begin.elapsed() > PATIENCE {
                let error = last.err().map(|error| format!(" ({error})")).unwrap_or_default();
                self.fail(&format!("waited in vain for {what}{error}")).await;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until the page says this somewhere.
    pub async fn says(&self, text: &str) {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until(&format!("the words “{text}”"), script, vec![json!(text)]).await;
    }

    /// Waits until the page says this nowhere.
    pub async fn says_no_more(&self, text: &str) {
        let script = "return !document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until(&format!("the words “{text}” to go"), script, vec![json!(text)]).await;
    }

    /// Evaluates a script at once.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client.execute(script, arguments).await {
            Ok(value) => value,
            Err(error) => self.fail(&format!("a script failed: {error}")).await,
        }
    }

    /// Evaluates a script that answers later, by calling its last argument.
    pub async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client.execute_async(script, arguments).await {
            Ok(value) => value,
            Err(error) => self.fail(&format!("a script failed: {error}")).await,
        }
    }

    fn element(&self, value: Value) -> Element {
        let reference: ElementRef = value
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str)
            .map(|id| ElementRef::from(id.to_owned()))
            .expect("the script returned an element");
        Element::from_element_id(self.client.clone(), reference)
    }

    /// Ends the test with a sentence, a picture of the screen and the text of the page.
    async fn fail(&self, sentence: &str) -> ! {
        let text = self.client.execute("return document.body.innerText", vec![]).await;
        let text = text.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
        let folder = std::env::var_os("LODESTAR_RESULTS").map_or_else(std::env::temp_dir, PathBuf::from);
        let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let picture = folder.join(format!("{test}.png"));
        let _ = Command::new("import").args(["-window", "root"]).arg(&picture).env("DISPLAY", &self.display).status();
        panic!("{sentence}\npicture: {}\nthe page says:\n{text}", picture.display());
    }
}
