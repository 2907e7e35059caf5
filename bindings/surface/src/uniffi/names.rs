//! The names that the generator's edits look for in what uniffi generates.

use std::collections::BTreeSet;

use super::{Emitter, maker, pascal};
use crate::description::*;
use crate::documentation::camel;
use crate::kernel::snake;

impl Emitter<'_> {
    pub(super) fn names(&self) -> String {
        let (mut hidden, mut getters, mut records) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let (mut arguments, mut members, mut methods) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for (owner, function) in self.surface.functions() {
            let of_data = !matches!(self.surface.item(owner), None | Some(Item::Class(_)));
            if of_data && function.receiver == Receiver::Type && function.name != "new" {
                hidden.insert(quoted(&camel(&maker(owner, &function.name))));
            }
            let is_method = !matches!(function.receiver, Receiver::None | Receiver::Type);
            if !of_data && is_method && function.arguments.is_empty() {
                methods.insert(quoted(&camel(&function.name)));
            }
            let may_be_absent = function.arguments.iter().filter(|argument| argument.default != Default::Needed);
            arguments.extend(may_be_absent.filter_map(|argument| self.default_of(&argument.name, &argument.shape)));
        }
        for item in self.surface.items() {
            match item {
                Item::Constant(constant) => _ = hidden.insert(quoted(&camel(&constant.name.to_lowercase()))),
                Item::Union(union) => getters.extend(union.getters.iter().map(|getter| quoted(&camel(&getter.name)))),
                Item::Record(record) if record.input => {
                    let defaults = record.fields.iter().filter_map(|field| self.default_of(&field.name, &field.shape));
                    let defaults: Vec<String> = defaults.collect();
                    if !defaults.is_empty() || record.fields.iter().any(|field| field.shape.is_optional()) {
                        records.insert(quoted(&record.name));
                    }
                    members.extend(defaults);
                }
                _ => {}
            }
        }
        let list = |about: &str, name: &str, kind: &str, entries: BTreeSet<String>| {
            let entries = entries.into_iter().collect::<Vec<_>>().join(", ");
            format!("\n/// {about}\npub(crate) const {name}: &[{kind}] = &[{entries}];\n")
        };
        let three = "(&str, &str, &str)";
        "//! The names that `edits.rs` looks for in what uniffi generates.\n".to_owned()
            + &list("Functions that only the files beside uniffi's call.", "HIDDEN", "&str", hidden)
            + &list("What all cases of an enum have: a property.", "GETTERS", "&str", getters)
            + &list("Methods without arguments: they stay functions, unlike getters.", "METHODS", "&str", methods)
            + &list("Records of which a member may be left out.", "WITH_DEFAULTS", "&str", records)
            + &list("Arguments that are enums, and the case that an absent one is.", "ARGUMENTS", three, arguments)
            + &list("Members of records that are enums, and the case that an absent one is.", "MEMBERS", three, members)
    }

    /// `("kind", "PayerKind", "key")`, of an enum with a default.
    fn default_of(&self, name: &str, shape: &Shape) -> Option<String> {
        let Shape::Named(kind) = shape else { return None };
        let Item::Word(word) = self.surface.item(kind)? else { return None };
        let variant = word.variants.iter().find(|variant| Some(&variant.name) == word.default.as_ref())?;
        Some(format!("(\"{}\", \"{kind}\", \"{}\")", camel(name), snake(&pascal(&variant.wire))))
    }
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}
