use anyhow::Result;
use serde_json::{Value, json};

use super::figures::{Figures, Name};
use xtask::language::Language;

/// A line of the table: one figure against another.
pub(super) struct Row {
    language: Language,
    label: String,
    cost: u64,
    over: u64,
    value: u64,
    unit: Unit,
    goal: Goal,
}

/// How the two figures are compared, and the unit of the goal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// The first over the second, in hundredths.
    Times,
    /// The difference, in nanoseconds.
    Nanoseconds,
    /// The difference, in KiB.
    Kib,
}

#[derive(Clone, Copy)]
pub(super) enum Goal {
    AtMost(u64),
    AtLeast(u64),
    None,
}

impl Row {
    /// Makes a line from two figures.
    pub(super) fn new(
        language: Language,
        label: impl Into<String>,
        (cost, over): (u64, u64),
        unit: Unit,
        goal: Goal,
    ) -> Row {
        let value = if unit == Unit::Times { cost * 100 / over.max(1) } else { cost.saturating_sub(over) };
        Row { language, label: label.into(), cost, over, value, unit, goal }
    }

    /// Makes a line from two measurements.
    pub(super) fn of(
        figures: &Figures,
        language: Language,
        label: impl Into<String>,
        (cost, over): (Name<'_>, Name<'_>),
        unit: Unit,
        goal: Goal,
    ) -> Result<Row> {
        Ok(Row::new(language, label, (figures.of(cost)?, figures.of(over)?), unit, goal))
    }

    fn met(&self) -> Option<bool> {
        match self.goal {
            Goal::AtMost(most) => Some(self.value <= most),
            Goal::AtLeast(least) => Some(self.value >= least),
            Goal::None => None,
        }
    }

    fn goal(&self) -> String {
        let (sign, bound) = match self.goal {
            Goal::AtMost(most) => ("≤", most),
            Goal::AtLeast(least) => ("≥", least),
            Goal::None => return String::new(),
        };
        let met = if self.met() == Some(true) { "met" } else { "missed" };
        format!("{sign} {}, {met}", self.unit.written(bound))
    }

    pub(super) fn to_json(&self) -> Value {
        let goal = match self.goal {
            Goal::AtMost(most) => json!({ "at_most": most }),
            Goal::AtLeast(least) => json!({ "at_least": least }),
            Goal::None => Value::Null,
        };
        json!({
            "language": self.language.name(), "label": self.label, "cost": self.cost, "over": self.over,
            "value": self.value, "unit": self.unit.name(), "goal": goal, "met": self.met(),
        })
    }
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Unit::Times => "hundredths",
            Unit::Nanoseconds => "ns",
            Unit::Kib => "KiB",
        }
    }

    fn written(self, value: u64) -> String {
        match self {
            Unit::Times => format!("{}.{:02} ×", value / 100, value % 100),
            Unit::Nanoseconds => format!("{}.{} µs", value / 1000, value % 1000 / 100),
            Unit::Kib => format!("{}.{} MiB", value / 1024, value % 1024 * 10 / 1024),
        }
    }
}

/// Prints lines, by language.
pub(super) fn print(rows: &[Row]) {
    let mut shown = None;
    for row in rows {
        if shown.replace(row.language) != Some(row.language) {
            println!("\n{:<52}{:>12}{:>12}{:>13}   goal", row.language.name(), "ns or KiB", "of", "");
        }
        let (value, goal) = (row.unit.written(row.value), row.goal());
        println!("{:<52}{:>12}{:>12}{value:>13}   {goal}", row.label, row.cost, row.over);
    }
}
