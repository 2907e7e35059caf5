//! What a message is read under: the tokens known, the bounds, how strict. A value; there is no global state.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use crate::json::{Json, Limits, ObjectWriter, Value};
use crate::registry::Registry;
use crate::words::words;
use crate::{Error, Result};

words! {
    /// How a message that somebody else wrote is read.
    #[argument = "mode"]
    #[derive(Default)]
    pub enum Mode {
        /// Reads what can be read and lists each repair and each entry it skipped. For what a client receives.
        #[default]
        Tolerant = "tolerant",
        /// Refuses what needs a repair or would be skipped. For what we issue.
        Strict = "strict",
    }
}

/// Everything that parsing and deciding depend on besides the message. Parsing attaches it to the message, and what is
/// derived from a message inherits it. Cloning is cheap.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Profile(Arc<Settings>);

#[derive(Clone, PartialEq, Eq)]
struct Settings {
    mode: Mode,
    limits: Limits,
    registry: Registry,
    settle_margin: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { mode: Mode::default(), limits: Limits::default(), registry: Registry::default(), settle_margin: 6 }
    }
}

impl Profile {
    /// The default profile.
    pub fn new() -> Profile {
        Profile::default()
    }

    /// The same with another mode.
    #[must_use]
    pub fn with_mode(mut self, mode: Mode) -> Profile {
        Arc::make_mut(&mut self.0).mode = mode;
        self
    }

    /// The same with other bounds.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Profile {
        Arc::make_mut(&mut self.0).limits = limits;
        self
    }

    /// The same with another settle margin, in seconds (see [`Profile::settle_margin`]).
    #[must_use]
    pub fn with_settle_margin(mut self, seconds: u64) -> Profile {
        Arc::make_mut(&mut self.0).settle_margin = seconds;
        self
    }

    /// The same, knowing the tokens of a JSON array of rows as well:
    /// `{network, address, symbol, name, version, decimals, transferMethod?, domainSeparator, evidence, source?}`. A row of
    /// a known token replaces what is said of its evidence, and may differ in nothing else.
    ///
    /// # Errors
    /// `registry.asset`, `registry.separator` (the pinned separator is not what name and version give),
    /// `registry.conflict` (a known token, otherwise), and those of parsing JSON.
    pub fn with_assets(mut self, rows: &str) -> Result<Profile> {
        let rows = Json::parse(rows, self.limits())?;
        Arc::make_mut(&mut self.0).registry.add(rows.value())?;
        Ok(self)
    }

    /// How messages are read.
    pub fn mode(&self) -> Mode {
        self.0.mode
    }

    /// The bounds.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The tokens known.
    pub fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// The seconds a settlement takes: an authorization that expires within them is not worth sending. 6, as in every
    /// official SDK.
    pub fn settle_margin(&self) -> u64 {
        self.0.settle_margin
    }

    /// The profile as JSON: what a language without handles carries along with a message. Only what differs from the
    /// default is in it; the default is `{}`.
    pub fn to_json(&self) -> String {
        let Settings { mode, limits, registry, settle_margin } = &*self.0;
        let standard = Settings::default();
        let mut json = ObjectWriter::new();
        if *mode != standard.mode {
            json = json.string("mode", mode.as_str());
        }
        if *limits != standard.limits {
            let limits = ObjectWriter::new()
                .raw("requestHeader", limits.request_header)
                .raw("responseHeader", limits.response_header)
                .raw("body", limits.body)
                .raw("depth", limits.depth)
                .raw("members", limits.members);
            json = json.raw("limits", limits.end());
        }
        if *settle_margin != standard.settle_margin {
            json = json.raw("settleMargin", settle_margin);
        }
        if !registry.is_built_in() {
            json = json.raw("assets", registry.write_added());
        }
        json.end()
    }

    /// What a value of another language carries: nothing for the default profile.
    pub(crate) fn carried(&self) -> Option<String> {
        (*self != Profile::default()).then(|| self.to_json())
    }

    /// The member `profile` of a written value; the default profile if there is none.
    pub(crate) fn read_carried(value: Value<'_>) -> Result<Profile> {
        let profile = value.read_optional("profile", |profile| Profile::from_json(&profile.string()?))?;
        Ok(profile.unwrap_or_default())
    }

    /// Reads what [`Profile::to_json`] wrote, or a user's own: `{mode?, limits?, settleMargin?, assets?}`.
    ///
    /// # Errors
    /// Those of [`Profile::with_assets`]; `message.wrong_type`; `usage.argument`.
    pub fn from_json(text: &str) -> Result<Profile> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().object(PROFILE, &["mode", "limits", "settleMargin", "assets"])?;
        let mut settings = Settings::default();
        if let Some(mode) = value.read_optional("mode", |mode| mode.word(Mode::parse))? {
            settings.mode = mode;
        }
        value.read_optional("limits", |limits| read_limits(limits, &mut settings.limits))?;
        if let Some(seconds) = value.read_optional("settleMargin", |seconds| seconds.whole(PROFILE))? {
            settings.settle_margin = seconds;
        }
        value.read_optional("assets", |rows| settings.registry.add(rows))?;
        Ok(Profile(Arc::new(settings)))
    }
}

/// What an error calls a profile.
const PROFILE: &str = "profile";

fn read_limits(value: Value<'_>, limits: &mut Limits) -> Result<()> {
    const NAMES: [&str; 5] = ["requestHeader", "responseHeader", "body", "depth", "members"];
    let value = value.object(PROFILE, &NAMES)?;
    let Limits { request_header, response_header, body, depth, members } = limits;
    for (name, limit) in NAMES.into_iter().zip([request_header, response_header, body, depth, members]) {
        // No limit is wider than the narrowest machine's sizes: a profile means the same everywhere.
        let read = |bytes: Value<'_>| usize::try_from(bytes.whole::<u32>(PROFILE)?).map_err(|_| too_wide());
        if let Some(bytes) = value.read_optional(name, read)? {
            *limit = bytes;
        }
    }
    Ok(())
}

fn too_wide() -> Error {
    Error::argument(PROFILE, "a whole number below 2^32")
}

/// As its JSON.
impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Profile({})", self.to_json())
    }
}
