//! What an audience may not see is taken out before anything else looks at the strategy.

use std::borrow::Cow;
use std::collections::BTreeMap;

use lodestar_model::define::OnDelete;
use lodestar_model::records::{Horizon, InitiativeStatus, RiskStatus};
use lodestar_model::{
    AnyRecord, FieldDef, Fields, Id, Kind, Lens, Lenses, Readers, Shape, Strategy, UnfitRecord, blank,
};
use serde_json::Value;

/// Whether an audience sees any record of a kind. What a kind's fields say is said in their definitions; here is what is
/// none of an audience's business as a whole.
fn kind_shows(lens: Lens, kind: Kind) -> bool {
    use Kind as K;
    match lens {
        Lens::All => true,
        Lens::Executives => !matches!(
            kind,
            K::Dependency
                | K::Experiment
                | K::Guardrail
                | K::Stakeholder
                | K::DecisionRight
                | K::Ritual
                | K::Review
                | K::Workshop
                | K::WorkshopStep
                | K::WorkshopNote
                | K::WorkshopRun
                | K::Silence
                | K::Publication
        ),
        Lens::Partners => !matches!(
            kind,
            K::DebtItem
                | K::Stakeholder
                | K::Review
                | K::Workshop
                | K::WorkshopStep
                | K::WorkshopNote
                | K::WorkshopRun
                | K::Silence
                | K::Publication
        ),
        Lens::Engineers => !matches!(kind, K::Stakeholder | K::WorkshopRun | K::Silence | K::Publication),
    }
}

/// The choices and flags without which every document can do: where one is hidden nothing is said in its place. The
/// others have no empty value and documents are laid out or reckoned by them (the column of an initiative, the side on
/// which a metric is better), so that hiding them would make the page say something false.
const DISPENSABLE: &[(Kind, &str)] = &[
    (Kind::Strategy, "status"),
    (Kind::Strategy, "classification"),
    (Kind::Initiative, "status"),
    (Kind::Initiative, "commitment"),
    (Kind::Initiative, "gates.state"),
    (Kind::Dependency, "kind"),
    (Kind::Milestone, "fixed"),
    (Kind::DebtItem, "status"),
    (Kind::Experiment, "status"),
    (Kind::Risk, "class"),
    (Kind::Risk, "status"),
    (Kind::Guardrail, "class"),
    (Kind::Decision, "options.chosen"),
    (Kind::Assumption, "state"),
    (Kind::Stakeholder, "kind"),
    (Kind::Review, "kind"),
];

/// Something that an audience is usually kept from and that one publication shows them all the same, because it was
/// asked for by name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Included {
    /// The kind of the records.
    pub kind: Kind,
    /// The field; nothing for the records as a whole.
    pub field: String,
}

/// What an audience sees: what its lens shows, and otherwise where rules of its own say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    lens: Lens,
    /// The record of the audience, where it is one of the strategy's own.
    own: Option<Id>,
    name: String,
    /// By kind and field; by kind and nothing for the records as a whole.
    rules: BTreeMap<(Kind, String), bool>,
    /// What they are shown for once.
    included: Vec<Included>,
}

impl From<Lens> for Sight {
    fn from(lens: Lens) -> Self {
        Self { lens, own: None, name: lens.label().to_owned(), rules: BTreeMap::new(), included: Vec::new() }
    }
}

impl Sight {
    /// What the readers of a strategy see.
    pub fn of(strategy: &Strategy, readers: Readers) -> Result<Self, crate::Error> {
        let id = match readers {
            Readers::Lens(lens) => return Ok(lens.into()),
            Readers::Own(id) => id,
        };
        let own = strategy.audiences.iter().find(|own| own.id == id).ok_or(crate::Error::UnknownAudience(id))?;
        let rules = own.sights.iter().filter_map(|rule| {
            let kind: Kind = rule.kind.trim().parse().ok()?;
            let field = rule.field.trim();
            // What cannot be left unsaid would show as something that it is not.
            let may =
                field.is_empty() || found(kind.def().fields, field).is_some_and(|f| may_be_hidden(kind, field, f));
            may.then(|| ((kind, field.to_owned()), rule.seen))
        });
        Ok(Self {
            lens: own.like,
            own: Some(id),
            name: readers.name(strategy),
            rules: rules.collect(),
            included: Vec::new(),
        })
    }

