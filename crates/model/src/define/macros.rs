//! The macros [`record!`](crate::record), [`part!`](crate::part) and [`choice!`](crate::choice).

/// Defines a record kind: the struct (with `id`, `rank`, `created` and `updated` before its own fields) and its
/// [`KindDef`](crate::KindDef). The documentation of a field is also its help in forms.
///
/// ```ignore
/// record! {
///     /// A problem or outcome that groups initiatives.
///     Theme { name: "theme", list: "themes", label: "Theme", labels: "Themes", title: "name" }
///     /// What people call it.
///     name: String, "Name" => .required();
///     /// The reason for the bet.
///     why: Markdown, "Why this bet";
/// }
/// ```
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $help:literal])+
        $record:ident {
            name: $name:literal, list: $list:literal, label: $label:literal, labels: $labels:literal,
            title: $title:literal $(, kind: $kind:ident, single: $single:literal)?
        }
        $(
            $(#[doc = $field_help:literal])+
            $field:ident : $type:ty, $field_label:literal $(=> $(. $with:ident ( $($arg:expr),* ))+)? ;
        )+
    ) => {
        $(#[doc = $help])+
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub struct $record {
            /// Its identity.
            pub id: $crate::Id,
            /// Its place among the records of its kind.
            pub rank: $crate::Rank,
            /// When it was made.
            pub created: chrono::DateTime<chrono::Utc>,
            /// When it was last changed.
            pub updated: chrono::DateTime<chrono::Utc>,
            $(
                $(#[doc = $field_help])+
                pub $field: $type,
            )+
        }

        impl $record {
            /// The definition of this kind.
            pub const DEF: $crate::KindDef = $crate::KindDef {
                kind: $crate::record!(@kind $record $($kind)?),
                name: $name,
                list: $list,
                label: $label,
                labels: $labels,
                help: concat!($($help),+).trim_ascii(),
                single: $crate::record!(@single $($single)?),
                title: $title,
                fields: &[$(
                    $crate::FieldDef::new(
                        stringify!($field), $field_label, concat!($($field_help),+).trim_ascii(),
                        <$type as $crate::define::Field>::SHAPE,
                    )$($(.$with($($arg),*))+)?
                ),+],
            };
        }

        impl $crate::AnyRecord for $record {
            fn def(&self) -> &'static $crate::KindDef { &Self::DEF }
            fn id(&self) -> $crate::Id { self.id }
            fn rank(&self) -> &$crate::Rank { &self.rank }
            fn created(&self) -> chrono::DateTime<chrono::Utc> { self.created }
            fn updated(&self) -> chrono::DateTime<chrono::Utc> { self.updated }
            fn each_field<'a>(
                &'a self,
                visit: &mut dyn FnMut(&'static $crate::FieldDef, $crate::define::Look<'a>),
            ) {
                let mut fields = Self::DEF.fields.iter();
                $(if let Some(def) = fields.next() {
                    visit(def, $crate::define::Field::look(&self.$field));
                })+
            }
            fn to_json(&self) -> $crate::Fields {
                match serde_json::to_value(self) {
                    Ok(serde_json::Value::Object(fields)) => fields,
                    _ => $crate::Fields::new(),
                }
            }
        }
    };
    (@kind $record:ident) => { $crate::Kind::$record };
    (@kind $record:ident $kind:ident) => { $crate::Kind::$kind };
    (@single) => { false };
    (@single $single:literal) => { $single };
}

/// Defines an item of a list inside a record: a struct and its [`Shape`](crate::Shape). All fields have a default, so
/// that `{"text": "…"}` is enough.
#[macro_export]
macro_rules! part {
    (
        $(#[doc = $help:literal])+
        $part:ident
        $(
            $(#[doc = $field_help:literal])+
            $field:ident : $type:ty, $field_label:literal $(=> $(. $with:ident ( $($arg:expr),* ))+)? ;
        )+
    ) => {
        $(#[doc = $help])+
        #[derive(Clone, Debug, PartialEq, Default, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(default)]
        pub struct $part {
            $(
                $(#[doc = $field_help])+
                pub $field: $type,
            )+
        }

        impl $crate::define::Field for $part {
            const SHAPE: $crate::Shape = $crate::Shape::Part {
                fields: &[$(
                    $crate::FieldDef::new(
                        stringify!($field), $field_label, concat!($($field_help),+).trim_ascii(),
                        <$type as $crate::define::Field>::SHAPE,
                    )$($(.$with($($arg),*))+)?
                ),+],
            };
        }
    };
}

/// Defines a closed set of values. The first is the default where a value is demanded.
#[macro_export]
macro_rules! choice {
    (
        $(#[doc = $help:literal])+
        $choice:ident { $first:ident = $first_value:literal, $first_label:literal, $first_help:literal;
            $($variant:ident = $value:literal, $label:literal, $variant_help:literal;)* }
    ) => {
        $(#[doc = $help])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[derive(serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $choice {
            #[doc = $first_help]
            #[default]
            #[serde(rename = $first_value)]
            $first,
            $(
                #[doc = $variant_help]
                #[serde(rename = $value)]
                $variant,
            )*
        }

        impl $choice {
            /// All values, in the order in which a form offers them.
            pub const ALL: &[Self] = &[Self::$first, $(Self::$variant),*];
            const CHOICES: &[$crate::ChoiceDef] = &[
                $crate::ChoiceDef { value: $first_value, label: $first_label, help: $first_help },
                $($crate::ChoiceDef { value: $value, label: $label, help: $variant_help }),*
            ];
            /// As people read it.
            pub const fn label(self) -> &'static str {
                Self::CHOICES[self as usize].label
            }
            /// What choosing it means, in a few words.
            pub const fn help(self) -> &'static str {
                Self::CHOICES[self as usize].help
            }
            /// As it stands in files and JSON.
            pub const fn value(self) -> &'static str {
                Self::CHOICES[self as usize].value
            }
        }

        impl $crate::define::Field for $choice {
            const SHAPE: $crate::Shape = $crate::Shape::Choice { choices: Self::CHOICES, optional: false };
        }
        impl $crate::define::Scalar for $choice {
            const SHAPE: $crate::Shape = $crate::Shape::Choice { choices: Self::CHOICES, optional: true };
        }
    };
}
