//! `lodestar kinds`: what may stand in a change.

use lodestar_api::Failure;
use lodestar_api::model::{FieldDef, Kind, KindDef, Shape};

use crate::args::Kinds;
use crate::print;
use crate::print::Ended;

/// `lodestar kinds`
pub fn kinds(args: &Kinds) -> Ended {
    let kinds: Vec<&KindDef> = match &args.kind {
        None => Kind::ALL.iter().map(|kind| kind.def()).collect(),
        Some(name) => match name.trim().to_lowercase().parse::<Kind>() {
            Ok(kind) => vec![kind.def()],
            Err(()) => {
                let known = Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
                return Err(Failure::new(
                    "arguments",
                    format!("There is no kind “{name}”."),
                    &format!("The kinds are {known}."),
                )
                .into());
            }
        },
    };
    if args.json {
        return print::json(&kinds);
    }
    print::text(&kinds.iter().map(|def| kind(def)).collect::<Vec<_>>().join("\n"))
}

fn kind(def: &KindDef) -> String {
    let once = if def.single { "; a file has exactly one" } else { "" };
    let mut out = format!("{} – {} (in JSON: {}{once})\n", def.name, def.help, def.list);
    fields(def.fields, 2, &mut out);
    out
}

fn fields(defs: &[FieldDef], indent: usize, out: &mut String) {
    for field in defs {
        let mut facts = vec![shape(&field.shape)];
        if field.required {
            facts.push("expected".to_owned());
        }
        if let Some(words) = field.words {
            facts.push(format!("at most {words} words"));
        }
        if let Some((least, most)) = field.bounds {
            facts.push(format!("{least} to {most}"));
        }
        out.push_str(&format!("{:indent$}{}: {}. {}\n", "", field.name, facts.join(", "), field.help));
        if let Some(part) = part(&field.shape) {
            fields(part, indent + 4, out);
        }
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Line => "a line".into(),
        Shape::Text => "text in Markdown".into(),
        Shape::Number => "a number".into(),
        Shape::Integer => "a whole number".into(),
        Shape::Percent => "a percentage".into(),
        Shape::Date => "a day such as 2027-03-31".into(),
        Shape::Quarter => "a quarter such as 2027-Q3".into(),
        Shape::Time => "a time such as 2027-03-31T09:00:00Z".into(),
        Shape::Flag => "true or false".into(),
        Shape::Colour => "a colour such as #2255c4".into(),
        Shape::Picture => "a PNG or SVG picture as data:image/png;base64,… or data:image/svg+xml;base64,…".into(),
        Shape::Choice { choices, optional } => {
            let values = choices.iter().map(|choice| choice.value).collect::<Vec<_>>().join(", ");
            format!("one of {values}{}", if *optional { " or null" } else { "" })
        }
        Shape::Ref { kind } => {
            let article = if kind.name().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            format!("the id of {article} {}", kind.name())
        }
        Shape::Target => "a record as {\"kind\": …, \"id\": …}".into(),
        Shape::List { of: Shape::Part { .. } } => "a list of objects".into(),
        Shape::List { of } => format!("a list, each {}", self::shape(of)),
        Shape::Part { .. } => "an object".into(),
    }
}

fn part(shape: &Shape) -> Option<&'static [FieldDef]> {
    match shape {
        Shape::Part { fields } => Some(fields),
        Shape::List { of } => part(of),
        _ => None,
    }
}
