//! A document as text to read in the window: the exported Markdown as plain HTML, for those who cannot or do not want
//! to read the drawn page.

use comrak::{Options, markdown_to_html};

/// Markdown as HTML without anything active: raw HTML in it is left out, and so are addresses that would run something.
pub fn to_html(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    markdown_to_html(markdown, &options)
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn nothing_active_comes_through() {
        let html = to_html(
            "---\nstatus: draft\n---\n# A\n\n<script>x</script> <img onerror=y>\n\n[a](javascript:z)\n\n|a|\n|-|\n|b|\n",
        );
        assert!(html.contains("<h1>A</h1>") && html.contains("<td>b</td>"), "{html}");
        for active in ["<script", "<img", "javascript:", "status: draft"] {
            assert!(!html.contains(active), "{active} in {html}");
        }
    }
}
