use super::*;

fn rgb(text: &str) -> Rgb {
    text.parse().unwrap()
}

#[test]
fn an_accent_is_moved_only_as_far_as_it_must_be_to_be_read() {
    assert_eq!(accent(ACCENT), ACCENT);
    for pale in ["#ffd400", "#7fe3ff", "#ffffff", "#ff6b6b", "#9e9e9e", "#00ff00"] {
        let made = accent(rgb(pale));
        assert!(GROUNDS.iter().all(|ground| contrast(made, *ground) >= 4.5), "{pale} became {made}");
        assert!(GROUNDS.iter().any(|ground| contrast(made, *ground) < 5.0), "{pale} became {made}: too far");
        let dark = readable(rgb(pale), &DARK_GROUNDS, TEXT);
        assert!(DARK_GROUNDS.iter().all(|ground| contrast(dark, *ground) >= 4.5), "{pale} became {dark}");
    }
    assert!((contrast(rgb("#ffffff"), rgb("#000000")) - 21.0).abs() < 0.001);
    let yellow = accent(rgb("#ffd400")).0;
    assert!(yellow[0] > yellow[1] && yellow[1] > yellow[2], "the hue stays: {yellow:?}");
}

const SHAPES: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123456"/></svg>"##;

#[test]
fn nothing_of_a_hostile_svg_gets_through() {
    let hostile = SHAPES.replace(
        "<rect",
        r#"<script>alert(1)</script><foreignObject><body onload="alert(2)"/></foreignObject><style>@import url(http://x.example/a.css); circle{fill:url(http://x.example/b)}</style><a href="javascript:alert(3)"><circle r="5" onclick="alert(4)"/></a><use href="http://x.example/c.svg#d"/><rect"#,
    );
    let picture = clean(hostile.as_bytes()).unwrap();
    let logo = logo::drawn(&picture, "Sign".to_owned()).unwrap();
    let text = String::from_utf8(logo.bytes.clone()).unwrap();
    for gone in ["script", "alert", "onclick", "http://x", "import", "foreign", "javascript"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert!(text.contains("#123456"), "{text}");
    assert_eq!((logo.svg, logo.ratio), (true, 2.0));
    assert!(logo.png().starts_with(b"\x89PNG"));
    assert_eq!(clean(hostile.as_bytes()), Ok(picture), "the same each time");
}

#[test]
fn what_cannot_be_a_logo_is_refused_with_the_reason() {
    let with = |part: &str| SHAPES.replace("</svg>", &format!("{part}</svg>"));
    assert_eq!(clean(b"GIF89a"), Err(Unfit::Kind));
    assert_eq!(clean(with("<text>Harbour</text>").as_bytes()), Err(Unfit::Text));
    assert_eq!(clean(with(r#"<image href="file:///etc/passwd"/>"#).as_bytes()), Err(Unfit::Pictures));
    assert!(matches!(clean(b"<svg"), Err(Unfit::Unreadable(_))));
    assert_eq!(clean(br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>"#), Err(Unfit::Form));
    assert!(matches!(clean(&vec![0; 9 << 20]), Err(Unfit::Large { .. })));
    // A small file that claims to be a huge picture.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bomb.extend([0xff; 8]);
    assert!(matches!(clean(&bomb), Err(Unfit::Large { .. })));
}

#[test]
fn a_png_is_made_as_small_as_documents_need_it() {
    let mut large = tiny_skia::Pixmap::new(1500, 500).unwrap();
    // Noise does not compress.
    let mut seed = 1_u32;
    for byte in large.data_mut().chunks_exact_mut(4) {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        byte.copy_from_slice(&[(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8, 255]);
    }
    let picture = clean(&large.encode_png().unwrap()).unwrap();
    let logo = logo::drawn(&picture, String::new()).unwrap();
    assert!(!logo.svg && logo.png().len() <= lodestar_model::Picture::MOST);
    assert!((logo.ratio - 3.0).abs() < 0.02, "{}", logo.ratio);
}
