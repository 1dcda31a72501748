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

/// Where a search came to rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Choice {
    /// How far content was cut, 0 for not at all.
    pub level: usize,
    /// The size, in steps above the least.
    pub step: usize,
    /// Whether it fits; if not, even the highest level was too long.
    pub fits: bool,
}

/// Searches with as few attempts as the answer allows. `height` is the height of the page; `levels` the number of
/// levels, at least one; `attempt(level, step)` lays the page out.
pub(crate) fn search<E>(
    levels: usize,
    sizes: Sizes,
    height: f64,
    mut attempt: impl FnMut(usize, usize) -> Result<Attempt, E>,
) -> Result<Choice, E> {
    let mut least = attempt(0, 0)?;
    let mut level = 0;
    if !least.fits {
        // `low` does not fit; `high` fits, or is past the end.
        let (mut low, mut high) = (0, levels);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let tried = attempt(middle, 0)?;
            if tried.fits {
                (high, least) = (middle, tried);
            } else {
                low = middle;
            }
        }
        if high == levels {
            return Ok(Choice { level: levels - 1, step: 0, fits: false });
        }
        level = high;
    }
    let (mut low, mut high) = (0, sizes.steps + 1);
    // Text fills an area, so its height grows a little less than with the square of its size.
    let used = (height - least.spare).max(1.0);
    let guess = sizes.least * (height / used).powf(1.0 / 1.8);
    let guess = ((guess - sizes.least) / sizes.step).floor().clamp(0.0, sizes.steps as f64) as usize;
    let mut next = guess;
    while high - low > 1 {
        let at = next.clamp(low + 1, high - 1);
        if attempt(level, at)?.fits {
            low = at;
            next = at + 1;
        } else {
            high = at;
            next = at - 1;
        }
        if (high - low) > 2 && at.abs_diff(guess) >= 2 {
            next = low + (high - low) / 2;
        }
    }
    Ok(Choice { level, step: low, fits: true })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    const SIZES: Sizes = Sizes { least: 8.0, step: 0.25, steps: 10 };

    /// A page whose height is `natural` at the least size, with each level saving `saving`.
    fn choose(natural: f64, saving: f64, levels: usize) -> (Choice, usize) {
        let mut attempts = 0;
        let choice = search(levels, SIZES, 700.0, |level, step| {
            attempts += 1;
            let used = (natural - saving * level as f64) * (SIZES.at(step) / SIZES.least).powf(1.7);
            Ok::<_, Infallible>(Attempt { fits: used <= 700.0, spare: 700.0 - used })
        });
        (choice.unwrap(), attempts)
    }

    #[test]
    fn the_choice_is_the_lowest_level_and_then_the_largest_size() {
        for natural in (50..2400).step_by(7) {
            for levels in [1, 2, 5, 23] {
                let saving = 40.0;
                let natural = f64::from(natural);
                let (choice, attempts) = choose(natural, saving, levels);
                let used = |level: usize, step: usize| {
                    (natural - saving * level as f64) * (SIZES.at(step) / SIZES.least).powf(1.7)
                };
                let lowest = (0..levels).find(|level| used(*level, 0) <= 700.0);
                assert_eq!(choice.fits, lowest.is_some());
                if let Some(lowest) = lowest {
                    assert_eq!(choice.level, lowest, "{natural} in {levels} levels");
                    let largest = (0..=SIZES.steps).rev().find(|step| used(lowest, *step) <= 700.0);
                    assert_eq!(Some(choice.step), largest, "{natural} in {levels} levels");
                }
                assert!(attempts <= 12, "{attempts} attempts for {natural} in {levels} levels");
            }
        }
    }
}
