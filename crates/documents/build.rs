//! Checks that the typefaces to embed are in place and says in one sentence what to run if not.

use std::path::Path;
use std::process::exit;

/// The faces that `src/fonts.rs` embeds; `scripts/fonts.sh` copies the same list.
const FACES: &[&str] = &[
    "IBMPlexSans_300Light.ttf",
    "IBMPlexSans_400Regular.ttf",
    "IBMPlexSans_400Regular_Italic.ttf",
    "IBMPlexSans_500Medium.ttf",
    "IBMPlexSans_600SemiBold.ttf",
    "IBMPlexSans_600SemiBold_Italic.ttf",
    "IBMPlexSansArabic_400Regular.ttf",
    "IBMPlexSansArabic_600SemiBold.ttf",
    "IBMPlexSansHebrew_400Regular.ttf",
    "IBMPlexSansHebrew_600SemiBold.ttf",
    "IBMPlexMono_400Regular.ttf",
    "IBMPlexMono_600SemiBold.ttf",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for face in FACES {
        let path = Path::new("fonts").join(face);
        println!("cargo::rerun-if-changed={}", path.display());
        if !path.is_file() {
            println!(
                "cargo::error=The typeface crates/documents/fonts/{face} is missing: \
                 run \"make run\" or \"make test\", or \"npm ci\" in ui/ and then scripts/fonts.sh."
            );
            exit(1);
        }
    }
}
