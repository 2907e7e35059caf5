//! The profile under which a message is read: mode, limits, known tokens. It is a value; there is no global state.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use crate::json::{Json, Limits, ObjectWriter, Value};
use crate::registry::Registry;
use crate::words::words;
use crate::{Error, Result};

words! {
    /// How strictly a peer's message is read.
    #[argument = "mode"]
    #[derive(Default)]
    pub enum Mode {
        /// Reads what can be read, and lists each repair and each skipped entry. For messages that a client receives.
        #[default]
        Tolerant = "tolerant",
        /// Refuses what needs a repair or would be skipped. For your own messages.
        Strict = "strict",
    }
}

/// Everything that reading and deciding depend on besides the message: mode, limits, known tokens, settle margin. A
/// message keeps the profile under which it was read, and what is derived from the message inherits it. Cloning is
/// cheap.
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
    /// Makes the default profile.
    pub fn new() -> Profile {
        Profile::default()
    }

    /// Returns the profile with another mode.
    #[must_use]
    pub fn with_mode(mut self, mode: Mode) -> Profile {
        Arc::make_mut(&mut self.0).mode = mode;
        self
    }

    /// Returns the profile with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Profile {
        Arc::make_mut(&mut self.0).limits = limits;
        self
    }

    /// Returns the profile with another settle margin, in seconds (see [`Profile::settle_margin`]).
    #[must_use]
    pub fn with_settle_margin(mut self, seconds: u64) -> Profile {
        Arc::make_mut(&mut self.0).settle_margin = seconds;
        self
    }

    /// Returns the profile with more tokens, from a JSON array of rows:
    /// `{network, address, symbol, name, version, decimals, transferMethod?, domainSeparator, evidence, source?}`. A
    /// row for a known token may change its evidence only.
    ///
    /// # Errors
    /// `registry.asset`; `registry.separator` if name and version do not give the pinned separator; `registry.conflict`
    /// if a row contradicts a known token; those of [`Json::parse`].
    pub fn with_assets(mut self, rows: &str) -> Result<Profile> {
        let rows = Json::parse(rows, self.limits())?;
        Arc::make_mut(&mut self.0).registry.add(rows.value())?;
        Ok(self)
    }

    /// How strictly messages are read.
    pub fn mode(&self) -> Mode {
        self.0.mode
    }

    /// The limits on what is read.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The tokens that are known.
    pub fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// The seconds that a settlement may take: a payment that expires sooner is neither sent nor accepted. 6 by
    /// default, as in the official SDKs.
    pub fn settle_margin(&self) -> u64 {
        self.0.settle_margin
    }

    /// Writes the profile as JSON, which [`Profile::from_json`] reads. It holds only what differs from the default,
    /// which is `{}`.
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
                .raw("members", limits.members)
                .raw("entries", limits.entries);
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

    /// The JSON that a written value carries; `None` for the default profile.
    pub(crate) fn carried(&self) -> Option<String> {
        (*self != Profile::default()).then(|| self.to_json())
    }

    /// Reads the member `profile` of a written value; without one it is the default profile.
    pub(crate) fn read_carried(value: Value<'_>) -> Result<Profile> {
        let profile = value.read_optional("profile", |profile| Profile::from_json(&profile.string()?))?;
        Ok(profile.unwrap_or_default())
    }

    /// Reads a profile from JSON: `{mode?, limits?, settleMargin?: seconds, assets?: [row]}`. What is absent is as in
    /// the default profile.
    ///
    /// # Errors
    /// `usage.argument` for another member or an unusable value; `message.wrong_type`; those of
    /// [`Profile::with_assets`].
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
    const NAMES: [&str; 6] = ["requestHeader", "responseHeader", "body", "depth", "members", "entries"];
    let value = value.object(PROFILE, &NAMES)?;
    let Limits { request_header, response_header, body, depth, members, entries } = limits;
    for (name, limit) in NAMES.into_iter().zip([request_header, response_header, body, depth, members, entries]) {
        // 32 bits, so that a profile means the same on every machine.
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
