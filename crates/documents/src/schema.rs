//! The JSON Schema of a whole strategy, from the definitions of its records.

use lodestar_model::{FieldDef, Kind, Shape};
use serde_json::{Map, Value, json};

/// The schema, in the draft of 2020-12.
pub fn schema() -> Value {
    let mut lists = Map::new();
    let mut defs = Map::new();
    for kind in Kind::ALL {
        let def = kind.def();
        lists.insert(
            def.list.to_owned(),
            json!({"description": def.labels, "type": "array", "items": {"$ref": format!("#/$defs/{}", def.name)}}),
        );
        let mut fields = Map::new();
        for (name, help) in [("id", "Its identity."), ("rank", "Its place among the records of its kind.")] {
            fields.insert(name.to_owned(), json!({"description": help, "type": "string"}));
        }
        for (name, help) in [("created", "When it was made."), ("updated", "When it was last changed.")] {
            fields.insert(name.to_owned(), json!({"description": help, "type": "string", "format": "date-time"}));
        }
        fields.extend(def.fields.iter().map(|field| (field.name.to_owned(), described(field))));
        defs.insert(def.name.to_owned(), object(fields, def.help, Some(["id", "rank", "created", "updated"])));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A strategy of Lodestar",
        "description": "All records of one strategy, each list in the author's order.",
        "type": "object",
        "properties": lists,
        "additionalProperties": false,
        "$defs": defs,
    })
}

fn object(fields: Map<String, Value>, help: &str, required: Option<[&str; 4]>) -> Value {
    let mut object =
        json!({"description": help, "type": "object", "properties": fields, "additionalProperties": false});
    if let (Some(required), Some(fields)) = (required, object.as_object_mut()) {
        fields.insert("required".to_owned(), json!(required));
    }
    object
}

fn described(field: &FieldDef) -> Value {
    let mut value = of(&field.shape, field.bounds);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("title".to_owned(), json!(field.label));
        fields.insert("description".to_owned(), json!(field.help));
    }
    value
}

fn of(shape: &Shape, bounds: Option<(f64, f64)>) -> Value {
    let maybe = |name: &str| json!({"type": [name, "null"]});
    let text = |format: &str| json!({"type": ["string", "null"], "format": format});
    match shape {
        // Bounds are advice to writers: a file may hold what lies outside them.
        Shape::Number | Shape::Integer => {
            let mut value = maybe(if matches!(shape, Shape::Integer) { "integer" } else { "number" });
            if let (Some((least, most)), Some(fields)) = (bounds, value.as_object_mut()) {
                fields.insert("examples".to_owned(), json!([least, most]));
            }
            value
        }
        Shape::Line => json!({"type": "string"}),
        Shape::Text => json!({"type": "string", "contentMediaType": "text/markdown"}),
        Shape::Percent => json!({"type": ["number", "null"], "minimum": 0, "maximum": 100}),
        Shape::Date => text("date"),
        Shape::Quarter => json!({"type": ["string", "null"], "pattern": "^[0-9]{4}-Q[1-4]$"}),
        Shape::Time => text("date-time"),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Colour => json!({"type": ["string", "null"], "pattern": "^#[0-9a-f]{6}$"}),
        Shape::Picture => {
            json!({"type": ["string", "null"], "pattern": "^data:image/(png|svg\\+xml);base64,[A-Za-z0-9+/]+=*$"})
        }
        Shape::Choice { choices, optional } => {
            let mut values: Vec<Value> = choices.iter().map(|choice| json!(choice.value)).collect();
            if *optional {
                values.push(Value::Null);
            }
            json!({"enum": values})
        }
        Shape::Ref { kind } => {
            json!({"type": ["string", "null"], "$comment": format!("the id of a record in {}", kind.def().list)})
        }
        Shape::Target => {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            json!({"type": "object", "properties": {"kind": {"enum": kinds}, "id": {"type": "string"}}, "required": ["kind", "id"]})
        }
        Shape::List { of: item } => json!({"type": "array", "items": of(item, None)}),
        Shape::Part { fields } => {
            let fields = fields.iter().map(|field| (field.name.to_owned(), described(field))).collect();
            object(fields, "An item", None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_kind_is_described() {
        let schema = schema();
        for kind in Kind::ALL {
            let def = kind.def();
            let fields = &schema["$defs"][def.name]["properties"];
            for field in def.fields {
                assert!(fields[field.name]["description"].is_string(), "{kind}.{}", field.name);
            }
            assert!(schema["properties"][def.list].is_object());
        }
        assert_eq!(schema["$defs"]["initiative"]["properties"]["horizon"]["enum"][0], "now");
    }
}
