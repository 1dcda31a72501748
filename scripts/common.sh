# Sourced by the other scripts: where things lie, and how a step is left out when nothing changed.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-target}
stamps=$target/stamps
mkdir -p "$stamps"

# The one selection of packages and features that every build and test uses, so that cargo
# builds each dependency exactly once.
selection=(--workspace --features lodestar-desktop/desktop)

# fingerprint PATH… : one line that changes when any file under the paths does
fingerprint() {
  find "$@" -type f -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1
}

# fresh NAME FINGERPRINT : is this what was built last time?
fresh() {
  [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]
}

# built NAME FINGERPRINT : remember it
built() {
  printf '%s\n' "$2" >"$stamps/$1"
}

have() {
  command -v "$1" >/dev/null 2>&1
}