    /// The same readers, who for once see some of what they are usually kept from. What belongs to the authors alone
    /// ([`Lenses::PRIVATE`] fields, the accounts that the file keeps of itself) is not shown to others for the asking.
    pub fn including(mut self, included: &[Included]) -> Result<Self, crate::Error> {
        for one in included {
            let field = one.field.trim();
            if !may_be_included(one.kind, field) {
                let def = one.kind.def();
                let what = found(def.fields, field).map_or(def.labels, |field| field.label);
                return Err(crate::Error::NeverShown { what });
            }
            // The records come with their field: to see the owner of a risk is to see the risk.
            self.rules.insert((one.kind, String::new()), true);
            if !field.is_empty() {
                self.rules.insert((one.kind, field.to_owned()), true);
            }
            self.included.push(Included { kind: one.kind, field: field.to_owned() });
        }
        Ok(self)
    }

    /// What they are shown for once.
    pub fn included(&self) -> &[Included] {
        &self.included
    }

    /// The audience that they are, or are like: wording follows it.
    pub fn lens(&self) -> Lens {
        self.lens
    }

    /// Who they are.
    pub fn readers(&self) -> Readers {
        self.own.map_or(Readers::Lens(self.lens), Readers::Own)
    }

    /// What they are called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether they are the authors, who see all but what is marked private.
    pub fn authors(&self) -> bool {
        self.readers() == Readers::AUTHORS
    }

    /// Whether they see records of a kind.
    pub fn shows_kind(&self, kind: Kind) -> bool {
        match self.rules.get(&(kind, String::new())) {
            Some(seen) => *seen,
            // Who else there is, and what they are kept from, is for the authors.
            None if self.own.is_some() && kind == Kind::Audience => false,
            None => kind_shows(self.lens, kind),
        }
    }

    /// Whether they see a field of a kind; a field of a part by its path, such as `actions.owner`.
    pub fn shows_field(&self, kind: Kind, path: &str, field: &FieldDef) -> bool {
        // Without rules, as most are, no key is made.
        let rule = if self.rules.is_empty() { None } else { self.rules.get(&(kind, path.to_owned())) };
        rule.copied().unwrap_or_else(|| field.lenses.shows(self.lens))
    }

    /// Whether they are told what stands in a field; one of a part by its path.
    pub(crate) fn tells(&self, kind: Kind, path: &str) -> bool {
        // Without rules, as most are, nothing is looked up.
        self.rules.is_empty() || found(kind.def().fields, path).is_none_or(|field| self.shows_field(kind, path, field))
    }

    /// A word for a field, or nothing where they are not told.
    pub(crate) fn told(&self, kind: Kind, path: &str, word: &'static str) -> &'static str {
        if self.tells(kind, path) { word } else { "" }
    }

    /// Whether they see a record at all. A story that is told to others is not for them.
    pub(crate) fn shows(&self, record: &dyn AnyRecord) -> bool {
        let kind = record.def().kind;
        if kind == Kind::Narrative && self.lens != Lens::All {
            let told = record.to_json().get("audience").cloned();
            let for_them = told.is_some_and(|told| told == self.lens.value() || told == Lens::All.value());
            return for_them && self.shows_kind(kind);
        }
        self.shows_kind(kind)
    }

    /// Whether every field is shown, those of parts included.
    fn shows_all(&self, kind: Kind, path: &str, fields: &[FieldDef]) -> bool {
        fields.iter().all(|field| {
            let path = within(path, field.name);
            let below = || parts(&field.shape).is_none_or(|part| self.shows_all(kind, &path, part));
            self.shows_field(kind, &path, field) && below()
        })
    }
}

/// The path of a field within another.
pub(crate) fn within(path: &str, field: &str) -> String {
    if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") }
}

/// The field at a path.
fn found<'a>(fields: &'a [FieldDef], path: &str) -> Option<&'a FieldDef> {
    match path.split_once('.') {
        None => fields.iter().find(|field| field.name == path),
        Some((first, rest)) => found(parts(&fields.iter().find(|field| field.name == first)?.shape)?, rest),
    }
}

/// Whether an audience of one's own can be kept from a field: whether it can be empty, or every document can do without.
fn may_be_hidden(kind: Kind, path: &str, field: &FieldDef) -> bool {
    let always = matches!(field.shape, Shape::Choice { optional: false, .. } | Shape::Flag | Shape::Target);
    (!always || DISPENSABLE.contains(&(kind, path))) && field.on_delete != OnDelete::Delete
}

