//! Repeatable draws.

use super::Effort;

/// A stream of numbers that look random, one for each run: the n-th depends on the stream and on n alone.
///
/// Source: SplitMix64, Steele, Lea and Flood, *Fast splittable pseudorandom number generators* (2014), used as a
/// counter.
#[derive(Clone, Copy, Debug)]
pub struct Draws(u64);

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Draws {
    /// The stream of one piece of work.
    pub fn new(seed: u64, key: u64) -> Self {
        Self(mix(mix(seed.wrapping_add(STEP)) ^ key.wrapping_mul(STEP)))
    }

    /// The number of run `n`: 0 or more, below 1, in steps of 2⁻²⁴.
    #[inline]
    pub fn number(self, n: u64) -> f32 {
        let bits = mix(self.0.wrapping_add(n.wrapping_add(1).wrapping_mul(STEP))) >> 40;
        bits as f32 * (1.0 / 16_777_216.0)
    }
}

/// A triangular distribution, ready to be drawn from.
///
/// Source: inverse of its distribution function; Kotz and van Dorp, *Beyond Beta* (2004), ch. 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle {
    low: f32,
    high: f32,
    /// The share that lies below the peak.
    below: f32,
    /// (high − low) · (peak − low) and (high − low) · (high − peak).
    left: f32,
    right: f32,
}

impl Triangle {
    /// From low over likely to high, each divided by `speed`. The three are finite and in order, `speed` is above 0.
    pub(super) fn new(effort: Effort, speed: f64) -> Self {
        let [low, peak, high] = [effort.low, effort.likely, effort.high].map(|weeks| weeks / speed);
        let width = high - low;
        Self {
            low: low as f32,
            high: high as f32,
            below: if width > 0.0 { ((peak - low) / width) as f32 } else { 1.0 },
            left: (width * (peak - low)) as f32,
            right: (width * (high - peak)) as f32,
        }
    }

    /// The value below which a share `u` of all lies.
    #[inline]
    pub(super) fn at(&self, u: f32) -> f32 {
        // Both sides without a branch, so that several runs can be drawn at once.
        let below = u < self.below;
        let root = if below { u * self.left } else { (1.0 - u) * self.right }.sqrt();
        if below { self.low + root } else { self.high - root }
    }

    /// The mean.
    pub(super) fn mean(effort: Effort, speed: f64) -> f64 {
        (effort.low + effort.likely + effort.high) / 3.0 / speed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_same_everywhere() {
        // SplitMix64 from state 0 gives 0xE220A8397B1DCDAF first; its upper 24 bits are 0xE220A8.
        assert_eq!(Draws(0).number(0), 0xE220A8 as f32 / 16_777_216.0);
        assert_eq!(Draws(0).number(1), 0x6E789E as f32 / 16_777_216.0); // then 0x6E789E6AA1B965F4
        assert_ne!(Draws::new(1, 2).number(0), Draws::new(2, 1).number(0));
    }

    #[test]
    fn draws_are_even() {
        let draws = Draws::new(7, 7);
        let mut tenths = [0; 10];
        (0..100_000).for_each(|n| tenths[(draws.number(n) * 10.0) as usize] += 1);
        // Ten standard deviations of a tenth are 950.
        assert!(tenths.iter().all(|&count: &i32| (count - 10_000).abs() < 950), "{tenths:?}");
    }

    #[test]
    fn triangles_by_hand() {
        let effort = Effort { low: 2.0, likely: 4.0, high: 10.0 };
        // A quarter lies below the peak; 1/16 below the middle of the left side; half above 10 − √(0.5·8·6).
        let triangle = Triangle::new(effort, 1.0);
        for (u, wanted) in [(0.0, 2.0), (0.0625, 3.0), (0.25, 4.0), (0.5, 10.0 - 24f32.sqrt()), (1.0, 10.0)] {
            assert!((triangle.at(u) - wanted).abs() < 1e-5, "{u}: {}", triangle.at(u));
        }
        assert_eq!(Triangle::new(effort, 2.0).at(0.25), 2.0);
        let sure = Triangle::new(Effort { low: 3.0, likely: 3.0, high: 3.0 }, 1.0);
        assert_eq!((sure.at(0.0), sure.at(0.7)), (3.0, 3.0));
        for effort in [Effort { low: 0.0, likely: 0.0, high: 9.0 }, Effort { low: 0.0, likely: 9.0, high: 9.0 }] {
            let triangle = Triangle::new(effort, 1.0);
            assert!((0..1000).all(|n| (0.0..=9.0).contains(&triangle.at(n as f32 / 1000.0))));
        }
    }
}
