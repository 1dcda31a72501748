//! Strategies for tests and measurements, from short JSON: fields that are left out are empty, and any text may stand
//! where an id is wanted.

use chrono::{DateTime, Utc};
use lodestar_model::{Fields, Id, Kind, Rank, Shape, Strategy, blank};
use serde_json::{Value, json};

/// The id that a name stands for.
pub fn id(name: &str) -> Id {
    name.parse().unwrap_or_else(|_| {
        // FNV-1a, twice, for 128 bits that depend on nothing but the name.
        let hash =
            |seed: u64| name.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let text = format!("{:016x}{:016x}", hash(0xcbf2_9ce4_8422_2325), hash(0x9e37_79b9_7f4a_7c15));
        text.parse().expect("32 hexadecimal digits are an id")
    })
}

/// Reads a strategy: an object with a list for each kind, under the name of the list.
pub fn strategy(loose: &Value) -> Strategy {
    let mut strategy = Strategy::default();
    let now: DateTime<Utc> = "2027-02-16T14:02:00Z".parse().expect("a time");
    for kind in Kind::ALL {
        let def = kind.def();
        let given = loose[def.list].as_array().cloned().unwrap_or_default();
        let given = if def.single && given.is_empty() { vec![json!({})] } else { given };
        let mut rank: Option<Rank> = None;
        let mut records = Vec::new();
        for (at, item) in given.iter().enumerate() {
            let mut fields: Fields = blank(def);
            for (name, value) in item.as_object().expect("a record is an object") {
                let value = match def.field(name).map(|field| field.shape) {
                    Some(shape) => resolved(&shape, value),
                    None => value.clone(),
                };
                fields.insert(name.clone(), value);
            }
            let name = item["id"].as_str().map_or_else(|| format!("{kind}-{at}"), str::to_owned);
            let next = Rank::between(rank.as_ref(), None);
            fields.insert("id".into(), json!(id(&name)));
            fields.insert("rank".into(), json!(next));
            fields.insert("created".into(), json!(now));
            fields.insert("updated".into(), json!(now));
            rank = Some(next);
            records.push(fields);
        }
        strategy.extend(*kind, records).expect("records of their kind");
    }
    strategy
}

fn resolved(shape: &Shape, value: &Value) -> Value {
    match (shape, value) {
        (Shape::Ref { .. }, Value::String(name)) => json!(id(name)),
        (Shape::Target, Value::Object(target)) => {
            json!({"kind": target["kind"], "id": id(target["id"].as_str().unwrap_or_default())})
        }
        (Shape::List { of }, Value::Array(items)) => items.iter().map(|item| resolved(of, item)).collect(),
        (Shape::Part { fields }, Value::Object(part)) => {
            let mut part = part.clone();
            for field in *fields {
                if let Some(value) = part.get_mut(field.name) {
                    *value = resolved(&field.shape, &value.clone());
                }
            }
            Value::Object(part)
        }
        _ => value.clone(),
    }
}
