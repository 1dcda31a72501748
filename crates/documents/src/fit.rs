//! Choosing the body size and the cuts with which a page is exactly full.
//!
//! Lower levels leave out less. The choice is the lowest level that fits at the smallest size, and then the largest
//! size at which that level fits: content comes before size, and both before white space.

/// One attempt: whether all was on the page, and the room that was left over or lacking, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Attempt {
    /// Whether everything stood on the first page.
    pub fits: bool,
    /// Free height; negative where it did not fit.
    pub spare: f64,
}

/// Body sizes to choose from, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sizes {
    /// The smallest size that may be read from paper.
    pub least: f64,
    /// The distance between two sizes.
    pub step: f64,
    /// How many steps there are above the least.
    pub steps: usize,
}

impl Sizes {
    /// The size after that many steps.
    pub fn at(self, step: usize) -> f64 {
        self.least + self.step * step.min(self.steps) as f64
    }
}

/// A page grows at least with this power of the size of its text: lines get taller, and in truth also fewer words fit.
const LEAST_POWER: f64 = 1.25;

/// The power with which a page grows before it has told: text fills an area, so a little less than the square.
const USUAL_POWER: f64 = 1.75;
/// How far a page may grow more slowly from one size to the next than it did over several.
const DOUBT: f64 = 0.2;
/// Over how many steps a page tells how fast it grows.
const TELLING: usize = 4;

/// The share of the page that its frame takes (headings, gaps, rules), however little is said on it.
const FRAME: f64 = 0.45;
/// After so many wrong turns the weights are not asked any more.
const STRAYS: usize = 2;

/// The lowest level that fits, and its attempt; the last one where none does. `weights` says about how much of the page
/// each level takes, in any unit; `start` is where to look first; `height` is the height of the page; `attempt(level)`
/// lays it out at the least size.
///
/// Weights and start only say where to look: the level that is found was laid out, and so was the one below it. Where
/// the start does not fit, the level after it is tried next, so that a caller can lay out both at once.
pub(crate) fn lowest<E>(
    weights: &[f64],
    start: usize,
    height: f64,
    mut attempt: impl FnMut(usize) -> Result<Attempt, E>,
) -> Result<(usize, Attempt), E> {
    let levels = weights.len();
    let weight = |level: usize| weights.get(level).copied().unwrap_or(0.0);
    // All below `low` do not fit; `high` fits, or is past the end.
    let (mut low, mut high) = (0, levels);
    // How much height what weight took: where it fitted, and where it did not.
    let (mut below, mut above) = ((0.0, FRAME * height), None);
    let (mut at, mut strays) = (start.min(levels.saturating_sub(1)), 0);
    let (mut found, mut first) = (None, true);
    loop {
        let tried = attempt(at)?;
        let used = (weight(at), height - tried.spare);
        if tried.fits {
            strays += usize::from(at > low);
            (high, below, found) = (at, used, Some((at, tried)));
        } else {
            strays += usize::from(at + 1 < high);
            (low, above) = (at + 1, Some(used));
        }
        if low >= high {
            return Ok(found.unwrap_or((at, tried)));
        }
        let (from, to) = above.map_or(((0.0, FRAME * height), below), |above| (below, above));
        let slope = (to.1 - from.1) / (to.0 - from.0).max(f64::EPSILON);
        let fitting = |level: &usize| from.1 + (weight(*level) - from.0) * slope <= height;
        let guess = (low..high).find(fitting).unwrap_or(high - 1);
        at = match (std::mem::take(&mut first), tried.fits) {
            (true, false) => low,
            _ if strays > STRAYS => low + (high - low) / 2,
            _ => guess,
        };
    }
}

