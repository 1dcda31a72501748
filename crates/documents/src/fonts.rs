//! Faces: the embedded ones, and those of the system for characters that the embedded ones lack.
//!
//! The system is searched only when a text needs it, so that pages look the same on every machine as long as they
//! can. Which faces a page may use follows from its text alone, never from what was typeset before.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontBook, FontInfo, FontInstance, FontStyle, FontVariations};
use typst::utils::LazyHash;

/// The family of all running text.
const SANS: &str = "IBM Plex Sans";
/// The families that come with the program, in the order in which a character is looked up.
const BUILT_IN: &[&str] = &[SANS, "IBM Plex Sans Arabic", "IBM Plex Sans Hebrew"];

/// Families of the system that are tried first; any other that covers the character comes after them, by name.
const PREFERRED: &[&str] = &[
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Noto Sans JP",
    "Noto Sans KR",
    "PingFang SC",
    "Hiragino Sans",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Sans Math",
    "Segoe UI Symbol",
    "DejaVu Sans",
];

static EMBEDDED: &[&[u8]] = &[
    include_bytes!("../fonts/IBMPlexSans_300Light.ttf"),
    include_bytes!("../fonts/IBMPlexSans_400Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSans_400Regular_Italic.ttf"),
    include_bytes!("../fonts/IBMPlexSans_500Medium.ttf"),
    include_bytes!("../fonts/IBMPlexSans_600SemiBold.ttf"),
    include_bytes!("../fonts/IBMPlexSans_600SemiBold_Italic.ttf"),
    include_bytes!("../fonts/IBMPlexSansArabic_400Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSansArabic_600SemiBold.ttf"),
    include_bytes!("../fonts/IBMPlexSansHebrew_400Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSansHebrew_600SemiBold.ttf"),
    include_bytes!("../fonts/IBMPlexMono_400Regular.ttf"),
    include_bytes!("../fonts/IBMPlexMono_600SemiBold.ttf"),
];

/// The embedded faces, read once for the whole program.
static BASE: LazyLock<(Arc<FontSet>, CodePoints)> = LazyLock::new(|| {
    let faces: Vec<Font> = EMBEDDED.iter().filter_map(|face| Font::new(Bytes::new(*face), 0)).collect();
    let covered = CodePoints::of_families(&faces);
    (Arc::new(FontSet::new(faces)), covered)
});

/// Faces and the book by which Typst finds them.
pub(crate) struct FontSet {
    /// The faces, in the order of the book.
    pub faces: Vec<Font>,
    /// What they are called and cover.
    pub book: LazyHash<FontBook>,
}

impl FontSet {
    fn new(faces: Vec<Font>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        Self { faces, book }
    }
}

/// A set of code points, one bit each.
struct CodePoints(Vec<u64>);

impl CodePoints {
    /// What every face of at least one built-in family has, so that weight and slant make no difference.
    fn of_families(faces: &[Font]) -> Self {
        let mut union = vec![0_u64; 0x11_0000 / 64];
        for family in BUILT_IN {
            let mut common: Option<Vec<u64>> = None;
            for face in faces.iter().filter(|face| face.info().family == *family) {
                let mut bits = vec![0_u64; union.len()];
                for point in face.info().coverage.iter() {
                    if let Some(word) = bits.get_mut(point as usize / 64) {
                        *word |= 1 << (point % 64);
                    }
                }
                common = Some(match common {
                    None => bits,
                    Some(common) => common.iter().zip(&bits).map(|(a, b)| a & b).collect(),
                });
            }
            for (all, word) in union.iter_mut().zip(common.unwrap_or_default()) {
                *all |= word;
            }
        }
        Self(union)
    }

    fn contains(&self, c: char) -> bool {
        let point = u32::from(c);
        self.0.get(point as usize / 64).is_some_and(|word| word & (1 << (point % 64)) != 0)
    }
}

/// Reads the embedded faces, unless they were read before.
pub(crate) fn read_embedded() {
    LazyLock::force(&BASE);
    LazyLock::force(&RULERS);
}

/// Whether the embedded faces have the character in every weight.
pub(crate) fn embedded(c: char) -> bool {
    BASE.1.contains(c)
}

/// The regular and the semibold face, to measure with.
static RULERS: LazyLock<[Option<FontInstance>; 2]> = LazyLock::new(|| {
    [400, 600].map(|weight| {
        let upright = |face: &&Font| {
            let info = face.info();
            info.family == SANS && info.variant.weight.to_number() == weight && info.variant.style == FontStyle::Normal
        };
        let face = BASE.0.faces.iter().find(upright)?.clone();
        let variant = face.info().variant;
        Some(face.instantiate(variant, Abs::pt(10.0), &FontVariations::default()))
    })
});

/// The width of a text in ems, in the regular or the semibold face; letters that the face lacks count as wide ones.
pub(crate) fn advance(text: &str, strong: bool) -> f64 {
    let face = RULERS[usize::from(strong)].as_ref();
    let width = |c: char| {
        let face = face?;
        let glyph = face.ttf().glyph_index(c)?;
        face.x_advance(glyph.0).map(Em::get)
    };
    text.chars().map(|c| width(c).unwrap_or(1.0)).sum()
}