/// Whether readers may be shown it for once: not what nobody sees in any document, nor what the file notes about itself.
fn may_be_included(kind: Kind, path: &str) -> bool {
    let own = matches!(kind, Kind::Audience | Kind::Publication | Kind::Silence | Kind::PlanOption | Kind::WorkshopRun);
    let open = |field: &FieldDef| field.lenses != Lenses::PRIVATE && !field.inner;
    !own && (path.is_empty() || found(kind.def().fields, path).is_some_and(open))
}

/// What an audience sees of a kind, for those who choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenKind {
    /// The kind.
    pub kind: Kind,
    /// Whether its records are seen.
    pub seen: bool,
    /// Whether they are seen by the audience that this one is like.
    pub usual: bool,
    /// Its fields.
    pub fields: Vec<SeenField>,
}

/// What an audience sees of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenField {
    /// Its path.
    pub field: String,
    /// What it is called.
    pub label: String,
    /// Whether it is seen.
    pub seen: bool,
    /// Whether it is seen by the audience that this one is like.
    pub usual: bool,
    /// Whether that can be changed: not where the field cannot be empty.
    pub fixed: bool,
}

/// What an audience sees, kind by kind.
pub fn sights(sight: &Sight) -> Vec<SeenKind> {
    let kinds = Kind::ALL.iter().map(|kind| {
        let mut fields = Vec::new();
        list(sight, *kind, "", "", kind.def().fields, &mut fields);
        let usual = kind_shows(sight.lens, *kind) && !(sight.own.is_some() && *kind == Kind::Audience);
        SeenKind { kind: *kind, seen: sight.shows_kind(*kind), usual, fields }
    });
    kinds.collect()
}

fn list(sight: &Sight, kind: Kind, path: &str, above: &str, fields: &[FieldDef], into: &mut Vec<SeenField>) {
    for field in fields {
        let path = within(path, field.name);
        let label = if above.is_empty() { field.label.to_owned() } else { format!("{above}: {}", field.label) };
        into.push(SeenField {
            seen: sight.shows_field(kind, &path, field),
            usual: field.lenses.shows(sight.lens),
            fixed: !may_be_hidden(kind, &path, field),
            field: path.clone(),
            label: label.clone(),
        });
        if let Some(part) = parts(&field.shape) {
            list(sight, kind, &path, &label, part, into);
        }
    }
}

/// What an audience does not get, for those who publish.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The kind of the records.
    pub kind: Kind,
    /// The field; nothing where the records are left out as a whole.
    pub field: Option<&'static FieldDef>,
    /// How many records have something there.
    pub records: usize,
    /// Whether they may be shown it for once.
    pub may_include: bool,
}

/// What an audience does not get of this strategy.
pub fn left_out(strategy: &Strategy, sight: &Sight) -> Vec<LeftOut> {
    let mut out = Vec::new();
    for kind in Kind::ALL {
        let def = kind.def();
        let hidden = strategy.all(*kind).filter(|record| !sight.shows(*record)).count();
        if hidden > 0 {
            let may_include = may_be_included(*kind, "") && !sight.shows_kind(*kind);
            out.push(LeftOut { kind: *kind, field: None, records: hidden, may_include });
        }
        let hides = |field: &&FieldDef| !sight.shows_field(*kind, field.name, field);
        let fields: Vec<&FieldDef> = def.fields.iter().filter(hides).collect();
        if fields.is_empty() || hidden == strategy.count(*kind) {
            continue;
        }
        let empty = blank(def);
        let all: Vec<Fields> = strategy.all(*kind).map(|record| record.to_json()).collect();
        for field in fields {
            // The value that nobody chose is one too where the field is never empty.
            let always = matches!(field.shape, Shape::Choice { optional: false, .. });
            let filled = |json: &&Fields| always || json.get(field.name) != empty.get(field.name);
            let records = all.iter().filter(filled).count();
            if records > 0 {
                let may_include = may_be_included(*kind, field.name);
                out.push(LeftOut { kind: *kind, field: Some(field), records, may_include });
            }
        }
    }
    out
}

/// The strategy as the audience may see it, to be compared with another.
pub fn for_audience(strategy: &Strategy, sight: &Sight) -> Result<Strategy, crate::Error> {
    Ok(seen(strategy, sight)?.into_owned())
}

