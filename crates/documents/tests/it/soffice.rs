//! Office files opened by LibreOffice, where it is installed; passed over with a line where it is not. It turns each into
//! a PDF, which is read for what must be on its pages.

use std::path::{Path, PathBuf};
use std::process::Command;

use lodestar_documents::{Document, Paper, ooxml};

use crate::{loose, pdf, poppler, request, sample};

/// The files as PDF, one beside the other; nothing where there is no LibreOffice.
fn converted(folder: &Path, files: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder).args(files);
    match command.output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("passed over: soffice is not installed (LibreOffice)");
            return None;
        }
        Err(error) => panic!("soffice: {error}"),
    }
    Some(files.iter().map(|file| file.with_extension("pdf")).collect())
}

#[test]
fn libreoffice_shows_every_slide_sheet_and_page() {
    let folder = tempfile::tempdir().unwrap();
    let few: &[(Document, &str)] = &[
        (Document::Deck, "pptx"),
        (Document::Vision, "pptx"),
        (Document::Roadmap, "pptx"),
        (Document::Timeline, "pptx"),
        (Document::Tiers, "pptx"),
        (Document::Scorecard, "pptx"),
        (Document::Decisions, "pptx"),
        (Document::Book, "docx"),
        (Document::Roadmap, "xlsx"),
    ];
    let many: &[(Document, &str)] = &[(Document::Deck, "pptx"), (Document::Roadmap, "pptx")];
    let mut files = Vec::new();
    let mut made = Vec::new();
    for (size, documents) in [(30, few), (300, many)] {
        let strategy = loose::strategy(&sample::full(size));
        for (document, format) in documents {
            let request = request(*document, if *format == "pptx" { Paper::Wide } else { Paper::A4 });
            let bytes = match *format {
                "pptx" => ooxml::pptx(&strategy, &request).unwrap(),
                "docx" => ooxml::docx(&strategy, &request).unwrap(),
                _ => ooxml::xlsx(&strategy, &request).unwrap().unwrap(),
            };
            let path = folder.path().join(format!("{size}-{}-{format}.{format}", document.name()));
            std::fs::write(&path, &bytes).unwrap();
            let titles: Vec<String> = strategy.initiatives.iter().map(|one| one.title.clone()).collect();
            made.push((format!("{} of {size} as {format}", document.name()), *document, *format, bytes, titles));
            files.push(path);
        }
    }
    let Some(read) = converted(folder.path(), &files) else { return };
    for ((name, document, format, bytes, titles), file) in made.into_iter().zip(read) {
        let pages = lopdf::Document::load(&file).unwrap_or_else(|e| panic!("{name}: {e}")).get_pages().len();
        if format == "pptx" {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let slide = |name: &str| name.starts_with("ppt/slides/slide") && name.ends_with(".xml");
            let slides = (0..zip.len()).filter(|at| slide(&zip.by_index(*at).unwrap().name().unwrap())).count();
            assert_eq!(pages, slides, "{name}");
            if let Some(pages) = poppler::words(&file) {
                poppler::all_inside(&name, &pages, 1.0);
            }
        }
        // In the order of the drawing, so that a title that is broken into two lines stays one.
        let Ok(text) = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output() else { continue };
        let text = pdf::squeezed(&String::from_utf8_lossy(&text.stdout));
        if matches!(document, Document::Book | Document::Roadmap | Document::Timeline) {
            for title in titles {
                assert!(text.contains(&pdf::squeezed(&title)), "{name}: “{title}” is missing");
            }
        }
        assert!(text.contains("Platformstrategy2027") || format == "xlsx", "{name}");
    }
}