/// Which families a text needs, and what no face can show.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Resolution {
    /// All families the page may use, most wanted first.
    pub families: Vec<String>,
    /// Characters without any face.
    pub missing: BTreeSet<char>,
}

/// The faces of one [`crate::Typesetter`]: the embedded ones and what it has taken from the system so far.
pub(crate) struct Fonts {
    /// The embedded faces and those of the system; none as long as the embedded ones are enough.
    more: Option<Arc<FontSet>>,
    system: Option<System>,
    /// The family chosen for a character, `None` where the system has none.
    chosen: HashMap<char, Option<String>>,
}

impl Fonts {
    /// Only the embedded faces.
    pub fn new() -> Self {
        Self { more: None, system: None, chosen: HashMap::new() }
    }

    /// The faces as they are now.
    pub fn set(&self) -> Arc<FontSet> {
        self.more.as_ref().unwrap_or(&BASE.0).clone()
    }

    /// Finds families for characters that the embedded faces lack, and loads them.
    pub fn resolve(&mut self, wanted: &BTreeSet<char>) -> Resolution {
        let mut families: Vec<String> = BUILT_IN.iter().map(|name| (*name).to_owned()).collect();
        let mut missing = BTreeSet::new();
        for &c in wanted {
            // A family that is in use already is preferred to a further one.
            let known = self.chosen.get(&c).cloned();
            let family = known.unwrap_or_else(|| {
                let system = self.system.get_or_insert_with(System::scan);
                let found = system.family_with(c);
                self.chosen.insert(c, found.clone());
                found
            });
            match family {
                None => _ = missing.insert(c),
                Some(family) => {
                    if !families.contains(&family) {
                        families.push(family);
                    }
                }
            }
        }
        self.load(&families);
        Resolution { families, missing }
    }

    fn load(&mut self, families: &[String]) {
        let Some(system) = &self.system else { return };
        let set = self.set();
        let lacking: Vec<&String> =
            families.iter().filter(|name| !set.book.contains_family(&name.to_lowercase())).collect();
        if lacking.is_empty() {
            return;
        }
        let mut faces = set.faces.clone();
        for family in lacking {
            faces.extend(system.faces(family));
        }
        self.more = Some(Arc::new(FontSet::new(faces)));
    }
}

/// The faces that are installed on this machine.
struct System {
    database: fontdb::Database,
    /// Upright faces of normal width by family, the nearest to normal weight first.
    families: BTreeMap<String, Vec<fontdb::ID>>,
    /// What the first face of a family covers, read when first asked.
    covers: HashMap<String, Option<FontInfo>>,
}

impl System {
    fn scan() -> Self {
        let mut database = fontdb::Database::new();
        database.load_system_fonts();
        let mut families: BTreeMap<String, Vec<(u16, fontdb::ID)>> = BTreeMap::new();
        for face in database.faces() {
            if face.style != fontdb::Style::Normal || face.stretch != fontdb::Stretch::Normal {
                continue;
            }
            if let Some((name, _)) = face.families.first() {
                families.entry(name.clone()).or_default().push((face.weight.0.abs_diff(400), face.id));
            }
        }
        let families = families.into_iter().map(|(name, mut faces)| {
            faces.sort_by_key(|(distance, id)| (*distance, *id));
            (name, faces.into_iter().map(|(_, id)| id).collect())
        });
        Self { families: families.collect(), database, covers: HashMap::new() }
    }

    /// The first family, by preference and then by name, that has the character.
    fn family_with(&mut self, c: char) -> Option<String> {
        let preferred = PREFERRED.iter().map(|name| (*name).to_owned());
        let others = self.families.keys().filter(|name| !PREFERRED.contains(&name.as_str())).cloned();
        let names: Vec<String> = preferred.chain(others).collect();
        names.into_iter().find(|name| self.covers(name, c))
    }

    fn covers(&mut self, family: &str, c: char) -> bool {
        if !self.covers.contains_key(family) {
            let first = self.families.get(family).and_then(|faces| faces.first());
            let info = first.and_then(|id| self.database.with_face_data(*id, FontInfo::new).flatten());
            self.covers.insert(family.to_owned(), info.filter(|info| !info.is_last_resort()));
        }
        self.covers.get(family).and_then(Option::as_ref).is_some_and(|info| info.coverage.contains(u32::from(c)))
    }

    /// The face of normal weight, and the one nearest to semibold.
    fn faces(&self, family: &str) -> Vec<Font> {
        let Some(ids) = self.families.get(family) else { return Vec::new() };
        let weight = |id: &fontdb::ID| self.database.face(*id).map_or(400, |face| face.weight.0);
        let normal = ids.first().copied();
        let strong = ids.iter().copied().filter(|id| weight(id) >= 600).min_by_key(|id| weight(id).abs_diff(650));
        let mut wanted: Vec<fontdb::ID> = normal.into_iter().chain(strong).collect();
        wanted.dedup();
        wanted.into_iter().filter_map(|id| self.read(id)).collect()
    }

    fn read(&self, id: fontdb::ID) -> Option<Font> {
        self.database.with_face_data(id, |data, index| Font::new(Bytes::new(data.to_vec()), index)).flatten()
    }
}