/// The strategy as the audience may see it, as JSON. A hidden field that has no empty value is not there at all.
pub fn data(strategy: &Strategy, sight: &Sight) -> Result<Vec<u8>, crate::Error> {
    let unreadable = |error: serde_json::Error| crate::Error::Data { document: "strategy", reason: error.to_string() };
    let seen = seen(strategy, sight)?;
    let untold: Vec<_> = DISPENSABLE.iter().filter(|(kind, path)| !sight.tells(*kind, path)).collect();
    if untold.is_empty() {
        return serde_json::to_vec_pretty(&*seen).map_err(unreadable);
    }
    let mut json = serde_json::to_value(&*seen).map_err(unreadable)?;
    for (kind, path) in untold {
        let records = json.get_mut(kind.def().list).and_then(Value::as_array_mut);
        records.into_iter().flatten().for_each(|record| remove(record, path));
    }
    serde_json::to_vec_pretty(&json).map_err(unreadable)
}

/// Takes a field out, of a part by its path.
fn remove(value: &mut Value, path: &str) {
    match (value, path.split_once('.')) {
        (Value::Array(items), _) => items.iter_mut().for_each(|item| remove(item, path)),
        (Value::Object(fields), None) => _ = fields.remove(path),
        (Value::Object(fields), Some((first, rest))) => {
            fields.get_mut(first).into_iter().for_each(|below| remove(below, rest));
        }
        _ => {}
    }
}

/// The strategy as the audience may see it. Hidden fields are empty, as in a record that was never filled in.
pub(crate) fn seen<'a>(strategy: &'a Strategy, sight: &Sight) -> Result<Cow<'a, Strategy>, UnfitRecord> {
    let whole = |kind: &Kind| sight.shows_kind(*kind) || strategy.count(*kind) == 0;
    let all_fields = Kind::ALL.iter().all(|kind| sight.shows_all(*kind, "", kind.def().fields));
    let told = strategy.narratives.iter().all(|story| sight.shows(story));
    if all_fields && Kind::ALL.iter().all(whole) && told {
        return Ok(Cow::Borrowed(strategy));
    }
    let mut seen = strategy.clone();
    // What is over is told by its status alone. Who is not told the status must not take it for something that goes on.
    if !sight.tells(Kind::Initiative, "status") {
        for initiative in seen.initiatives.iter_mut().filter(|one| one.status == InitiativeStatus::Dropped) {
            initiative.horizon = Horizon::NotNow;
        }
    }
    if !sight.tells(Kind::Risk, "status") {
        seen.risks.retain(|risk| !matches!(risk.status, RiskStatus::Closed | RiskStatus::Accepted));
    }
    for kind in Kind::ALL {
        let def = kind.def();
        let hidden: Vec<_> =
            strategy.all(*kind).filter(|record| !sight.shows(*record)).map(|record| record.id()).collect();
        hidden.into_iter().for_each(|id| seen.remove(*kind, id));
        if sight.shows_all(*kind, "", def.fields) {
            continue;
        }
        let empty = blank(def);
        let records: Vec<Fields> = seen.all(*kind).map(|record| record.to_json()).collect();
        for record in &records {
            if let Some(id) = record.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok()) {
                seen.remove(*kind, id);
            }
        }
        let records = records.into_iter().map(|mut record| {
            hide(sight, *kind, "", def.fields, &empty, &mut record);
            record
        });
        seen.extend(*kind, records)?;
    }
    Ok(Cow::Owned(seen))
}

/// The fields of the items of a list, or of a part.
fn parts(shape: &Shape) -> Option<&'static [FieldDef]> {
    match shape {
        Shape::Part { fields } => Some(fields),
        Shape::List { of } => parts(of),
        _ => None,
    }
}

fn hide(sight: &Sight, kind: Kind, path: &str, fields: &[FieldDef], empty: &Fields, record: &mut Fields) {
    for field in fields {
        let Some(value) = record.get_mut(field.name) else { continue };
        let path = within(path, field.name);
        if !sight.shows_field(kind, &path, field) {
            // Parts have defaults for all their fields, records do not.
            match empty.get(field.name) {
                Some(blank) => value.clone_from(blank),
                None => _ = record.remove(field.name),
            }
        } else if let Some(part) = parts(&field.shape) {
            let below = |item: &mut Fields| hide(sight, kind, &path, part, &Fields::new(), item);
            match value {
                Value::Array(items) => items.iter_mut().filter_map(Value::as_object_mut).for_each(below),
                Value::Object(item) => below(item),
                _ => {}
            }
        }
    }
}