/// The largest size that fits, as steps above the least, which is known to fit with `least`; as far as it can be told
/// without trying sizes that are clearly too large. `height` is the height of the page; `attempt(step)` lays it out.
pub(crate) fn largest<E>(
    sizes: Sizes,
    height: f64,
    least: Attempt,
    mut attempt: impl FnMut(usize) -> Result<Attempt, E>,
) -> Result<usize, E> {
    let (mut low, mut high) = (0, sizes.steps + 1);
    // Text fills an area, so its height grows a little less than with the square of its size. Each size that fits
    // tells how fast this page grows.
    let (mut power, mut used, mut misses) = (USUAL_POWER, (height - least.spare).max(1.0), 0);
    let mut least_power = LEAST_POWER;
    while high - low > 1 {
        // The next size would clearly be too large: not worth laying out to see it fail. Once sizes far from each other
        // fitted, the page itself has told how fast it grows.
        // At first a page may be all short lines, which only get taller.
        let slowest = if low == 0 { 1.0 } else { least_power };
        let grown = used * (sizes.at(low + 1) / sizes.at(low)).powf(slowest);
        if grown > height {
            break;
        }
        let reach = sizes.at(low) * (height / used).powf(1.0 / power);
        let guess = ((reach - sizes.least) / sizes.step).floor().clamp(0.0, sizes.steps as f64) as usize;
        let next = if misses > 1 { low + (high - low) / 2 } else { guess };
        let at = next.clamp(low + 1, high - 1);
        let tried = attempt(at)?;
        if tried.fits {
            let now = (height - tried.spare).max(1.0);
            let growth = (now / used).ln() / (sizes.at(at) / sizes.at(low)).ln();
            power = growth.clamp(LEAST_POWER, 2.5);
            // Over one or two steps a single line more or less would tell nothing.
            least_power = if at - low >= TELLING { (power - DOUBT).max(LEAST_POWER) } else { LEAST_POWER };
            (low, used, misses) = (at, now, 0);
        } else {
            (high, misses) = (at, misses + 1);
        }
    }
    Ok(low)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    const SIZES: Sizes = Sizes { least: 8.0, step: 0.125, steps: 20 };

    /// A page whose height is `natural` at the least size, with each level saving 40 points; and how many attempts it
    /// took.
    fn choose(natural: f64, levels: usize, weights: &[f64], start: usize) -> ((usize, bool, usize), usize) {
        let mut attempts = 0;
        let mut lay_out = |level: usize, step: usize| {
            attempts += 1;
            let spare = 700.0 - used(natural, level, step);
            Ok::<_, Infallible>(Attempt { fits: spare >= 0.0, spare })
        };
        let (level, least) = lowest(&weights[..levels], start, 700.0, |level| lay_out(level, 0)).unwrap();
        let step = if least.fits { largest(SIZES, 700.0, least, |step| lay_out(level, step)).unwrap() } else { 0 };
        ((level, least.fits, step), attempts)
    }

    fn used(natural: f64, level: usize, step: usize) -> f64 {
        (natural - 40.0 * level as f64) * (SIZES.at(step) / SIZES.least).powf(1.7)
    }

    #[test]
    fn the_choice_is_the_lowest_level_and_then_the_largest_size() {
        // Weights that are right, all the same, and wild, and how many attempts are enough with them.
        type Weigh = fn(f64, usize) -> f64;
        let weighings: [(Weigh, usize); 3] = [
            (|natural, level| (natural - 40.0 * level as f64).max(1.0), 7),
            (|_, _| 1.0, 13),
            (|_, level| [900.0, 20.0, 0.0, 512.0, 3.0][level % 5], 13),
        ];
        for natural in (50..2400).step_by(7) {
            for levels in [1, 2, 5, 23] {
                let natural = f64::from(natural);
                for (weigh, most) in weighings {
                    let weights: Vec<f64> = (0..levels).map(|level| weigh(natural, level)).collect();
                    let near = weights.iter().position(|weight| *weight <= 760.0).unwrap_or(levels);
                    for (start, most) in [(near, most), (natural as usize % levels, 13)] {
                        let ((level, fits, step), attempts) = choose(natural, levels, &weights, start);
                        let lowest = (0..levels).find(|level| used(natural, *level, 0) <= 700.0);
                        let case = format!("{natural} in {levels} levels, weights {weights:?}");
                        assert_eq!((level, fits), (lowest.unwrap_or(levels - 1), lowest.is_some()), "{case}");
                        if fits {
                            let largest = (0..=SIZES.steps).rev().find(|step| used(natural, level, *step) <= 700.0);
                            assert_eq!(Some(step), largest, "{case}");
                        }
                        assert!(attempts <= most, "{attempts} attempts from {start} for {case}");
                    }
                }
            }
        }
    }
}
