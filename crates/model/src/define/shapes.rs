//! The Rust types a field may have, and the [`Shape`] that follows from each.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::Shape;
use crate::{Id, Kind, Quarter};

/// What a field of a record holds, as far as those ask who look at records of all kinds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look<'a> {
    /// Nothing: no text, no items, no value.
    Empty,
    /// Text.
    Text(&'a str),
    /// A day.
    Date(NaiveDate),
    /// Another record.
    Record(Target),
    /// Anything else.
    Other,
}

impl<'a> Look<'a> {
    fn text(text: &'a str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// A type that a field may have.
pub trait Field {
    /// Its shape.
    const SHAPE: Shape;
    /// What stands in it.
    fn look(&self) -> Look<'_> {
        Look::Other
    }
}

/// A type of which a field may hold one or none, as `Option`.
pub trait Scalar {
    /// The shape of the field.
    const SHAPE: Shape;
    /// What stands in it.
    fn look(&self) -> Look<'_> {
        Look::Other
    }
}

impl Field for String {
    const SHAPE: Shape = Shape::Line;
    fn look(&self) -> Look<'_> {
        Look::text(self)
    }
}
impl Field for Markdown {
    const SHAPE: Shape = Shape::Text;
    fn look(&self) -> Look<'_> {
        Look::text(self)
    }
}
impl Field for bool {
    const SHAPE: Shape = Shape::Flag;
}
impl Field for Target {
    const SHAPE: Shape = Shape::Target;
    fn look(&self) -> Look<'_> {
        Look::Record(*self)
    }
}
impl<T: Field> Field for Vec<T> {
    const SHAPE: Shape = Shape::List { of: &T::SHAPE };
    fn look(&self) -> Look<'_> {
        if self.is_empty() { Look::Empty } else { Look::Other }
    }
}
impl<T: Scalar> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    fn look(&self) -> Look<'_> {
        self.as_ref().map_or(Look::Empty, T::look)
    }
}
impl Scalar for f64 {
    const SHAPE: Shape = Shape::Number;
}
impl Scalar for i64 {
    const SHAPE: Shape = Shape::Integer;
}
impl Scalar for Percent {
    const SHAPE: Shape = Shape::Percent;
}
impl Scalar for NaiveDate {
    const SHAPE: Shape = Shape::Date;
    fn look(&self) -> Look<'_> {
        Look::Date(*self)
    }
}
impl Scalar for Quarter {
    const SHAPE: Shape = Shape::Quarter;
}
impl Scalar for DateTime<Utc> {
    const SHAPE: Shape = Shape::Time;
}
impl Scalar for Rgb {
    const SHAPE: Shape = Shape::Colour;
}
impl Scalar for Picture {
    const SHAPE: Shape = Shape::Picture;
}
impl<T: Referable> Scalar for Ref<T> {
    const SHAPE: Shape = Shape::Ref { kind: T::KIND };
    fn look(&self) -> Look<'_> {
        Look::Record(Target { kind: T::KIND, id: self.0 })
    }
}

/// Long text in Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Markdown(pub String);

impl Deref for Markdown {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// A share of 100, from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Percent(f64);

impl Percent {
    /// `None` outside 0 to 100.
    pub fn new(share: f64) -> Option<Self> {
        (0.0..=100.0).contains(&share).then_some(Self(share))
    }
    /// Points of 100.
    pub fn points(self) -> f64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let share = f64::deserialize(deserializer)?;
        Self::new(share).ok_or_else(|| serde::de::Error::custom(format!("{share} is not a percentage from 0 to 100")))
    }
}

/// A colour of the user's own: red, green and blue. As text `#2255c4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, TS)]
#[ts(type = "string")]
pub struct Rgb(pub [u8; 3]);

impl FromStr for Rgb {
    type Err = ();
    /// Reads `#2255c4` and `#25c`, with or without the sign.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.trim().trim_start_matches('#');
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(());
        }
        let whole: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return Err(()),
        };
        let part = |at: usize| u8::from_str_radix(&whole[at..at + 2], 16).map_err(|_| ());
        Ok(Self([part(0)?, part(2)?, part(4)?]))
    }
}
impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}
impl Serialize for Rgb {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Rgb {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| serde::de::Error::custom(format!("“{text}” is not a colour such as #2255c4")))
    }
}

/// A picture that lies in the file itself: a PNG or an SVG as a `data:` address. What is inside it is looked at by
/// those who draw it; here only its kind and its size count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Picture(String);

impl Picture {
    /// The most bytes that a picture may have.
    pub const MOST: usize = 256 << 10;
    /// The beginnings of a picture that is accepted, and what people call its kind.
    const KINDS: [(&'static str, &'static str); 2] =
        [("data:image/png;base64,", "PNG"), ("data:image/svg+xml;base64,", "SVG")];

    /// A picture, or what is wanted instead.
    pub fn new(address: &str) -> Result<Self, String> {
        let wanted = || "a PNG or SVG picture, as data:image/png;base64,… or data:image/svg+xml;base64,…".to_owned();
        let (_, data) = split(address).ok_or_else(wanted)?;
        let signs = data.trim_end_matches('=');
        let clean = signs.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/'));
        if data.is_empty() || data.len() % 4 != 0 || data.len() - signs.len() > 2 || !clean {
            return Err(wanted());
        }
        if data.len() / 4 * 3 > Self::MOST + 2 {
            return Err(format!("a picture of at most {} kB", Self::MOST >> 10));
        }
        Ok(Self(address.to_owned()))
    }
    /// `PNG` or `SVG`, and the data in base 64.
    pub fn parts(&self) -> Option<(&'static str, &str)> {
        split(&self.0)
    }
    /// Its kind and its size in words: `PNG picture, 12 kB`.
    pub fn words(address: &str) -> String {
        match split(address) {
            Some((kind, data)) => format!("{kind} picture, {} kB", (data.len() / 4 * 3).div_ceil(1024)),
            None => "a picture".to_owned(),
        }
    }
}

fn split(address: &str) -> Option<(&'static str, &str)> {
    Picture::KINDS.iter().find_map(|(begin, kind)| Some((*kind, address.strip_prefix(begin)?)))
}

/// A kind that fields of other kinds may point to.
pub trait Referable {
    /// Which kind it is.
    const KIND: Kind;
}

/// A reference to a record of kind `T`.
#[derive(TS)]
#[ts(type = "string", concrete(T = crate::records::Pillar))]
pub struct Ref<T>(pub Id, PhantomData<fn() -> T>);

impl<T> Ref<T> {
    /// A reference to the record with that id.
    pub fn to(id: Id) -> Self {
        Self(id, PhantomData)
    }
}
impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Ref<T> {}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Id::deserialize(deserializer).map(Self::to)
    }
}

/// A reference to a record of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Target {
    /// The kind of the record.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
}
