use std::collections::BTreeMap;

use anyhow::{Context, Result};

/// A measurement: the program, and the measurement's name.
pub(super) type Name<'a> = (&'a str, &'a str);

/// All measurements, in nanoseconds, bytes, KiB or pieces; the best of each.
#[derive(Default)]
pub(super) struct Figures(BTreeMap<String, u64>);

impl Figures {
    /// Reads a program's output: a line `name figure` for each measurement.
    pub(super) fn add(&mut self, program: &str, printed: &str) -> Result<()> {
        for line in printed.lines() {
            let (name, figure) = line.split_once(' ').with_context(|| format!("{program} prints {line}"))?;
            let figure: u64 = figure.parse().with_context(|| format!("{program} prints {line}"))?;
            let best = self.0.entry(format!("{program} {name}")).or_insert(figure);
            *best = figure.min(*best);
        }
        Ok(())
    }

    pub(super) fn of(&self, (program, name): Name<'_>) -> Result<u64> {
        self.0.get(&format!("{program} {name}")).copied().with_context(|| format!("{program} does not measure {name}"))
    }

    pub(super) fn all(&self) -> &BTreeMap<String, u64> {
        &self.0
    }
}
