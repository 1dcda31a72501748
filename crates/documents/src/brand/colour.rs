//! Colours that can be read on their ground: contrast as WCAG 2.2 defines it.

use lodestar_model::Rgb;

/// How finely a colour is moved.
const STEPS: u32 = 255;

/// The contrast between two colours, 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour, as far as it must be moved towards black or white to stand out from every ground. Its hue stays.
pub fn readable(colour: Rgb, grounds: &[Rgb], least: f64) -> Rgb {
    let enough = |colour: Rgb| grounds.iter().all(|ground| contrast(colour, *ground) >= least);
    let light = grounds.iter().map(|ground| luminance(*ground)).sum::<f64>() / grounds.len().max(1) as f64;
    let to = if light > 0.18 { [0.0; 3] } else { [1.0; 3] };
    let from = colour.0.map(linear);
    let moved = |step: u32| {
        let share = f64::from(step) / f64::from(STEPS);
        let mut mixed = [0; 3];
        for (at, value) in mixed.iter_mut().enumerate() {
            *value = stored(from[at] + (to[at] - from[at]) * share);
        }
        Rgb(mixed)
    };
    (0..=STEPS).map(|step| if step == 0 { colour } else { moved(step) }).find(|c| enough(*c)).unwrap_or(moved(STEPS))
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.0.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn linear(value: u8) -> f64 {
    let value = f64::from(value) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn stored(value: f64) -> u8 {
    let value = if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round().clamp(0.0, 255.0) as u8
}
