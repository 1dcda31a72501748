//! Names of files that every operating system takes.

use std::collections::HashSet;

use lodestar_model::records::Decision;
use lodestar_model::{Id, Strategy};

/// The most bytes of a title in a file name.
const LENGTH: usize = 72;

/// The file of each decision record, in the order of the log: `0006-booking-runs-active-on-two-sites.md`.
pub(super) fn files(strategy: &Strategy) -> Vec<(Id, String)> {
    let mut taken = HashSet::new();
    let file = |decision: &Decision| {
        let number = decision.number.map_or_else(|| "unnumbered".to_owned(), |number| format!("{number:04}"));
        let stem = match slug(&decision.title) {
            slug if slug.is_empty() => number,
            slug => format!("{number}-{slug}"),
        };
        let mut name = format!("{stem}.md");
        let mut count = 1;
        while !taken.insert(name.clone()) {
            count += 1;
            name = format!("{stem}-{count}.md");
        }
        (decision.id, name)
    };
    strategy.decisions.iter().map(file).collect()
}

/// Letters and digits of any script in lower case, parted by single hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = if c.is_alphanumeric() || joins(c) { c } else { '-' };
        if slug.len() + c.len_utf8() > LENGTH {
            break;
        }
        if c != '-' || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push(c);
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Signs that belong to the letter before them.
fn joins(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0591..=0x05C7 | 0x064B..=0x065F | 0x0900..=0x109F) && !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_fit_every_system() {
        for (title, name) in [
            ("Booking runs active on two sites", "booking-runs-active-on-two-sites"),
            ("Wagon position every 60 seconds, not 10", "wagon-position-every-60-seconds-not-10"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\\b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"),
            ("  …  ", ""),
            ("Größe ÄNDERN", "größe-ändern"),
            ("हिन्दी", "हिन्दी"),
            ("🚀 launch", "launch"),
        ] {
            assert_eq!(slug(title), name, "{title:?}");
        }
        assert!(slug(&"long ".repeat(100)).len() <= LENGTH);
        assert!(slug(&"漢".repeat(100)).len() <= LENGTH);
    }
}
