#!/bin/sh
# Copies the typefaces of the printed documents from the npm packages (IBM Plex, SIL Open Font
# License) into crates/documents/fonts/, where the build embeds them. Not kept under version control.
#
#   scripts/fonts.sh [NODE_MODULES]      default: ui/node_modules
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
modules=${1:-"$root/ui/node_modules"}
target="$root/crates/documents/fonts"
scope="$modules/@expo-google-fonts"

if [ ! -d "$scope/ibm-plex-sans" ]; then
    echo "scripts/fonts.sh: no typefaces in $modules; run \"npm ci\" in ui/ first." >&2
    exit 1
fi

mkdir -p "$target"

# take PACKAGE FOLDER FILE: copies one face, only when it differs, so that builds stay cached.
take() {
    from="$scope/$1/$2/$3"
    if [ ! -f "$from" ]; then
        echo "scripts/fonts.sh: $from is missing; the package @expo-google-fonts/$1 has another layout than expected." >&2
        exit 1
    fi
    cmp -s "$from" "$target/$3" || cp "$from" "$target/$3"
}

take ibm-plex-sans 300Light IBMPlexSans_300Light.ttf
take ibm-plex-sans 400Regular IBMPlexSans_400Regular.ttf
take ibm-plex-sans 400Regular_Italic IBMPlexSans_400Regular_Italic.ttf
take ibm-plex-sans 500Medium IBMPlexSans_500Medium.ttf
take ibm-plex-sans 600SemiBold IBMPlexSans_600SemiBold.ttf
take ibm-plex-sans 600SemiBold_Italic IBMPlexSans_600SemiBold_Italic.ttf
take ibm-plex-sans-arabic 400Regular IBMPlexSansArabic_400Regular.ttf
take ibm-plex-sans-arabic 600SemiBold IBMPlexSansArabic_600SemiBold.ttf
take ibm-plex-sans-hebrew 400Regular IBMPlexSansHebrew_400Regular.ttf
take ibm-plex-sans-hebrew 600SemiBold IBMPlexSansHebrew_600SemiBold.ttf
take ibm-plex-mono 400Regular IBMPlexMono_400Regular.ttf
take ibm-plex-mono 600SemiBold IBMPlexMono_600SemiBold.ttf
